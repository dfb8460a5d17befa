//! A problem report as a form: what the service asks, where, what, and who.

mod place;
mod request;
mod whereabouts;

pub use place::{place, place_answer, place_field, with_place};
pub use request::{new_request, unit};
pub use whereabouts::{address, whereabouts};

use super::definition::{Choice, Field, FieldKind, FormDefinition, Page, VisibleWhen};
use super::from_service;
use crate::domain::city::{City, Unit};
use crate::domain::identity::{FieldId, OptionId, PageId, UnitId};
use crate::domain::reports::definition::ServiceDefinition;
use crate::domain::text::Text;

/// The page with the questions of the service.
pub const DETAILS: &str = "details";
/// The page that asks where.
pub const WHERE: &str = "where";
/// The page that asks for a description and photos.
pub const DESCRIBE: &str = "describe";
/// The page that asks how to reach the resident.
pub const CONTACT: &str = "contact";

/// Most characters of a description.
pub const MOST_CHARACTERS: u32 = 1_000;
/// Most photos.
pub const MOST_PHOTOS: usize = 5;

// Answers to the service's questions stand beside these in one form; the
// colon keeps a service from naming one of its own the same.
const UNIT: &str = "report:unit";
const ADDRESS: &str = "report:address";
const DESCRIPTION: &str = "report:description";
const REACH: &str = "report:reach";
const NAME: &str = "report:name";
const PHONE: &str = "report:phone";
const NAMED: &str = "named";
const ANONYMOUS: &str = "anonymous";

