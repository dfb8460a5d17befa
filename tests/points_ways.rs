//! The ways to more points are named by the table and gain what scoring says.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::plan::change::{Aim, ChangeKind};
use longgang_portal::domain::points::plan::levers::Situation;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::points::ways::deed::Deal;
use longgang_portal::domain::points::ways::sent::{Sent, sent};
use longgang_portal::domain::points::ways::{Way, Ways, ways};
use resident::{Resident, decimal, foshan};

fn of(resident: &Resident, keep: &[&str]) -> Ways {
    let scheme = foshan();
    let purpose = scheme.purpose(&"school".into()).expect("a purpose");
    let today = resident.today.parse().expect("a day");
    let keep: Set<_> = keep.iter().map(|id| (*id).into()).collect();
    ways(&scheme, &resident.facts, purpose, today, &keep)
}

/// "about: what (now) +gain = total", in English.
fn short(way: &Way) -> String {
    let deal = |deal: &Deal| match deal {
        Deal::Flag(yes) => yes.to_string(),
        Deal::Number(number, unit) => format!("{number} {}", unit.get("en")),
        Deal::Named(name) => name.get("en").to_owned(),
        Deal::Record(one, options) => {
            let options: Vec<_> = options.iter().map(|option| option.get("en")).collect();
            format!("one {} {}", one.get("en"), options.join("/"))
        }
        Deal::Paper(paper) => paper.get("en").to_owned(),
    };
    let now = way.deed.now.as_ref().map(deal).unwrap_or_default();
    let (about, to) = (way.deed.about.get("en"), deal(&way.deed.to));
    format!("{about}: {to} ({now}) +{} = {}", way.gain, way.total)
}

fn find(ways: &[Way], fact: &str) -> String {
    let way = ways.iter().find(|way| way.deed.fact.as_str() == fact);
    way.map(short).unwrap_or_default()
}

/// The facts a forecast with the plan starts from.
#[test]
fn the_facts_with_every_step_score_what_the_plan_says() {
    let resident = Resident::with_nothing().choice("skill", "none");
    let found = of(&resident, &[]);
    assert!(found.reaches && !found.steps.is_empty());
    let today = resident.today.parse().expect("a day");
    let scored = score(&foshan(), &found.with, &"school".into(), today);
    assert_eq!(scored.interval.claimed, found.after);
    assert!(found.after > found.before);
}

/// Table item 2: grade 5 is worth 20 points; item 12: 3 points for each full 50
/// hours; item 13: 3 points for each full 200 ml.
#[test]
fn above_the_line_every_way_is_named_with_its_gain() {
    let resident = Resident::with_nothing()
        .choice("education", "senior_secondary")
        .number("volunteer_hours", "149");
    let found = of(&resident, &[]);
    assert!(found.reaches && found.exact && found.steps.is_empty());
    assert_eq!(found.before, decimal("56"));
    assert_eq!(
        find(&found.others, "skill"),
        "Skill or title: Grade 5 (junior worker) (Neither) +20 = 76"
    );
    assert_eq!(
        find(&found.others, "volunteer_hours"),
        "Volunteering: 150 hours (149 hours) +3 = 59"
    );
    assert_eq!(
        find(&found.others, "blood_ml"),
        "Blood donation: 200 ml (0 ml) +3 = 59"
    );
    assert_eq!(
        find(&found.others, "home"),
        "Home in this city: true (false) +80 = 136"
    );
    // A prize is more effort than anything that only changes an answer.
    let facts: Vec<_> = found
        .others
        .iter()
        .map(|way| way.deed.fact.as_str())
        .collect();
    assert_eq!(facts.first(), Some(&"home"));
    let place = |fact| facts.iter().position(|one| *one == fact);
    assert!(place("contests") > place("volunteer_hours"), "{facts:?}");
}

/// A yes below a group is named by its item, an option by its own name.
#[test]
fn deeds_are_named_by_the_part_of_the_table_that_looks_at_them() {
    let resident = Resident::with_nothing().choice("education", "bachelor");
    let found = of(&resident, &[]);
    assert_eq!(
        find(&found.others, "fund_account"),
        "Housing fund: Account (false) +3 = 83"
    );
    assert!(
        found
            .others
            .iter()
            .any(|way| short(way) == "Marrow donation: Registered as donor () +5 = 85")
    );
    assert_eq!(
        find(&found.others, "contests"),
        "Skill contests: one prize District/Third () +60 = 140"
    );
}

#[test]
fn below_the_line_the_plan_comes_first() {
    let found = of(&Resident::with_nothing().unsure("education"), &[]);
    assert!(found.reaches && found.exact);
    assert_eq!(found.before, decimal("0"));
    assert_eq!(found.steps.len(), 1);
    assert_eq!(found.steps[0].kind, ChangeKind::Answer);
    assert_eq!(
        short(&found.steps[0]),
        "Education: Junior secondary () +40 = 40"
    );
    assert_eq!(found.after, decimal("40"));
}

#[test]
fn what_is_struck_out_is_not_offered() {
    let resident = Resident::with_nothing().choice("education", "bachelor");
    assert_ne!(find(&of(&resident, &[]).others, "home"), "");
    assert_eq!(find(&of(&resident, &["home"]).others, "home"), "");
}

/// Items 12 and 13 end at 30 points each, item 3 at 50 for the province.
#[test]
fn what_is_full_is_said_with_its_cap() {
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .number("volunteer_hours", "999")
        .insured("20");
    let full: Vec<_> = of(&resident, &[])
        .full
        .iter()
        .map(|full| format!("{} {}", full.node, full.cap))
        .collect();
    assert_eq!(
        full,
        [
            "insurance_province 50",
            "insurance_city 50",
            "volunteering 30"
        ]
    );
    assert_eq!(find(&of(&resident, &[]).others, "volunteer_hours"), "");
}

#[test]
fn papers_the_line_does_not_need_are_named() {
    let scheme = foshan();
    let purpose = "school".into();
    let resident = Resident::with_nothing()
        .choice("education", "bachelor")
        .number("blood_ml", "200");
    let found = sent(&Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &purpose,
        as_of: resident.today.parse().expect("a day"),
        line: decimal("30"),
        aim: Aim::Claimed,
    });
    let Some(Sent {
        send,
        leave,
        after,
        exact,
    }) = found
    else {
        panic!("the papers reach the line");
    };
    let send: Vec<_> = send
        .iter()
        .map(|(paper, gain)| format!("{} {gain}", paper.get("en")))
        .collect();
    assert_eq!(send, ["Diploma 80"]);
    assert!(leave.iter().any(|paper| paper.get("en") == "Donor card"));
    assert_eq!(after, decimal("80"));
    assert!(exact);
}
