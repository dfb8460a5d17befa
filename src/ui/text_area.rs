//! Several lines of text, with how many characters are left.

use super::field::{Asked, field_frame};
use super::live::LiveRegion;
use super::typing::Typing;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use leptos::prelude::*;

/// How many characters are left, negative when there are too many. Counted the
/// way the form is checked: one Chinese character is one.
pub fn characters_left(text: &str, max: u32) -> i64 {
    i64::from(max) - i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

fn left_words(left: i64) -> String {
    let key = if left < 0 {
        "ui.characters.over"
    } else {
        "ui.characters.left"
    };
    i18n::tn(
        key,
        usize::try_from(left.unsigned_abs()).unwrap_or(usize::MAX),
        &[],
    )
}

/// A question answered by several lines of text. Too many characters are let
/// in and said, never cut off.
#[component]
pub fn TextArea(
    /// The question.
    asked: Asked,
    /// The most characters.
    max: u32,
    /// What is typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let typing = Typing::new(set);
    let limit_id = format!("{}-limit", asked.id);
    let described_by = asked.described_by(Some(limit_id.clone()));
    let invalid = asked.invalid();
    let node = NodeRef::<leptos::html::Textarea>::new();
    let shown = move || {
        let standing = node.get_untracked().map(|input| input.value());
        typing.shown(value.get(), standing)
    };
    let left = kept(move || value.with(|text| characters_left(text, max)));
    let words = Signal::derive(move || left_words(left.get()));
    let limit = move || i18n::tn("ui.characters.limit", max as usize, &[]);
    let control = view! {
        <textarea
            node_ref=node
            class="input"
            id=asked.id.clone()
            rows="5"
            autocomplete="off"
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            prop:value=shown
            on:input=move |event| typing.typed(&event)
            on:compositionstart=move |_| typing.begin()
            on:compositionend=move |event| typing.end(&event)
            on:change=move |event| typing.end(&event)
        ></textarea>
        <p class="unseen" id=limit_id>
            {dynamic(limit)}
        </p>
        <p
            class="field__hint"
            class:field__hint--wrong=move || { left.get() < 0 }
            aria-hidden="true"
        >
            {move || words.get()}
        </p>
        <LiveRegion text=words />
    };
    field_frame(&asked, control.into_any())
}
