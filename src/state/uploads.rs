//! The files of a form: each on its own way, with its own key, its own progress
//! and its own second try. Files are never written to the device.
//!
//! | file       | holds                                     |
//! |------------|-------------------------------------------|
//! | `prepared` | a file made ready: photos are drawn anew  |
//! | `content`  | the bytes of a file                       |
//! | `handed`   | files handed to the outbox and back       |

pub(super) mod content;
mod handed;
pub mod prepared;

use crate::api::{self, ApiError, attachments};
use crate::domain::identity::IdempotencyKey;
use crate::domain::map::Map;
use crate::domain::receipt::ReceivedFile;
use crate::domain::upload::photo::Change;
use crate::domain::upload::{self, UploadFault};
use content::{content, digest};
use leptos::prelude::*;
use prepared::prepared;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, Url};

/// What the files of a report are for.
pub const PHOTO: &str = "photo";

/// One file of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// Its number on this page.
    pub id: u32,
    /// What it is for: the fact it proves, or whatever the form likes.
    pub about: String,
    /// Its name on the device.
    pub name: String,
    /// Its size in bytes, once it is ready as it is sent.
    pub size: u64,
    /// What was done to it to make it ready; `None` until it is.
    pub change: Option<Change>,
    /// How far it is.
    pub state: UploadState,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum UploadState {
    /// Being read, checked and made ready.
    Waiting,
    /// Under way; the share that has left, 0 to 1.
    Sending(f64),
    /// The server has it.
    Received(ReceivedFile),
    /// It is not there, and why.
    Failed(UploadFault),
}

struct Held {
    /// As it was chosen, then as it is sent.
    file: File,
    is_ready: bool,
    key: IdempotencyKey,
    sending: Option<attachments::Sending>,
}

thread_local! {
    // Browser objects cannot travel inside a signal.
    static HELD: RefCell<Map<u32, Held>> = RefCell::default();
    // Pictures stay when their file has been sent and let go.
    static PREVIEWS: RefCell<Map<u32, String>> = RefCell::default();
}

/// The files of one form. Clones share them; an upload goes on when its page is
/// left.
#[derive(Clone)]
pub struct Uploads {
    list: ArcRwSignal<Vec<Upload>>,
}

impl Default for Uploads {
    fn default() -> Self {
        Self::new()
    }
}

impl Uploads {
    /// No files.
    pub fn new() -> Self {
        Self {
            list: ArcRwSignal::new(Vec::new()),
        }
    }

    /// The files in the order they were chosen.
    pub fn list(&self) -> ArcReadSignal<Vec<Upload>> {
        self.list.read_only()
    }

    /// The files the server has, with what each is for.
    pub fn received(&self) -> Vec<(String, ReceivedFile)> {
        let list = self.list.get();
        let received = list.into_iter().filter_map(|upload| match upload.state {
            UploadState::Received(file) => Some((upload.about, file)),
            _ => None,
        });
        received.collect()
    }

    /// Whether any file is still on its way.
    pub fn are_under_way(&self) -> bool {
        self.list.with(|list| {
            list.iter().any(|upload| {
                matches!(upload.state, UploadState::Waiting | UploadState::Sending(_))
            })
        })
    }

    /// Takes a file and sends it if it is good. A faulty one stays in the list with
    /// its fault, unsent.
    pub fn add_file(&self, file: File, about: &str) {
        let id = next_id();
        let upload = Upload {
            id,
            about: about.to_owned(),
            name: file.name(),
            size: file.size() as u64,
            change: None,
            state: UploadState::Waiting,
        };
        if file.type_().starts_with("image/")
            && let Ok(address) = Url::create_object_url_with_blob(&file)
        {
            PREVIEWS.with_borrow_mut(|all| all.insert(id, address));
        }
        self.list.update(|list| list.push(upload));
        let held = Held {
            file,
            is_ready: false,
            key: api::new_key(),
            sending: None,
        };
        HELD.with_borrow_mut(|all| all.insert(id, held));
        self.begin(id);
    }

    /// The address of a picture of the file, for as long as it is in the list;
    /// `None` for anything but a picture.
    pub fn preview(&self, id: u32) -> Option<String> {
        PREVIEWS.with_borrow(|all| all.get(&id).cloned())
    }

