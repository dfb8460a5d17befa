//! The forms being filled in. They belong to the app, not to a page: moving
//! around loses nothing, and a submission ends well without its page.

use super::answers::AnswerStore;
use super::drafts::DraftKeeper;
use super::receipts;
use super::submission::Submission;
use super::unsent;
use super::uploads::Uploads;
use crate::api::ApiError;
use crate::domain::cases::CaseKind;
use crate::domain::identity::IdempotencyKey;
use crate::domain::map::Map;
use crate::domain::receipt::Receipt;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::Future;
use wasm_bindgen_futures::spawn_local;

/// One form being filled in, with everything that belongs to it. Clones share
/// it.
#[derive(Clone)]
pub struct OpenForm {
    /// The name it is open under.
    pub name: String,
    /// What has been typed.
    pub answers: AnswerStore,
    /// Its files.
    pub uploads: Uploads,
    /// Its draft on this device.
    pub drafts: DraftKeeper,
    /// Its way to the city.
    pub submission: Submission,
}

thread_local! {
    static OPEN: RefCell<Map<String, OpenForm>> = const { RefCell::new(Map::new()) };
}

/// The form open under `name`, a new one the first time and after it has been
/// received. The name is the draft's too: `points/{scheme}/{purpose}`,
/// `report/{service}`.
pub fn open(name: &str) -> OpenForm {
    OPEN.with_borrow_mut(|open| {
        open.get_or_insert_with(name.to_owned(), || {
            let answers = AnswerStore::new();
            OpenForm {
                name: name.to_owned(),
                drafts: DraftKeeper::new(name, answers.clone()),
                answers,
                uploads: Uploads::new(),
                submission: Submission::of(name),
            }
        })
        .clone()
    })
}

/// Opens a form again that has been received, with its answers and files as they
/// were, to be sent once more.
pub fn reopen(sent: &OpenForm) -> OpenForm {
    let form = OpenForm {
        drafts: DraftKeeper::new(&sent.name, sent.answers.clone()),
        submission: Submission::of(&sent.name),
        ..sent.clone()
    };
    OPEN.with_borrow_mut(|open| open.insert(form.name.clone(), form.clone()));
    form
}

impl OpenForm {
    /// Submits it, see [`Submission::submit`]. When the receipt is there it is
    /// kept as the last one, the draft is deleted and the form is closed: the
    /// next time it is opened it is empty.
    pub fn submit<F>(
        &self,
        content: &str,
        kind: CaseKind,
        send: impl Fn(IdempotencyKey) -> F + 'static,
    ) where
        F: Future<Output = Result<Receipt, ApiError>> + 'static,
    {
        let form = self.clone();
        self.submission.submit(content, send, move |receipt| {
            receipts::keep(receipt.clone(), kind);
            form.close();
        });
    }

    /// Whether anything is filled in.
    pub fn holds_anything(&self) -> bool {
        !self.answers.snapshot_untracked().is_empty()
            || self.uploads.list().with_untracked(|list| !list.is_empty())
    }

    /// Empties it and deletes its draft: it has gone another way.
    pub async fn empty(&self) {
        self.answers.clear();
        self.uploads.clear();
        self.drafts.discard().await;
    }

    /// Closes it and deletes its draft.
    pub fn close(&self) {
        OPEN.with_borrow_mut(|open| open.remove(&self.name));
        let drafts = self.drafts.clone();
        spawn_local(async move { drafts.close().await });
    }
}

/// Whether anything is filled in, or kept to be sent, that has not been sent.
pub fn hold_anything() -> bool {
    unsent::is_any() || all().iter().any(OpenForm::holds_anything)
}

/// The names of the forms in which anything is filled in.
pub fn begun() -> Vec<String> {
    let forms = all().into_iter();
    let begun = forms.filter(OpenForm::holds_anything);
    begun.map(|form| form.name).collect()
}

/// Throws away what is filled in under `name`, here and on the device.
pub async fn throw_away(name: &str) {
    open(name).empty().await;
}

/// Writes every draft that is not written yet.
fn flush() {
    for form in all() {
        form.drafts.flush();
    }
}

/// The same when the page may be gone in a moment.
fn leave() {
    for form in all() {
        form.drafts.leave();
    }
}

fn all() -> Vec<OpenForm> {
    OPEN.with_borrow(|open| open.values().cloned().collect())
}

/// Puts away refusals of this kind: what they asked for has been done.
pub fn put_refusals_away(slug: &str) {
    for form in all() {
        form.submission.put_refusal_away(slug);
    }
}

/// Forgets every form, for the next person. What is stored is wiped elsewhere.
pub fn wipe() {
    for (_, form) in OPEN.take() {
        form.drafts.stop();
        form.answers.clear();
        form.uploads.clear();
        form.submission.forget();
    }
}

/// Starts saving drafts when a field is left and when the page goes out of
/// sight; the latter is the last moment a phone gives.
pub fn start() {
    let _ = window_event_listener(leptos::ev::focusout, |_| flush());
    let _ = window_event_listener(leptos::ev::visibilitychange, |_| {
        if document().hidden() {
            leave();
        }
    });
    let _ = window_event_listener(leptos::ev::pagehide, |_| leave());
}
