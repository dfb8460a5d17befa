//! The Beijing trial table of 2016: the vectors B1 to B3, and every step, cap
//! and bound from both sides.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use longgang_portal::domain::points::check::check;
use shipped::{Applicant, scheme};

const DAY: &str = "2018-03-11";

fn aged(age: i32) -> Applicant {
    Applicant::with_nothing("beijing-2016", DAY)
        .date("birth_date", &format!("{}-03-11", 2018 - age))
}

/// Too old for the points of age.
fn adult() -> Applicant {
    aged(46)
}

/// A span that goes on and has lasted so many years.
fn since(years: i32) -> String {
    format!("{}-03-11", 2018 - years)
}

#[test]
fn the_scheme_is_sound_and_in_force_when_it_was() {
    let scheme = scheme("beijing-2016");
    assert_eq!(check(&scheme), []);
    for (day, in_force) in [
        ("2016-12-31", false),
        ("2017-01-01", true),
        ("2019-12-31", true),
        ("2020-01-01", false),
    ] {
        assert_eq!(
            scheme.in_force(day.parse().expect("a day")),
            in_force,
            "{day}"
        );
    }
}

#[test]
fn b1_residence_counts_as_long_as_insurance() {
    let person = aged(38)
        .periods("insured", &[(&since(10), "")])
        .periods("rented", &[(&since(12), "")])
        .choice("education", "bachelor");
    assert_eq!(person.points("insurance"), "30");
    assert_eq!(person.points("residence"), "5");
    assert_eq!(person.points("total"), "70");
}

#[test]
fn b2_own_and_rented() {
    let person = aged(45)
        .periods("insured", &[(&since(12), "")])
        .periods("own_home", &[(&since(6), "")])
        .periods("rented", &[(&since(12), "2012-03-10")])
        .choice("education", "master")
        .flag("tax_wages");
    assert_eq!(person.points("residence"), "9");
    assert_eq!(person.points("total"), "97");
}

#[test]
fn b3_a_detention() {
    let person = adult()
        .periods("insured", &[(&since(20), "")])
        .periods("own_home", &[(&since(10), "")])
        .periods("rented", &[(&since(20), "2008-03-10")])
        .choice("education", "junior_college")
        .events("detentions", &[("2018-01-05", "")]);
    assert_eq!(person.points("residence"), "15");
    assert_eq!(person.points("detentions"), "-30");
    assert_eq!(person.points("total"), "55.5");
}

#[test]
fn insurance_counts_full_years_of_the_run_that_goes_on() {
    for (from, to, points) in [
        ("2017-03-12", "", "0"),
        ("2017-03-11", "", "3"),
        ("2008-03-12", "", "27"),
        ("2008-03-11", "", "30"),
        // Time is counted up to the start of the day: without a gap to yesterday.
        ("2008-03-11", "2018-03-09", "0"),
        ("2008-03-11", "2018-03-10", "30"),
        ("2008-03-11", "2018-03-11", "30"),
    ] {
        let person = adult().periods("insured", &[(from, to)]);
        assert_eq!(person.points("insurance"), points, "{from} {to}");
    }
    let gap = [("2005-01-01", "2012-12-31"), ("2013-01-02", "")];
    assert_eq!(adult().periods("insured", &gap).points("insurance"), "15");
    let none = [("2005-01-01", "2012-12-31"), ("2013-01-01", "")];
    assert_eq!(adult().periods("insured", &none).points("insurance"), "39");
}

#[test]
fn seven_years_of_insurance_are_needed() {
    for (from, passes) in [("2011-03-11", true), ("2011-03-12", false)] {
        let person = adult().periods("insured", &[(from, "")]);
        assert_eq!(person.passes("insured_seven_years"), Some(passes));
    }
}

