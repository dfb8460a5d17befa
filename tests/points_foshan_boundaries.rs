//! Every boundary of the Foshan measures of 2016 from both sides: each band,
//! step, cap and look-back. Expected points are worked out from the table.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::gate::gates;
use resident::{Resident, TODAY, commendation, contest, find, foshan, offence, patent};

fn with_nothing() -> Resident {
    Resident::with_nothing()
}

/// Both sides of a boundary: what is answered, and the points of one node.
#[track_caller]
fn numbers(purpose: &str, fact: &str, node: &str, expected: &[(&str, &str)]) {
    for (number, points) in expected {
        let resident = with_nothing().number(fact, number);
        assert_eq!(resident.points(purpose, node), *points, "{fact} = {number}");
    }
}

#[track_caller]
fn choices(fact: &str, node: &str, expected: &[(&str, &str)]) {
    for (option, points) in expected {
        let resident = with_nothing().choice(fact, option);
        assert_eq!(
            resident.points("school", node),
            *points,
            "{fact} = {option}"
        );
    }
}

#[test]
fn item_1_education() {
    choices(
        "education",
        "education",
        &[
            ("primary", "0"),
            ("junior_secondary", "40"),
            ("senior_secondary", "50"),
            ("junior_college", "60"),
            ("bachelor", "80"),
        ],
    );
}

#[test]
fn item_2_skill_or_title() {
    choices(
        "skill",
        "skill",
        &[
            ("none", "0"),
            ("grade_5", "20"),
            ("grade_4", "40"),
            ("grade_3_junior_title", "70"),
            ("grade_2_intermediate_title", "90"),
            ("grade_1_senior_title", "110"),
        ],
    );
}

#[test]
fn item_3a_insurance_in_the_province() {
    numbers(
        "school",
        "pension_province",
        "insurance_province",
        &[
            ("0.99", "0"),
            ("1", "1"),
            ("4.9", "4"),
            ("4.99", "4"),
            ("5", "5"),
            ("49.99", "49"),
            ("50", "50"),
        ],
    );
}

#[test]
fn item_3_each_kind_is_rounded_down_on_its_own() {
    // Five times 1.9 is 9.5, but five full years only.
    let resident = with_nothing().insured("1.9");
    assert_eq!(resident.points("school", "insurance_province"), "5");
    assert_eq!(resident.points("school", "insurance_city"), "5");
}

#[test]
fn item_3_two_caps_of_50() {
    let below = with_nothing()
        .insured("10")
        .number("pension_province", "9.9")
        .number("pension_city", "9.9");
    assert_eq!(below.points("school", "insurance_province"), "49");
    assert_eq!(below.points("school", "insurance_city"), "49");
    let at = with_nothing().insured("10");
    assert_eq!(at.points("school", "insurance"), "100");
    assert_eq!(
        find(&at.score("school"), "insurance_city").and_then(|node| node.cut),
        None
    );
    let above = with_nothing()
        .insured("10")
        .number("pension_province", "11")
        .number("pension_city", "11");
    assert_eq!(above.points("school", "insurance"), "100");
    let cut = find(&above.score("school"), "insurance_city").and_then(|node| node.cut);
    assert_eq!(
        cut.map(|cut| (cut.before.to_string(), cut.bound.to_string(), cut.floor)),
        Some(("51".to_owned(), "50".to_owned(), false))
    );
}

#[test]
fn item_3b_the_city_is_a_part_of_the_province() {
    let resident = with_nothing()
        .number("maternity_province", "9")
        .unsure("maternity_city");
    let tree = resident.score("school");
    let node = find(&tree, "insurance_city").expect("the node");
    assert_eq!(node.interval.claimed.to_string(), "0");
    assert_eq!(
        node.interval.possible.map(|most| most.to_string()),
        Some("9".to_owned())
    );
    assert_eq!(
        node.open,
        [longgang_portal::domain::identity::FactId::from(
            "maternity_city"
        )]
    );
}

#[test]
fn item_4_home() {
    assert_eq!(with_nothing().points("school", "home"), "0");
    assert_eq!(
        with_nothing().flag("home", true).points("school", "home"),
        "80"
    );
}

#[test]
fn item_5_residence_counts_up_to_30_may_for_school() {
    // Up to 30 May 2026, that day counted: five years for a permit of 31 May.
    assert_eq!(
        with_nothing()
            .permit(&[("2021-05-31", "")])
            .points("school", "residence"),
        "25"
    );
    assert_eq!(
        with_nothing()
            .permit(&[("2021-06-01", "")])
            .points("school", "residence"),
        "20"
    );
    // Also for an application made later in that year.
    let later = with_nothing()
        .permit(&[("2021-06-01", "")])
        .on("2026-09-01");
    assert_eq!(later.points("school", "residence"), "20");
    assert_eq!(later.points("hukou", "residence"), "25");
}

