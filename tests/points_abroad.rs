//! Tables of other countries, written with the scheme reference alone: Australia's
//! general points test (Migration Regulations 1994, Schedule 6D) and the core of
//! Canada's Comprehensive Ranking System. Expected points are added up by hand from
//! the published tables.
#![cfg(not(target_arch = "wasm32"))]

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::explain::{Explained, How};
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::read::examine::examine;
use serde_json::{Value, json};

const TODAY: &str = "2026-03-11";

fn scheme(id: &str) -> Scheme {
    let path = format!("{}/tests/abroad/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let json = serde_json::from_str(&std::fs::read_to_string(path).expect(id)).expect(id);
    let examined = examine::<Scheme>(&json);
    assert_eq!((examined.faults, examined.unasked), (vec![], vec![]));
    examined.read.expect(id)
}

fn explained(scheme: &Scheme, facts: &Value) -> Explained {
    let facts = serde_json::from_value(facts.clone()).expect("facts");
    let day = TODAY.parse().expect("a day");
    score(scheme, &facts, &scheme.purposes[0].id, day)
}

/// The total, where nothing is open.
fn total(scheme: &Scheme, facts: &Value) -> String {
    let interval = explained(scheme, facts).interval;
    assert_eq!(interval.possible, Some(interval.claimed), "{facts}");
    interval.claimed.to_string()
}

fn born(day: &str) -> Value {
    json!({"kind": "date", "value": day})
}

fn work(from: &str, to: &str) -> Value {
    json!({"kind": "periods", "value": [{"from": from, "to": to}]})
}

fn choice(option: &str) -> Value {
    json!({"kind": "choice", "value": option})
}

#[test]
fn both_are_sound() {
    for id in ["australia-189", "canada-crs"] {
        assert_eq!(check(&scheme(id)), [], "{id}");
    }
}

/// 30 for 25 to 32 years, 15 for a bachelor, 20 for superior English, 10 without a
/// partner; nothing else.
fn australian() -> Value {
    let no = json!({"kind": "flag", "value": false});
    json!({"born": born("1995-03-11"), "english": choice("superior"), "education": choice("bachelor"),
        "abroad": {"kind": "periods", "value": []}, "australia": {"kind": "periods", "value": []},
        "specialist": no, "study": no, "regional": no, "year": no, "language": no,
        "partner": choice("single")})
}

#[test]
fn australia_counts_work_of_ten_years_and_not_more_than_twenty() {
    let scheme = scheme("australia-189");
    let with = |abroad: Value, here: Value| {
        let mut facts = australian();
        facts["abroad"] = abroad;
        facts["australia"] = here;
        total(&scheme, &facts)
    };
    let none = json!({"kind": "periods", "value": []});
    assert_eq!(total(&scheme, &australian()), "75");
    // Three years abroad are 5, a day less is nothing.
    assert_eq!(with(work("2020-01-01", "2022-12-31"), none.clone()), "80");
    assert_eq!(with(work("2020-01-01", "2022-12-30"), none.clone()), "75");
    // Eight years abroad are 15; with one year here, 5, it is 20; with three, 10,
    // no more than 20.
    let eight = work("2016-03-11", "2024-03-10");
    assert_eq!(with(eight.clone(), none.clone()), "90");
    assert_eq!(with(eight.clone(), work("2025-03-11", "2026-03-10")), "95");
    assert_eq!(with(eight, work("2023-03-11", "2026-03-10")), "95");
    // What lies before the ten years is too old.
    assert_eq!(with(work("2010-01-01", "2016-03-10"), none.clone()), "75");
}

#[test]
fn australia_ends_with_the_forty_fifth_birthday() {
    let scheme = scheme("australia-189");
    let on = |day: &str| {
        let mut facts = australian();
        facts["born"] = born(day);
        let known = serde_json::from_value(facts.clone()).expect("facts");
        let states = gates(
            &scheme,
            &known,
            &"invitation".into(),
            TODAY.parse().expect("a day"),
        );
        (total(&scheme, &facts), states[0].claimed)
    };
    // 45 beside the age.
    assert_eq!(on("1993-03-12"), ("75".to_owned(), Some(true)));
    assert_eq!(on("1993-03-11"), ("70".to_owned(), Some(true)));
    assert_eq!(on("1986-03-11"), ("60".to_owned(), Some(true)));
    assert_eq!(on("1981-03-12"), ("60".to_owned(), Some(true)));
    assert_eq!(on("1981-03-11"), ("45".to_owned(), Some(false)));
}

fn canadian(partner: bool, born_on: &str, education: &str, level: u32, years: Value) -> Value {
    let level = json!({"kind": "number", "value": level.to_string()});
    json!({"partner": {"kind": "flag", "value": partner}, "born": born(born_on),
        "education": choice(education), "work": years,
        "speaking": level, "listening": level, "reading": level, "writing": level})
}

#[test]
fn canada_looks_up_by_year_of_age_with_and_without_a_partner() {
    let scheme = scheme("canada-crs");
    let one_year = || work("2025-03-11", "2026-03-10");
    let of = |partner: bool, day: &str, education: &str, level: u32| {
        total(
            &scheme,
            &canadian(partner, day, education, level, one_year()),
        )
    };
    // 110 + 120 + 40 + 4 × 31, and 100 + 112 + 35 + 4 × 29.
    assert_eq!(of(false, "1997-03-11", "bachelor", 9), "394");
    assert_eq!(of(true, "1997-03-11", "bachelor", 9), "363");
    // The last day of 29, then 30: 5 less.
    assert_eq!(of(false, "1996-03-12", "bachelor", 9), "394");
    assert_eq!(of(false, "1996-03-11", "bachelor", 9), "389");
    assert_eq!(of(true, "1996-03-11", "bachelor", 9), "358");
    // 6 and 5 at 44, nothing at 45: 0 + 135 + 40 + 4 × 34.
    assert_eq!(of(false, "1981-03-12", "master", 10), "317");
    assert_eq!(of(false, "1981-03-11", "master", 10), "311");
    // Level 12 is as good as 10, level 3 is nothing.
    assert_eq!(of(false, "1981-03-11", "master", 12), "311");
    assert_eq!(of(false, "1981-03-11", "master", 3), "175");
}

#[test]
fn canada_gives_no_more_than_it_says() {
    let scheme = scheme("canada-crs");
    let most = |partner: bool| {
        let long = work("2020-03-11", "2026-03-10");
        total(
            &scheme,
            &canadian(partner, "2000-03-11", "doctorate", 10, long),
        )
    };
    // 110 + 150 + 80 + 136 and 100 + 140 + 70 + 128: the maxima of the tables.
    assert_eq!((most(false).as_str(), most(true).as_str()), ("476", "438"));
    // Of nothing known it is anything up to the greater of them.
    let open = explained(&scheme, &json!({})).interval;
    assert_eq!(open.claimed.to_string(), "0");
    assert_eq!(
        open.possible.map(|most| most.to_string()).as_deref(),
        Some("476")
    );
}

#[test]
fn the_number_that_was_looked_up_is_told() {
    let scheme = scheme("canada-crs");
    let none = json!({"kind": "periods", "value": []});
    let tree = explained(&scheme, &canadian(false, "1995-03-11", "master", 9, none));
    let How::Value { keys, .. } = &tree.children[0].how else {
        panic!("{:?}", tree.children[0].how)
    };
    let keys: Vec<&str> = keys.iter().map(|key| key.key.as_str()).collect();
    assert_eq!(keys, ["no", "31"]);
}
