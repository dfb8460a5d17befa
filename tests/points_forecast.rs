//! The forecast says for every day what scoring on that day says, and names the
//! causes.
#![cfg(not(target_arch = "wasm32"))]

#[allow(
    dead_code,
    reason = "each test file uses its part of the made-up tables"
)]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use chrono::{NaiveDate, TimeDelta};
use longgang_portal::domain::points::forecast::cause::Why;
use longgang_portal::domain::points::forecast::{Forecast, forecast};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use proptest::prelude::*;
use resident::{Resident, commendation, decimal, foshan, offence};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn of(resident: &Resident, purpose: &str, to: &str) -> Forecast {
    let from = day(&resident.today);
    forecast(&foshan(), &resident.facts, &purpose.into(), from, day(to))
}

/// Day, claimed total and the nodes that caused it.
fn lines(forecast: &Forecast) -> Vec<String> {
    forecast
        .steps
        .iter()
        .map(|step| {
            let causes: Vec<_> = step
                .causes
                .iter()
                .map(|cause| {
                    let gain = cause.after.claimed.minus(cause.before.claimed);
                    format!(" {} {gain} {:?}", cause.node, cause.why)
                })
                .collect();
            format!("{} {}{}", step.day, step.total.claimed, causes.concat())
        })
        .collect()
}

/// Whoever is 50 or older has 5 points for a household registration (item 20):
/// they are in every total for `hukou` of the resident with nothing.
#[test]
fn a_year_of_the_permit_is_full_on_its_day() {
    let resident = Resident::with_nothing().permit(&[("2022-04-01", "")]);
    assert_eq!(
        lines(&of(&resident, "hukou", "2026-06-30")),
        [
            "2026-03-11 20",
            r#"2026-04-01 25 residence 5 Completed(FactId("permit"))"#,
        ]
    );
}

#[test]
fn leftover_days_of_two_permits_add_up() {
    // 6 months and 18 days; 5 months and 12 days up to the end of 24 August.
    let resident =
        Resident::with_nothing().permit(&[("2024-01-01", "2024-07-18"), ("2026-03-13", "")]);
    let steps = lines(&of(&resident, "hukou", "2026-12-31"));
    assert_eq!(
        steps,
        [
            "2026-03-11 5",
            r#"2026-08-25 10 residence 5 Completed(FactId("permit"))"#,
        ]
    );
}

#[test]
fn a_detention_leaves_its_look_back_of_three_years() {
    let resident = Resident::with_nothing()
        .choice("family_reward", "kept")
        .entries("offences", &[offence("2023-06-15", "detention")]);
    assert_eq!(
        lines(&of(&resident, "hukou", "2026-12-31")),
        [
            "2026-03-11 20",
            r#"2026-06-15 35 deduction_detention 15 Expired(FactId("offences"))"#,
        ]
    );
}

#[test]
fn a_commendation_is_lost_after_five_years() {
    let resident = Resident::with_nothing().entries(
        "commendations",
        &[commendation("2021-05-20", "county", true)],
    );
    let forecast = of(&resident, "school", "2026-12-31");
    assert_eq!(
        lines(&forecast),
        [
            "2026-03-11 40",
            r#"2026-05-20 0 commendations_county -30 Expired(FactId("commendations")) commendations_county_local -10 Expired(FactId("commendations"))"#,
        ]
    );
    let [best] = forecast.best_days()[..] else {
        panic!("one stretch of best days");
    };
    assert_eq!((best.from, best.to), (day("2026-03-11"), day("2026-05-19")));
}

#[test]
fn age_by_calendar_years_changes_with_the_year() {
    // 49 in 2026 (5 + 1 points), 50 in 2027 (5 points): section 1, item 20.
    let resident = Resident::with_nothing().born("1977-06-30");
    assert_eq!(
        lines(&of(&resident, "hukou", "2027-12-31")),
        [
            "2026-03-11 6",
            r#"2027-01-01 5 age -1 NewYear(FactId("birth_date"))"#,
        ]
    );
}

#[test]
fn for_a_school_place_the_permit_counts_to_30_may_of_the_year() {
    let resident = Resident::with_nothing().permit(&[("2022-04-01", "")]);
    assert_eq!(
        lines(&of(&resident, "school", "2027-12-31")),
        [
            "2026-03-11 20",
            "2027-01-01 25 residence 5 CountedUpTo(2027-05-30)",
        ]
    );
}

