//! One of several: radios, or a select where the list is long.

use super::field::{Asked, field_frame, group_frame};
use super::words::{said, say};
use crate::funnel::Signal;
use leptos::prelude::*;

/// One option.
#[derive(Clone)]
pub struct Choosable {
    /// What is kept.
    pub value: String,
    /// Its name.
    pub label: Signal<String>,
    /// Help below it, empty for none.
    pub hint: Signal<String>,
}

impl Choosable {
    /// An option without help.
    pub fn new(value: impl Into<String>, label: Signal<String>) -> Self {
        Self {
            value: value.into(),
            label,
            hint: Signal::stored(String::new()),
        }
    }
}

/// "Not sure" as one more answer to a question.
#[derive(Clone, Copy)]
pub struct NotSure {
    /// Whether it is the answer.
    pub on: Signal<bool>,
    /// Says it or takes it back.
    pub set: Callback<bool>,
}

/// From so many options on a list that opens is easier than a wall of radios.
const LONG: usize = 11;

/// The words beside a radio or a tick.
fn option_words(option: &Choosable) -> AnyView {
    let (label, hint) = (option.label, option.hint);
    view! {
        <span>
            {move || label.get()}
            {move || {
                let words = hint.get();
                (!words.is_empty()).then(|| view! { <small>{words}</small> }.into_any())
            }}
        </span>
    }
    .into_any()
}

/// One radio or tick with its words as label.
pub(super) fn tick(
    id: String,
    name: Option<String>,
    option: &Choosable,
    on: Signal<bool>,
    invalid: Signal<Option<&'static str>>,
    change: impl Fn(bool) + 'static,
) -> AnyView {
    let is_radio = name.is_some();
    view! {
        <label class="choice">
            <input
                type=if is_radio { "radio" } else { "checkbox" }
                id=id
                name=name
                value=option.value.clone()
                aria-invalid=move || invalid.get().filter(|_| !is_radio)
                prop:checked=move || on.get()
                on:change=move |event| change(event_target_checked(&event))
            />
            {option_words(option)}
        </label>
    }
    .into_any()
}

/// A question answered by one of the options.
#[component]
pub fn ChoiceInput(
    /// The question.
    asked: Asked,
    /// The options.
    options: Vec<Choosable>,
    /// The chosen one, empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the chosen one.
    #[prop(into)]
    set: Callback<String>,
    /// "Not sure" as a last option.
    #[prop(optional_no_strip)]
    not_sure: Option<NotSure>,
) -> impl IntoView {
    if options.len() >= LONG {
        select(asked, options, value, set, not_sure)
    } else {
        radios(asked, options, value, set, not_sure)
    }
}

/// A question answered by yes or no.
#[component]
pub fn YesNoInput(
    /// The question.
    asked: Asked,
    /// `yes`, `no` or empty.
    #[prop(into)]
    value: Signal<String>,
    /// Takes `yes` or `no`.
    #[prop(into)]
    set: Callback<String>,
    /// "Not sure" as a last option.
    #[prop(optional_no_strip)]
    not_sure: Option<NotSure>,
) -> impl IntoView {
    let options = vec![
        Choosable::new("yes", said("ui.yes")),
        Choosable::new("no", said("ui.no")),
    ];
    radios(asked, options, value, set, not_sure)
}

fn radios(
    asked: Asked,
    options: Vec<Choosable>,
    value: Signal<String>,
    set: Callback<String>,
    not_sure: Option<NotSure>,
) -> AnyView {
    let invalid = asked.invalid();
    let name = asked.id.clone();
    let nth = |at: usize| {
        if at == 0 {
            name.clone()
        } else {
            format!("{name}-{}", at + 1)
        }
    };
    let mut radios: Vec<AnyView> = options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let own = option.value.clone();
            let chosen = own.clone();
            let on = Signal::derive(move || value.with(|value| *value == own));
            tick(
                nth(at),
                Some(name.clone()),
                option,
                on,
                invalid,
                move |on| {
                    if on {
                        set.run(chosen.clone());
                    }
                },
            )
        })
        .collect();
    if let Some(NotSure { on, set }) = not_sure {
        let option = Choosable::new("not-sure", said("ui.not_sure"));
        let id = format!("{name}-not-sure");
        radios.push(tick(
            id,
            Some(name.clone()),
            &option,
            on,
            invalid,
            move |on| set.run(on),
        ));
    }
    group_frame(
        &asked,
        view! { <div class="choices">{radios}</div> }.into_any(),
    )
}

/// The value of "not sure" in a select; no option of a form can have it.
const NOT_SURE: &str = "\u{1}not-sure";

fn select(
    asked: Asked,
    options: Vec<Choosable>,
    value: Signal<String>,
    set: Callback<String>,
    not_sure: Option<NotSure>,
) -> AnyView {
    let described_by = asked.described_by(None);
    let invalid = asked.invalid();
    let items: Vec<_> = options
        .into_iter()
        .map(|option| {
            let own = option.value.clone();
            let label = option.label;
            view! {
                <option value=option.value prop:selected=move || value.with(|value| *value == own)>
                    {move || label.get()}
                </option>
            }
            .into_any()
        })
        .collect();
    let unsure = not_sure.map(|unsure| {
        view! {
            <option value=NOT_SURE prop:selected=move || unsure.on.get()>
                {say("ui.not_sure")}
            </option>
        }
        .into_any()
    });
    let nothing =
        move || value.with(String::is_empty) && !not_sure.is_some_and(|unsure| unsure.on.get());
    let control = view! {
        <select
            class="input"
            id=asked.id.clone()
            autocomplete="off"
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            on:change=move |event| {
                let chosen = event_target_value(&event);
                match not_sure {
                    Some(unsure) if chosen == NOT_SURE => unsure.set.run(true),
                    _ => set.run(chosen),
                }
            }
        >
            <option value="" prop:selected=nothing>
                {say("ui.select.nothing")}
            </option>
            {items}
            {unsure}
        </select>
    };
    field_frame(&asked, control.into_any())
}

/// "Not sure" as a tick below an input that is typed into.
pub fn not_sure_tick(id: &str, not_sure: NotSure) -> AnyView {
    let option = Choosable::new("not-sure", said("ui.not_sure"));
    let set = not_sure.set;
    let id = format!("{id}-not-sure");
    tick(
        id,
        None,
        &option,
        not_sure.on,
        Signal::stored(None),
        move |on| set.run(on),
    )
}
