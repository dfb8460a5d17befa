//! The plan against brute force on tables with every kind of group: first, best,
//! agreed, persons, multipliers, bounds by other nodes. Where it says that it is
//! exact, no smaller set of changes does; where not, it says so and still leads
//! where it says.
#![cfg(not(target_arch = "wasm32"))]

mod random_pairs;

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::plan::change::{Aim, Lever};
use longgang_portal::domain::points::plan::levers::{Situation, levers};
use longgang_portal::domain::points::plan::plan;
use longgang_portal::domain::points::score::score;
use random_pairs::pair;

/// As many levers as can be tried by force.
fn some(levers: Vec<Lever>) -> Vec<Lever> {
    let mut sets = 1;
    let fits = |lever: &Lever| {
        sets *= lever.changes.len() + 1;
        sets <= 1_000
    };
    levers.into_iter().take_while(fits).collect()
}

/// Of every set of changes: how many they are, their effort, and the points.
fn every_set(situation: &Situation, levers: &[Lever]) -> Vec<(usize, u32, Decimal)> {
    let mut sets = vec![(0, 0, situation.facts.clone())];
    for lever in levers {
        let before = sets.clone();
        for change in &lever.changes {
            for (count, effort, facts) in &before {
                let mut facts = facts.clone();
                change.make(&mut facts, situation.aim);
                sets.push((count + 1, effort + change.effort, facts));
            }
        }
    }
    let points = |(count, effort, facts)| {
        let total = score(situation.scheme, &facts, situation.purpose, situation.as_of);
        (count, effort, total.interval.claimed)
    };
    sets.into_iter().map(points).collect()
}

#[test]
fn whatever_the_groups_a_plan_is_the_smallest_or_says_that_it_may_not_be() {
    let (mut tried, mut exact) = (0, 0);
    for number in 0..400 {
        let made = pair(number);
        let purpose = "school".into();
        let mut situation = Situation {
            scheme: &made.scheme,
            facts: &made.facts,
            purpose: &purpose,
            as_of: made.as_of.parse().expect("a day"),
            line: Decimal::from_whole(40),
            aim: Aim::Claimed,
        };
        let found = some(levers(&situation, &Set::new()).levers);
        let all = every_set(&situation, &found);
        let most = all.iter().map(|set| set.2).max().expect("the empty set");
        let before = all.first().expect("the empty set").2;
        if most <= before {
            continue;
        }
        tried += 1;
        // Halfway, and all the way.
        for line in [before.plus(most.minus(before).ratio(1, 2)), most] {
            situation.line = line;
            let plan = plan(&situation, &found);
            let enough = all.iter().filter(|set| set.2 >= line);
            let least = enough
                .map(|set| (set.0, set.1))
                .min()
                .expect("there is one");
            let effort: u32 = plan.steps.iter().map(|step| step.change.effort).sum();
            let cost = (plan.steps.len(), effort);
            assert_eq!(plan.reaches, plan.after >= line, "pair {number}");
            assert!(!plan.reaches || cost >= least, "pair {number}: {plan:?}");
            if plan.exact {
                assert!(plan.reaches, "pair {number}: {plan:?}");
                assert_eq!(cost, least, "pair {number}: {plan:?}");
                exact += 1;
            }
        }
    }
    assert!(tried > 100, "{tried} tables have something to gain");
    assert_eq!(exact, 2 * tried, "with few changes every plan is exact");
}