#[test]
fn item_5_residence_counts_up_to_the_application_for_hukou() {
    assert_eq!(
        with_nothing()
            .permit(&[("2021-03-11", "")])
            .points("hukou", "residence"),
        "25"
    );
    assert_eq!(
        with_nothing()
            .permit(&[("2021-03-12", "")])
            .points("hukou", "residence"),
        "20"
    );
}

#[test]
fn item_5_valid_spans_are_added_and_gaps_skipped() {
    let full = [("2019-01-01", "2019-12-31"), ("2022-07-01", "2023-06-30")];
    assert_eq!(
        with_nothing().permit(&full).points("hukou", "residence"),
        "10"
    );
    let short = [("2019-01-01", "2019-12-31"), ("2022-07-01", "2023-06-29")];
    assert_eq!(
        with_nothing().permit(&short).points("hukou", "residence"),
        "5"
    );
    // There is no cap: 26 years.
    let long = [("2000-01-01", "")];
    assert_eq!(
        with_nothing().permit(&long).points("hukou", "residence"),
        "130"
    );
}

#[test]
fn item_6_public_service() {
    numbers(
        "school",
        "public_service_years",
        "public_service",
        &[
            ("0.99", "0"),
            ("1", "4"),
            ("4.99", "16"),
            ("5", "20"),
            ("6", "20"),
        ],
    );
}

#[test]
fn item_7_patents() {
    let points = |patents: &[_]| {
        with_nothing()
            .entries("patents", patents)
            .points("school", "patents")
    };
    assert_eq!(points(&[]), "0");
    assert_eq!(
        points(&[patent("2025-01-01", "invention", "1", true)]),
        "30"
    );
    assert_eq!(points(&[patent("2025-01-01", "utility", "1", true)]), "20");
    assert_eq!(points(&[patent("2025-01-01", "design", "1", true)]), "10");
    // A sole holder is the first, whatever was ticked.
    assert_eq!(points(&[patent("2025-01-01", "design", "1", false)]), "10");
    // Two holders: two thirds and one third.
    assert_eq!(
        points(&[patent("2025-01-01", "invention", "2", true)]),
        "20"
    );
    assert_eq!(
        points(&[patent("2025-01-01", "invention", "2", false)]),
        "10"
    );
    // Five years before 11 March 2026 is out, the day after is in.
    assert_eq!(points(&[patent("2021-03-11", "invention", "1", true)]), "0");
    assert_eq!(
        points(&[patent("2021-03-12", "invention", "1", true)]),
        "30"
    );
    assert_eq!(points(&[patent(TODAY, "invention", "1", true)]), "30");
    // They add up without a cap.
    let many: Vec<_> = (0..10)
        .map(|_| patent("2025-01-01", "invention", "1", true))
        .collect();
    assert_eq!(points(&many), "300");
}

#[test]
fn item_8_commendations() {
    let tree = |list: &[_]| with_nothing().entries("commendations", list);
    let many = |count, level, in_city| -> Vec<_> {
        (0..count)
            .map(|_| commendation("2025-01-01", level, in_city))
            .collect()
    };
    for (count, level, in_city, points) in [
        (1, "county", false, "30"),
        (2, "county", false, "60"),
        (3, "county", false, "60"),
        (1, "county", true, "40"),
        (2, "county", true, "80"),
        (3, "county", true, "80"),
        (1, "city", false, "60"),
        (2, "city", false, "120"),
        (3, "city", false, "120"),
        (1, "city", true, "80"),
        (2, "city", true, "160"),
        (3, "city", true, "160"),
    ] {
        let resident = tree(&many(count, level, in_city));
        assert_eq!(
            resident.points("school", "commendations"),
            points,
            "{count} {level} {in_city}"
        );
    }
    // The four caps are four: together 60 + 120 + 20 + 40.
    let all = [many(3, "county", true), many(3, "city", true)].concat();
    assert_eq!(tree(&all).points("school", "commendations"), "240");
    // Five years back, for each of the four on its own.
    for (node, level, in_city, points) in [
        ("commendations_county", "county", false, "30"),
        ("commendations_city", "city", false, "60"),
        ("commendations_county_local", "county", true, "10"),
        ("commendations_city_local", "city", true, "20"),
    ] {
        for (date, points) in [("2021-03-11", "0"), ("2021-03-12", points), (TODAY, points)] {
            let resident = tree(&[commendation(date, level, in_city)]);
            assert_eq!(resident.points("school", node), points, "{node} {date}");
        }
    }
}

