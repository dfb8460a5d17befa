//! The files of a form as lines of the file list.

use crate::funnel::Signal;
use crate::i18n;
use crate::state::uploads::{Upload, UploadState, Uploads};
use crate::ui::files::{FileLine, FileState};
use leptos::prelude::*;

/// The files for `about`, as the list draws them.
pub fn upload_lines(uploads: &Uploads, about: &str) -> Signal<Vec<FileLine>> {
    let (list, about, uploads) = (uploads.list(), about.to_owned(), uploads.clone());
    Signal::derive(move || {
        list.with(|list| {
            list.iter()
                .filter(|upload| upload.about == about)
                .map(|upload| line(&uploads, upload))
                .collect()
        })
    })
}

fn line(uploads: &Uploads, upload: &Upload) -> FileLine {
    FileLine {
        id: upload.id.to_string(),
        name: upload.name.clone(),
        size: upload.size,
        state: match &upload.state {
            UploadState::Waiting => FileState::Waiting,
            // A share between 0 and 1; the cast cannot leave 0 to 100.
            UploadState::Sending(share) => FileState::Sending {
                percent: (share.clamp(0.0, 1.0) * 100.0) as u8,
            },
            UploadState::Received(_) => FileState::Done,
            UploadState::Failed(fault) if fault.may_be_tried_again() => {
                FileState::Failed(i18n::t(fault.key()))
            }
            UploadState::Failed(fault) => FileState::Refused(i18n::t(fault.key())),
        },
        preview: uploads.preview(upload.id),
    }
}
