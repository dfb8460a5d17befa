//! Up to five photos, sent as they are chosen. Faces and number plates can be covered.

use crate::domain::forms::report::MOST_PHOTOS;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::upload_lines::{line_buttons, upload_lines};
use crate::state::uploads::{PHOTO, Uploads, easel};
use crate::ui::cover_dialog::CoverDialog;
use crate::ui::field::Asked;
use crate::ui::file_line::{FileState, cover_id, row_id};
use crate::ui::files::FileList;
use crate::ui::focus::focus_soon;
use crate::ui::words::{said, say};
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
    easel::set_up();
    let lines = upload_lines(&uploads, PHOTO);
    let lines = Signal::derive(move || {
        let mut lines = lines.get();
        for line in &mut lines {
            if matches!(line.state, FileState::Refused(_)) {
                line.without = i18n::t("report.photos.without");
            }
        }
        lines
    });
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
    let covering = RwSignal::new(None::<String>);
    view! {
        <FileList
            asked
            accept="image/*"
            lines
            max=MOST_PHOTOS
            on_choose=choose
            on_remove=remove
            on_retry=retry
            on_cover=Callback::new(move |id: String| covering.set(Some(id)))
        />
        <p class="field__hint">{say("report.photos.faces")}</p>
        {dynamic(move || covering.get().map(|id| dialog(&uploads, id, covering)))}
    }
    .into_any()
}

/// The dialog that covers something on the photo `id`.
fn dialog(uploads: &Uploads, id: String, covering: RwSignal<Option<String>>) -> AnyView {
    let number = id.parse().unwrap_or_default();
    let Some(address) = uploads.preview(number) else {
        return ().into_any();
    };
    let uploads = uploads.clone();
    let on_end = Callback::new(move |cover: Option<_>| {
        let Some(id) = covering.try_update(Option::take).flatten() else {
            return;
        };
        if let Some(cover) = cover {
            uploads.cover(number, &cover);
            // While it is made ready there is nothing to cover.
            focus_soon(row_id(PHOTOS, &id));
        } else {
            focus_soon(cover_id(PHOTOS, &id));
        }
    });
    view! { <CoverDialog address on_end /> }.into_any()
}
