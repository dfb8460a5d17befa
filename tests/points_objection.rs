//! What an appeal starts from: where the city counts less, and in which way.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::receipt_document::official::own_against_official;
use longgang_portal::domain::points::standing::objection::{Ground, Objection, objections};
use resident::{Resident, commendation, decimal};

/// The objections of a resident against what the city believes of another one.
fn against(own: &Resident, official: &Resident) -> Vec<Objection> {
    objections(&own_against_official(
        &own.score("school"),
        &official.score("school"),
    ))
}

fn only(all: Vec<Objection>) -> Objection {
    let [one] = <[Objection; 1]>::try_from(all).expect("one objection");
    one
}

#[test]
fn years_are_told_in_months() {
    // For a school place time counts up to 30 May: three years by the resident,
    // a month less by the office.
    let own = Resident::with_nothing().permit(&[("2023-05-30", "")]);
    let official = own.clone().permit(&[("2023-06-30", "")]);
    let objection = only(against(&own, &official));
    assert_eq!(objection.node.as_str(), "residence");
    assert_eq!(objection.less, decimal("5"));
    assert_eq!(
        objection.ground,
        Ground::Time {
            own: 36,
            official: 35
        }
    );
}

#[test]
fn a_day_decides_over_a_month() {
    let own = Resident::with_nothing().permit(&[("2023-05-30", "")]);
    for (from, months) in [("2023-05-31", 35), ("2023-05-30", 36)] {
        let official = own.clone().permit(&[(from, "")]);
        let grounds: Vec<Ground> = against(&own, &official)
            .into_iter()
            .map(|objection| objection.ground)
            .collect();
        let expected = if months == 36 {
            vec![]
        } else {
            vec![Ground::Time {
                own: 36,
                official: months,
            }]
        };
        assert_eq!(grounds, expected, "{from}");
    }
}

#[test]
fn quantities_options_conditions_and_records_say_what_the_two_counted() {
    let nothing = Resident::with_nothing();
    let ground = |own: Resident, official: &Resident| only(against(&own, official)).ground;
    let own = nothing.clone().number("blood_ml", "600");
    let Ground::Quantity {
        own: Some(mine),
        official: Some(theirs),
        unit_name,
    } = ground(own, &nothing.clone().number("blood_ml", "400"))
    else {
        panic!("no quantity");
    };
    assert_eq!((mine, theirs), (decimal("600"), decimal("400")));
    assert!(!unit_name.is_empty());
    let own = nothing.clone().choice("education", "bachelor");
    let Ground::Option { own, official } = ground(
        own,
        &nothing.clone().choice("education", "senior_secondary"),
    ) else {
        panic!("no option");
    };
    assert!(own.get("en").contains("Bachelor") && official.get("en").contains("enior"));
    assert_eq!(
        ground(nothing.clone().flag("home", true), &nothing),
        Ground::Condition { denied: true }
    );
    let twice = [
        commendation("2025-01-01", "county", false),
        commendation("2025-02-01", "county", false),
    ];
    let own = nothing.clone().entries("commendations", &twice);
    let official = nothing.clone().entries("commendations", &twice[..1]);
    assert_eq!(
        ground(own, &official),
        Ground::Records {
            own: Some(2),
            official: Some(1)
        }
    );
}

#[test]
fn what_agrees_or_is_more_or_only_lacks_a_proof_is_no_objection() {
    let own = Resident::with_nothing().number("blood_ml", "400");
    assert_eq!(against(&own, &own), []);
    let more = own.clone().number("blood_ml", "600");
    assert_eq!(against(&own, &more.confirmed("blood_ml")), []);
}
