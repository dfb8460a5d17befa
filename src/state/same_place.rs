//! Where the last report was, in memory only: who has reported one thing often sees
//! another beside it.

use crate::domain::forms::answer::Answers;
use leptos::prelude::*;
use std::sync::LazyLock;

/// The answers that say where.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    answers: Answers,
    /// Whether the next report is to be there.
    wanted: bool,
}

static PLACE: LazyLock<ArcRwSignal<Place>> = LazyLock::new(|| ArcRwSignal::new(Place::default()));

/// A report from there has been received.
pub fn remember(answers: Answers) {
    let wanted = false;
    PLACE.set(Place { answers, wanted });
}

/// Whether there is a place to report from again.
pub fn is_known() -> bool {
    PLACE.with(|place| !place.answers.is_empty())
}

/// The next report is to be there, or is not.
pub fn want(wanted: bool) {
    PLACE.update(|place| place.wanted = wanted);
}

/// Whether the next report is to be there.
pub fn is_wanted() -> bool {
    PLACE.with(|place| place.wanted)
}

/// The answers that say where, if the next report is to be there.
pub fn wanted() -> Option<Answers> {
    PLACE.with_untracked(|place| place.wanted.then(|| place.answers.clone()))
}

/// Forgets it.
pub fn wipe() {
    PLACE.set(Place::default());
}
