//! Where files are chosen: a dashed field that takes what is dropped on it, with
//! the question, and the buttons of whoever uses it.

use super::words::say;
use crate::funnel::Signal;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// The field. Whoever draws it brings the inputs and gives them to [`chosen`].
pub struct DropZone {
    /// Element id of the question; label and hint have ids made of it.
    pub id: String,
    /// The question.
    pub label: Signal<String>,
    /// Help below it.
    pub hint: Signal<String>,
    /// Whether "(optional)" stands behind the question.
    pub optional: bool,
    /// Whether it is named as a group: where it holds more than one control.
    pub is_group: bool,
    /// Whether what was chosen is wrong.
    pub wrong: Signal<bool>,
    /// Takes what is dropped, at least one file.
    pub on_choose: Callback<Vec<File>>,
}

impl DropZone {
    /// Element id of the question's words.
    pub fn label_id(&self) -> String {
        format!("{}-label", self.id)
    }

    /// The field with `content` below its question.
    pub fn view(self, content: impl IntoView + 'static) -> AnyView {
        let label_id = self.label_id();
        let labelled_by = self.is_group.then(|| label_id.clone());
        let over = RwSignal::new(false);
        let on_choose = self.on_choose;
        view! {
            <div
                class="drop"
                class:drop--over=move || over.get()
                class:drop--wrong=move || self.wrong.get()
                role=self.is_group.then_some("group")
                aria-labelledby=labelled_by
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    over.set(false);
                    give(event.data_transfer().and_then(|data| data.files()), on_choose);
                }
            >
                <p class="field__label" id=label_id>
                    {move || self.label.get()}
                    {self.optional.then(|| say("ui.optional"))}
                </p>
                <p class="field__hint" id=format!("{}-hint", self.id)>
                    {move || self.hint.get()}
                </p>
                {content.into_any()}
            </div>
        }
        .into_any()
    }
}

/// Hands over what was chosen in an input and empties it, so that the same file
/// can be chosen again.
pub fn chosen(event: &web_sys::Event, on_choose: Callback<Vec<File>>) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        give(input.files(), on_choose);
        input.set_value("");
    }
}

fn give(files: Option<web_sys::FileList>, on_choose: Callback<Vec<File>>) {
    let files: Vec<File> = files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|at| files.get(at)).collect()
    });
    if !files.is_empty() {
        on_choose.run(files);
    }
}
