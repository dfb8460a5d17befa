//! Any of several: ticks.

use super::choice::{Choosable, NotSure, tick};
use super::field::{Asked, group_frame};
use super::words::said;
use crate::funnel::Signal;
use leptos::prelude::*;

/// A question answered by any of the options.
#[component]
pub fn ManyInput(
    /// The question.
    asked: Asked,
    /// The options.
    options: Vec<Choosable>,
    /// The chosen ones.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Takes the chosen ones, in the order of the options.
    #[prop(into)]
    set: Callback<Vec<String>>,
    /// "None of these" as an answer of its own.
    #[prop(optional_no_strip)]
    none: Option<NotSure>,
    /// "Not sure" as an answer of its own.
    #[prop(optional_no_strip)]
    not_sure: Option<NotSure>,
) -> impl IntoView {
    let invalid = asked.invalid();
    let order: StoredValue<Vec<String>> =
        StoredValue::new(options.iter().map(|option| option.value.clone()).collect());
    let nth = |at: usize| {
        if at == 0 {
            asked.id.clone()
        } else {
            format!("{}-{}", asked.id, at + 1)
        }
    };
    let mut ticks: Vec<AnyView> = options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let own = option.value.clone();
            let changed = own.clone();
            let on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&own)));
            tick(nth(at), None, option, on, invalid, move |on| {
                let before = chosen.get_untracked();
                set.run(order.with_value(|order| rechosen(order, &before, &changed, on)));
            })
        })
        .collect();
    for (end, key, answer) in [
        ("none", "ui.none_of_these", none),
        ("not-sure", "ui.not_sure", not_sure),
    ] {
        if let Some(NotSure { on, set }) = answer {
            let option = Choosable::new(end, said(key));
            let id = format!("{}-{end}", asked.id);
            ticks.push(tick(id, None, &option, on, invalid, move |on| set.run(on)));
        }
    }
    group_frame(
        &asked,
        view! { <div class="choices">{ticks}</div> }.into_any(),
    )
}

/// What is chosen after `value` was ticked or unticked, in the order of the options.
fn rechosen(order: &[String], before: &[String], value: &str, on: bool) -> Vec<String> {
    order
        .iter()
        .filter(|id| {
            if *id == value {
                on
            } else {
                before.contains(id)
            }
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rechosen;

    #[test]
    fn chosen_options_keep_the_order_of_the_list() {
        let order = ["a", "b", "c"].map(String::from);
        let chosen = rechosen(&order, &["c".to_owned()], "a", true);
        assert_eq!(chosen, ["a", "c"]);
        assert_eq!(rechosen(&order, &chosen, "c", false), ["a"]);
    }
}
