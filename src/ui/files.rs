//! Files to send: choose, drop or take a photo; each with its state.

use super::button::ButtonKind;
use super::drop_zone::{DropZone, chosen};
use super::field::{Asked, error_line};
use super::file_line::{FileLine, FileState, LineButtons, file_line};
use super::focus::focus_soon;
use super::live::LiveRegion;
use super::words::say;
use crate::funnel::{Signal, dynamic, each, kept};
use crate::i18n;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// A question answered by files. The file inputs are hidden (a browser words
/// them in its own language); the buttons press them.
#[component]
pub fn FileList(
    /// The question.
    asked: Asked,
    /// Types the file dialog offers, as `image/*,.pdf`.
    #[prop(into)]
    accept: String,
    /// The files, in the order they were added.
    #[prop(into)]
    lines: Signal<Vec<FileLine>>,
    /// How many there may be.
    max: usize,
    /// Takes newly chosen files.
    #[prop(into)]
    on_choose: Callback<Vec<File>>,
    /// Takes a file away, also while it is being sent.
    #[prop(into)]
    on_remove: Callback<String>,
    /// Tries a failed file again.
    #[prop(into)]
    on_retry: Callback<String>,
) -> impl IntoView {
    let ids = kept(move || {
        lines.with(|lines| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>())
    });
    let full = kept(move || lines.with(|lines| lines.len() >= max));
    let row = {
        // The focus must not vanish with the row.
        let choose_id = asked.id.clone();
        let buttons = LineButtons {
            list: asked.id.clone(),
            on_remove: Callback::new(move |id: String| {
                on_remove.run(id);
                focus_soon(choose_id.clone());
            }),
            on_retry,
        };
        move |id: String| file_line(&buttons, id, lines)
    };
    let invalid = asked.invalid();
    let error = error_line(&asked);
    let status = Signal::derive(move || lines.with(|lines| status_words(lines)));
    let body = move || {
        if full.get() {
            no_room(&asked, max)
        } else {
            choosing(&asked, &accept, on_choose)
        }
    };
    view! {
        <div class="stack-small" class:field--wrong=move || invalid.get().is_some()>
            <ul class="files" class:files--none=move || ids.with(Vec::is_empty)>
                {each(move || ids.get(), row)}
            </ul>
            <LiveRegion text=status />
            {error}
            {dynamic(body)}
        </div>
    }
    .into_any()
}

/// Stands where the button was, for the error summary to lead to.
fn no_room(asked: &Asked, max: usize) -> AnyView {
    let (error, error_id) = (asked.error, format!("{}-error", asked.id));
    let described_by = move || error.with(Option::is_some).then(|| error_id.clone());
    view! {
        <p class="field__hint" id=asked.id.clone() tabindex="-1" aria-describedby=described_by>
            {i18n::tn("ui.files.full", max, &[])}
        </p>
    }
    .into_any()
}

fn choosing(asked: &Asked, accept: &str, on_choose: Callback<Vec<File>>) -> AnyView {
    let id = asked.id.clone();
    let described_by = asked.described_by(None);
    let camera = accept.contains("image").then(|| camera(&id, on_choose));
    let input_id = format!("{id}-input");
    let pressed_id = input_id.clone();
    let zone = DropZone {
        id: id.clone(),
        label: asked.label,
        hint: asked.hint,
        optional: asked.optional,
        is_group: true,
        wrong: Signal::stored(false),
        on_choose,
    };
    zone.view(view! {
        <input
            type="file"
            hidden
            id=input_id
            multiple
            accept=accept.to_owned()
            on:change=move |event| chosen(&event, on_choose)
        />
        <span class="actions">
            {camera}
            <button
                class=ButtonKind::Second.class()
                type="button"
                id=id
                aria-describedby=move || described_by.get()
                on:click=move |_| press(&pressed_id)
            >
                {say("ui.files.choose")}
            </button>
        </span>
    })
}

/// On a phone this opens the camera at once; elsewhere it is the same as
/// choosing a file.
fn camera(id: &str, on_choose: Callback<Vec<File>>) -> AnyView {
    let input_id = format!("{id}-camera");
    view! {
        <input
            type="file"
            hidden
            id=input_id.clone()
            accept="image/*"
            capture="environment"
            on:change=move |event| chosen(&event, on_choose)
        />
        <button
            class=ButtonKind::Second.class()
            type="button"
            on:click=move |_| press(&input_id)
        >
            {say("ui.files.camera")}
        </button>
    }
    .into_any()
}

fn press(id: &str) {
    let input = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.click();
    }
}

/// How many have arrived and how many have not; empty while nothing is decided.
fn status_words(lines: &[FileLine]) -> String {
    let count =
        |wanted: fn(&FileState) -> bool| lines.iter().filter(|line| wanted(&line.state)).count();
    let done = count(|state| *state == FileState::Done);
    let wrong = count(|state| matches!(state, FileState::Failed(_) | FileState::Refused(_)));
    if done + wrong == 0 {
        return String::new();
    }
    let values = [("done", done.to_string()), ("wrong", wrong.to_string())];
    i18n::tf("ui.files.status", &values)
}