#[test]
fn item_9_contests() {
    for (level, third, second, first) in [
        ("district", "60", "65", "75"),
        ("city", "80", "85", "95"),
        ("province", "100", "110", "120"),
        ("national", "130", "140", "150"),
    ] {
        for (prize, points) in [("third", third), ("second", second), ("first", first)] {
            let resident =
                with_nothing().entries("contests", &[contest("2025-01-01", level, prize)]);
            assert_eq!(
                resident.points("school", "contests"),
                points,
                "{level} {prize}"
            );
        }
    }
    let two = [
        contest("2021-03-11", "city", "first"),
        contest("2021-03-12", "district", "third"),
    ];
    assert_eq!(
        with_nothing()
            .entries("contests", &two)
            .points("school", "contests"),
        "60"
    );
}

#[test]
fn item_10_volunteering() {
    numbers(
        "school",
        "volunteer_hours",
        "volunteering",
        &[
            ("49.9", "0"),
            ("50", "3"),
            ("149", "6"),
            ("150", "9"),
            ("499.9", "27"),
            ("500", "30"),
            ("550", "30"),
        ],
    );
}

#[test]
fn item_11_blood() {
    numbers(
        "school",
        "blood_ml",
        "blood",
        &[
            ("199", "0"),
            ("200", "3"),
            ("399", "3"),
            ("400", "6"),
            ("1999", "27"),
            ("2000", "30"),
            ("2200", "30"),
        ],
    );
}

#[test]
fn item_12_marrow() {
    for (chosen, points) in [
        (&[][..], "0"),
        (&["registered"][..], "5"),
        (&["donated"][..], "50"),
        (&["registered", "donated"][..], "55"),
    ] {
        assert_eq!(
            with_nothing()
                .many("marrow", chosen)
                .points("school", "marrow"),
            points
        );
    }
}

#[test]
fn item_13_business() {
    choices(
        "business",
        "business",
        &[
            ("none", "0"),
            ("sole_trader", "3"),
            ("proprietor_or_partnership", "6"),
            ("limited", "10"),
        ],
    );
}

#[test]
fn item_14_income_tax() {
    numbers(
        "school",
        "income_tax",
        "income_tax",
        &[
            ("499.99", "0"),
            ("500", "1"),
            ("26499", "52"),
            ("26499.99", "52"),
            ("26500", "53"),
        ],
    );
}

#[test]
fn item_15_other_taxes() {
    numbers(
        "school",
        "other_tax",
        "other_tax",
        &[
            ("9999.99", "0"),
            ("10000", "1"),
            ("19999.99", "1"),
            ("20000", "2"),
        ],
    );
}

#[test]
fn item_16_health() {
    for (chosen, points) in [
        (&[][..], "0"),
        (&["child_vaccination"][..], "3"),
        (&["premarital_check"][..], "1"),
        (&["job_health"][..], "1"),
        (
            &["child_vaccination", "premarital_check", "job_health"][..],
            "5",
        ),
    ] {
        assert_eq!(
            with_nothing()
                .many("health_items", chosen)
                .points("school", "health"),
            points
        );
    }
}

#[test]
fn item_17_housing_fund() {
    for (months, points) in [
        ("0", "3"),
        ("1", "3.2"),
        ("59", "14.8"),
        ("60", "15"),
        ("61", "15"),
    ] {
        let resident = with_nothing()
            .flag("fund_account", true)
            .number("fund_months", months);
        assert_eq!(
            resident.points("school", "housing_fund"),
            points,
            "{months}"
        );
    }
    assert_eq!(with_nothing().points("school", "housing_fund"), "0");
}

#[test]
fn item_18_family_policy() {
    assert_eq!(with_nothing().points("school", "family_policy"), "0");
    for (lines, points) in [("0", "5"), ("1", "10"), ("3", "20")] {
        let resident = with_nothing()
            .flag("family_certificate", true)
            .number("family_lines", lines);
        assert_eq!(
            resident.points("school", "family_papers"),
            points,
            "{lines}"
        );
    }
    choices(
        "family_reward",
        "family_reward",
        &[("breached", "0"), ("settled", "10"), ("kept", "30")],
    );
}

#[test]
fn item_19_kindergarten_or_primary_school() {
    numbers(
        "school",
        "kindergarten_years",
        "schooling",
        &[("0.99", "0"), ("1", "5"), ("2.99", "10"), ("3", "15")],
    );
    numbers(
        "school",
        "primary_years",
        "schooling",
        &[("0.99", "0"), ("1", "5"), ("6", "30")],
    );
    // They exclude each other: the better one, not the sum.
    let both = with_nothing()
        .number("kindergarten_years", "3")
        .number("primary_years", "2");
    assert_eq!(both.points("school", "schooling"), "15");
    assert!(
        find(&both.score("hukou"), "schooling").is_none(),
        "school only"
    );
}

