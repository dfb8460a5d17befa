//! The plan reaches the line, and no smaller set of the same changes does.
#![cfg(not(target_arch = "wasm32"))]

mod large_table;
#[allow(
    dead_code,
    reason = "each test file uses its part of the made-up tables"
)]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::plan::change::{Aim, ChangeKind, Edit, Lever};
use longgang_portal::domain::points::plan::left::WhyLeft;
use longgang_portal::domain::points::plan::levers::{Levers, Situation, WhyFixed, levers};
use longgang_portal::domain::points::plan::papers::without_papers;
use longgang_portal::domain::points::plan::{Plan, papers_to_send, plan};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use proptest::prelude::*;
use resident::{Resident, commendation, decimal, foshan};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// What nobody changes for points, as a caller says it.
fn keep() -> Set<longgang_portal::domain::identity::FactId> {
    ["unmarried", "family_reward"].map(Into::into).into()
}

fn planned(resident: &Resident, purpose: &str, line: &str, aim: Aim) -> (Vec<Lever>, Plan) {
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &purpose.into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal(line),
        aim,
    };
    let found = levers(&situation, &keep());
    let plan = plan(&situation, &found.levers);
    (found.levers, plan)
}

/// What a change does, in short: `blood_ml=400`, `marrow+registered`, `home!`.
fn short(edit: &Edit) -> String {
    match edit {
        Edit::Set(fact, FactValue::Number(number)) => format!("{fact}={number}"),
        Edit::Set(fact, FactValue::Choice(option)) => format!("{fact}={option}"),
        Edit::Set(fact, FactValue::Flag(flag)) => format!("{fact}={flag}"),
        Edit::Set(fact, value) => format!("{fact}={value:?}"),
        Edit::AddOption(fact, option) => format!("{fact}+{option}"),
        Edit::AddRecord(fact, _) => format!("{fact}+"),
        Edit::Confirm(fact) => format!("{fact}!"),
    }
}

fn steps(plan: &Plan) -> Vec<String> {
    let words = |edits: &[Edit]| edits.iter().map(short).collect::<Vec<_>>().join(" ");
    plan.steps
        .iter()
        .map(|step| format!("{} {}", words(&step.change.edits), step.gain))
        .collect()
}

fn why_left(levers: &[Lever], plan: &Plan, fact: &str) -> WhyLeft {
    let of = |left: &&longgang_portal::domain::points::plan::Left| {
        let edits = levers[left.lever]
            .changes
            .iter()
            .flat_map(|change| &change.edits);
        edits
            .last()
            .is_some_and(|edit| edit.fact().as_str() == fact)
    };
    let left = plan.left.iter().find(of);
    left.unwrap_or_else(|| panic!("no lever {fact} left"))
        .why
        .clone()
}

/// The plan with only the levers for these facts: the rest is struck out.
fn planned_with(resident: &Resident, line: &str, facts: &[&str]) -> Plan {
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"school".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal(line),
        aim: Aim::Claimed,
    };
    let mut levers = levers(&situation, &keep()).levers;
    levers.retain(|lever| {
        let edits = lever.changes.iter().flat_map(|change| &change.edits);
        edits
            .last()
            .is_some_and(|edit| facts.contains(&edit.fact().as_str()))
    });
    plan(&situation, &levers)
}

#[test]
fn one_change_of_the_least_effort_reaches_the_line() {
    // 60 points, 20 missing: one grade up (20 more) or two diplomas up (20 more);
    // blood and hours take two changes.
    let resident = Resident::with_nothing()
        .choice("education", "junior_secondary")
        .choice("skill", "grade_5");
    let plan = planned_with(&resident, "80", &["education", "skill", "blood_ml"]);
    assert!(plan.reaches && plan.exact);
    assert_eq!(steps(&plan), ["skill=grade_4 20"]);
    assert_eq!((plan.before, plan.after), (decimal("60"), decimal("80")));
}

#[test]
fn the_steps_are_in_the_order_of_effort_then_gain() {
    // Blood and hours are worth 30 at most, the best diploma 40 more.
    let resident = Resident::with_nothing().choice("education", "junior_secondary");
    let plan = planned_with(
        &resident,
        "110",
        &["education", "blood_ml", "volunteer_hours"],
    );
    assert!(plan.reaches && plan.exact);
    assert_eq!(steps(&plan), ["education=bachelor 40", "blood_ml=2000 30"]);
    let plan = planned_with(
        &resident,
        "140",
        &["education", "blood_ml", "volunteer_hours"],
    );
    assert_eq!(
        steps(&plan),
        [
            "education=bachelor 40",
            "volunteer_hours=500 30",
            "blood_ml=2000 30"
        ]
    );
}

