//! A scheme whose places go by keys other than points: 60 points to be ranked,
//! then months of medical insurance, then continuous permit time, full ties all
//! admitted.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::rank::{Places, Ranked, keys, places};
use longgang_portal::domain::points::scheme::{Ranking, Ties};
use shipped::{Applicant, decimal, find, scheme};

const DAY: &str = "2026-03-11";

fn applicant() -> Applicant {
    Applicant::with_nothing("ranked-sample", DAY).date("birth_date", "1990-03-11")
}

#[test]
fn the_scheme_is_sound_and_says_it_is_invented() {
    let scheme = scheme("ranked-sample");
    assert_eq!(check(&scheme), []);
    for text in [&scheme.title, &scheme.notice, &scheme.source] {
        assert!(text.get("zh-CN").contains("虚构"));
        assert!(text.get("en").to_lowercase().contains("invented"));
    }
}

#[test]
fn bands_from_both_sides() {
    for (age, points) in [
        (17, "0"),
        (18, "30"),
        (30, "30"),
        (31, "20"),
        (40, "20"),
        (41, "10"),
        (45, "10"),
        (46, "0"),
    ] {
        let person = applicant().date("birth_date", &format!("{}-03-11", 2026 - age));
        assert_eq!(person.points("age"), points, "{age}");
    }
    for (months, points) in [
        ("11", "0"),
        ("12", "1"),
        ("239", "19"),
        ("240", "20"),
        ("252", "20"),
    ] {
        assert_eq!(
            applicant()
                .number("medical_months", months)
                .points("insurance"),
            points
        );
    }
    for (hours, points) in [
        ("49.9", "0"),
        ("50", "2"),
        ("249.9", "8"),
        ("250", "10"),
        ("300", "10"),
    ] {
        assert_eq!(
            applicant()
                .number("volunteer_hours", hours)
                .points("volunteering"),
            points
        );
    }
    for (from, points) in [
        ("2025-03-12", "0"),
        ("2025-03-11", "1"),
        ("2006-03-11", "20"),
        ("2005-03-11", "20"),
    ] {
        assert_eq!(
            applicant()
                .periods("permit", &[(from, "")])
                .points("residence"),
            points
        );
    }
    for (education, points) in [
        ("primary", "0"),
        ("junior_secondary", "10"),
        ("senior_secondary", "20"),
        ("junior_college", "40"),
        ("bachelor", "60"),
    ] {
        assert_eq!(
            applicant()
                .choice("education", education)
                .points("education"),
            points
        );
    }
}

#[test]
fn the_keys_are_months_of_insurance_and_of_the_permit() {
    // A gap: only the run that goes on counts for the rank, all of it for points.
    let person = applicant().number("medical_months", "77").periods(
        "permit",
        &[("2015-01-01", "2017-12-31"), ("2024-03-11", "")],
    );
    let keys = keys(
        &person.scheme,
        &person.facts,
        &"hukou".into(),
        DAY.parse().expect("a day"),
    );
    let values: Vec<_> = keys.iter().map(|key| key.claimed).collect();
    assert_eq!(values, [Some(decimal("77")), Some(decimal("24"))]);
    assert!(
        keys.iter()
            .all(|key| key.confirmed.is_none() && !key.applied)
    );
    let tree = person.score();
    let residence = find(&tree, "residence").expect("the node");
    assert_eq!(residence.interval.claimed.to_string(), "5");
}

fn ranking() -> Ranking {
    scheme("ranked-sample").purposes[0]
        .ranking
        .clone()
        .expect("a ranking")
}

fn ranked(medical: i64, permit: i64, applied: &str) -> Ranked {
    Ranked {
        keys: [medical, permit]
            .map(longgang_portal::domain::decimal::Decimal::from_whole)
            .to_vec(),
        applied: applied.parse().expect("a moment"),
    }
}

/// Five who reach the line: the third, fourth and fifth are equal.
fn five() -> Vec<Ranked> {
    vec![
        ranked(100, 10, "2026-03-01T09:00:00+08:00"),
        ranked(80, 50, "2026-03-03T09:00:00+08:00"),
        ranked(120, 1, "2026-03-05T09:00:00+08:00"),
        ranked(80, 50, "2026-03-02T09:00:00+08:00"),
        ranked(80, 50, "2026-03-04T09:00:00+08:00"),
    ]
}

#[test]
fn full_ties_are_all_admitted_above_the_quota() {
    let given = |quota| places(&ranking(), &five(), quota).admitted;
    assert_eq!(given(0), [] as [usize; 0]);
    assert_eq!(given(1), [2]);
    assert_eq!(given(2), [2, 0]);
    assert_eq!(given(3), [2, 0, 1, 3, 4]);
    assert_eq!(given(4), [2, 0, 1, 3, 4]);
    assert_eq!(given(5), [2, 0, 1, 3, 4]);
    assert_eq!(given(9), [2, 0, 1, 3, 4]);
}

#[test]
fn ties_may_be_left_to_the_lot_or_all_be_refused() {
    let mut ranking = ranking();
    ranking.ties = Ties::Lot;
    assert_eq!(
        places(&ranking, &five(), 4),
        Places {
            admitted: vec![2, 0],
            lot: vec![1, 3, 4],
            by_lot: 2,
        }
    );
    ranking.ties = Ties::NoneAdmitted;
    assert_eq!(places(&ranking, &five(), 4).admitted, [2, 0]);
}

#[test]
fn the_earlier_application_may_decide() {
    let mut ranking = ranking();
    let applied = serde_json::json!({"title": "Earlier", "by": "applied"});
    ranking
        .keys
        .push(serde_json::from_value(applied).expect("a key"));
    assert_eq!(places(&ranking, &five(), 3).admitted, [2, 0, 3]);
}
