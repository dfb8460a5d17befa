//! Purposes, persons and versions side by side.
#![cfg(not(target_arch = "wasm32"))]

#[allow(
    dead_code,
    reason = "each test file uses its part of the made-up tables"
)]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::identity::PurposeId;
use longgang_portal::domain::points::compare::{
    Ahead, Line, Row, persons, purposes, side_by_side, versions,
};
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::scheme::{Node, Rule, Scheme};
use longgang_portal::domain::points::score::score;
use proptest::prelude::*;
use resident::{Resident, decimal, find, foshan};

fn row<'a>(rows: &'a [Row], id: &str) -> &'a Row {
    let found = rows.iter().find(|row| row.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no row {id}"))
}

#[test]
fn purposes_use_one_base_of_facts() {
    // F1 with an age: the school place has the kindergarten, the household
    // registration the age and the day of the application.
    let resident = Resident::with_nothing()
        .choice("education", "senior_secondary")
        .number("kindergarten_years", "3")
        .born("1988-06-30");
    let facts = |_: &PurposeId| resident.facts.clone();
    let compared = purposes(&foshan(), &facts, published_like::today());
    let ids: Vec<_> = compared
        .purposes
        .iter()
        .map(|purpose| purpose.id.as_str())
        .collect();
    assert_eq!(ids, ["school", "hukou"]);
    assert_eq!(compared.lines, [Line::Reached, Line::Reached]);
    let schooling = row(&compared.rows, "schooling");
    assert_eq!(schooling.sides[1], None);
    assert_eq!(schooling.lead(0, 1), decimal("15"));
    let age = row(&compared.rows, "age");
    assert_eq!(age.sides[0], None);
    assert!(age.is_item && age.differs());
    assert_eq!(age.lead(1, 0), decimal("15"));
    assert!(!row(&compared.rows, "education").differs());
    assert_eq!(compared.rows[0].id.as_str(), "total");
    assert_eq!(compared.rows[0].lead(0, 1), decimal("0"));
}

#[test]
fn a_line_is_reached_open_or_out_of_reach() {
    let resident = Resident::with_nothing().unsure("blood_ml");
    let total = resident.score("school").interval;
    assert_eq!(Line::of(total, decimal("0")), Line::Reached);
    assert_eq!(Line::of(total, decimal("30")), Line::Open);
    assert_eq!(Line::of(total, decimal("30.0001")), Line::OutOfReach);
}

#[test]
fn the_spouse_with_more_points_should_apply() {
    let one = Resident::with_nothing().choice("education", "bachelor");
    let other = Resident::with_nothing()
        .choice("skill", "grade_5")
        .number("blood_ml", "400");
    let compare = |a: &Resident, b: &Resident| {
        let today = published_like::today();
        persons(&foshan(), [&a.facts, &b.facts], &"school".into(), today)
    };
    let compared = compare(&one, &other);
    assert_eq!(
        (compared.ahead, compared.lead),
        (Ahead::First, decimal("54"))
    );
    assert!(compared.is_sure);
    assert_eq!(row(&compared.rows, "education").lead(0, 1), decimal("80"));
    assert_eq!(row(&compared.rows, "skill").lead(0, 1), decimal("-20"));
    let compared = compare(&other, &one);
    assert_eq!(
        (compared.ahead, compared.lead),
        (Ahead::Second, decimal("54"))
    );
    // As long as the other may still own a home, it is not sure.
    assert!(!compare(&one, &other.unsure("home")).is_sure);
    let compared = compare(&one, &one);
    assert_eq!((compared.ahead, compared.is_sure), (Ahead::Neither, true));
}

/// The demonstration scheme of a next year: blood is worth 4 a step, marrow is
/// no longer counted, books read are.
fn next_year() -> Scheme {
    let mut scheme = foshan();
    let Rule::Sum { children } = &mut scheme.root.rule else {
        panic!("the root adds");
    };
    let bonus = children.iter_mut().find(|node| node.id.as_str() == "bonus");
    let Rule::Sum { children } = &mut bonus.expect("a bonus").rule else {
        panic!("the bonus adds");
    };
    children.retain(|node| node.id.as_str() != "marrow");
    for node in children.iter_mut() {
        if let ("blood", Rule::Rate { points, .. }) = (node.id.as_str(), &mut node.rule) {
            *points = decimal("4");
        }
    }
    let at = children
        .iter()
        .position(|node| node.id.as_str() == "blood")
        .expect("blood");
    let books: Node = serde_json::from_value(serde_json::json!({
        "id": "books", "title": "Books", "rule": "flag", "points": "2",
        "condition": {"is": "all", "of": []}}))
    .expect("a node");
    children.insert(at + 1, books);
    scheme
}

#[test]
fn a_coming_version_shows_node_by_node_what_it_changes() {
    let resident = Resident::with_nothing()
        .number("blood_ml", "600")
        .many("marrow", &["registered"]);
    let today = published_like::today();
    let rows = versions(
        [&foshan(), &next_year()],
        &resident.facts,
        &"school".into(),
        today,
    );
    assert_eq!(row(&rows, "blood").lead(1, 0), decimal("3"));
    assert_eq!(row(&rows, "marrow").sides[1], None);
    assert_eq!(row(&rows, "marrow").lead(1, 0), decimal("-5"));
    assert_eq!(row(&rows, "books").sides[0], None);
    assert_eq!(row(&rows, "total").lead(1, 0), decimal("0"));
    // A new node stands where it stands in its own table.
    let order: Vec<_> = rows.iter().map(|row| row.id.as_str()).collect();
    let at = |id: &str| order.iter().position(|other| *other == id);
    assert_eq!(at("books"), at("blood").map(|at| at + 1));
    let differing: Vec<_> = rows
        .iter()
        .filter(|row| row.differs() && row.is_item)
        .collect();
    let ids: Vec<_> = differing.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        ["blood", "books", "marrow_registered", "marrow_donated"]
    );
}

fn count(tree: &Explained) -> usize {
    1 + tree
        .children
        .iter()
        .map(|child| count(child))
        .sum::<usize>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Every node of every tree is in exactly one row, with its own interval.
    #[test]
    fn no_node_is_lost(
        (scheme, facts) in published_like::cases(1..8), after in 0_i64..600,
    ) {
        let today = published_like::today();
        let later = today + chrono::TimeDelta::days(after);
        let trees = [
            score(&scheme, &facts, &"school".into(), today),
            score(&scheme, &facts, &"hukou".into(), today),
            score(&scheme, &facts, &"school".into(), later),
        ];
        let rows = side_by_side(&trees.iter().collect::<Vec<_>>());
        for (side, tree) in trees.iter().enumerate() {
            let there = rows.iter().filter(|row| row.sides[side].is_some()).count();
            prop_assert_eq!(there, count(tree));
            for row in &rows {
                let own = find(tree, row.id.as_str()).map(|node| node.interval);
                prop_assert_eq!(row.sides[side], own);
            }
        }
    }
}