#[test]
fn a_number_without_limit_is_raised_by_ten_steps_at_most() {
    let plan = planned_with(&Resident::with_nothing(), "10", &["income_tax"]);
    assert_eq!(steps(&plan), ["income_tax=5000 10"]);
    let plan = planned_with(&Resident::with_nothing(), "11", &["income_tax"]);
    assert!(!plan.reaches);
}

#[test]
fn two_changes_where_one_is_not_enough() {
    // 110 for a senior title and 150 for a national prize, the most of one
    // change each, are not enough by themselves for 200.
    let (_, plan) = planned(&Resident::with_nothing(), "school", "200", Aim::Claimed);
    assert!(plan.reaches && plan.exact);
    assert_eq!(plan.steps.len(), 2);
    assert!(
        plan.steps
            .windows(2)
            .all(|pair| pair[0].change.effort <= pair[1].change.effort)
    );
}

#[test]
fn a_fact_behind_a_question_brings_the_question_along() {
    let resident = Resident::with_nothing().unsure("fund_months");
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"school".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal("75"),
        aim: Aim::Claimed,
    };
    let found = levers(&situation, &keep());
    let patents = found
        .levers
        .iter()
        .flat_map(|lever| &lever.changes)
        .find(|change| {
            change
                .edits
                .iter()
                .any(|edit| edit.fact().as_str() == "patents")
        });
    let edits: Vec<_> = patents.expect("a patent").edits.iter().map(short).collect();
    assert_eq!(edits, ["has_patents=true", "patents+"]);
}

/// The table itself says what nobody changes, and what is not left to time
/// although it counts years.
#[test]
fn a_table_says_what_can_be_changed() {
    let mut scheme = foshan();
    let resident = Resident::with_nothing();
    let found = |scheme: &Scheme| {
        let situation = Situation {
            scheme,
            facts: &resident.facts,
            purpose: &"school".into(),
            as_of: resident.today.parse().expect("a day"),
            line: decimal("75"),
            aim: Aim::Claimed,
        };
        levers(&situation, &Set::new())
    };
    let moves = |found: &Levers, fact: &str| {
        let changes = found.levers.iter().flat_map(|lever| &lever.changes);
        let mut edits = changes.flat_map(|change| &change.edits);
        edits.any(|edit| edit.fact().as_str() == fact)
    };
    let before = found(&scheme);
    assert!(moves(&before, "blood_ml") && !moves(&before, "fund_months"));
    assert!(moves(&before, "commendations"), "the first one is offered");
    let mut set = |id: &str, changeable: bool| {
        let mut facts = scheme
            .subjects
            .iter_mut()
            .flat_map(|subject| &mut subject.facts);
        let fact = facts.find(|fact| fact.id.as_str() == id);
        fact.expect("a fact").changeable = Some(changeable);
    };
    set("blood_ml", false);
    set("fund_months", true);
    // What only a yes would open is closed with it.
    set("has_commendations", false);
    let after = found(&scheme);
    assert!(!moves(&after, "blood_ml") && moves(&after, "fund_months"));
    assert!(!moves(&after, "commendations"));
}

#[test]
fn what_cannot_be_changed_is_said() {
    let resident = Resident::with_nothing().unsure("education");
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"hukou".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal("75"),
        aim: Aim::Claimed,
    };
    let found = levers(&situation, &keep());
    let why = |fact: &str| {
        let mut fixed = found
            .fixed
            .iter()
            .filter(|fixed| fixed.fact.as_str() == fact);
        fixed.next().map(|fixed| fixed.why)
    };
    assert_eq!(why("birth_date"), Some(WhyFixed::Date));
    assert_eq!(why("permit"), Some(WhyFixed::Time));
    assert_eq!(why("pension_city"), Some(WhyFixed::Time));
    assert_eq!(why("offences"), Some(WhyFixed::Past));
    assert_eq!(why("has_offences"), Some(WhyFixed::Past));
    assert_eq!(why("unmarried"), Some(WhyFixed::Given));
    assert_eq!(why("blood_ml"), None);
    let kind = |fact: &str| {
        let changes = found.levers.iter().flat_map(|lever| &lever.changes);
        let mut of = changes.filter(|change| {
            change
                .edits
                .last()
                .is_some_and(|edit| edit.fact().as_str() == fact)
        });
        of.next().map(|change| change.kind)
    };
    assert_eq!(kind("education"), Some(ChangeKind::Answer));
    assert_eq!(kind("skill"), Some(ChangeKind::Improve));
    assert_eq!(kind("serious_crime"), None, "no points hang on it");
}

