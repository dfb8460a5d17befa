//! The Shanghai table of 2015: the vectors S1 to S7, and every band, step, cap
//! and look-back from both sides.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use longgang_portal::domain::points::check::check;
use shipped::{Applicant, scheme};

const DAY: &str = "2016-03-11";

/// Somebody of this age with nothing else.
fn aged(age: i32) -> Applicant {
    Applicant::with_nothing("shanghai-2015", DAY)
        .date("birth_date", &format!("{}-03-11", 2016 - age))
}

fn adult() -> Applicant {
    // Worth nothing for age.
    aged(61)
}

#[test]
fn the_scheme_is_sound_and_in_force_when_it_was() {
    let scheme = scheme("shanghai-2015");
    assert_eq!(check(&scheme), []);
    for (day, in_force) in [
        ("2015-06-30", false),
        ("2015-07-01", true),
        ("2018-06-30", true),
        ("2018-07-01", false),
    ] {
        assert_eq!(
            scheme.in_force(day.parse().expect("a day")),
            in_force,
            "{day}"
        );
    }
}

#[test]
fn s1_bachelor_with_two_years() {
    let person = aged(32)
        .choice("education", "bachelor_degree")
        .number("insurance_years", "2");
    assert_eq!(person.points("age"), "30");
    assert_eq!(person.points("total"), "126");
}

#[test]
fn s2_the_title_counts_and_education_does_not() {
    let person = aged(33)
        .choice("education", "bachelor_study")
        .choice("title", "grade_2_or_intermediate")
        .number("title_pay_months", "6")
        .number("insurance_years", "5");
    assert_eq!(person.points("education_or_title"), "100");
    assert_eq!(person.points("total"), "145");
}

#[test]
fn s3_pay_base() {
    let person = aged(44)
        .choice("education", "junior_college")
        .number("insurance_years", "7")
        .number("pay_80_months", "36");
    assert_eq!(person.points("age"), "29");
    assert_eq!(person.points("total"), "125");
}

#[test]
fn s5_service_not_vested() {
    let person = aged(40)
        .choice("education", "junior_college")
        .number("insurance_years", "4.99")
        .number("public_service_years", "4")
        .number("remote_years", "6");
    assert_eq!(person.points("public_service"), "0");
    assert_eq!(person.points("remote"), "12");
    assert_eq!(person.points("total"), "104");
}

#[test]
fn s6_service_vested_and_remote_at_its_cap() {
    let person = aged(40)
        .choice("education", "junior_college")
        .number("insurance_years", "5")
        .number("public_service_years", "5")
        .number("remote_years", "12");
    assert_eq!(person.points("public_service"), "20");
    assert_eq!(person.points("remote"), "20");
    assert_eq!(person.points("total"), "135");
}

#[test]
fn s7_never_below_zero() {
    let person = aged(35)
        .choice("education", "master")
        .number("insurance_years", "3");
    assert_eq!(person.points("total"), "139");
    let person = person
        .flag("has_offences")
        .events("offences", &[("2016-01-01", "ordinary_crime")]);
    assert_eq!(person.points("deductions"), "-150");
    assert_eq!(person.points("total"), "0");
}

#[test]
fn age_from_both_sides() {
    for (age, points) in [
        (61, "0"),
        (60, "5"),
        (56, "5"),
        (55, "7"),
        (44, "29"),
        (43, "30"),
        (30, "30"),
    ] {
        assert_eq!(aged(age).points("age"), points, "{age}");
    }
    // The birthday decides.
    let person = adult().date("birth_date", "1955-03-12");
    assert_eq!(person.points("age"), "5");
    assert_eq!(person.date("birth_date", "1955-03-11").points("age"), "0");
}

