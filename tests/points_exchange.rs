//! Who of two spouses should apply, by the invented draft that asks both.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the schemes")]
mod shipped;

use longgang_portal::domain::points::compare::{Ahead, persons, side_by_side, versions};
use longgang_portal::domain::points::exchange::{could_apply, exchanged};
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::score::score;
use shipped::{decimal, scheme};

fn number(text: &str) -> FactValue {
    FactValue::Number(decimal(text))
}

fn born(text: &str) -> FactValue {
    FactValue::Date(text.parse().expect("a day"))
}

/// She: 47, junior college, 120 months. He: 30, bachelor, 24 months.
fn couple() -> Facts {
    let mut facts = Facts::default();
    for (id, value) in [
        ("birth_date", born("1979-01-01")),
        ("education", FactValue::Choice("junior_college".into())),
        ("medical_months", number("120")),
        ("permit", FactValue::Periods(Vec::new())),
        ("volunteer_hours", number("0")),
        ("married", FactValue::Flag(true)),
        ("spouse_birth_date", born("1996-01-01")),
        ("spouse_education", FactValue::Choice("bachelor".into())),
        ("spouse_medical_months", number("24")),
        ("spouse_permit", FactValue::Periods(Vec::new())),
        ("spouse_volunteer_hours", number("100")),
        ("child_school", FactValue::Flag(true)),
    ] {
        facts.claim(id, value);
    }
    facts
}

#[test]
fn the_spouse_who_has_more_should_apply() {
    let scheme = scheme("ranked-sample-next");
    let names: Vec<_> = could_apply(&scheme)
        .into_iter()
        .map(|person| person.id.as_str())
        .collect();
    assert_eq!(names, ["spouse"], "a child does not apply");
    let own = couple();
    let his = exchanged(&scheme, &own, &"spouse".into());
    let today = "2026-03-11".parse().expect("a day");
    let compared = persons(&scheme, [&own, &his], &"hukou".into(), today);
    // She: age 0, best education 50, insurance 10, child 5. He: age 30,
    // education the same 50, insurance 2, volunteering 2, child 5.
    assert_eq!(compared.totals[0].claimed, decimal("65"));
    assert_eq!(compared.totals[1].claimed, decimal("89"));
    assert_eq!(compared.ahead, Ahead::Second);
    assert_eq!(compared.lead, decimal("24"));
    assert!(compared.is_sure);
    let family = compared
        .rows
        .iter()
        .find(|row| row.id.as_str() == "family_education")
        .expect("the row");
    assert!(!family.differs(), "it counts the better of both either way");
}

#[test]
fn twice_exchanged_is_as_before() {
    let scheme = scheme("ranked-sample-next");
    let own = couple();
    let spouse = "spouse".into();
    let back = exchanged(&scheme, &exchanged(&scheme, &own, &spouse), &spouse);
    assert_eq!(back, own);
}

#[test]
fn what_is_asked_of_the_applicant_alone_is_unknown_of_the_other() {
    let mut scheme = scheme("ranked-sample-next");
    for subject in &mut scheme.subjects {
        subject
            .facts
            .retain(|fact| fact.id.as_str() != "spouse_medical_months");
    }
    let his = exchanged(&scheme, &couple(), &"spouse".into());
    assert_eq!(his.get(&"medical_months".into()), None);
    assert!(his.get(&"child_school".into()).is_some());
    assert!(his.get(&"married".into()).is_some());
}

#[test]
fn versions_show_what_moves_and_what_is_new() {
    let (now, next) = (scheme("ranked-sample"), scheme("ranked-sample-next"));
    let mut facts = couple();
    facts.claim("medical_months", number("360"));
    let today = "2026-03-11".parse().expect("a day");
    let purpose = "hukou".into();
    let rows = versions([&now, &next], &facts, &purpose, today);
    let row = |id: &str| {
        let found = rows.iter().find(|row| row.id.as_str() == id);
        found.unwrap_or_else(|| panic!("no row {id}"))
    };
    // 30 full years: capped at 20 now, at 30 in the draft.
    assert_eq!(row("insurance").lead(1, 0), decimal("10"));
    assert_eq!(row("child_school").only(), Some(1));
    assert_eq!(row("total").only(), None);
    assert!(row("total").differs());
    // A table compared with itself moves nothing.
    let tree = score(&now, &facts, &purpose, today);
    let same = side_by_side(&[&tree, &tree]);
    assert!(
        same.iter()
            .all(|row| !row.differs() && row.only().is_none())
    );
}
