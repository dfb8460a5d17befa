//! What is worked out once the resident pauses, not at every key: what the last
//! answer moved, and which questions of the page can be skipped now.

use super::frame::Journey;
use super::settled_words::settled_words;
use super::shift_words::shift_words;
use crate::domain::forms::definition::Page;
use crate::domain::identity::{FactId, FieldId};
use crate::domain::points::explain::Explained;
use crate::domain::points::questions::skippable::skippable;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::shift::{Shift, shift};
use crate::funnel::{Kept, Signal, effect, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::form::FieldSkip;
use crate::ui::timer::Pause;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// So long nothing must have changed. Shorter, and a screen reader would be
/// interrupted by the next digit.
const PAUSE: Duration = Duration::from_millis(700);

/// The score as it stood when the answers last came to rest.
pub fn at_rest(explained: Kept<Explained>) -> RwSignal<Explained> {
    let rested = RwSignal::new(explained.get_untracked());
    let pause = Pause::new(PAUSE);
    let mut is_first = true;
    effect(move || {
        explained.with(|_| ());
        if !is_first {
            pause.run(move || {
                rested.try_set(explained.get_untracked());
            });
        }
        is_first = false;
    });
    rested
}

/// What the last answer moved; nothing until something has.
pub fn last_shift(rested: RwSignal<Explained>) -> RwSignal<Option<Shift>> {
    let last = RwSignal::new(None::<Shift>);
    let mut before = rested.get_untracked();
    effect(move || {
        let now = rested.get();
        if let Some(found) = shift(&before, &now) {
            last.set(Some(found));
        }
        before = now;
    });
    last
}

/// The same in words, empty until something has moved.
pub fn moved_words(last: RwSignal<Option<Shift>>) -> Signal<String> {
    Signal::derive(move || last.with(|last| last.as_ref().map(shift_words).unwrap_or_default()))
}

/// Says at each question of `page` that it can be skipped, and why.
pub fn skip_words(journey: &Journey, page: &Page, rested: RwSignal<Explained>) -> FieldSkip {
    let facts: Vec<FactId> = page
        .fields
        .iter()
        .map(|field| FactId::new(field.id.as_str()))
        .collect();
    let scheme = Arc::clone(&journey.scheme);
    let journey = journey.clone();
    let found = kept(move || {
        let Journey {
            scheme, purpose, ..
        } = &journey;
        let known = journey.facts.get_untracked();
        let today = clock::today();
        rested.with(|tree| {
            skippable(scheme, &known, tree, &purpose.id, today, &facts)
                .into_iter()
                .map(|one| (one.fact, one.why))
                .collect::<Vec<_>>()
        })
    });
    FieldSkip::new(move |field: FieldId| {
        found.with(|found| {
            let one = found
                .iter()
                .find(|(fact, _)| fact.as_str() == field.as_str());
            one.map_or_else(String::new, |(fact, why)| {
                if why.is_empty() && stands_for_another(&scheme, fact) {
                    return i18n::t("questions.for_who");
                }
                let why = rested.with_untracked(|tree| settled_words(why, tree));
                i18n::tf("questions.can_skip", &[("why", why)])
            })
        })
    })
}

/// Whether a fact is another person's in place of one of the applicant's.
fn stands_for_another(scheme: &Scheme, id: &FactId) -> bool {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts.any(|fact| fact.id == *id && fact.same_as.is_some())
}
