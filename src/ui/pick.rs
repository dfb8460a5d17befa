//! A short question whose answer narrows a list: a select that may stand at "all".

use crate::funnel::Signal;
use leptos::prelude::*;

/// One option: what is kept, and its name.
pub type Pickable = (String, Signal<String>);

/// The question. The first option is kept as an empty text.
#[component]
pub fn Pick(
    /// Element id of the select.
    id: &'static str,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The options, the first being what nothing narrows.
    #[prop(into)]
    options: Signal<Vec<Pickable>>,
    /// The chosen one.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the chosen one.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let items = move || {
        let option = |(own, name): Pickable| {
            let this = own.clone();
            view! {
                <option value=own prop:selected=move || value.with(|value| *value == this)>
                    {move || name.get()}
                </option>
            }
            .into_any()
        };
        options.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {move || label.get()}
            </label>
            <select
                class="input"
                id=id
                autocomplete="off"
                on:change=move |event| set.run(event_target_value(&event))
            >
                {items}
            </select>
        </div>
    }
    .into_any()
}
