//! What a resident sends about an application that is with the city already:
//! papers that were asked for, an appeal, taking it back. It belongs to the app,
//! not to a page; leaving the page loses nothing.

use super::forms::{self, OpenForm};
use super::navigation;
use super::standing::Affair;
use crate::api::ApiError;
use crate::domain::identity::{CaseNumber, IdempotencyKey};
use crate::domain::map::Map;
use crate::domain::points::application::{Consent, ConsentText};
use crate::domain::points::standing::ApplicationStanding;
use crate::domain::receipt::Receipt;
use crate::routes::{Route, StandingStep};
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::Future;

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Papers that are asked for.
    Correction,
    /// An objection to the official score.
    Appeal,
    /// Taking the application back.
    Withdrawal,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Appeal => "appeal",
            Self::Withdrawal => "withdrawal",
        }
    }
}

/// One thing to send about one application. Clones share it.
#[derive(Clone)]
pub struct Reply {
    /// What is typed, the papers, the way to the city.
    pub form: OpenForm,
    /// The consent for the papers, as the text that was agreed to.
    pub consent: ArcRwSignal<Option<ConsentText>>,
}

thread_local! {
    static REPLIES: RefCell<Map<String, Reply>> = const { RefCell::new(Map::new()) };
}

/// What is being sent about `number`; something new the first time, once the
/// city has it, and after the resident has signed out.
pub fn reply(number: &CaseNumber, about: About) -> Reply {
    let name = format!("standing/{number}/{}", about.word());
    let form = forms::open(&name);
    REPLIES.with_borrow_mut(|replies| {
        if let Some(known) = replies.get(&name)
            && known.form.answers == form.answers
        {
            return known.clone();
        }
        let reply = Reply {
            form,
            consent: ArcRwSignal::new(None),
        };
        replies.insert(name, reply.clone());
        reply
    })
}

impl Reply {
    /// The consent as it is sent with papers; none where there are no papers.
    pub fn consent_given(&self, papers: usize) -> Option<Consent> {
        self.consent
            .get_untracked()
            .filter(|_| papers > 0)
            .map(|text| Consent {
                id: text.id,
                version: text.version,
            })
    }

    /// Sends it. The answer is the new standing: `affair` takes it over, the form is
    /// closed, and whoever still looks at it is led to the page of the application.
    pub fn send<F>(
        &self,
        content: &str,
        affair: &Affair,
        send: impl Fn(IdempotencyKey) -> F + 'static,
    ) where
        F: Future<Output = Result<ApplicationStanding, ApiError>> + 'static,
    {
        let (form, affair) = (self.form.clone(), affair.clone());
        let send = move |key| {
            let (answer, affair) = (send(key), affair.clone());
            async move { answer.await.map(|standing| affair.take(standing)) }
        };
        let done = move |receipt: &Receipt| {
            form.close();
            if let Some(number) = &receipt.number {
                lead_on(number);
            }
        };
        self.form.submission.submit(content, send, done);
    }
}

/// From a page where something is written to the one that shows what became of it.
fn lead_on(number: &CaseNumber) {
    let Some(Route::PointsApplication { number: open, step }) = navigation::route().get_untracked()
    else {
        return;
    };
    if open == *number && step != StandingStep::Standing {
        navigation::replace(&Route::PointsApplication {
            number: open,
            step: StandingStep::Standing,
        });
    }
}