#[test]
fn every_education_and_title() {
    for (option, points) in [
        ("below", "0"),
        ("junior_college", "50"),
        ("bachelor_study", "60"),
        ("bachelor_degree", "90"),
        ("master", "100"),
        ("doctor", "110"),
    ] {
        assert_eq!(
            adult().choice("education", option).points("education"),
            points
        );
    }
    for (option, without_pay, with_pay) in [
        ("none", "0", "0"),
        ("grade_5", "15", "15"),
        ("grade_4", "30", "30"),
        ("grade_3", "60", "60"),
        ("grade_2_or_intermediate", "0", "100"),
        ("grade_1_or_senior", "0", "140"),
    ] {
        let person = adult().choice("title", option);
        let five = person.clone().number("title_pay_months", "5");
        assert_eq!(five.points("title"), without_pay, "{option}");
        let six = person.number("title_pay_months", "6");
        assert_eq!(six.points("title"), with_pay, "{option}");
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
fn steps_vesting_and_caps_from_both_sides() {
    numbers(
        "insurance_years",
        "insurance",
        &[("0.99", "0"), ("1", "3"), ("39.99", "117"), ("40", "120")],
    );
    numbers(
        "public_service_years",
        "public_service",
        &[("4.99", "0"), ("5", "20"), ("5.99", "20"), ("6", "24")],
    );
    numbers(
        "remote_years",
        "remote",
        &[
            ("4.99", "0"),
            ("5", "10"),
            ("9.99", "18"),
            ("10", "20"),
            ("11", "20"),
        ],
    );
    numbers(
        "tax_average",
        "investment",
        &[
            ("99999.99", "0"),
            ("100000", "10"),
            ("1199999", "110"),
            ("1200000", "120"),
            ("1300000", "120"),
        ],
    );
    numbers(
        "local_hires",
        "investment",
        &[
            ("9.99", "0"),
            ("10", "10"),
            ("119", "110"),
            ("120", "120"),
            ("130", "120"),
        ],
    );
    numbers("pay_80_months", "pay", &[("35", "0"), ("36", "25")]);
    numbers("pay_100_months", "pay", &[("35", "0"), ("36", "50")]);
    numbers("pay_200_months", "pay", &[("35", "0"), ("36", "100")]);
    numbers("pay_300_months", "pay", &[("23", "0"), ("24", "120")]);
}

#[test]
fn only_one_of_tax_and_hires_counts() {
    let person = adult()
        .number("tax_average", "300000")
        .number("local_hires", "20");
    assert_eq!(person.points("investment"), "30");
}

#[test]
fn flags_and_awards() {
    for (flag, points) in [
        ("founder", "120"),
        ("intermediary", "120"),
        ("scarce_major", "30"),
        ("new_graduate", "10"),
    ] {
        assert_eq!(adult().points(flag), "0");
        assert_eq!(adult().flag(flag).points(flag), points);
    }
    for (award, points) in [
        ("none", "0"),
        ("office", "30"),
        ("special", "60"),
        ("general", "110"),
    ] {
        assert_eq!(adult().choice("award", award).points("award"), points);
    }
}

#[test]
fn years_of_marriage_with_a_local_spouse() {
    for (day, points) in [
        ("2015-03-12", "0"),
        ("2015-03-11", "4"),
        ("2006-03-12", "36"),
        ("2006-03-11", "40"),
        ("2000-03-11", "40"),
    ] {
        let person = adult().flag("local_spouse").date("married_on", day);
        assert_eq!(person.points("spouse"), points, "{day}");
    }
    let not_local = adult().date("married_on", "2000-03-11");
    assert_eq!(not_local.points("spouse"), "0");
}

#[test]
fn deductions_end_with_their_look_back() {
    for (kind, day, points) in [
        ("false_papers", "2013-03-11", "0"),
        ("false_papers", "2013-03-12", "-150"),
        ("detention", "2011-03-11", "0"),
        ("detention", "2011-03-12", "-50"),
        ("ordinary_crime", "2011-03-11", "0"),
        ("ordinary_crime", "2011-03-12", "-150"),
    ] {
        let person = adult()
            .flag("has_offences")
            .events("offences", &[(day, kind)]);
        assert_eq!(person.points("deductions"), points, "{kind} {day}");
    }
    let twice = [("2015-01-01", "detention"), ("2015-06-01", "detention")];
    let person = adult().flag("has_offences").events("offences", &twice);
    assert_eq!(person.points("deductions"), "-100");
}

#[test]
fn gates() {
    let person = adult();
    assert_eq!(person.passes("permit"), Some(false));
    assert_eq!(person.passes("family_policy"), Some(true));
    let other = person
        .flag("has_permit")
        .flag("family_breach")
        .flag("serious_crime");
    assert_eq!(other.passes("permit"), Some(true));
    assert_eq!(other.passes("family_policy"), Some(false));
    assert_eq!(other.passes("serious_crime"), Some(false));
}
