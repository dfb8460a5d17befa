//! The demonstration data of the stand-in is what the portal expects and fits
//! together.
#![cfg(not(target_arch = "wasm32"))]

use chrono::{Datelike, NaiveDate, Weekday};
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::city::City;
use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::application::ConsentText;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::text::Text;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;

fn read<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/end2end/api/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn both_languages(text: &Text, place: &str) {
    assert!(!text.is_empty(), "{place} is empty");
    assert_ne!(
        text.get("zh-CN"),
        text.get("en"),
        "{place} has one language"
    );
}

#[test]
fn the_city_has_26_units_with_102_communities() {
    let city: City = read("city.json");
    assert_eq!(city.units.len(), 26);
    let mut ids = BTreeSet::new();
    for unit in &city.units {
        both_languages(&unit.name, unit.id.as_str());
        assert!(
            unit.demonstration,
            "{} is no name from a public report",
            unit.id
        );
        assert!(
            unit.phone.starts_with("0577-0000 0"),
            "{} has a real number",
            unit.id
        );
        for community in &unit.communities {
            both_languages(&community.name, community.id.as_str());
            assert!(
                ids.insert(community.id.clone()),
                "{} stands twice",
                community.id
            );
        }
    }
    assert_eq!(ids.len(), 102);
    assert_eq!(city.hall.phone, "0577-0000 0100");
    let classes: Vec<_> = city
        .matter_classes
        .iter()
        .map(|class| class.id.as_str())
        .collect();
    assert_eq!(classes, ["off_site", "on_site", "difficult"]);
}

#[test]
fn the_calendar_lists_only_days_that_differ_from_a_plain_week() {
    let calendar: WorkingCalendar = read("calendar.json");
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    assert!(!calendar.holidays.iter().any(weekend));
    assert!(calendar.workdays.iter().all(weekend));
    let known = calendar.from..=calendar.to;
    assert!(
        calendar
            .holidays
            .iter()
            .chain(calendar.workdays.iter())
            .all(|day| known.contains(day))
    );
    // The notices give 28 days off in 2025 and 33 in 2026, paid for with 5 and
    // 6 make-up workdays; days off at a weekend are not listed here.
    let count = |days: &Set<NaiveDate>, year| days.iter().filter(|day| day.year() == year).count();
    assert_eq!(
        (
            count(&calendar.workdays, 2025),
            count(&calendar.workdays, 2026)
        ),
        (5, 6)
    );
    assert_eq!(
        (
            count(&calendar.holidays, 2025),
            count(&calendar.holidays, 2026)
        ),
        (18, 19)
    );
}

#[test]
fn services_are_complete_and_belong_to_a_class_of_matter() {
    let services: Vec<Value> = read("services.json");
    let city: City = read("city.json");
    assert!(services.len() >= 14);
    let mut groups = BTreeSet::new();
    let all = [
        "datetime",
        "multivaluelist",
        "number",
        "singlevaluelist",
        "string",
        "text",
    ];
    let (mut notes, mut asking_everything) = (0, 0);
    for entry in &services {
        let service = &entry["service"];
        let code = service["service_code"].as_str().expect("a code");
        for member in ["service_name", "description", "keywords", "group"] {
            let text: Text = serde_json::from_value(service[member].clone()).expect(code);
            both_languages(&text, &format!("{code}, {member}"));
        }
        let initials = service["keywords"]["zh-CN"].as_str().unwrap_or_default();
        assert!(
            initials.split(',').any(|word| word.is_ascii()),
            "{code} has no pinyin"
        );
        groups.insert(service["group"]["zh-CN"].to_string());
        let class = service["matter_class"].as_str().unwrap_or_default();
        assert!(
            city.matter_classes
                .iter()
                .any(|known| known.id.as_str() == class),
            "{code}: {class}"
        );
        let attributes = entry["attributes"].as_array().expect("attributes");
        assert_eq!(service["metadata"], !attributes.is_empty(), "{code}");
        let orders = attributes.iter().map(|one| one["order"].as_u64());
        assert!(orders.eq((1..).map(Some).take(attributes.len())), "{code}");
        let mut datatypes = BTreeSet::new();
        for attribute in attributes {
            let text: Text = serde_json::from_value(attribute["description"].clone()).expect(code);
            both_languages(&text, code);
            if attribute["variable"] == false {
                notes += 1;
                continue;
            }
            let datatype = attribute["datatype"].as_str().expect("a datatype");
            let values = attribute["values"].as_array().map_or(0, Vec::len);
            assert_eq!(
                datatype.ends_with("valuelist"),
                values > 1,
                "{code}, {datatype}"
            );
            assert!(all.contains(&datatype), "{code}: {datatype}");
            datatypes.insert(datatype.to_owned());
        }
        asking_everything += usize::from(datatypes.len() == all.len());
    }
    assert!(groups.len() >= 4, "{groups:?}");
    assert!(notes >= 1);
    assert!(
        asking_everything >= 3,
        "{asking_everything} ask with all six datatypes"
    );
}

#[test]
fn the_consent_for_evidence_is_complete() {
    let consent: ConsentText = read("consents/evidence.json");
    assert_eq!(consent.id, "evidence");
    both_languages(&consent.title, "title");
    for paragraph in &consent.body {
        both_languages(paragraph, "body");
        assert!(
            paragraph.get("zh-CN").chars().count() <= 90,
            "{}",
            paragraph.get("zh-CN")
        );
    }
    // What the law wants to be told (PIPL art. 17, 29, 30): purpose, what,
    // necessity, who, how long, how to withdraw.
    let whole: String = consent.body.iter().map(|text| text.get("zh-CN")).collect();
    for due in [
        "用来做什么",
        "用哪些",
        "为什么",
        "谁看得到",
        "留多久",
        "撤回",
    ] {
        assert!(whole.contains(due), "nothing about {due}");
    }
}

/// Every text of a document: an object with words in Chinese.
fn texts<'a>(json: &'a Value, place: &str, see: &mut dyn FnMut(&str, &'a Value)) {
    match json {
        Value::Object(members) => {
            if members.contains_key("zh-CN") {
                see(place, json);
            }
            for (name, member) in members {
                texts(member, &format!("{place}/{name}"), see);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                texts(item, &format!("{place}/{at}"), see);
            }
        }
        _ => {}
    }
}

#[test]
fn every_scheme_is_in_both_languages_and_says_where_it_comes_from() {
    for id in [
        "foshan-2016",
        "shanghai-2015",
        "beijing-2016",
        "ranked-sample",
        "ranked-sample-next",
    ] {
        let json: Value = read(&format!("schemes/{id}.json"));
        let mut count = 0;
        texts(&json, id, &mut |place, text| {
            let text: Text = serde_json::from_value(text.clone()).expect(place);
            both_languages(&text, place);
            count += 1;
        });
        assert!(count > 20, "{id}");
        let scheme: Scheme = serde_json::from_value(json).expect(id);
        assert_eq!(scheme.id.as_str(), id);
        for text in [
            &scheme.title,
            &scheme.issuer,
            &scheme.source,
            &scheme.notice,
        ] {
            both_languages(text, id);
        }
        for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
            both_languages(&fact.label, fact.id.as_str());
        }
    }
}
