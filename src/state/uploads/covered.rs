//! A photo with something painted over: it takes the place of the one before, also
//! where that has been sent already.

use super::{HELD, Held, PHOTOS, UploadState, Uploads, forget_there, prepared, show};
use crate::api;
use crate::domain::upload::UploadFault;
use crate::domain::upload::cover::Cover;
use crate::domain::upload::photo::Change;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Uploads {
    /// Paints over what is covered on a photo and sends that in place of what was
    /// sent before, which does not stay with the city.
    pub fn cover(&self, id: u32, cover: &Cover) {
        let Some(photo) = PHOTOS.with_borrow(|all| all.get(&id).cloned()) else {
            return;
        };
        if cover.strokes() == 0 {
            return;
        }
        let before = self.list.with_untracked(|list| {
            let upload = list.iter().find(|upload| upload.id == id);
            upload.map(|upload| upload.state.clone())
        });
        // Under another key: these are other bytes. What is still on its way under
        // the old one is nobody's any more.
        let held = Held {
            file: photo.clone(),
            is_ready: true,
            key: api::new_key(),
            sending: None,
        };
        let key = held.key.clone();
        let earlier = HELD.with_borrow_mut(|all| all.insert(id, held));
        if let Some(sending) = earlier.and_then(|held| held.sending) {
            sending.stop();
        }
        if let Some(UploadState::Received(file)) = before {
            forget_there(file);
        }
        self.set(id, UploadState::Waiting);
        // Until it is painted over it is not ready, and no report goes with it.
        let change = self.changed(id, None);
        let uploads = self.clone();
        let (squares, strokes) = (
            cover.squares().copied().collect::<Vec<_>>(),
            cover.strokes(),
        );
        let used = self.used(id);
        spawn_local(async move {
            let made = prepared::covered(&photo, used, &squares).await;
            if super::key_of(id).as_ref() != Some(&key) {
                return;
            }
            let Some(made) = made else {
                // Never the uncovered one.
                HELD.with_borrow_mut(|all| all.remove(&id));
                return uploads.set(id, UploadState::Failed(UploadFault::BrokenPhoto));
            };
            show(id, &made);
            PHOTOS.with_borrow_mut(|all| all.insert(id, made.clone()));
            uploads.list.update(|list| {
                if let Some(upload) = list.iter_mut().find(|upload| upload.id == id) {
                    upload.size = made.size() as u64;
                    upload.change = change;
                    upload.strokes += strokes;
                }
            });
            HELD.with_borrow_mut(|all| {
                if let Some(held) = all.get_mut(&id) {
                    held.file = made;
                }
            });
            uploads.begin(id);
        });
    }

    /// Sets what was done to a file, and gives what was before.
    fn changed(&self, id: u32, change: Option<Change>) -> Option<Change> {
        let mut before = None;
        self.list.update(|list| {
            if let Some(upload) = list.iter_mut().find(|upload| upload.id == id) {
                before = std::mem::replace(&mut upload.change, change);
            }
        });
        before
    }
}
