//! Up to five photos, sent as they are chosen.

use crate::domain::forms::report::MOST_PHOTOS;
use crate::funnel::Signal;
use crate::i18n;
use crate::pages::upload_lines::{line_buttons, upload_lines};
use crate::state::uploads::{PHOTO, Uploads};
use crate::ui::field::Asked;
use crate::ui::files::FileList;
use crate::ui::words::said;
use leptos::prelude::*;
use web_sys::File;

/// Element id of the photos' input.
pub const PHOTOS: &str = "f-report-photos";

/// The photos of a report.
#[component]
pub fn Photos(
    /// The files of the report.
    uploads: Uploads,
    /// What is wrong with them, the key of a sentence.
    wrong: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let lines = upload_lines(&uploads, PHOTO);
    let asked = Asked::new(PHOTOS, said("report.photos"))
        .hint(said("report.photos.hint"))
        .error(Signal::derive(move || wrong.get().map(i18n::t)))
        .optional(true);
    let choose = {
        let uploads = uploads.clone();
        Callback::new(move |files: Vec<File>| {
            let there = uploads.list().with_untracked(Vec::len);
            let room = MOST_PHOTOS.saturating_sub(there);
            wrong.set((files.len() > room).then_some("report.photos.too_many"));
            for file in files.into_iter().take(room) {
                uploads.add_file(file, PHOTO);
            }
        })
    };
    let (remove, retry) = line_buttons(&uploads);
    view! {
        <FileList
            asked
            accept="image/*"
            lines
            max=MOST_PHOTOS
            on_choose=choose
            on_remove=remove
            on_retry=retry
        />
    }
    .into_any()
}