#[test]
fn another_paper_on_a_full_item_adds_nothing() {
    let resident = Resident::with_nothing().number("blood_ml", "2000").entries(
        "commendations",
        &[
            commendation("2025-01-01", "county", false),
            commendation("2025-02-01", "county", false),
        ],
    );
    let (levers, plan) = planned(&resident, "school", "90", Aim::Claimed);
    assert_eq!(plan.before, decimal("90"));
    assert!(plan.reaches && plan.exact && plan.steps.is_empty());
    let capped = |node: &str, cap: &str| WhyLeft::Capped {
        node: node.into(),
        cap: decimal(cap),
    };
    assert_eq!(why_left(&levers, &plan, "blood_ml"), capped("blood", "30"));
    assert_eq!(
        why_left(&levers, &plan, "home"),
        WhyLeft::LinePassed {
            gain: decimal("80")
        }
    );
}

#[test]
fn papers_that_the_line_does_not_need_can_be_left_out() {
    // Education 60, skill 40, home 80, blood 30: the home and the education are
    // enough for 140.
    let resident = Resident::with_nothing()
        .choice("education", "junior_college")
        .choice("skill", "grade_4")
        .flag("home", true)
        .number("blood_ml", "2000");
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"school".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal("140"),
        aim: Aim::Confirmed,
    };
    let (papers, plan) = papers_to_send(&situation);
    assert_eq!(
        papers.len(),
        4,
        "one for each claim that is worth something"
    );
    assert_eq!((plan.before, plan.after), (decimal("0"), decimal("140")));
    assert!(plan.reaches && plan.exact);
    assert_eq!(steps(&plan), ["home! 80", "education! 60"]);
    assert_eq!(
        why_left(&papers, &plan, "blood_ml"),
        WhyLeft::NotNeeded {
            gain: decimal("30")
        }
    );
}

#[test]
fn one_paper_proves_all_it_is_for() {
    let resident = Resident::with_nothing().insured("3");
    let scheme = foshan();
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"school".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal("30"),
        aim: Aim::Confirmed,
    };
    let (_, plan) = papers_to_send(&situation);
    assert!(plan.reaches && plan.exact);
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(
        plan.steps[0].change.edits.len(),
        10,
        "five kinds, province and city"
    );
    assert_eq!(plan.steps[0].gain, decimal("30"));
}

#[test]
fn a_line_out_of_reach_says_how_near_one_comes() {
    let scheme = foshan();
    let resident = Resident::with_nothing().choice("skill", "grade_4");
    let situation = Situation {
        scheme: &scheme,
        facts: &resident.facts,
        purpose: &"school".into(),
        as_of: resident.today.parse().expect("a day"),
        line: decimal("500"),
        aim: Aim::Claimed,
    };
    let all = levers(&situation, &keep()).levers;
    let of = |fact: &str| {
        all.iter()
            .find(|lever| lever.changes[0].edits[0].fact().as_str() == fact)
            .expect("a lever")
            .clone()
    };
    let plan = plan(&situation, &[of("skill"), of("home")]);
    assert!(!plan.reaches && plan.exact);
    assert_eq!((plan.before, plan.after), (decimal("40"), decimal("190")));
    assert_eq!(plan.steps.len(), 2);
}

/// Fewest changes, least effort, most points.
type Cost = (usize, u32, Decimal);

