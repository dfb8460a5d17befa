//! Answered and fixed: two things, two marks. Each has its own sign, so that neither
//! colour nor words speak alone.

use super::words::say;
use crate::domain::reports::stage::{Fixed, Stage};
use leptos::prelude::*;

/// The two marks of a report.
#[component]
pub fn Marks(
    /// How far it is.
    stage: Stage,
) -> impl IntoView {
    let (answered, answered_words) = if stage.is_answered() {
        ("mark mark--answered", "report.mark.answered")
    } else {
        ("mark", "report.mark.not_answered")
    };
    let (fixed, fixed_words) = match stage.fixed() {
        Fixed::Yes => ("mark mark--fixed", "report.mark.fixed"),
        Fixed::NotYet => ("mark", "report.mark.not_fixed"),
        Fixed::No => ("mark", "report.mark.declined"),
        Fixed::NotSaid => ("mark", "report.mark.not_said"),
    };
    view! {
        <ul class="stage-marks">
            <li class=answered>
                <svg class="mark__sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <path d="M3 4h14v9H9l-4 4v-4H3z" />
                </svg>
                {say(answered_words)}
            </li>
            <li class=fixed>
                <svg class="mark__sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <circle cx="10" cy="10" r="7.5" />
                    <path class="mark__tick" d="M6.5 10.5l2.5 2.5 4.5-5" />
                </svg>
                {say(fixed_words)}
            </li>
        </ul>
    }
    .into_any()
}
