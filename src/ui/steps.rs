//! How far through: a line in as many pieces as there are steps.

use super::words::say;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use leptos::prelude::*;

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its name; empty for a bare piece of the line.
    pub name: String,
    /// Where it is, for a step one may go back to.
    pub href: Option<String>,
}

/// The steps, with `current` (from 0) marked and the ones before it done.
#[component]
pub fn Steps(
    /// All of them.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// Which one this is, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let where_we_are = move || {
        i18n::tf(
            "ui.steps",
            &[
                ("n", (current.get() + 1).to_string().as_str()),
                ("of", steps.with(Vec::len).to_string().as_str()),
            ],
        )
    };
    let here = move || {
        let name = steps.with(|steps| steps.get(current.get()).map(|step| step.name.clone()));
        match name.filter(|name| !name.is_empty()) {
            Some(name) => {
                let values = [("where", where_we_are()), ("name", name)];
                i18n::tf("ui.steps.here", &values)
            }
            None => where_we_are(),
        }
    };
    let named = move || steps.with(|steps| steps.iter().any(|step| !step.name.is_empty()));
    let piece = move |(at, step): (usize, Step)| {
        let now = current.get();
        let name = step.name;
        let words = match step.href.filter(|_| at < now) {
            Some(href) => view! { <a href=href>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        let done = (at < now)
            .then(|| view! { <span class="unseen">{say("ui.steps.done")}</span> }.into_any());
        view! {
            <li class:steps__done=at < now aria-current=(at == now).then_some("step")>
                <span class="steps__name">{words}</span>
                {done}
            </li>
        }
        .into_any()
    };
    view! {
        <ol class="steps" class:steps--named=named aria-label=where_we_are>
            {move || steps.get().into_iter().enumerate().map(piece).collect::<Vec<_>>()}
        </ol>
        <p class="small soft">{dynamic(here)}</p>
    }
    .into_any()
}
