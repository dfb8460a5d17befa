//! The files of a form on its pages: as lines of the file list, and what of them
//! is in the way of going on.

use crate::domain::upload::photo::Change;
use crate::funnel::Signal;
use crate::i18n;
use crate::state::uploads::{Upload, UploadState, Uploads};
use crate::ui::error_summary::ErrorItem;
use crate::ui::file_line::{FileLine, FileState, row_id};
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

/// What the buttons of a line do: take the file away, try it again.
pub fn line_buttons(uploads: &Uploads) -> (Callback<String>, Callback<String>) {
    let (removing, trying) = (uploads.clone(), uploads.clone());
    let remove = Callback::new(move |id: String| {
        if let Ok(id) = id.parse() {
            removing.remove(id);
        }
    });
    let retry = Callback::new(move |id: String| {
        if let Ok(id) = id.parse() {
            trying.retry(id);
        }
    });
    (remove, retry)
}

/// A file that keeps the resident from going on, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInTheWay {
    id: u32,
    about: String,
    name: String,
    why: &'static str,
}

impl FileInTheWay {
    /// What it is for.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// As a line of the error summary that leads to the file's own line in the
    /// list with the element id `list`.
    pub fn item(&self, list: &str) -> ErrorItem {
        self.item_at(row_id(list, &self.id.to_string()))
    }

    /// As a line of the error summary that leads to another element.
    pub fn item_at(&self, target: String) -> ErrorItem {
        let values = [("name", self.name.clone()), ("why", i18n::t(self.why))];
        ErrorItem {
            target,
            text: i18n::tf("file.in_the_way", &values),
        }
    }
}

/// The files that did not arrive, and with `waits` those still on their way.
pub fn in_the_way(uploads: &Uploads, waits: bool) -> Vec<FileInTheWay> {
    because(uploads, &|upload| match &upload.state {
        UploadState::Failed(fault) => Some(fault.key()),
        UploadState::Waiting | UploadState::Sending(_) => waits.then_some("file.under_way"),
        UploadState::Received(_) => None,
    })
}

/// The files that can never be sent.
pub fn faulty(uploads: &Uploads) -> Vec<FileInTheWay> {
    because(uploads, &|upload| match &upload.state {
        UploadState::Failed(fault) if !fault.may_be_tried_again() => Some(fault.key()),
        _ => None,
    })
}

/// The files still being made ready to be sent.
pub fn unready(uploads: &Uploads) -> Vec<FileInTheWay> {
    because(uploads, &|upload| {
        let unready = upload.state == UploadState::Waiting && upload.change.is_none();
        unready.then_some("file.under_way")
    })
}

fn because(uploads: &Uploads, why: &dyn Fn(&Upload) -> Option<&'static str>) -> Vec<FileInTheWay> {
    let in_the_way = |upload: &Upload| {
        Some(FileInTheWay {
            why: why(upload)?,
            id: upload.id,
            about: upload.about.clone(),
            name: upload.name.clone(),
        })
    };
    uploads
        .list()
        .with_untracked(|list| list.iter().filter_map(in_the_way).collect())
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
        note: upload.change.map_or_else(String::new, change_words),
        preview: uploads.preview(upload.id),
    }
}

/// What was done to a file before it went.
fn change_words(change: Change) -> String {
    match change {
        Change::Reduced { from, to } => i18n::tf(
            "file.change.reduced",
            &[("from", i18n::file_size(from)), ("to", i18n::file_size(to))],
        ),
        Change::Cleaned { to } => i18n::tf("file.change.cleaned", &[("to", i18n::file_size(to))]),
        Change::Clean => i18n::t("file.change.clean"),
        Change::Untouched => i18n::t("file.change.untouched"),
    }
}
