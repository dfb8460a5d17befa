//! Which papers are wanted, and why one can be left out. Foshan 2016, school: the
//! line is 30 points.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::paper_list::{Adds, paper_list};
use resident::{Resident, foshan};

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
    let line = |one: &longgang_portal::domain::points::paper_list::Listed| {
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