    /// Sends a file again, under the same key: if it had arrived after all, it
    /// is there once.
    pub fn retry(&self, id: u32) {
        let failed = self.list.with_untracked(|list| {
            list.iter().any(|upload| {
                upload.id == id && matches!(&upload.state, UploadState::Failed(fault) if fault.may_be_tried_again())
            })
        });
        if failed {
            self.begin(id);
        }
    }

    /// Stops and removes a file.
    pub fn remove(&self, id: u32) {
        let held = HELD.with_borrow_mut(|all| all.remove(&id));
        if let Some(sending) = held.and_then(|held| held.sending) {
            sending.stop();
        }
        if let Some(address) = PREVIEWS.with_borrow_mut(|all| all.remove(&id)) {
            let _ = Url::revoke_object_url(&address);
        }
        self.list
            .update(|list| list.retain(|upload| upload.id != id));
    }

    /// Stops and removes all files.
    pub fn clear(&self) {
        for upload in self.list.get_untracked() {
            self.remove(upload.id);
        }
    }

    fn begin(&self, id: u32) {
        self.set(id, UploadState::Waiting);
        let uploads = self.clone();
        spawn_local(async move {
            let state = match uploads.send(id).await {
                Ok(file) => UploadState::Received(file),
                Err(fault) => UploadState::Failed(fault),
            };
            // Once it is there, or can never be, the content is not needed.
            let over = !matches!(&state, UploadState::Failed(fault) if fault.may_be_tried_again());
            if over {
                HELD.with_borrow_mut(|all| all.remove(&id));
            }
            uploads.set(id, state);
        });
    }

    async fn send(&self, id: u32) -> Result<ReceivedFile, UploadFault> {
        let file = self.ready(id).await?;
        let key = HELD.with_borrow(|all| all.get(&id).map(|held| held.key.clone()));
        // Taken away meanwhile: there is nobody left to tell.
        let key = key.ok_or(UploadFault::Unreadable)?;
        let content = content(&file).await.ok_or(UploadFault::Unreadable)?;
        let digest = digest(&content).await;
        let uploads = self.clone();
        let progress = Box::new(move |share| uploads.set(id, UploadState::Sending(share)));
        self.set(id, UploadState::Sending(0.0));
        let started = move |sending| {
            HELD.with_borrow_mut(|all| {
                if let Some(held) = all.get_mut(&id) {
                    held.sending = Some(sending);
                }
            });
        };
        attachments::send(&file, digest, &key, progress, started)
            .await
            .map_err(fault)
    }

    /// The file as it is sent. It is made ready once: under one key the same
    /// bytes must arrive however often it is tried.
    async fn ready(&self, id: u32) -> Result<File, UploadFault> {
        let held =
            HELD.with_borrow(|all| all.get(&id).map(|held| (held.file.clone(), held.is_ready)));
        let (file, is_ready) = held.ok_or(UploadFault::Unreadable)?;
        if is_ready {
            return Ok(file);
        }
        upload::check(&file.name(), file.size() as u64)?;
        let prepared = prepared(&file).await?;
        HELD.with_borrow_mut(|all| {
            if let Some(held) = all.get_mut(&id) {
                held.file = prepared.file.clone();
                held.is_ready = true;
            }
        });
        self.list.update(|list| {
            if let Some(upload) = list.iter_mut().find(|upload| upload.id == id) {
                upload.size = prepared.file.size() as u64;
                upload.change = Some(prepared.change);
            }
        });
        Ok(prepared.file)
    }

    fn set(&self, id: u32, state: UploadState) {
        self.list.update(|list| {
            if let Some(upload) = list.iter_mut().find(|upload| upload.id == id) {
                upload.state = state;
            }
        });
    }
}

fn next_id() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn fault(error: ApiError) -> UploadFault {
    match error {
        ApiError::Offline => UploadFault::Offline,
        ApiError::Unreachable | ApiError::Unreadable | ApiError::Unclear => UploadFault::Network,
        ApiError::Problem(problem) => upload::refused(&problem),
    }
}
