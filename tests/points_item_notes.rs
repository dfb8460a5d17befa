//! The band, the answers and the proofs of an item.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;
#[allow(dead_code, reason = "each test file uses its part of the schemes")]
mod shipped;

use longgang_portal::domain::points::evidence::needed;
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact};
use longgang_portal::domain::points::item_notes::{ItemNotes, item_notes};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use resident::{Resident, decimal, foshan};

fn notes(scheme: &Scheme, facts: &Facts, purpose: &str, node: &str) -> ItemNotes {
    let today = "2026-03-11".parse().expect("a day");
    let purpose = purpose.into();
    let tree = score(scheme, facts, &purpose, today);
    let needs = needed(scheme, &purpose, facts);
    let item = tree.find(&node.into()).expect("the node");
    item_notes(scheme, facts, &needs, item)
}

fn words(texts: &[longgang_portal::domain::text::Text]) -> Vec<&str> {
    texts.iter().map(|text| text.get("en")).collect()
}

#[test]
fn a_claim_names_its_paper_and_a_confirmed_answer_its_register() {
    let claimed = Resident::with_nothing().choice("education", "bachelor");
    let found = notes(&foshan(), &claimed.facts, "school", "education");
    assert_eq!(found.papers.len(), 1);
    assert!(found.registers.is_empty());
    let confirmed = claimed.confirmed("education");
    let found = notes(&foshan(), &confirmed.facts, "school", "education");
    assert_eq!(found.registers.len(), 1);
    assert!(found.papers.is_empty());
    // What is worth nothing needs no proof, and a group has its children's.
    let nothing = Resident::with_nothing();
    let found = notes(&foshan(), &nothing.facts, "school", "education");
    assert_eq!(found, ItemNotes::default());
    let group = notes(&foshan(), &confirmed.facts, "school", "basic");
    assert_eq!(group, ItemNotes::default());
}

#[test]
fn a_band_is_the_one_that_holds_the_measure() {
    let scheme = shipped::scheme("ranked-sample");
    let mut facts = Facts::default();
    let born = |day: &str| FactValue::Date(day.parse().expect("a day"));
    // 41 on the day of the application: the first year of the third band.
    facts.claim("birth_date", born("1985-03-11"));
    let band = notes(&scheme, &facts, "hukou", "age").band.expect("a band");
    assert_eq!((band.from, band.to), (decimal("41"), Some(decimal("46"))));
    facts.claim("birth_date", born("1985-03-12"));
    let band = notes(&scheme, &facts, "hukou", "age").band.expect("a band");
    assert_eq!((band.from, band.to), (decimal("31"), Some(decimal("41"))));
}

#[test]
fn a_spouse_proves_by_the_spouses_own() {
    let scheme = shipped::scheme("ranked-sample-next");
    let mut facts = Facts::default();
    facts.claim("married", FactValue::Flag(true));
    facts.claim("education", FactValue::Choice("primary".into()));
    let bachelor = KnownFact::confirmed(FactValue::Choice("bachelor".into()));
    facts.0.insert("spouse_education".into(), bachelor);
    let found = notes(&scheme, &facts, "hukou", "education@spouse");
    assert_eq!(words(&found.registers), ["Education bureau"]);
    let own = notes(&scheme, &facts, "hukou", "education");
    assert!(own.registers.is_empty());
}

#[test]
fn a_matrix_names_both_answers() {
    let scheme: Scheme = serde_json::from_str(
        r#"{
          "id": "s", "version": "1", "title": "s", "issuer": "i", "source": "s",
          "effective_from": "2020-01-01",
          "purposes": [{"id": "p", "title": "p", "line": 0, "line_title": "l"}],
          "subjects": [{"id": "a", "title": "a", "facts": [
            {"id": "level", "label": "l", "kind": "choice", "options": [{"id": "x", "label": "x"}]},
            {"id": "prize", "label": "p", "kind": "choice", "options": [{"id": "y", "label": "y"}]}]}],
          "root": {"id": "contest", "title": "c", "rule": "matrix", "row": "level", "column": "prize",
                   "points": {"x": {"y": 5}}}
        }"#,
    )
    .expect("a scheme");
    let found = notes(&scheme, &Facts::default(), "p", "contest");
    assert_eq!(found.answers, ["level".into(), "prize".into()]);
}
