//! The files of a form handed to the outbox, with the keys they were already tried
//! under, and back when the resident wants to change something.

use super::{HELD, Held, PREVIEWS, Upload, UploadState, Uploads};
use crate::api;
use crate::domain::identity::IdempotencyKey;
use crate::domain::outbox::{Photo, PhotoStage};
use leptos::prelude::*;
use web_sys::{File, Url};

impl Uploads {
    /// The files as the outbox takes them, and the bytes of those the server does
    /// not have yet. What is on its way goes on there, under the same key.
    pub fn hand_over(&self) -> (Vec<Photo>, Vec<(IdempotencyKey, File)>) {
        let mut files = Vec::new();
        let photos = self.list.get_untracked().into_iter().map(|upload| {
            let held = HELD.with_borrow_mut(|all| all.remove(&upload.id));
            let key = held
                .as_ref()
                .map_or_else(api::new_key, |held| held.key.clone());
            let stage = match (upload.state, held) {
                (UploadState::Received(file), _) => PhotoStage::Received(file),
                (UploadState::Failed(fault), _) if !fault.may_be_tried_again() => {
                    PhotoStage::LeftOut
                }
                (_, Some(held)) => {
                    if let Some(sending) = &held.sending {
                        sending.stop();
                    }
                    files.push((key.clone(), held.file));
                    PhotoStage::Waiting
                }
                (_, None) => PhotoStage::LeftOut,
            };
            Photo {
                key,
                name: upload.name,
                tries: 0,
                stage,
            }
        });
        (photos.collect(), files)
    }

    /// Takes the files of a report back. What was left out stays so.
    pub fn take_back(&self, photos: Vec<Photo>, files: &[(IdempotencyKey, File)]) {
        self.clear();
        for photo in photos {
            let file = files.iter().find(|(key, _)| *key == photo.key);
            let (state, size) = match (photo.stage, file) {
                (PhotoStage::Received(file), _) => {
                    let size = file.size;
                    (UploadState::Received(file), size)
                }
                (PhotoStage::Waiting, Some((_, file))) => {
                    (UploadState::Waiting, file.size() as u64)
                }
                _ => continue,
            };
            let id = super::next_id();
            let waits = state == UploadState::Waiting;
            self.list.update(|list| {
                list.push(Upload {
                    id,
                    about: super::PHOTO.to_owned(),
                    name: photo.name,
                    size,
                    change: None,
                    state,
                });
            });
            if let Some((key, file)) = file.filter(|_| waits) {
                if let Ok(address) = Url::create_object_url_with_blob(file) {
                    PREVIEWS.with_borrow_mut(|all| all.insert(id, address));
                }
                let held = Held {
                    file: file.clone(),
                    is_ready: true,
                    key: key.clone(),
                    sending: None,
                };
                HELD.with_borrow_mut(|all| all.insert(id, held));
                self.begin(id);
            }
        }
    }
}