/// Every set of changes, scored one by one: the smallest that reaches `line`, or
/// else that comes nearest.
fn by_force(situation: &Situation, levers: &[Lever]) -> (bool, Cost) {
    let base = match situation.aim {
        Aim::Claimed => situation.facts.clone(),
        Aim::Confirmed => without_papers(situation.scheme, situation.facts, situation.purpose),
    };
    let mut all: Vec<Cost> = Vec::new();
    let mut choice = vec![0; levers.len()];
    loop {
        let mut facts = base.clone();
        let (mut count, mut effort) = (0, 0);
        for (lever, chosen) in levers.iter().zip(&choice) {
            if let Some(at) = usize::checked_sub(*chosen, 1) {
                lever.changes[at].make(&mut facts, situation.aim);
                count += 1;
                effort += lever.changes[at].effort;
            }
        }
        let total = score(situation.scheme, &facts, situation.purpose, situation.as_of).interval;
        let points = match situation.aim {
            Aim::Claimed => total.claimed,
            Aim::Confirmed => total.confirmed,
        };
        all.push((count, effort, points));
        let Some(at) = (0..levers.len()).find(|at| choice[*at] < levers[*at].changes.len()) else {
            break;
        };
        choice[..at].fill(0);
        choice[at] += 1;
    }
    let most = all
        .iter()
        .map(|(_, _, points)| *points)
        .max()
        .expect("some set");
    let reaches = most >= situation.line;
    let aim = most.min(situation.line);
    let enough = all.into_iter().filter(|(_, _, points)| *points >= aim);
    let least = enough
        .min_by_key(|(count, effort, points)| (*count, *effort, Decimal::ZERO.minus(*points)));
    (reaches, least.expect("the one with most points"))
}

/// As many levers as a plan tries by force where it cannot search the tree, so that
/// it is exact in any case.
fn some(levers: Vec<Lever>, from: usize) -> Vec<Lever> {
    let mut sets = 1;
    let (before, after) = levers.split_at(from % levers.len().max(1));
    let turned = after.iter().chain(before).cloned();
    turned
        .take_while(|lever| {
            sets *= lever.changes.len() + 1;
            sets <= 1_000
        })
        .collect()
}

fn agrees(situation: &Situation, levers: &[Lever]) -> Result<(), TestCaseError> {
    let plan = plan(situation, levers);
    let (reaches, (count, effort, points)) = by_force(situation, levers);
    prop_assert!(plan.exact);
    prop_assert_eq!(plan.reaches, reaches);
    prop_assert_eq!(plan.reaches, plan.after >= situation.line);
    prop_assert_eq!(plan.steps.len(), count, "{:?}", plan);
    let total: u32 = plan.steps.iter().map(|step| step.change.effort).sum();
    prop_assert_eq!((total, plan.after), (effort, points), "{:?}", plan);
    prop_assert_eq!(plan.steps.len() + plan.left.len(), levers.len());
    for step in &plan.steps {
        prop_assert!(
            step.gain > Decimal::ZERO,
            "nothing is for nothing: {:?}",
            plan
        );
    }
    Ok(())
}