/// The form of a report. `words` gives the portal's own words by key. With a
/// measured place the address in words may be left out. A service without
/// questions has no page [`DETAILS`].
pub fn form(
    definition: &ServiceDefinition,
    city: &City,
    has_place: bool,
    words: impl Fn(&'static str) -> Text,
) -> FormDefinition {
    let asked: Vec<Field> = from_service::form(definition)
        .pages
        .into_iter()
        .flat_map(|page| page.fields)
        .collect();
    let details = (!asked.is_empty()).then(|| page(DETAILS, "report.details.title", asked, &words));
    let mut place = vec![Field {
        required: !has_place,
        ..field(ADDRESS, "report.address", FieldKind::Address, &words)
    }];
    if !city.units.is_empty() {
        let units = city
            .units
            .iter()
            .map(|unit| option(unit.id.as_str(), &unit.name))
            .collect();
        let unit = field(
            UNIT,
            "report.unit",
            FieldKind::Choice { options: units },
            &words,
        );
        place.push(Field {
            required: false,
            ..unit
        });
        place.extend(
            city.units
                .iter()
                .filter_map(|unit| community_field(unit, &words)),
        );
    }
    let description = FieldKind::Text {
        max: MOST_CHARACTERS,
        lines: true,
    };
    let describe = vec![field(
        DESCRIPTION,
        "report.description",
        description,
        &words,
    )];
    let pages = [
        details,
        Some(page(WHERE, "report.where.title", place, &words)),
        Some(page(DESCRIBE, "report.describe.title", describe, &words)),
        Some(page(
            CONTACT,
            "report.contact.title",
            contact_fields(&words),
            &words,
        )),
    ];
    FormDefinition {
        id: "report".to_owned(),
        pages: pages.into_iter().flatten().collect(),
    }
}

fn contact_fields(words: &impl Fn(&'static str) -> Text) -> Vec<Field> {
    let when_named = || {
        Some(VisibleWhen {
            field: REACH.into(),
            is_any_of: vec![NAMED.to_owned()],
        })
    };
    let options = vec![
        Choice {
            id: NAMED.into(),
            label: words("report.reach.named"),
            hint: words("report.reach.named.hint"),
        },
        Choice {
            id: ANONYMOUS.into(),
            label: words("report.reach.anonymous"),
            hint: words("report.reach.anonymous.hint"),
        },
    ];
    vec![
        Field {
            hint: Text::default(),
            ..field(REACH, "report.reach", FieldKind::Choice { options }, words)
        },
        Field {
            visible_when: when_named(),
            ..field(NAME, "report.name", FieldKind::PersonName, words)
        },
        Field {
            visible_when: when_named(),
            private: true,
            cell: None,
            ..field(PHONE, "report.phone", FieldKind::Phone, words)
        },
    ]
}

/// The communities of one unit, asked once the unit is chosen.
fn community_field(unit: &Unit, words: &impl Fn(&'static str) -> Text) -> Option<Field> {
    if unit.communities.is_empty() {
        return None;
    }
    let options = unit
        .communities
        .iter()
        .map(|community| option(community.id.as_str(), &community.name))
        .collect();
    let when = VisibleWhen {
        field: UNIT.into(),
        is_any_of: vec![unit.id.as_str().to_owned()],
    };
    Some(Field {
        id: community_id(&unit.id),
        required: false,
        visible_when: Some(when),
        hint: Text::default(),
        ..field(
            UNIT,
            "report.community",
            FieldKind::Choice { options },
            words,
        )
    })
}

fn community_id(unit: &UnitId) -> FieldId {
    FieldId::new(format!("report:community:{unit}"))
}

fn option(id: &str, name: &Text) -> Choice {
    Choice {
        id: OptionId::new(id),
        label: name.clone(),
        hint: Text::default(),
    }
}

fn page(
    id: &str,
    title: &'static str,
    fields: Vec<Field>,
    words: &impl Fn(&'static str) -> Text,
) -> Page {
    Page {
        id: PageId::new(id),
        title: words(title),
        hint: Text::default(),
        fields,
        whose: Vec::new(),
    }
}

/// A demanded field; its words are at `key` and `key.hint`.
fn field(
    id: &str,
    key: &'static str,
    kind: FieldKind,
    words: &impl Fn(&'static str) -> Text,
) -> Field {
    Field {
        id: FieldId::new(id),
        label: words(key),
        hint: hint_key(key).map(words).unwrap_or_default(),
        kind,
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
        cell: None,
    }
}

/// The keys that have a hint.
fn hint_key(key: &str) -> Option<&'static str> {
    const WITH_HINT: [(&str, &str); 4] = [
        ("report.address", "report.address.hint"),
        ("report.unit", "report.unit.hint"),
        ("report.description", "report.description.hint"),
        ("report.phone", "report.phone.hint"),
    ];
    WITH_HINT
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, hint)| *hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::city::Community;
    use crate::domain::forms::answer::{Answer, Answers};
    use crate::domain::forms::check::check_form;
    use crate::domain::identity::{AttachmentId, ServiceCode};
    use crate::domain::reports::definition::{Attribute, Datatype};
    use crate::domain::reports::request::Place;
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    fn city() -> City {
        let unit = |id: &str, community: &str| Unit {
            id: id.into(),
            communities: vec![Community {
                id: community.into(),
                ..Community::default()
            }],
            ..Unit::default()
        };
        City {
            units: vec![unit("u1", "c1"), unit("u2", "c2")],
            ..City::default()
        }
    }

    fn lamp() -> ServiceDefinition {
        let attribute = Attribute {
            code: "pole".to_owned(),
            datatype: Datatype::String,
            required: true,
            ..Attribute::default()
        };
        ServiceDefinition {
            attributes: vec![attribute],
            ..ServiceDefinition::default()
        }
    }

    fn the_form(definition: &ServiceDefinition, has_place: bool) -> FormDefinition {
        form(definition, &city(), has_place, Text::plain)
    }

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        pairs
            .iter()
            .map(|(id, text)| (FieldId::from(*id), Answer::text(*text)))
            .collect()
    }

    #[test]
    fn a_service_without_questions_has_no_details() {
        let pages = |definition: &ServiceDefinition| {
            the_form(definition, false)
                .pages
                .into_iter()
                .map(|page| page.id)
                .collect::<Vec<_>>()
        };
        let bare = pages(&ServiceDefinition::default());
        assert_eq!(bare, [WHERE, DESCRIBE, CONTACT].map(PageId::from));
        assert_eq!(
            pages(&lamp()),
            [DETAILS, WHERE, DESCRIBE, CONTACT].map(PageId::from)
        );
    }

    #[test]
    fn an_address_is_demanded_only_without_a_place() {
        let answers = answers(&[(DESCRIPTION, "灯不亮"), (REACH, ANONYMOUS)]);
        let faults = |has_place| {
            let form = the_form(&ServiceDefinition::default(), has_place);
            check_form(&form, &answers, today())
                .into_iter()
                .map(|f| f.field)
                .collect::<Vec<_>>()
        };
        assert_eq!(faults(false), [FieldId::from(ADDRESS)]);
        assert_eq!(faults(true), []);
    }

    #[test]
    fn a_checked_report_is_sent_with_its_parts() {
        let definition = lamp();
        let mut answers = answers(&[
            (UNIT, "u2"),
            ("report:community:u2", "c2"),
            // Of a unit chosen before: must not go along.
            ("report:community:u1", "c1"),
            (ADDRESS, " 新渡路 92 号 "),
            (DESCRIPTION, "灯不亮"),
            (REACH, NAMED),
            (NAME, "王秀兰"),
            (PHONE, "138 0000 0001"),
        ]);
        answers.insert(
            place_field(),
            place_answer(Place {
                lat: 27.578,
                long: 120.5531,
            }),
        );
        let form = the_form(&definition, true);
        let code = ServiceCode::new("lamp");
        let photo = vec![AttachmentId::new("a1")];
        let request = new_request(&code, &definition, &form, &answers, photo.clone(), today());
        assert_eq!(request.unit, Some("u2".into()));
        assert_eq!(request.community, Some("c2".into()));
        assert_eq!(request.address, "新渡路 92 号");
        assert_eq!(
            request.place,
            Some(Place {
                lat: 27.578,
                long: 120.5531
            })
        );
        assert_eq!(request.attachments, photo);
        let contact = request.contact.expect("a contact");
        assert_eq!(
            (contact.last_name.as_str(), contact.phone.as_str()),
            ("王秀兰", "13800000001")
        );
    }

    #[test]
    fn an_anonymous_report_names_nobody() {
        let answers = answers(&[(REACH, ANONYMOUS), (NAME, "王秀兰"), (PHONE, "13800000001")]);
        let definition = ServiceDefinition::default();
        let form = the_form(&definition, false);
        let code = ServiceCode::new("lamp");
        let request = new_request(&code, &definition, &form, &answers, Vec::new(), today());
        assert_eq!(request.contact, None);
        assert!(
            request
                .to_form()
                .iter()
                .all(|(_, value)| !value.contains("1380000"))
        );
    }
}
