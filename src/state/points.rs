//! Points applications in the making: for each scheme the answers, what the
//! registers confirm, the papers, the consent. One set of answers serves every
//! purpose of a scheme.

use super::answers::AnswerStore;
use super::changing::{Changing, Standing, resume};
use super::clock;
use super::forms::{self, OpenForm};
use super::handed_over;
use super::loaded::{Loaded, Loader};
use super::rooted;
use super::standing::acknowledged;
use super::submission::SubmissionState;
use crate::api;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::from_scheme;
use crate::domain::identity::{CaseNumber, FieldId, IdempotencyKey, PurposeId, SchemeId};
use crate::domain::map::Map;
use crate::domain::points::application::{Application, ConsentText};
use crate::domain::points::facts::{Facts, VerifiedFact};
use crate::domain::points::scheme::Scheme;
use crate::funnel::effect;
use crate::storage;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

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
    /// The application that is being changed; none where a new one is made.
    pub changing: ArcRwSignal<Option<Changing>>,
    /// Whether a change goes on that began before the page was loaded; while the
    /// city is asked, nothing can be sent.
    pub resumes: ArcRwSignal<Option<Standing>>,
}

/// What an application was computed from, as it was sent.
#[derive(Clone)]
pub struct Calculated {
    /// The table.
    pub scheme: Arc<Scheme>,
    /// What the points are for.
    pub purpose: PurposeId,
    /// What was known.
    pub facts: Facts,
}

thread_local! {
    static CALCULATED: RefCell<Option<Calculated>> = const { RefCell::new(None) };
    static DESKS: RefCell<Map<SchemeId, Desk>> = const { RefCell::new(Map::new()) };
    /// The last application that was sent from this page, in case it is changed.
    static SENT: RefCell<Option<(CaseNumber, Desk)>> = const { RefCell::new(None) };
}

/// Keeps what the application that is sent was computed from, for its receipt: by
/// the time that is there, the answers are gone.
pub fn keep_calculated(calculated: Calculated) {
    CALCULATED.set(Some(calculated));
}

/// What the application that was sent last was computed from.
pub fn calculated() -> Option<Calculated> {
    CALCULATED.with_borrow(Clone::clone)
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
        changing: ArcRwSignal::new(None),
        resumes: ArcRwSignal::new(None),
    };
    match storage::changing::read(id) {
        Some(number) => {
            desk.lay_out(id);
            resume(&desk, id, number);
        }
        None => desk.put_down(id),
    }
    desk
}

/// Puts what was sent back on the desk, to be changed and sent again instead.
/// Name, identity number and papers come back too where they were sent from this
/// page; after a reload only the city has them.
pub fn change(id: &SchemeId, changing: Changing, facts: &Facts) {
    let sent = SENT.take().filter(|(number, _)| *number == changing.number);
    let desk = match sent {
        Some((_, sent)) => {
            let desk = Desk {
                form: forms::reopen(&sent.form),
                ..sent
            };
            desk.put_down(id);
            desk
        }
        None => desk(id),
    };
    desk.form.answers.load(from_scheme::answers_of(facts));
    storage::changing::write(id, &changing.number);
    desk.changing.set(Some(changing));
    desk.look_up_verified(id.clone(), facts.clone());
}

/// Keeps what was sent as long as the page is open, in case it is changed.
pub fn keep_sent(number: CaseNumber, desk: Desk) {
    SENT.set(Some((number, desk)));
}

/// Sends the change of an application in its place. Whoever looks at the page of
/// the application afterwards fetches it anew.
pub fn send_change(desk: &Desk, content: &str, number: CaseNumber, application: Application) {
    let (form, kept) = (desk.form.clone(), desk.clone());
    let send = move |key: IdempotencyKey| {
        let (number, application, desk) = (number.clone(), application.clone(), kept.clone());
        async move {
            let standing = api::standing::amend(&number, &application, &key).await?;
            keep_sent(number, desk);
            Ok(acknowledged(&standing))
        }
    };
    let submission = form.submission.clone();
    submission.submit(content, send, move |_| {
        storage::changing::forget();
        form.close();
    });
}

/// Forgets it.
pub fn wipe() {
    SENT.take();
    CALCULATED.take();
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
    /// Makes it the desk of its scheme, and keeps its draft.
    fn put_down(&self, id: &SchemeId) {
        self.keep_draft();
        self.lay_out(id);
    }

    /// Makes it the desk of its scheme.
    fn lay_out(&self, id: &SchemeId) {
        self.follow_scheme();
        DESKS.with_borrow_mut(|desks| desks.insert(id.clone(), self.clone()));
    }

    /// What the registers hold of these facts, for a score that says so. Without an
    /// answer everything is shown as claimed; the city knows better.
    pub(super) fn look_up_verified(&self, id: SchemeId, facts: Facts) {
        let verified = self.verified.clone();
        spawn_local(async move {
            if let Ok(mut held) = api::schemes::verified_facts(&id).await {
                held.retain(|fact| facts.get(&fact.fact).is_some());
                verified.set(held);
            }
        });
    }

    /// Takes facts over from the registers: each becomes the answer to its
    /// question. One that is being disputed leaves the resident's own word.
    pub fn take_over(&self, facts: Vec<VerifiedFact>) {
        for fact in &facts {
            let field = FieldId::new(fact.fact.as_str());
            let disputed = fact.correction.as_ref().filter(|one| one.is_open());
            let value = disputed.map_or(&fact.value, |one| &one.value);
            self.form.answers.set(&field, from_scheme::answer_of(value));
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

    /// Answers given before the portal was here, where they are to this form.
    fn take_handed_over(&self, form: &FormDefinition) {
        if let Some(draft) = handed_over::answers(&form.id) {
            self.form.answers.load(draft.fitting(form));
        }
    }

    /// Drafts need the questions; they start once the scheme is here.
    pub(super) fn keep_draft(&self) {
        let desk = self.clone();
        rooted(|| {
            effect(move || {
                if let Loaded::Ready(scheme) = desk.scheme.get() {
                    let form = from_scheme::whole_form(&scheme, clock::today());
                    desk.take_handed_over(&form);
                    desk.form.drafts.watch(form);
                }
            });
        });
    }
}
