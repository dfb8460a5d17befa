//! One to five stars: five radios that look like stars, each with its words.

use super::field::{Asked, group_frame};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use leptos::prelude::*;

/// So many there are.
const MOST: u32 = 5;

/// A question answered by stars.
#[component]
pub fn StarsInput(
    /// The question.
    asked: Asked,
    /// How many, as digits; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Takes how many.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let name = asked.id.clone();
    let given = Signal::derive(move || value.with(|value| value.parse::<u32>().unwrap_or(0)));
    let star = |stars: u32| {
        let id = if stars == 1 {
            name.clone()
        } else {
            format!("{name}-{stars}")
        };
        let words = move || i18n::tn("ui.stars", stars as usize, &[]);
        view! {
            <label class="star" class:star--on=move || stars <= given.get()>
                <input
                    class="star__input"
                    type="radio"
                    id=id
                    name=name.clone()
                    value=stars.to_string()
                    prop:checked=move || given.get() == stars
                    on:change=move |_| set.run(stars.to_string())
                />
                {drawing()}
                <span class="unseen">{dynamic(words)}</span>
            </label>
        }
        .into_any()
    };
    let stars: Vec<AnyView> = (1..=MOST).map(star).collect();
    let meaning = move || match given.get() {
        0 => String::new(),
        stars => i18n::t(meaning_key(stars)),
    };
    group_frame(
        &asked,
        view! {
            <div class="stars">
                {stars} <span class="stars__words" aria-hidden="true">{dynamic(meaning)}</span>
            </div>
        }
        .into_any(),
    )
}

fn meaning_key(stars: u32) -> &'static str {
    match stars {
        1 => "ui.stars.1",
        2 => "ui.stars.2",
        3 => "ui.stars.3",
        4 => "ui.stars.4",
        _ => "ui.stars.5",
    }
}

/// Stars that were given, as a drawing; the words stand beside it.
pub fn stars_drawn(stars: u32) -> AnyView {
    let star = |at: u32| {
        let class = if at <= stars { "star star--on" } else { "star" };
        view! { <span class=class>{drawing()}</span> }.into_any()
    };
    let stars: Vec<AnyView> = (1..=MOST).map(star).collect();
    view! { <span class="stars stars--small" aria-hidden="true">{stars}</span> }.into_any()
}

fn drawing() -> AnyView {
    view! {
        <svg class="star__drawing" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" />
        </svg>
    }
    .into_any()
}
