//! What a resident does about a case: a message, an urge, a verdict, stars, papers,
//! taking it back. Each is a form that belongs to the app: leaving the page, or
//! having to sign in again, loses nothing of it, and it arrives once.

use super::forms::{self, OpenForm};
use super::loaded::Loader;
use super::opened;
use crate::api::cases::Deed;
use crate::api::{self, ApiError};
use crate::domain::cases::{Case, Clause};
use crate::domain::forms::answer::Answer;
use crate::domain::identity::{AccessCode, AskId, AttachmentId, CaseNumber, ConsentId, FieldId};
use crate::domain::map::Map;
use crate::domain::receipt::Receipt;
use crate::funnel::Signal;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;

/// The most characters of a message or a reason.
pub const LONGEST: u32 = 1_000;

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// Writing to the city.
    Message,
    /// Urging, for a promise of a round.
    Urge(Clause, u32),
    /// Whether it is fixed.
    Verdict,
    /// Stars.
    Rating,
    /// Papers that are asked for.
    Papers(AskId),
    /// Taking it back.
    Withdrawal,
    /// Taking a consent back.
    Consent(ConsentId),
}

impl About {
    fn word(&self) -> String {
        match self {
            Self::Message => "message".to_owned(),
            Self::Urge(clause, round) => {
                let clause = match clause {
                    Clause::Accepted => "accepted",
                    Clause::OnSite => "on-site",
                    Clause::Answered => "answered",
                };
                format!("urge-{clause}-{round}")
            }
            Self::Verdict => "verdict".to_owned(),
            Self::Rating => "rating".to_owned(),
            Self::Papers(id) => format!("papers-{id}"),
            Self::Withdrawal => "withdrawal".to_owned(),
            Self::Consent(id) => format!("consent-{id}"),
        }
    }
}

/// One thing to do about one case. Clones share it.
#[derive(Clone)]
pub struct Act {
    /// The case.
    pub number: CaseNumber,
    /// What is typed, its files, its way to the city.
    pub form: OpenForm,
    /// Whether the city has taken it since something was typed.
    pub done: ArcRwSignal<bool>,
}

thread_local! {
    static DONE: RefCell<Map<String, ArcRwSignal<bool>>> = RefCell::default();
}

/// What is being done about `number`: the same to everybody who asks.
pub fn act(number: &CaseNumber, about: &About) -> Act {
    let name = format!("case/{number}/{}", about.word());
    let done = DONE.with_borrow_mut(|all| {
        let made = || ArcRwSignal::new(false);
        all.get_or_insert_with(name.clone(), made).clone()
    });
    Act {
        number: number.clone(),
        form: forms::open(&name),
        done,
    }
}

impl Act {
    /// What is typed into a field, tracked.
    pub fn text(&self, field: &'static str) -> Signal<String> {
        let (answers, field) = (self.form.answers.clone(), FieldId::from(field));
        Signal::derive(move || as_text(answers.get(&field)))
    }

    /// What is typed into a field.
    pub fn typed(&self, field: &str) -> String {
        let answer = self.form.answers.get_untracked(&FieldId::from(field));
        as_text(answer).trim().to_owned()
    }

    /// Takes what is typed into a field.
    pub fn writes(&self, field: &'static str) -> Callback<String> {
        let act = self.clone();
        Callback::new(move |typed: String| {
            act.done.set(false);
            act.form.answers.set(&field.into(), Answer::text(typed));
        })
    }

    /// The files the city has, to be named.
    pub fn files(&self) -> Vec<AttachmentId> {
        let received = self.form.uploads.received();
        received.into_iter().map(|(_, file)| file.id).collect()
    }

    /// The code the case was opened with.
    pub fn code(&self) -> Option<AccessCode> {
        opened::code(&self.number)
    }

    /// Whether it is on its way.
    pub fn busy(&self) -> Signal<bool> {
        let state = self.form.submission.state();
        Signal::derive(move || state.get().is_under_way())
    }

    /// Does it. When the city has taken it, `case` holds what it says then, and the
    /// form is empty again.
    pub fn send(&self, deed: Deed, case: &Loader<Case>) {
        let (number, case, act) = (self.number.clone(), case.clone(), self.clone());
        let content = deed.content();
        let send = move |key| {
            let (number, deed, case) = (number.clone(), deed.clone(), case.clone());
            async move {
                let answer = api::cases::act(&number, &deed, &key).await;
                match session_over(&number, answer).await? {
                    Some(answered) => case.put(answered),
                    None => case.refresh(),
                }
                Ok(taken(&number))
            }
        };
        let done = move |_: &Receipt| {
            let act = act.clone();
            // Once it is over; the next one is another intent.
            spawn_local(async move {
                act.form.empty().await;
                act.form.submission.forget();
                act.done.set(true);
            });
        };
        self.done.set(false);
        self.form.submission.submit(&content, send, done);
    }
}

/// Whoever is nobody any more is told that there is no such case. That it is the
/// session that has run out is for us to find out, and to say.
async fn session_over<T>(number: &CaseNumber, answer: Result<T, ApiError>) -> Result<T, ApiError> {
    let unknown = answer.as_ref().is_err_and(ApiError::is_not_found);
    if unknown && opened::code(number).is_none() {
        api::session::current().await?;
    }
    answer
}

fn as_text(answer: Answer) -> String {
    match answer {
        Answer::Text(text) => text,
        _ => String::new(),
    }
}

/// That the city has taken it; a case has its number already.
fn taken(number: &CaseNumber) -> Receipt {
    Receipt {
        number: Some(number.clone()),
        token: None,
        access_code: None,
        received_at: None,
        notice: String::new(),
        files: Vec::new(),
        score: None,
        number_works_until: None,
    }
}
