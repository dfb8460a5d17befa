//! Looking a case up by number and code, without an account.

use crate::api::{self, ApiError};
use crate::domain::identity::{AccessCode, CaseNumber};
use crate::domain::lookup::{LookupFault, read_code, read_number};
use crate::funnel::Signal;
use crate::i18n;
use crate::routes::Route;
use crate::state::{navigation, opened};
use crate::ui::button::Button;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::text_input::{TextInput, TextKind};
use crate::ui::words::{said, say};
use chrono::TimeDelta;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Element ids of the two fields.
const NUMBER: &str = "lookup-number";
const CODE: &str = "lookup-code";

/// What is wrong, as the resident reads it: at which field, which sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    Field(LookupFault),
    /// No such pair of number and code; tries left, where the server says.
    NoMatch(Option<u32>),
    /// Too many tries; seconds to wait.
    TooMany(Option<u32>),
    Offline,
    Failed,
}

impl Wrong {
    fn of(error: &ApiError) -> Self {
        match error {
            ApiError::Offline | ApiError::Unreachable => Self::Offline,
            ApiError::Problem(problem) if problem.status == 429 => {
                Self::TooMany(problem.retry_after)
            }
            ApiError::Problem(problem) if matches!(problem.status, 404 | 422) => {
                Self::NoMatch(problem.tries_left)
            }
            _ => Self::Failed,
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Field(LookupFault::CodeMissing | LookupFault::CodeShape) => CODE,
            _ => NUMBER,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Field(fault) => i18n::t(fault.key()),
            Self::NoMatch(None) => i18n::t("cases.fault.no_match"),
            Self::NoMatch(Some(left)) => i18n::tn("cases.fault.no_match_left", *left as usize, &[]),
            Self::TooMany(None) => i18n::t("cases.fault.too_many"),
            Self::TooMany(Some(seconds)) => {
                let minutes = TimeDelta::minutes(i64::from(seconds.div_ceil(60)));
                i18n::tf(
                    "cases.fault.too_many_wait",
                    &[("wait", i18n::duration(minutes))],
                )
            }
            Self::Offline => i18n::t("cases.fault.offline"),
            Self::Failed => i18n::t("error.failed_text"),
        }
    }
}

/// The form: two fields and a button. `title_id` names the heading it belongs
/// to, `on_wrong` hears whether something must be put right.
#[component]
pub(super) fn LookupForm(
    /// Element id of the heading.
    title_id: &'static str,
    /// Fills in the number, for a case that was linked to.
    #[prop(optional)]
    number: Option<CaseNumber>,
    /// Hears whether there are errors, for the title of the page.
    #[prop(optional, into)]
    on_wrong: Option<Callback<bool>>,
    /// Called with the opened case in place of going to its page.
    #[prop(optional, into)]
    on_open: Option<Callback<CaseNumber>>,
    /// What stands beside the fields.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let typed_number = RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default());
    let typed_code = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let busy = RwSignal::new(false);
    let error_at = move |field: &'static str| {
        Signal::derive(move || {
            wrong.with(|wrong| {
                wrong
                    .iter()
                    .find(|it| it.field() == field)
                    .map(Wrong::sentence)
            })
        })
    };
    let items = Signal::derive(move || {
        let item = |wrong: &Wrong| ErrorItem {
            target: wrong.field().to_owned(),
            text: wrong.sentence(),
        };
        wrong.with(|wrong| wrong.iter().map(item).collect::<Vec<_>>())
    });
    let open = move |number: CaseNumber, code: AccessCode| {
        busy.set(true);
        spawn_local(async move {
            let answer = api::cases::look_up(&number, &code, &api::new_key()).await;
            busy.try_set(false);
            match answer {
                Ok(case) => {
                    let number = case.summary.number;
                    opened::remember(number.clone(), code);
                    match on_open {
                        Some(on_open) => {
                            on_open.try_run(number);
                        }
                        // Only while the resident is still waiting for it.
                        None if !wrong.is_disposed() => {
                            navigation::go(&Route::Case { number });
                        }
                        None => {}
                    }
                }
                Err(error) => {
                    wrong.try_set(vec![Wrong::of(&error)]);
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let number = typed_number.with_untracked(|typed| read_number(typed));
        let code = typed_code.with_untracked(|typed| read_code(typed));
        match (number, code) {
            (Ok(number), Ok(code)) => {
                wrong.set(Vec::new());
                open(number, code);
            }
            (number, code) => {
                let faults = number.err().into_iter().chain(code.err());
                wrong.set(faults.map(Wrong::Field).collect());
            }
        }
    };
    let on_show = Callback::new(move |wrong| {
        if let Some(on_wrong) = on_wrong {
            on_wrong.run(wrong);
        }
    });
    view! {
        <ErrorSummary items=items on_show=on_show />
        <form class="lookup" novalidate aria-labelledby=title_id on:submit=submit>
            {children.map(|children| children())}
            <div class="lookup__fields">
                <TextInput
                    asked=Asked::new(NUMBER, said("cases.lookup.number")).error(error_at(NUMBER))
                    value=typed_number
                    set=Callback::new(move |typed| typed_number.set(typed))
                />
                <TextInput
                    asked=Asked::new(CODE, said("cases.lookup.code")).error(error_at(CODE))
                    kind=TextKind::Whole
                    value=typed_code
                    set=Callback::new(move |typed| typed_code.set(typed))
                />
                <Button submit=true busy=busy>
                    {say("cases.lookup.go")}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
