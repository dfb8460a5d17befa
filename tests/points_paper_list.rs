//! Which papers are wanted, and why one can be left out. Foshan 2016, school: the
//! line is 30 points.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::paper_list::{Adds, Listed, paper_list};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::text::Text;
use resident::{Resident, foshan};
use serde_json::json;

/// "id of what it is filed under: what it adds", and how many facts it proves.
fn of(resident: &Resident, purpose: &str, line: Option<&str>) -> Vec<String> {
    let scheme = foshan();
    let mut purpose = scheme.purpose(&purpose.into()).expect("a purpose").clone();
    if let Some(line) = line {
        purpose.line = resident::decimal(line);
    }
    let today = resident.today.parse().expect("a day");
    let listed = paper_list(&scheme, &resident.facts, &purpose, today);
    let words = |adds: &Adds| match adds {
        Adds::Needed(gain) => format!("needed {gain}"),
        Adds::LinePassed(gain) => format!("line passed {gain}"),
        Adds::Full { about, cap } => format!("{} full at {cap}", about.get("en")),
        Adds::Outdone { by } => format!("outdone by {:?}", by.as_ref().map(|by| by.get("en"))),
        Adds::Nothing => "nothing".to_owned(),
    };
    let line = |one: &Listed| {
        format!(
            "{} ({}): {}",
            one.paper.id,
            one.paper.proves.len(),
            words(&one.adds)
        )
    };
    listed.iter().map(line).collect()
}

/// Table item 1: a bachelor's degree is worth 80; item 13: 3 points for each full
/// 200 ml.
#[test]
fn past_the_line_a_paper_can_be_left_out() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .number("blood_ml", "400");
    let listed = of(&resident, "school", Some("30"));
    assert_eq!(
        listed,
        ["education (1): needed 80", "blood_ml (1): line passed 6"]
    );
    // Just below the line both are wanted; at it the smaller one is not.
    let listed = of(&resident, "school", Some("80"));
    assert_eq!(listed[1], "blood_ml (1): line passed 6");
    let listed = of(&resident, "school", Some("80.1"));
    assert_eq!(
        listed,
        ["education (1): needed 80", "blood_ml (1): needed 6"]
    );
}

/// Without a line every point is wanted.
#[test]
fn without_a_line_each_paper_that_adds_something_is_wanted() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .number("blood_ml", "400");
    let listed = of(&resident, "school", Some("0"));
    assert_eq!(
        listed,
        ["education (1): needed 80", "blood_ml (1): needed 6"]
    );
}

/// Below the line nothing is left out that adds anything.
#[test]
fn short_of_the_line_each_paper_is_wanted() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .number("blood_ml", "400");
    let listed = of(&resident, "school", Some("300"));
    assert_eq!(
        listed,
        ["education (1): needed 80", "blood_ml (1): needed 6"]
    );
}

/// Item 4: five kinds of insurance in the province and in the city, one paper.
#[test]
fn one_paper_for_ten_answers_is_listed_once() {
    let resident = Resident::with_nothing().insured("3");
    let listed = of(&resident, "school", None);
    assert_eq!(listed.len(), 1);
    assert!(
        listed[0].starts_with("pension_province (10): needed"),
        "{listed:?}"
    );
}

#[test]
fn what_a_register_confirms_is_not_listed() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .confirmed("education")
        .number("blood_ml", "400");
    let listed = of(&resident, "school", None);
    assert_eq!(listed, ["blood_ml (1): line passed 6"]);
}

/// A group at its cap takes no more, and of a choice only the best counts: the
/// paper says by name what stands in its way.
#[test]
fn what_adds_nothing_says_what_stands_in_its_way() {
    let item = |id: &str, points: &str| {
        json!({"id": id, "title": id, "rule": "flag", "points": points,
            "condition": {"is": "yes", "fact": id}})
    };
    let fact = |id: &str| json!({"id": id, "label": id, "kind": "flag", "evidence": format!("{id} paper")});
    let ids = ["a", "b", "low", "high", "moot"];
    let asked = ids.map(fact);
    let scheme: Scheme = serde_json::from_value(json!({
        "id": "t", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2020-01-01",
        "purposes": [{"id": "any", "title": "", "line": "0", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": asked}],
        "root": {"id": "total", "title": "", "rule": "sum", "children": [
            {"id": "deeds", "title": "Good deeds", "rule": "sum", "cap": "10",
                "children": [item("a", "10"), item("b", "10")]},
            {"id": "grade", "title": "Grade", "rule": "highest",
                "children": [item("low", "3"), item("high", "7")]},
            {"id": "moot", "title": "", "rule": "flag", "points": "5", "purposes": ["other"],
                "condition": {"is": "yes", "fact": "moot"}}]},
    }))
    .expect("a scheme");
    let mut facts = Facts::default();
    for id in ids {
        facts.claim(id, FactValue::Flag(true));
    }
    let today = "2026-03-11".parse().expect("a day");
    let listed = paper_list(&scheme, &facts, &scheme.purposes[0], today);
    let adds: Vec<_> = listed.iter().map(|one| one.adds.clone()).collect();
    let needed = |points: &str| Adds::Needed(resident::decimal(points));
    // Of the two good deeds either will do; the plan takes one of them.
    assert_eq!(
        adds[..2]
            .iter()
            .filter(|adds| **adds == needed("10"))
            .count(),
        1
    );
    let full = Adds::Full {
        about: Text::plain("Good deeds"),
        cap: resident::decimal("10"),
    };
    assert!(adds[..2].contains(&full), "{adds:?}");
    let outdone = Adds::Outdone {
        by: Some(Text::plain("high")),
    };
    assert_eq!(adds[2..], [outdone, needed("7"), Adds::Nothing]);
}
