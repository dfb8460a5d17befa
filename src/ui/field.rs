//! A question with everything that belongs to it: label, hint, error, and the
//! wiring that lets a screen reader say them together.

use super::words::say;
use crate::funnel::{Signal, dynamic};
use leptos::prelude::*;

/// One question as the building blocks need it.
#[derive(Clone)]
pub struct Asked {
    /// Element id of the (first) input; the ids of hint and error are made of it.
    pub id: String,
    /// The question.
    pub label: Signal<String>,
    /// Help below it, empty for none.
    pub hint: Signal<String>,
    /// What is wrong with the answer, one sentence.
    pub error: Signal<Option<String>>,
    /// Whether "(optional)" stands behind the question.
    pub optional: bool,
    /// Why the question can be skipped, empty where it matters.
    pub skip: Signal<String>,
    /// Anything else between question and input, as "verified by …".
    pub note: Option<ViewFn>,
}

impl Asked {
    /// A question without hint and error.
    pub fn new(id: impl Into<String>, label: Signal<String>) -> Self {
        Self {
            id: id.into(),
            label,
            hint: Signal::stored(String::new()),
            error: Signal::stored(None),
            optional: false,
            skip: Signal::stored(String::new()),
            note: None,
        }
    }

    /// With help below it.
    pub fn hint(mut self, hint: Signal<String>) -> Self {
        self.hint = hint;
        self
    }

    /// With what is wrong.
    pub fn error(mut self, error: Signal<Option<String>>) -> Self {
        self.error = error;
        self
    }

    /// Marked as optional.
    pub fn optional(mut self, optional: bool) -> Self {
        self.optional = optional;
        self
    }

    /// The value of `aria-describedby`: hint, why it can be skipped, error, then `more` (an element
    /// that is always there, as a unit).
    pub fn described_by(&self, more: Option<String>) -> Signal<Option<String>> {
        let (id, hint, error, skip) = (self.id.clone(), self.hint, self.error, self.skip);
        Signal::derive(move || {
            let mut ids = Vec::new();
            if hint.with(|hint| !hint.is_empty()) {
                ids.push(format!("{id}-hint"));
            }
            if skip.with(|skip| !skip.is_empty()) {
                ids.push(format!("{id}-skip"));
            }
            if error.with(Option::is_some) {
                ids.push(format!("{id}-error"));
            }
            ids.extend(more.clone());
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }

    fn question(&self) -> AnyView {
        let label = self.label;
        let optional = self.optional.then(|| say("ui.optional"));
        view! {
            {move || label.get()}
            {optional}
        }
        .into_any()
    }

    fn hint_and_error(&self) -> AnyView {
        let (hint, skip) = (self.hint, self.skip);
        let id = |end: &str| format!("{}-{end}", self.id);
        let (hint_id, skip_id) = (id("hint"), id("skip"));
        let error = error_line(self);
        let note = self.note.as_ref().map(ViewFn::run);
        view! {
            {move || {
                let words = hint.get();
                (!words.is_empty())
                    .then(|| view! { <p class="field__hint" id=hint_id.clone()>{words}</p> }.into_any())
            }}
            {move || {
                let words = skip.get();
                (!words.is_empty())
                    .then(|| view! { <p class="field__skip" id=skip_id.clone()>{words}</p> }.into_any())
            }}
            {note}
            {error}
        }
        .into_any()
    }
}

/// What is wrong with the answer, where something is, under the id that
/// [`Asked::described_by`] names.
pub fn error_line(asked: &Asked) -> AnyView {
    let (error, id) = (asked.error, format!("{}-error", asked.id));
    let line = move || {
        let words = error.get()?;
        Some(
            view! {
                <p class="field__error" id=id.clone()>
                    <span class="unseen">{say("ui.error_prefix")}</span>
                    {words}
                </p>
            }
            .into_any(),
        )
    };
    dynamic(line)
}

/// A question with one input.
pub fn field_frame(asked: &Asked, control: AnyView) -> AnyView {
    let invalid = asked.invalid();
    view! {
        <div class="field" class:field--wrong=move || invalid.get().is_some()>
            <label class="field__label" for=asked.id.clone()>
                {asked.question()}
            </label>
            {asked.hint_and_error()}
            {control}
        </div>
    }
    .into_any()
}

/// A question with several inputs: a fieldset. It can take the focus from a
/// script, for faults that belong to none of its inputs.
pub fn group_frame(asked: &Asked, control: AnyView) -> AnyView {
    let invalid = asked.invalid();
    let described_by = asked.described_by(None);
    view! {
        <div class:field--wrong=move || invalid.get().is_some()>
            <fieldset
                class="field"
                id=format!("{}-group", asked.id)
                tabindex="-1"
                aria-describedby=move || described_by.get()
            >
                <legend class="field__label">{asked.question()}</legend>
                {asked.hint_and_error()}
                {control}
            </fieldset>
        </div>
    }
    .into_any()
}
