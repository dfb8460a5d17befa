//! Points applications in the making: for each scheme the answers, what the
//! registers confirm, the papers, the consent. One set of answers serves every
//! purpose of a scheme.

use super::answers::AnswerStore;
use super::clock;
use super::forms::{self, OpenForm};
use super::loaded::{Loaded, Loader};
use super::rooted;
use super::submission::SubmissionState;
use crate::api;
use crate::domain::forms::from_scheme;
use crate::domain::identity::{FieldId, PurposeId, SchemeId};
use crate::domain::map::Map;
use crate::domain::points::application::ConsentText;
use crate::domain::points::facts::{Facts, VerifiedFact};
use crate::domain::points::scheme::Scheme;
use crate::funnel::effect;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// Everything of one scheme that outlives a page. Clones share it.
#[derive(Clone)]
pub struct Desk {
    /// The scheme.
    pub scheme: Loader<Arc<Scheme>>,
    /// Answers, papers, draft and submission.
    pub form: OpenForm,
    /// What the resident has taken over from the registers.
    pub verified: ArcRwSignal<Vec<VerifiedFact>>,
    /// Who applies. Never part of a draft.
    pub applicant: AnswerStore,
    /// The consent for the papers, as the text that was agreed to.
    pub consent: ArcRwSignal<Option<ConsentText>>,
}

/// What an application was computed from, as it was sent.
#[derive(Clone)]
pub struct Sent {
    /// The table.
    pub scheme: Arc<Scheme>,
    /// What the points are for.
    pub purpose: PurposeId,
    /// What was known.
    pub facts: Facts,
}

thread_local! {
    static SENT: RefCell<Option<Sent>> = const { RefCell::new(None) };
    static DESKS: RefCell<Map<SchemeId, Desk>> = const { RefCell::new(Map::new()) };
}

/// Keeps what is sent, for the receipt: by the time it is there, the answers are
/// gone.
pub fn keep_sent(sent: Sent) {
    SENT.set(Some(sent));
}

/// What was sent last.
pub fn sent() -> Option<Sent> {
    SENT.with_borrow(Clone::clone)
}

/// The desk of a scheme; an empty one the first time, after a submission, and
/// after the resident has signed out.
pub fn desk(id: &SchemeId) -> Desk {
    let form = forms::open(&format!("points/{id}"));
    let known = DESKS.with_borrow(|desks| desks.get(id).cloned());
    let scheme = known.as_ref().map(|desk| desk.scheme.clone());
    if let Some(desk) = known.filter(|desk| desk.form.answers == form.answers) {
        return desk;
    }
    let desk = Desk {
        scheme: scheme.unwrap_or_else(|| fetch(id.clone())),
        form,
        verified: ArcRwSignal::new(Vec::new()),
        applicant: AnswerStore::new(),
        consent: ArcRwSignal::new(None),
    };
    desk.keep_draft();
    desk.follow_scheme();
    DESKS.with_borrow_mut(|desks| desks.insert(id.clone(), desk.clone()));
    desk
}

fn fetch(id: SchemeId) -> Loader<Arc<Scheme>> {
    rooted(|| {
        Loader::new(move || {
            let id = id.clone();
            async move { api::schemes::scheme(&id).await.map(Arc::new) }
        })
    })
}

impl Desk {
    /// Takes facts over from the registers: each becomes the answer to its
    /// question.
    pub fn take_over(&self, facts: Vec<VerifiedFact>) {
        for fact in &facts {
            let field = FieldId::new(fact.fact.as_str());
            self.form
                .answers
                .set(&field, from_scheme::answer_of(&fact.value));
        }
        self.verified.set(facts);
    }

    /// Whether the resident's answer is what the register says, tracked.
    pub fn agrees(&self, fact: &VerifiedFact) -> bool {
        let answer = self.form.answers.get(&FieldId::new(fact.fact.as_str()));
        answer == from_scheme::answer_of(&fact.value)
    }

    /// A submission that was refused because the table has changed since: the
    /// resident sees the new score before sending again.
    fn follow_scheme(&self) {
        let desk = self.clone();
        rooted(|| {
            let state = desk.form.submission.state();
            effect(move || {
                if let SubmissionState::Refused(problem) = state.get()
                    && problem.slug() == "scheme-changed"
                {
                    desk.scheme.reload();
                }
            });
        });
    }

    /// Drafts need the questions; they start once the scheme is here.
    fn keep_draft(&self) {
        let desk = self.clone();
        rooted(|| {
            effect(move || {
                if let Loaded::Ready(scheme) = desk.scheme.get() {
                    desk.form
                        .drafts
                        .watch(from_scheme::whole_form(&scheme, clock::today()));
                }
            });
        });
    }
}
