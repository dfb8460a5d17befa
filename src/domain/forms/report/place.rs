//! The measured place of a report. It is kept with the answers, but no page asks
//! for it.

use crate::domain::fixed::fixed;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::definition::{Field, FieldKind, FormDefinition, Page};
use crate::domain::identity::FieldId;
use crate::domain::read::float;
use crate::domain::reports::request::Place;
use crate::domain::text::Text;

const PLACE: &str = "report:place";

/// More than two numbers with six digits after the point need.
const LONGEST: u32 = 40;

/// The field that holds it.
pub fn place_field() -> FieldId {
    PLACE.into()
}

/// A measured place as an answer.
pub fn place_answer(place: Place) -> Answer {
    Answer::Text(format!("{},{}", fixed(place.lat, 6), fixed(place.long, 6)))
}

/// The measured place, if there is one.
pub fn place(answers: &Answers) -> Option<Place> {
    let Some(Answer::Text(text)) = answers.get(&place_field()) else {
        return None;
    };
    let (lat, long) = text.split_once(',')?;
    let place = Place {
        lat: float(lat)?,
        long: float(long)?,
    };
    place.is_known().then_some(place)
}

/// The form with the measured place: what a draft keeps.
pub fn with_place(mut form: FormDefinition) -> FormDefinition {
    let field = Field {
        id: place_field(),
        label: Text::default(),
        hint: Text::default(),
        kind: FieldKind::Text {
            max: LONGEST,
            lines: false,
        },
        required: false,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
        cell: None,
    };
    form.pages.push(Page {
        id: PLACE.into(),
        fields: vec![field],
        ..Page::default()
    });
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::Draft;
    use chrono::DateTime;

    #[test]
    fn a_draft_keeps_the_measured_place() {
        let here = Place {
            lat: 27.578,
            long: 120.5531,
        };
        let answers: Answers = [(place_field(), place_answer(here))].into_iter().collect();
        let now = DateTime::parse_from_rfc3339("2026-03-12T10:36:00+08:00").expect("a time");
        let form = with_place(FormDefinition::default());
        let draft = Draft::read(&Draft::of(&form, &answers, now).write()).expect("a draft");
        assert_eq!(place(&draft.fitting(&form)), Some(here));
    }
}