#[test]
fn residence_is_bounded_by_insurance_from_both_sides() {
    for (own, rented, insured, points) in [
        (3, 0, 3, "3"),
        (4, 0, 3, "3"),
        (0, 4, 3, "1.5"),
        // Two years of the own home, then one rented year is left.
        (2, 5, 3, "2.5"),
        (2, 3, 4, "2.5"),
        (2, 5, 5, "3.5"),
    ] {
        let lasted = |person: Applicant, fact: &str, years: i32| {
            let from = since(years);
            let spans = [(from.as_str(), "")];
            person.periods(fact, if years > 0 { &spans } else { &[] })
        };
        let person = lasted(adult(), "insured", insured);
        let person = lasted(lasted(person, "own_home", own), "rented", rented);
        assert_eq!(
            person.points("residence"),
            points,
            "{own} {rented} {insured}"
        );
    }
}

#[test]
fn years_of_study_count_with_the_degree_or_as_years() {
    // Ten years insured, of which four studying for a degree worth 15: 6 × 3 + 15.
    let person = adult()
        .periods("insured", &[(&since(10), "")])
        .periods("study", &[("2010-03-11", "2014-03-10")])
        .choice("education", "bachelor");
    assert_eq!(person.points("insurance"), "18");
    assert_eq!(person.points("work_home_education"), "33");
    // A degree worth less than the years it took is better left out.
    let person = person.choice("education", "junior_college");
    assert_eq!(person.points("with_degree"), "28.5");
    assert_eq!(person.points("work_home_education"), "30");
}

#[test]
fn every_education() {
    for (option, points) in [
        ("below", "0"),
        ("junior_college", "10.5"),
        ("bachelor", "15"),
        ("master", "26"),
        ("doctor", "37"),
    ] {
        assert_eq!(
            adult().choice("education", option).points("education"),
            points
        );
    }
}

#[track_caller]
fn numbers(fact: &str, node: &str, expected: &[(&str, &str)]) {
    for (number, points) in expected {
        let person = adult().number(fact, number);
        assert_eq!(person.points(node), *points, "{fact} = {number}");
    }
}

#[test]
fn steps_and_caps_from_both_sides() {
    numbers(
        "moved_home_years",
        "place",
        &[("0.99", "0"), ("1", "2"), ("2.99", "4"), ("3", "6")],
    );
    numbers(
        "moved_both_years",
        "place",
        &[("0.99", "0"), ("1", "4"), ("2.99", "8"), ("3", "12")],
    );
    numbers(
        "hitech_years",
        "innovation",
        &[
            ("0.99", "0"),
            ("1", "2"),
            ("2.99", "4"),
            ("3", "6"),
            ("4", "6"),
        ],
    );
    numbers(
        "startup_years",
        "innovation",
        &[("0.99", "0"), ("3", "6"), ("4", "6")],
    );
    numbers(
        "incubator_years",
        "innovation",
        &[("0.99", "0"), ("1", "1"), ("3", "3"), ("4", "3")],
    );
    numbers(
        "tax_offences",
        "tax",
        &[("0", "0"), ("1", "-12"), ("2", "-24")],
    );
}

#[test]
fn the_best_of_innovation_counts() {
    let person = adult().number("hitech_years", "3");
    assert_eq!(
        person
            .clone()
            .choice("innovation_award", "city")
            .points("innovation"),
        "6"
    );
    assert_eq!(
        person
            .choice("innovation_award", "national")
            .points("innovation"),
        "12"
    );
}

#[test]
fn taxes_are_not_added() {
    assert_eq!(
        adult().flag("tax_wages").flag("tax_share").points("tax"),
        "6"
    );
}

#[test]
fn age_and_honours() {
    assert_eq!(aged(45).points("age"), "20");
    assert_eq!(aged(46).points("age"), "0");
    assert_eq!(adult().flag("honour").points("honour"), "20");
}

#[test]
fn detentions_count_from_the_first_day_of_the_measures() {
    for (day, points) in [("2016-12-31", "0"), ("2017-01-01", "-30")] {
        let person = adult().events("detentions", &[(day, "")]);
        assert_eq!(person.points("detentions"), points, "{day}");
    }
}
