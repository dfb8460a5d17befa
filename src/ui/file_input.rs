//! One file to read on the device: choose it or drop it.

use super::button::ButtonKind;
use super::drop_zone::{DropZone, chosen};
use super::field::{Asked, error_line};
use super::words::say;
use crate::funnel::Signal;
use leptos::prelude::*;
use web_sys::File;

/// A question answered by one file. The browser's own input takes keyboard and
/// focus; it is out of sight, because a browser words it in its own language,
/// and its label looks like a button.
#[component]
pub fn FileInput(
    /// The question.
    asked: Asked,
    /// Types the file dialog offers, as `.json,application/json`.
    accept: &'static str,
    /// Takes the chosen file, also the same one again.
    #[prop(into)]
    on_choose: Callback<File>,
) -> impl IntoView {
    let id = asked.id.clone();
    let (described_by, invalid) = (asked.described_by(None), asked.invalid());
    let first = Callback::new(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            on_choose.run(file);
        }
    });
    let error = error_line(&asked);
    let zone = DropZone {
        id: asked.id,
        label: asked.label,
        hint: asked.hint,
        optional: asked.optional,
        is_group: false,
        wrong: Signal::derive(move || invalid.get().is_some()),
        on_choose: first,
    };
    let button_id = format!("{id}-button");
    let labelled_by = format!("{} {button_id}", zone.label_id());
    zone.view(view! {
        {error}
        <input
            class="unseen"
            type="file"
            id=id.clone()
            accept=accept
            aria-labelledby=labelled_by
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            on:change=move |event| chosen(&event, first)
        />
        <span class="actions">
            <label class=ButtonKind::Second.class() id=button_id for=id>
                {say("ui.file.choose")}
            </label>
        </span>
    })
}