#[test]
fn item_20_age_by_year_of_birth() {
    for (born, points) in [
        // Fifty-one, fifty, forty-nine: the last and first days of the years.
        ("1975-01-01", "5"),
        ("1976-12-31", "5"),
        ("1976-01-01", "5"),
        ("1977-01-01", "6"),
        ("1977-12-31", "6"),
        ("1978-06-01", "7"),
        // The cap of 15 is reached at forty.
        ("1985-06-01", "14"),
        ("1986-06-01", "15"),
        ("1987-06-01", "15"),
        ("2008-06-01", "15"),
    ] {
        assert_eq!(
            with_nothing().born(born).points("hukou", "age"),
            points,
            "{born}"
        );
    }
    assert!(
        find(&with_nothing().score("school"), "personal").is_none(),
        "hukou only"
    );
}

#[test]
fn item_21_unmarried() {
    assert_eq!(with_nothing().points("hukou", "unmarried"), "0");
    assert_eq!(
        with_nothing()
            .flag("unmarried", true)
            .points("hukou", "unmarried"),
        "10"
    );
}

#[test]
fn item_22_deductions() {
    let points = |list: &[_]| {
        with_nothing()
            .entries("offences", list)
            .points("hukou", "deductions")
    };
    assert_eq!(with_nothing().points("hukou", "deductions"), "0");
    for (date, kind, expected) in [
        ("2021-03-11", "detox", "0"),
        ("2021-03-12", "detox", "-50"),
        ("2021-03-11", "negligent_crime", "0"),
        ("2021-03-12", "negligent_crime", "-100"),
        ("2023-03-11", "detention", "0"),
        ("2023-03-12", "detention", "-15"),
    ] {
        assert_eq!(points(&[offence(date, kind)]), expected, "{kind} {date}");
    }
    let all = ["detox", "negligent_crime", "detention", "detention"]
        .map(|kind| offence("2025-01-01", kind));
    assert_eq!(points(&all), "-180");
    assert!(
        find(&with_nothing().score("school"), "deductions").is_none(),
        "hukou only"
    );
}

#[test]
fn item_23_gates() {
    let state = |resident: &Resident, purpose: &str, id: &str| {
        let today = resident.today.parse().expect("a day");
        gates(&foshan(), &resident.facts, &purpose.into(), today)
            .into_iter()
            .find(|gate| gate.id == id)
            .map(|gate| (gate.confirmed, gate.claimed))
    };
    let resident = with_nothing();
    assert_eq!(
        state(&resident, "hukou", "no_serious_crime"),
        Some((None, Some(true)))
    );
    assert_eq!(state(&resident, "school", "no_serious_crime"), None);
    let resident = resident
        .flag("serious_crime", true)
        .confirmed("serious_crime");
    assert_eq!(
        state(&resident, "hukou", "no_serious_crime"),
        Some((Some(false), Some(false)))
    );
    assert_eq!(
        state(
            &resident.unsure("serious_crime"),
            "hukou",
            "no_serious_crime"
        ),
        Some((None, None))
    );
    // Insured last month and now: a word opens the gate only for the claim.
    for (resident, gate) in [
        (with_nothing(), (None, Some(false))),
        (
            with_nothing().confirmed("insured_now"),
            (Some(false), Some(false)),
        ),
        (with_nothing().unsure("insured_now"), (None, None)),
        (with_nothing().flag("insured_now", true), (None, Some(true))),
        (
            with_nothing()
                .flag("insured_now", true)
                .confirmed("insured_now"),
            (Some(true), Some(true)),
        ),
    ] {
        assert_eq!(state(&resident, "hukou", "insured"), Some(gate));
        assert_eq!(state(&resident, "school", "insured"), None);
    }
    // Six months of the permit, to the day; and it must still be valid.
    for (from, to, open) in [
        ("2025-09-11", "", true),
        ("2025-09-12", "", false),
        ("2024-01-01", "2026-03-10", false),
        ("2024-01-01", "2026-03-11", true),
    ] {
        let resident = with_nothing().permit(&[(from, to)]);
        assert_eq!(
            state(&resident, "school", "permit_six_months"),
            Some((None, Some(open))),
            "{from} {to}"
        );
    }
}

#[test]
fn item_24_district() {
    numbers(
        "school",
        "district_commendations",
        "district",
        &[("0", "0"), ("1", "20"), ("2", "40"), ("3", "40")],
    );
}
