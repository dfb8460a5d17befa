//! The one polite voice of a page: says the last thing, once it has settled.

use super::timer::Pause;
use crate::funnel::{Signal, effect};
use leptos::prelude::*;
use std::time::Duration;

/// A polite live region. It speaks `text` a second after it stopped changing,
/// never its first value: a screen reader has read the page already. The
/// region must be in the page before it has something to say, so it is always
/// drawn, empty at first.
#[component]
pub fn LiveRegion(
    /// What to say.
    #[prop(into)]
    text: Signal<String>,
    /// How long it must have stood still.
    #[prop(default = Duration::from_secs(1))]
    after: Duration,
) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    let pause = Pause::new(after);
    let mut before = None;
    effect(move || {
        let now = text.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            let words = now.clone();
            pause.run(move || {
                spoken.try_set(words);
            });
        }
        before = Some(now);
    });
    view! { <p class="unseen" role="status" aria-live="polite">{move || spoken.get()}</p> }
}
