//! The place of a report, measured or chosen on the map, and what it says about unit and
//! community. It is kept with the answers, but no field shows it.

use super::{UNIT, community_id};
use crate::domain::city::City;
use crate::domain::fixed::fixed;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::definition::{Field, FieldKind, FormDefinition, Page};
use crate::domain::identity::{FieldId, UnitId};
use crate::domain::places::Located;
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

/// A place as an answer.
pub fn place_answer(place: Place) -> Answer {
    Answer::Text(format!("{},{}", fixed(place.lat, 6), fixed(place.long, 6)))
}

/// The place, if there is one.
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

/// The form with the place: what a draft keeps.
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

/// The fields of unit and community, of those of a page.
pub fn unit_fields(page: &Page) -> Page {
    let is_unit =
        |field: &&Field| field.id.as_str() == UNIT || field.id.as_str().starts_with(COMMUNITY);
    Page {
        fields: page.fields.iter().filter(is_unit).cloned().collect(),
        ..page.clone()
    }
}

const COMMUNITY: &str = "report:community:";

/// What changes about unit and community when the place changes: they follow it, unless
/// the resident has chosen otherwise than the place before said. Units and communities
/// the city does not list are not suggested.
pub fn suggested(
    answers: &Answers,
    before: &Located,
    now: &Located,
    city: &City,
) -> Vec<(FieldId, Answer)> {
    let parts = |located: &Located| match located {
        Located::Inside { unit, community } => (unit.clone(), community.clone()),
        Located::Unknown | Located::Outside => (None, None),
    };
    let said = |field: &FieldId| match answers.get(field) {
        Some(Answer::Text(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    let follows = |field: &FieldId, before: Option<&str>| {
        let said = said(field);
        said.is_none() || said.as_deref() == before
    };
    let answer = |id: Option<&str>| id.map_or(Answer::Empty, Answer::text);
    let mut changes = Vec::new();
    let ((unit_before, community_before), (unit, community)) = (parts(before), parts(now));
    let unit = unit.and_then(|unit| city.unit(&unit));
    let field = FieldId::from(UNIT);
    if !follows(&field, unit_before.as_ref().map(UnitId::as_str)) {
        return changes;
    }
    changes.push((field, answer(unit.map(|unit| unit.id.as_str()))));
    if let Some(unit) = unit {
        let field = community_id(&unit.id);
        let before = community_before.filter(|_| unit_before.as_ref() == Some(&unit.id));
        if follows(&field, before.as_ref().map(|it| it.as_str())) {
            let community = community.filter(|it| unit.community(it).is_some());
            changes.push((field, answer(community.as_ref().map(|it| it.as_str()))));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::city::{Community, Unit};
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

    fn city() -> City {
        let unit = |id: &str| Unit {
            id: id.into(),
            communities: vec![Community {
                id: format!("{id}-1").into(),
                ..Community::default()
            }],
            ..Unit::default()
        };
        City {
            units: vec![unit("a"), unit("b")],
            ..City::default()
        }
    }

    fn inside(unit: &str) -> Located {
        Located::Inside {
            unit: Some(unit.into()),
            community: Some(format!("{unit}-1").into()),
        }
    }

    /// The answers after one place has followed another.
    fn after(mut answers: Answers, before: &Located, now: &Located) -> Vec<(String, String)> {
        for (field, answer) in suggested(&answers, before, now, &city()) {
            answers.insert(field, answer);
        }
        let said = answers
            .into_iter()
            .filter_map(|(field, answer)| match answer {
                Answer::Text(text) => Some((field.to_string(), text)),
                _ => None,
            });
        said.collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
        list.iter().map(owned).collect()
    }

    fn answers(list: &[(&str, &str)]) -> Answers {
        let answer = |(field, text): &(&str, &str)| (FieldId::from(*field), Answer::text(*text));
        list.iter().map(answer).collect()
    }

    const A: [(&str, &str); 2] = [("report:community:a", "a-1"), ("report:unit", "a")];

    #[test]
    fn unit_and_community_follow_the_place() {
        let none = Located::Unknown;
        assert_eq!(after(Answers::new(), &none, &inside("a")), pairs(&A));
        let moved = after(answers(&A), &inside("a"), &inside("b"));
        assert!(moved.contains(&("report:unit".to_owned(), "b".to_owned())));
        assert!(moved.contains(&("report:community:b".to_owned(), "b-1".to_owned())));
        // A place that is taken back takes along what it said.
        let gone = after(answers(&A), &inside("a"), &none);
        assert!(!gone.iter().any(|(field, _)| field == "report:unit"));
    }

    #[test]
    fn what_the_resident_chose_stays() {
        let chosen = answers(&[("report:unit", "b")]);
        let kept = pairs(&[("report:unit", "b")]);
        assert_eq!(after(chosen.clone(), &Located::Unknown, &inside("a")), kept);
        assert_eq!(after(chosen.clone(), &inside("a"), &inside("a")), kept);
        assert_eq!(after(chosen, &inside("a"), &Located::Unknown), kept);
        // The unit was suggested, its community chosen: another pin in the same unit.
        let own = answers(&[("report:unit", "a"), ("report:community:a", "a-9")]);
        assert_eq!(
            after(own, &inside("a"), &inside("a")),
            pairs(&[("report:community:a", "a-9"), ("report:unit", "a")])
        );
    }

    #[test]
    fn what_the_city_does_not_list_is_not_suggested() {
        assert_eq!(after(Answers::new(), &Located::Unknown, &inside("c")), []);
        assert_eq!(
            after(Answers::new(), &Located::Unknown, &Located::Outside),
            []
        );
    }
}
