//! What the registers say of answers on the page of all questions.

use super::asked_note::{asked_words, case_path, case_words};
use super::proof::source_words;
use crate::domain::identity::FieldId;
use crate::domain::map::Map;
use crate::domain::points::facts::VerifiedFact;
use crate::i18n;
use crate::state::points::Desk;
use crate::ui::sheet::Note;
use leptos::prelude::*;

/// The note of every answer that a register confirms, or that is being disputed;
/// tracked. `held` is the page where what a register holds can be disputed.
pub fn register_notes(desk: &Desk, held: &str) -> Map<FieldId, Note> {
    let noted =
        |fact: &VerifiedFact| Some((FieldId::new(fact.fact.as_str()), note(desk, held, fact)?));
    desk.verified
        .with(|facts| facts.iter().filter_map(noted).collect())
}

fn note(desk: &Desk, held: &str, fact: &VerifiedFact) -> Option<Note> {
    if desk.agrees(fact) {
        return Some(Note {
            tag: Some(i18n::t("points.tag_verified")),
            text: source_words(&fact.source, fact.as_of),
            link: (held.to_owned(), i18n::t("correction.open")),
        });
    }
    let asked = fact.correction.as_ref()?;
    Some(Note {
        tag: None,
        text: asked_words(asked),
        link: (case_path(asked), case_words(asked)),
    })
}
