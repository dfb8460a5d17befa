//! Whether this device keeps drafts.

use crate::state::looks;
use crate::ui::words::say;
use leptos::prelude::*;

/// Two answers, with what each means.
#[component]
pub(super) fn DraftsChoice() -> impl IntoView {
    let choice = |value: bool, key: &'static str, hint: &'static str| {
        let keep = looks::keep_drafts();
        // Not asked yet counts as no.
        let chosen = move || keep.get().unwrap_or(false) == value;
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="keep-drafts"
                    prop:checked=chosen
                    on:change=move |_| looks::set_keep_drafts(Some(value))
                />
                <span>{say(key)} <small>{say(hint)}</small></span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="field" aria-describedby="keep-drafts-hint">
            <legend class="field__label">{say("draft.keep_title")}</legend>
            <p class="field__hint" id="keep-drafts-hint">
                {say("draft.keep_hint")}
            </p>
            {choice(true, "draft.keep", "draft.keep_text")}
            {choice(false, "draft.do_not_keep", "draft.do_not_keep_text")}
        </fieldset>
    }
    .into_any()
}
