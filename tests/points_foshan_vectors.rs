//! The published vectors F1 to F5 of the Foshan measures of 2016.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use resident::{Resident, foshan, offence, patent};

fn total(resident: &Resident, purpose: &str) -> String {
    resident.points(purpose, "total")
}

/// The parts of the table in its order, and its total.
fn parts(resident: &Resident, purpose: &str, expected: &[(&str, &str)]) {
    for (node, points) in expected {
        assert_eq!(resident.points(purpose, node), *points, "{node}");
    }
}

#[test]
fn f1_school() {
    let resident = Resident::with_nothing()
        .choice("education", "senior_secondary")
        .choice("skill", "grade_4")
        .insured("4.9")
        // Four years and more than ten months on 30 May, the day that counts.
        .permit(&[("2021-07-06", "")])
        .number("volunteer_hours", "149")
        .number("blood_ml", "600")
        .flag("fund_account", true)
        .number("fund_months", "59")
        .choice("family_reward", "kept")
        .number("kindergarten_years", "3");
    parts(
        &resident,
        "school",
        &[
            ("education", "50"),
            ("skill", "40"),
            ("insurance", "40"),
            ("residence", "20"),
            ("volunteering", "6"),
            ("blood", "9"),
            ("housing_fund", "14.8"),
            ("family_reward", "30"),
            ("schooling", "15"),
        ],
    );
    assert_eq!(total(&resident, "school"), "224.8");
}

#[test]
fn f2_hukou() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .choice("skill", "grade_2_intermediate_title")
        .insured("12")
        .flag("home", true)
        .permit(&[("2014-03-11", "")])
        .born("1988-06-30")
        .number("income_tax", "26499")
        .flag("fund_account", true)
        .number("fund_months", "100")
        .entries("patents", &[patent("2024-01-10", "invention", "3", true)])
        .entries("offences", &[offence("2025-02-01", "detention")])
        .choice("family_reward", "kept");
    parts(
        &resident,
        "hukou",
        &[
            ("education", "80"),
            ("skill", "90"),
            ("insurance", "100"),
            ("home", "80"),
            ("residence", "60"),
            ("age", "15"),
            ("patents", "15"),
            ("income_tax", "52"),
            ("housing_fund", "15"),
            ("family_reward", "30"),
            ("deductions", "-15"),
        ],
    );
    assert_eq!(total(&resident, "hukou"), "522");
}

/// Junior secondary, one year of everything, unmarried, reward.
fn one_year() -> Resident {
    Resident::with_nothing()
        .choice("education", "junior_secondary")
        .insured("1")
        .permit(&[("2025-03-11", "")])
        .flag("unmarried", true)
        .choice("family_reward", "kept")
}

#[test]
fn f3_aged_49() {
    assert_eq!(total(&one_year().born("1977-12-31"), "hukou"), "101");
}

#[test]
fn f4_aged_50() {
    assert_eq!(total(&one_year().born("1976-01-01"), "hukou"), "100");
}

#[test]
fn f5_shared_patents() {
    let resident = Resident::with_nothing()
        .choice("education", "junior_secondary")
        .choice("family_reward", "kept")
        .entries(
            "patents",
            &[
                patent("2025-01-01", "invention", "3", false),
                patent("2025-01-01", "utility", "1", true),
                patent("2025-01-01", "design", "2", true),
            ],
        );
    assert_eq!(resident.points("school", "patents"), "34.1667");
    assert_eq!(total(&resident, "school"), "104.1667");
}

#[test]
fn the_scheme_survives_a_round_trip() {
    let scheme = foshan();
    let again = serde_json::to_string(&scheme).expect("it encodes");
    assert_eq!(
        serde_json::from_str::<longgang_portal::domain::points::scheme::Scheme>(&again).ok(),
        Some(scheme)
    );
}

#[test]
fn an_explanation_survives_a_round_trip() {
    let tree = one_year().unsure("home").score("hukou");
    let json = serde_json::to_string(&tree).expect("it encodes");
    assert_eq!(serde_json::from_str(&json).ok(), Some(tree));
}
