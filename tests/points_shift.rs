//! What a changed answer did to the score, by the published table of Foshan.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::shift::{KeptBack, Shift, shift};
use resident::{Resident, decimal};

fn between(before: &Resident, after: &Resident, purpose: &str) -> Option<Shift> {
    shift(&before.score(purpose), &after.score(purpose))
}

fn items(shift: &Shift) -> Vec<(&str, String)> {
    let one = |item: &longgang_portal::domain::points::shift::ShiftedItem| item.by.to_string();
    shift
        .items
        .iter()
        .map(|item| (item.node.as_str(), one(item)))
        .collect()
}

#[test]
fn the_same_answers_move_nothing() {
    let resident = Resident::with_nothing();
    assert_eq!(between(&resident, &resident, "school"), None);
}

#[test]
fn an_item_and_the_total_move_together() {
    let before = Resident::with_nothing();
    let after = before.clone().choice("education", "senior_secondary");
    let found = between(&before, &after, "school").expect("a shift");
    assert_eq!(items(&found), [("education", "50".to_owned())]);
    let rise = found.after.claimed.minus(found.before.claimed);
    assert_eq!(rise, decimal("50"));
    assert!(found.kept_back.is_empty(), "{:?}", found.kept_back);
    let back = between(&after, &before, "school").expect("a shift");
    assert_eq!(items(&back), [("education", "-50".to_owned())]);
}

#[test]
fn what_a_cap_swallows_is_said() {
    // 3 points for each 50 hours, at most 30.
    let before = Resident::with_nothing().number("volunteer_hours", "450");
    let after = before.clone().number("volunteer_hours", "5000");
    let found = between(&before, &after, "school").expect("a shift");
    assert_eq!(items(&found), [("volunteering", "3".to_owned())]);
    let [KeptBack::Capped { title, bound }] = found.kept_back.as_slice() else {
        panic!("{:?}", found.kept_back);
    };
    assert_eq!(*bound, decimal("30"));
    assert!(!title.is_empty());
    // At the cap already: nothing moves, and why is said again.
    let more = after.clone().number("volunteer_hours", "6000");
    let found = between(&after, &more, "school").expect("a shift");
    assert!(found.items.is_empty());
    assert_eq!(found.before, found.after);
    assert!(matches!(
        found.kept_back.as_slice(),
        [KeptBack::Capped { .. }]
    ));
}

#[test]
fn an_answer_worth_nothing_still_narrows_what_is_possible() {
    let before = Resident::with_nothing().unsure("education");
    let after = Resident::with_nothing();
    let found = between(&before, &after, "school").expect("a shift");
    assert!(found.items.is_empty());
    assert_eq!(found.before.claimed, found.after.claimed);
    assert!(found.before.possible > found.after.possible);
}

#[test]
fn where_only_the_best_counts_the_other_is_named() {
    let scheme: longgang_portal::domain::points::scheme::Scheme = serde_json::from_str(
        r#"{
          "id": "s", "version": "1", "title": "s", "issuer": "i", "source": "s",
          "effective_from": "2020-01-01",
          "purposes": [{"id": "p", "title": "p", "line": 0, "line_title": "l"}],
          "subjects": [{"id": "a", "title": "a", "facts": [
            {"id": "years", "label": "y", "kind": "number", "unit": "", "min": 0, "max": 50},
            {"id": "home", "label": "h", "kind": "flag"}]}],
          "root": {"id": "all", "title": "all", "rule": "highest", "children": [
            {"id": "years", "title": "Years", "rule": "value", "measure": {"measure": "number", "fact": "years"}},
            {"id": "home", "title": "Home", "rule": "flag", "condition": {"is": "yes", "fact": "home"}, "points": 20}]}
        }"#,
    )
    .expect("a scheme");
    let score = |years: i64| {
        use longgang_portal::domain::decimal::Decimal;
        use longgang_portal::domain::points::facts::{FactValue, Facts};
        let mut facts = Facts::default();
        facts.claim("years", FactValue::Number(Decimal::from_whole(years)));
        facts.claim("home", FactValue::Flag(true));
        let today = "2026-03-11".parse().expect("a day");
        longgang_portal::domain::points::score::score(&scheme, &facts, &"p".into(), today)
    };
    let found = shift(&score(3), &score(8)).expect("a shift");
    assert_eq!(items(&found), [("years", "5".to_owned())]);
    assert_eq!(found.before, found.after);
    let [KeptBack::Outdone { by }] = found.kept_back.as_slice() else {
        panic!("{:?}", found.kept_back);
    };
    assert_eq!(by.get("en"), "Home");
}
