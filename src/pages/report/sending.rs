//! From the press of "send" to the receipt: the form goes to the outbox, and the
//! page follows it there.

use super::journey::Journey;
use crate::api;
use crate::domain::forms::report;
use crate::domain::identity::IdempotencyKey;
use crate::domain::outbox::{Entry, Pair, Stage, Turn, VERSION};
use crate::domain::problem::Problem;
use crate::domain::reports::service::ServiceKind;
use crate::funnel::{Kept, effect, kept};
use crate::routes::Route;
use crate::state::{
    clock, navigation, network, outbox, receipts, registration, same_place, session,
    uploads::Uploads,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How far a report is that was sent from this page.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Its key in the outbox, from the press on.
    key: RwSignal<Option<IdempotencyKey>>,
    /// Why the city did not take it; it is in the form again.
    pub refused: RwSignal<Option<Problem>>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The form; with `true` it is on its way, for a moment as a rule.
    Form(bool),
    /// How far it is: this takes longer.
    Card(IdempotencyKey),
}

impl Sending {
    /// Nothing sent yet.
    pub fn new() -> Self {
        Self {
            key: RwSignal::new(None),
            refused: RwSignal::new(None),
        }
    }

    /// Puts the report into the outbox. A second press does nothing.
    pub fn send(self, journey: &Journey) {
        if self.key.with_untracked(Option::is_some) {
            return;
        }
        let (entry, photos) = entry_of(journey);
        self.refused.set(None);
        self.key.set(Some(entry.key.clone()));
        let drafts = journey.open.drafts.clone();
        spawn_local(async move {
            outbox::post(&entry, photos).await;
            // It is kept there now; a draft beside it would be sent twice.
            drafts.discard().await;
        });
    }

    /// Takes the report back into the form, where the answers still are, unless it
    /// has just left.
    pub fn change(self, journey: &Journey) {
        let Some(key) = self.key.get_untracked() else {
            return;
        };
        self.key.set(None);
        let uploads = journey.open.uploads.clone();
        spawn_local(async move {
            if !bring_back(&key, &uploads).await {
                let _ = self.key.try_set(Some(key));
            }
        });
    }

    /// What the page shows.
    pub fn shown(self) -> Kept<Shown> {
        let (list, online) = (outbox::list(), network::online());
        kept(move || {
            let Some(key) = self.key.get() else {
                return Shown::Form(false);
            };
            let online = online.get();
            let waits = list.with(|list| {
                let entry = list.iter().find(|entry| entry.key == key);
                entry.is_some_and(|entry| takes_longer(entry, online))
            });
            if waits {
                Shown::Card(key)
            } else {
                Shown::Form(true)
            }
        })
    }

    /// Follows the report: to the receipt, or back into the form when the city says
    /// no. When the page is left before, the form is empty: the report is in the
    /// outbox.
    pub fn follow(self, journey: &Journey) {
        let list = outbox::list();
        let open = journey.open.clone();
        let mut was_there = None;
        effect(move || {
            let Some(key) = self.key.get() else { return };
            let entry = list.with(|list| list.iter().find(|entry| entry.key == key).cloned());
            match entry.map(|entry| (entry.left_out(), entry.stage)) {
                Some((left_out, Stage::Received(receipt))) => {
                    same_place::remember(report::whereabouts(&open.answers.snapshot_untracked()));
                    registration::follow(&receipt);
                    receipts::keep_report(receipt, left_out);
                    self.key.set(None);
                    let open = open.clone();
                    spawn_local(async move {
                        outbox::seen(&key).await;
                        open.empty().await;
                    });
                    navigation::replace(&Route::Receipt);
                }
                Some((_, Stage::Refused(problem))) => {
                    self.key.set(None);
                    self.refused.set(Some(problem));
                    let uploads = open.uploads.clone();
                    spawn_local(async move {
                        bring_back(&key, &uploads).await;
                    });
                }
                Some(_) => was_there = Some(key),
                // Thrown away, or dealt with in another tab.
                None if was_there.as_ref() == Some(&key) => {
                    navigation::replace(&Route::Report);
                }
                None => {}
            }
        });
        let open = journey.open.clone();
        on_cleanup(move || {
            if self.key.try_get_untracked().flatten().is_some() {
                spawn_local(async move { open.empty().await });
            }
        });
    }
}

/// The answers are still in the form; the photos are not.
async fn bring_back(key: &IdempotencyKey, uploads: &Uploads) -> bool {
    let back = outbox::take_back(key).await;
    let is_back = back.is_some();
    if let Some((entry, photos)) = back {
        uploads.take_back(entry.photos, &photos);
    }
    is_back
}

/// Whether there is something to say about it.
fn takes_longer(entry: &Entry, online: bool) -> bool {
    let tried = entry.tries > 0 || entry.photos.iter().any(|photo| photo.tries > 0);
    let turn = outbox::turn(entry);
    match entry.stage {
        Stage::Waiting => !online || tried || matches!(turn, Turn::Ask | Turn::SignIn),
        Stage::Unclear => true,
        Stage::Refused(_) | Stage::Received(_) => false,
    }
}

/// The form as the outbox keeps it.
fn entry_of(journey: &Journey) -> (Entry, Vec<outbox::KeptPhoto>) {
    let open = &journey.open;
    let answers = open.answers.snapshot_untracked();
    let request = report::new_request(
        journey.code(),
        &journey.subject.definition,
        &journey.form.get_untracked(),
        &answers,
        Vec::new(),
        clock::today(),
    );
    let fields = request.to_form().into_iter();
    let (photos, files) = open.uploads.hand_over();
    let entry = Entry {
        version: VERSION,
        key: api::new_key(),
        service: journey.code().clone(),
        title: journey.subject.service.name.clone(),
        is_blackbox: journey.subject.service.kind == ServiceKind::Blackbox,
        made_at: clock::now(),
        owner: session::owner().unwrap_or_default(),
        fields: fields.map(|(name, value)| Pair { name, value }).collect(),
        answers,
        photos,
        tries: 0,
        next_at: 0,
        sent_at: None,
        stage: Stage::Waiting,
    };
    (entry, files)
}
