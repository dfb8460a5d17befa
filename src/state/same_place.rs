//! Where the last report was: who has reported one thing often sees another beside
//! it. In memory, until it is wanted; then it outlives a reload of the tab, unless
//! nothing is to be kept here.

use super::looks;
use crate::domain::forms::answer::Answers;
use crate::domain::read;
use crate::storage::place;
use leptos::prelude::*;
use std::sync::LazyLock;

/// The answers that say where.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    answers: Answers,
    /// Whether the next report is to be there.
    wanted: bool,
}

static PLACE: LazyLock<ArcRwSignal<Place>> =
    LazyLock::new(|| ArcRwSignal::new(kept().unwrap_or_default()));

/// What an earlier load of this tab has kept: it was wanted.
fn kept() -> Option<Place> {
    let value = read::parsed(place::read()?.as_bytes()).ok()?;
    let answers: Answers = read::from_value(&value).ok()?;
    let wanted = !answers.is_empty();
    Some(Place { answers, wanted })
}

/// A report from there has been received.
pub fn remember(answers: Answers) {
    let wanted = false;
    place::forget();
    PLACE.set(Place { answers, wanted });
}

/// Whether there is a place to report from again.
pub fn is_known() -> bool {
    PLACE.with(|place| !place.answers.is_empty())
}

/// The next report is to be there, or is not.
pub fn want(wanted: bool) {
    PLACE.update(|place| place.wanted = wanted);
    if wanted && looks::keep_drafts().get_untracked() != Some(false) {
        // A tree of strings always serialises.
        let answers = PLACE.with_untracked(|place| serde_json::to_string(&place.answers));
        place::write(&answers.unwrap_or_default());
    } else {
        place::forget();
    }
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
    place::forget();
    PLACE.set(Place::default());
}
