//! The scheme reference, held to the program: every example is decoded, checked
//! and scored as the page says.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod reference;

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::line::waived;
use longgang_portal::domain::points::misfit::misfits;
use longgang_portal::domain::points::rank;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::read::examine::examine;
use reference::{blocks, shapes, whole};
use serde_json::{Value, json};

const TODAY: &str = "2026-03-11";

fn find<'a>(tree: &'a Explained, id: &str) -> Option<&'a Explained> {
    if tree.id.as_str() == id {
        return Some(tree);
    }
    tree.children.iter().find_map(|child| find(child, id))
}

/// Decodes a scheme in which nothing is wrong.
fn sound(json: &Value, place: &str) -> Scheme {
    let scheme: Scheme =
        serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{place}: {error}"));
    assert_eq!(examine::<Scheme>(json).unasked, [], "{place}");
    assert_eq!(check(&scheme), [], "{place}");
    scheme
}

#[test]
fn the_page_has_all_43_shapes_in_order() {
    let numbers: Vec<usize> = shapes().iter().map(|shape| shape.number).collect();
    assert_eq!(numbers, (1..=43).collect::<Vec<_>>());
    for shape in shapes() {
        assert!(
            shape.cases.len() >= 2,
            "shape {} has too few cases",
            shape.number
        );
    }
}

#[test]
fn every_shape_comes_to_what_the_page_says() {
    for shape in shapes() {
        let place = format!("shape {}", shape.number);
        let scheme = sound(&whole(&shape.parts), &place);
        for (at, case) in shape.cases.iter().enumerate() {
            holds(&scheme, case, &format!("{place}, case {at}"));
        }
    }
}

fn holds(scheme: &Scheme, case: &Value, place: &str) {
    for member in case.as_object().expect("a case").keys() {
        let known = [
            "facts",
            "as_of",
            "purpose",
            "node",
            "points",
            "most",
            "confirmed",
            "gates",
            "keys",
            "barred_until",
            "waived",
        ];
        assert!(known.contains(&member.as_str()), "{place}: {member}");
    }
    let text = |member: &str| case[member].as_str();
    let facts: Facts = serde_json::from_value(case["facts"].clone()).expect(place);
    let day = text("as_of").unwrap_or(TODAY).parse().expect(place);
    let first = scheme.purposes[0].id.as_str();
    let purpose = text("purpose").unwrap_or(first).into();
    assert_eq!(misfits(scheme, &facts, day), [], "{place}");
    let tree = score(scheme, &facts, &purpose, day);
    let root = scheme.root.id.as_str();
    let id = text("node").unwrap_or(root);
    let node = find(&tree, id).unwrap_or_else(|| panic!("{place}: no node {id}"));
    let interval = node.interval;
    assert_eq!(
        text("points"),
        Some(interval.claimed.to_string()).as_deref(),
        "{place}"
    );
    let most = interval.possible.map(|most| most.to_string());
    let expected = match case.get("most") {
        None => text("points"),
        Some(most) => most.as_str(),
    };
    assert_eq!(most.as_deref(), expected, "{place}, most");
    if let Some(confirmed) = text("confirmed") {
        assert_eq!(
            interval.confirmed.to_string(),
            confirmed,
            "{place}, confirmed"
        );
    }
    let states = gates(scheme, &facts, &purpose, day);
    for (gate, passed) in case["gates"].as_object().into_iter().flatten() {
        let state = states.iter().find(|state| state.id == *gate).expect(place);
        assert_eq!(json!(state.claimed), *passed, "{place}, {gate}");
    }
    if let Some(until) = text("barred_until") {
        let barred = states.iter().find_map(|state| state.barred_until);
        assert_eq!(
            barred.map(|day| day.to_string()).as_deref(),
            Some(until),
            "{place}"
        );
    }
    if let Some(expected) = case.get("waived") {
        let purpose = scheme.purpose(&purpose).expect(place);
        let waived = waived(scheme, &facts, purpose, day);
        assert_eq!(json!(waived.claimed), *expected, "{place}, waived");
    }
    if let Some(keys) = case.get("keys") {
        let values = rank::keys(scheme, &facts, &purpose, day);
        let values: Vec<_> = values.iter().map(|key| key.claimed).collect();
        assert_eq!(json!(values), *keys, "{place}, keys");
    }
}

#[test]
fn the_small_table_is_sound_and_scores_as_the_page_says() {
    let json = blocks("json scheme").remove(0);
    let scheme = sound(&json, "the small table");
    let facts: Facts = serde_json::from_value(blocks("json facts").remove(0)).expect("facts");
    for (day, claimed) in [("2026-03-11", "35"), ("2026-03-10", "30")] {
        let day = day.parse().expect("a day");
        assert_eq!(misfits(&scheme, &facts, day), []);
        let total = score(&scheme, &facts, &"school".into(), day).interval;
        assert_eq!(total.claimed.to_string(), claimed);
        assert_eq!(total.confirmed.to_string(), "20");
        assert_eq!(total.possible, Some(total.claimed));
        assert_eq!(
            gates(&scheme, &facts, &"school".into(), day)[0].claimed,
            Some(true)
        );
    }
}

#[test]
fn every_facts_file_decodes() {
    for facts in blocks("json facts") {
        serde_json::from_value::<Facts>(facts).expect("facts");
    }
}

#[test]
fn every_word_of_the_language_stands_in_the_page() {
    let page = reference::page();
    for word in reference::words() {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}
