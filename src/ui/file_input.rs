//! One file to read on the device: choose it or drop it.

use super::button::ButtonKind;
use super::field::Asked;
use super::words::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

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
    let over = RwSignal::new(false);
    let id = asked.id.clone();
    let (label_id, button_id) = (format!("{id}-label"), format!("{id}-button"));
    let labelled_by = format!("{label_id} {button_id}");
    let (described_by, invalid) = (asked.described_by(None), asked.invalid());
    let (error, error_id) = (asked.error, format!("{id}-error"));
    let error_line = move || {
        let words = error.get()?;
        Some(
            view! {
                <p class="field__error" id=error_id.clone()>
                    <span class="unseen">{say("ui.error_prefix")}</span>
                    {words}
                </p>
            }
            .into_any(),
        )
    };
    view! {
        <div
            class="drop"
            class:drop--over=move || over.get()
            class:drop--wrong=move || invalid.get().is_some()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                let files = event.data_transfer().and_then(|data| data.files());
                give(files, on_choose);
            }
        >
            <p class="field__label" id=label_id>
                {move || asked.label.get()}
            </p>
            <p class="field__hint" id=format!("{id}-hint")>
                {move || asked.hint.get()}
            </p>
            {error_line}
            <input
                class="unseen"
                type="file"
                id=id.clone()
                accept=accept
                aria-labelledby=labelled_by
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get()
                on:change=move |event| take(&event, on_choose)
            />
            <span class="actions">
                <label class=ButtonKind::Second.class() id=button_id for=id>
                    {say("ui.file.choose")}
                </label>
            </span>
        </div>
    }
    .into_any()
}

/// Hands over what was chosen and empties the input, so that the same file can
/// be chosen again.
fn take(event: &web_sys::Event, on_choose: Callback<File>) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        give(input.files(), on_choose);
        input.set_value("");
    }
}

fn give(files: Option<web_sys::FileList>, on_choose: Callback<File>) {
    if let Some(file) = files.and_then(|files| files.get(0)) {
        on_choose.run(file);
    }
}