fn both_aims(scheme: &Scheme, facts: &Facts, line: &str, from: usize) -> Result<(), TestCaseError> {
    for aim in [Aim::Claimed, Aim::Confirmed] {
        let situation = Situation {
            scheme,
            facts,
            purpose: &"school".into(),
            as_of: published_like::today(),
            line: decimal(line),
            aim,
        };
        let found = levers(&situation, &Set::new());
        agrees(&situation, &some(found.levers, from))?;
        let papers = papers_to_send(&situation).0;
        agrees(&situation, &some(papers, from))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn no_smaller_set_reaches_the_line(
        (scheme, facts) in published_like::cases(1..8),
        line in prop::sample::select(&["5", "15", "30", "60"][..]),
        from in 0_usize..20,
    ) {
        both_aims(&scheme, &facts, line, from)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn no_smaller_set_reaches_the_line_of_the_demonstration_scheme(
        facts in published_like::facts(&foshan()),
        line in prop::sample::select(&["150", "300", "500"][..]),
        from in 0_usize..40,
    ) {
        both_aims(&foshan(), &facts, line, from)?;
    }
}

/// A table of sixty choices that are simply added, three grades each.
fn sixty_choices() -> Scheme {
    let options = ["none", "low", "middle", "high"].map(|id| json!({"id": id, "label": id}));
    let facts: Vec<_> = (0..60)
        .map(
            |at| json!({"id": format!("f{at}"), "label": "", "kind": "choice", "options": options}),
        )
        .collect();
    let items: Vec<_> = (0..60_u32)
        .map(|at| {
            let low = at * 7 % 5 + 1;
            let (middle, high) = (low + at * 11 % 7 + 1, low + at * 11 % 7 + at * 3 % 4 + 2);
            json!({"id": format!("i{at}"), "title": "", "rule": "choice", "fact": format!("f{at}"),
                "points": {"low": low, "middle": middle, "high": high}})
        })
        .collect();
    serde_json::from_value(json!({
        "id": "sixty", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": facts}],
        "root": {"id": "total", "title": "", "rule": "sum", "children": items},
    }))
    .expect("a scheme")
}

/// The most points for each number of changes and each effort, one lever after
/// the other: right for a table that only adds.
fn by_table(situation: &Situation, levers: &[Lever]) -> Option<(usize, u32)> {
    let alone = |edits: &longgang_portal::domain::points::plan::change::Change| {
        let mut facts = situation.facts.clone();
        edits.make(&mut facts, situation.aim);
        score(situation.scheme, &facts, situation.purpose, situation.as_of)
            .interval
            .claimed
    };
    let mut best = BTreeMap::from([((0, 0), Decimal::ZERO)]);
    for lever in levers {
        let before = best.clone();
        for change in &lever.changes {
            let gain = alone(change);
            for ((count, effort), points) in &before {
                let at = best.entry((count + 1, effort + change.effort)).or_default();
                *at = (*at).max(points.plus(gain));
            }
        }
        best.retain(|(count, _), _| *count <= 8);
    }
    let enough = best
        .into_iter()
        .filter(|(_, points)| *points >= situation.line);
    enough.map(|(cost, _)| cost).min()
}

#[test]
fn sixty_items_are_planned_exactly() {
    let (scheme, facts) = (sixty_choices(), Facts::default());
    for line in ["10", "45", "60", "83"] {
        let situation = Situation {
            scheme: &scheme,
            facts: &facts,
            purpose: &"school".into(),
            as_of: published_like::today(),
            line: decimal(line),
            aim: Aim::Claimed,
        };
        let found = levers(&situation, &Set::new()).levers;
        assert_eq!(found.len(), 60);
        let plan = plan(&situation, &found);
        assert!(plan.reaches && plan.exact);
        let effort: u32 = plan.steps.iter().map(|step| step.change.effort).sum();
        assert_eq!(
            Some((plan.steps.len(), effort)),
            by_table(&situation, &found),
            "{line}"
        );
    }
}

#[test]
fn large_tables_are_planned_exactly_and_in_time() {
    for items in [60, 480] {
        let scheme = large_table::scheme(items);
        let facts = large_table::facts(&scheme);
        let (purpose, today) = ("school".into(), large_table::today());
        let total = score(&scheme, &facts, &purpose, today).interval.claimed;
        let situation = Situation {
            scheme: &scheme,
            facts: &facts,
            purpose: &purpose,
            as_of: today,
            line: total.plus(decimal("150")),
            aim: Aim::Claimed,
        };
        let begun = Instant::now();
        let found = levers(&situation, &Set::new()).levers;
        let plan = plan(&situation, &found);
        // Unoptimised and on a busy machine; `points_speed` gives real times.
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "{:?}",
            begun.elapsed()
        );
        assert!(plan.reaches && plan.exact);
        assert_eq!(plan.steps.len() + plan.left.len(), found.len());
    }
}

#[test]
fn too_much_for_the_exact_search_says_so_and_still_reaches_the_line() {
    let names: Vec<_> = (0..8).map(|at| format!("n{at}")).collect();
    let facts: Vec<_> = names
        .iter()
        .map(|id| json!({"id": id, "label": "", "kind": "number", "unit": "", "min": 0, "max": 90}))
        .collect();
    let of: Vec<_> = names
        .iter()
        .map(|id| json!({"measure": "number", "fact": id}))
        .collect();
    let scheme: Scheme = serde_json::from_value(json!({
        "id": "linked", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": facts}],
        "root": {"id": "total", "title": "", "rule": "rate", "unit": "5", "points": "1",
            "measure": {"measure": "sum", "of": of}},
    }))
    .expect("a scheme");
    let planned = |line: &str| {
        let situation = Situation {
            scheme: &scheme,
            facts: &Facts::default(),
            purpose: &"school".into(),
            as_of: published_like::today(),
            line: decimal(line),
            aim: Aim::Claimed,
        };
        let found = levers(&situation, &Set::new()).levers;
        assert_eq!(found.len(), 8);
        plan(&situation, &found)
    };
    // Two changes, ten steps of one number and two of another: all twos are tried.
    let near = planned("12");
    assert!(near.reaches && near.exact);
    assert_eq!((near.steps.len(), near.after), (2, decimal("12")));
    // Four would be too many to try all.
    let far = planned("32");
    assert!(far.reaches && !far.exact);
    assert_eq!((far.steps.len(), far.after), (4, decimal("32")));
}
