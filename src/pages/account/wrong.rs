//! What can be wrong while signing in, each in its own sentence at its field.

use crate::api::ApiError;
use crate::domain::person::PhoneFault;
use crate::domain::problem::Problem;
use crate::domain::sign_in::CodeFault;
use crate::i18n;
use chrono::TimeDelta;

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrong {
    /// No phone number.
    PhoneMissing,
    /// No phone number of mainland China.
    Phone(PhoneFault),
    /// The server does not take this number.
    PhoneRefused,
    /// Too many codes were asked for; seconds to wait.
    TooManyCodes(Option<u32>),
    /// No code, or none that could be one.
    Code(CodeFault),
    /// Another code than the one sent; tries left, where the server says.
    NotTheCode(Option<u32>),
    /// It was good for a while and is not any more.
    CodeExpired,
    /// Too many wrong tries: the code is void.
    TooManyTries,
    /// No network, or no answer.
    Offline,
    /// Anything else.
    Failed,
}

impl Wrong {
    /// What an answer to the request for a code means.
    pub(super) fn of_sending(error: &ApiError) -> Self {
        match error {
            ApiError::Offline | ApiError::Unreachable => Self::Offline,
            ApiError::Problem(Problem {
                status: 429,
                retry_after,
                ..
            }) => Self::TooManyCodes(*retry_after),
            ApiError::Problem(Problem { status: 422, .. }) => Self::PhoneRefused,
            _ => Self::Failed,
        }
    }

    /// What an answer to the code means.
    pub(super) fn of_code(error: &ApiError) -> Self {
        match error {
            ApiError::Offline | ApiError::Unreachable => Self::Offline,
            ApiError::Problem(problem) => match problem.slug() {
                "wrong-code" => Self::NotTheCode(problem.tries_left),
                "code-expired" => Self::CodeExpired,
                _ if problem.status == 429 => Self::TooManyTries,
                _ => Self::Failed,
            },
            ApiError::Unreadable | ApiError::Unclear => Self::Failed,
        }
    }

    /// Whether only another code helps.
    pub(super) fn needs_another_code(&self) -> bool {
        matches!(self, Self::CodeExpired | Self::TooManyTries)
    }

    /// The sentence.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::PhoneMissing => i18n::t("fault.missing_phone"),
            Self::Phone(fault) => phone(*fault),
            Self::PhoneRefused => i18n::t("account.fault.phone_refused"),
            Self::TooManyCodes(None) => i18n::t("account.fault.too_many_codes"),
            Self::TooManyCodes(Some(seconds)) => {
                let wait = i18n::tn("time.seconds", *seconds as usize, &[]);
                let long = || i18n::duration(TimeDelta::minutes(i64::from(seconds.div_ceil(60))));
                let wait = if *seconds < 120 { wait } else { long() };
                i18n::tf("account.fault.too_many_codes_wait", &[("wait", wait)])
            }
            Self::Code(fault) => i18n::t(fault.key()),
            Self::NotTheCode(None) => i18n::t("account.fault.wrong_code"),
            Self::NotTheCode(Some(left)) => {
                i18n::tn("account.fault.wrong_code_left", *left as usize, &[])
            }
            Self::CodeExpired => i18n::t("account.fault.code_expired"),
            Self::TooManyTries => i18n::t("account.fault.too_many_tries"),
            Self::Offline => i18n::t("account.fault.offline"),
            Self::Failed => i18n::t("error.failed_text"),
        }
    }
}

fn phone(fault: PhoneFault) -> String {
    match fault {
        PhoneFault::TooShort(missing) => {
            i18n::tf("fault.phone_too_short", &[("missing", missing.to_string())])
        }
        PhoneFault::TooLong(over) => {
            i18n::tf("fault.phone_too_long", &[("over", over.to_string())])
        }
        PhoneFault::Characters => i18n::t("fault.phone_characters"),
        PhoneFault::Start => i18n::t("fault.phone_start"),
    }
}