fn made_up(root: &serde_json::Value) -> Scheme {
    serde_json::from_value(serde_json::json!({
        "id": "t", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": [
            {"id": "born", "label": "", "kind": "date", "earliest": "1926-01-01"}]}],
        "root": root,
    }))
    .expect("a scheme")
}

#[test]
fn birthdays_and_sunsets_are_named() {
    let scheme = made_up(&serde_json::json!({
    "id": "root", "title": "", "rule": "sum", "children": [
        {"id": "age", "title": "", "rule": "bands",
         "measure": {"measure": "age", "fact": "born"},
         "bands": [{"from": "0", "to": "36", "points": "20"},
                   {"from": "36", "to": "46", "points": "10"}]},
        {"id": "old", "title": "", "rule": "flag", "points": "3", "counts_to": "2026-04-30",
         "condition": {"is": "all", "of": []}},
        {"id": "new", "title": "", "rule": "flag", "points": "4", "counts_from": "2026-05-01",
         "condition": {"is": "all", "of": []}},
    ]}));
    let resident = Resident::with_nothing().fact(
        "born",
        longgang_portal::domain::points::facts::FactValue::Date(day("1990-06-15")),
    );
    let forecast = forecast(
        &scheme,
        &resident.facts,
        &"school".into(),
        day("2026-04-01"),
        day("2026-12-31"),
    );
    assert_eq!(
        lines(&forecast),
        [
            "2026-04-01 23",
            "2026-05-01 24 old -3 Sunset new 4 Begins",
            r#"2026-06-15 14 age -10 Birthday(FactId("born"))"#,
        ]
    );
    assert_eq!(forecast.reaches(decimal("24")), Some(day("2026-05-01")));
    assert_eq!(forecast.reaches(decimal("25")), None);
    assert_eq!(
        forecast.on(day("2026-06-14")).map(|total| total.claimed),
        Some(decimal("24"))
    );
    assert_eq!(forecast.on(day("2027-01-01")), None);
    assert!(
        forecast
            .steps
            .iter()
            .flat_map(|step| &step.causes)
            .all(|cause| cause.why != Why::Time)
    );
}

fn agrees_each_day(
    scheme: &Scheme,
    facts: &longgang_portal::domain::points::facts::Facts,
    purpose: &str,
    from: NaiveDate,
    days: i64,
) -> Result<(), TestCaseError> {
    let to = from + TimeDelta::days(days);
    let forecast = forecast(scheme, facts, &purpose.into(), from, to);
    prop_assert_eq!((forecast.from, forecast.to), (from, to));
    let mut last = None;
    for day in from.iter_days().take_while(|day| *day <= to) {
        let scored = score(scheme, facts, &purpose.into(), day).interval;
        prop_assert_eq!(forecast.on(day), Some(scored), "{}", day);
        let step = forecast.steps.iter().find(|step| step.day == day);
        prop_assert_eq!(
            step.is_some(),
            last != Some(scored),
            "a step exactly where it changes"
        );
        if let (Some(step), Some(_)) = (step, last) {
            prop_assert!(!step.causes.is_empty(), "{}", day);
        }
        last = Some(scored);
    }
    let most = forecast.steps.iter().map(|step| step.total.claimed).max();
    let is_best = |day| {
        forecast
            .best_days()
            .iter()
            .any(|days| days.from <= day && day <= days.to)
    };
    for day in from.iter_days().take_while(|day| *day <= to) {
        let claimed = forecast.on(day).map(|total| total.claimed);
        prop_assert_eq!(is_best(day), claimed == most);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn every_day_is_as_scored(
        (scheme, facts) in published_like::cases(1..8), after in -400_i64..400,
    ) {
        let from = published_like::today() + TimeDelta::days(after);
        agrees_each_day(&scheme, &facts, "school", from, 400)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn every_day_is_as_scored_by_the_demonstration_scheme(
        facts in published_like::facts(&foshan()), hukou in any::<bool>(),
    ) {
        let purpose = if hukou { "hukou" } else { "school" };
        agrees_each_day(&foshan(), &facts, purpose, published_like::today(), 400)?;
    }
}
