//! A score kept up to date is the score worked out anew, and only what depends
//! on a change is worked out.
#![cfg(not(target_arch = "wasm32"))]

mod large_table;
#[allow(dead_code, reason = "each test file uses its part")]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use chrono::NaiveDate;
use longgang_portal::domain::forms::answer::{Answer, Answers};
use longgang_portal::domain::forms::from_scheme;
use longgang_portal::domain::forms::live_facts::LiveFacts;
use longgang_portal::domain::identity::{FactId, FieldId, PurposeId};
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact, Standing, VerifiedFact};
use longgang_portal::domain::points::scheme::{FactKind, Node, Scheme};
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::points::scoring::LiveScore;
use longgang_portal::domain::points::{condition, measure, rule};
use longgang_portal::domain::text::Text;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;

type Change = (FactId, Option<KnownFact>);

/// Every fact of a scheme with its kind.
fn kinds(scheme: &Scheme) -> Vec<(FactId, FactKind)> {
    let facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts
        .map(|fact| (fact.id.clone(), fact.kind.clone()))
        .collect()
}

/// One fact is answered, answered otherwise or forgotten.
fn change(scheme: &Scheme) -> BoxedStrategy<Change> {
    let kinds = kinds(scheme);
    (any::<Index>(), any::<bool>(), 0..4_u8)
        .prop_flat_map(move |(at, confirmed, forgets)| {
            let (id, kind) = kinds[at.index(kinds.len())].clone();
            let standing = if confirmed {
                Standing::Confirmed
            } else {
                Standing::Claimed
            };
            published_like::value(&kind).prop_map(move |value| {
                let known = KnownFact {
                    value,
                    standing,
                    held: None,
                };
                (id.clone(), (forgets > 0).then_some(known))
            })
        })
        .boxed()
}

/// Changes one by one; after each the live score must be the full one.
fn stays_right(scheme: Scheme, facts: Facts, day: NaiveDate, changes: Vec<Change>) {
    let scheme = Arc::new(scheme);
    for purpose in scheme.purposes.iter().map(|purpose| purpose.id.clone()) {
        let mut known = facts.clone();
        let mut live = LiveScore::new(Arc::clone(&scheme), facts.clone(), purpose.clone(), day);
        assert_eq!(*live.explained(), score(&scheme, &known, &purpose, day));
        for (id, value) in &changes {
            match value {
                Some(value) => known.0.insert(id.clone(), value.clone()),
                None => known.0.remove(id),
            };
            live.change([(id.clone(), value.clone())]);
            assert_eq!(*live.facts(), known);
            assert_eq!(
                *live.explained(),
                score(&scheme, &known, &purpose, day),
                "after {id}: {value:?}"
            );
        }
    }
}

/// Answers typed one by one; after each the live facts must be those of all.
fn knows_right(scheme: &Scheme, purpose: &PurposeId, verified: &Facts, typed: &[(FactId, Answer)]) {
    let today = published_like::today();
    let verified: Vec<VerifiedFact> = verified
        .0
        .iter()
        .map(|(fact, known)| VerifiedFact {
            fact: fact.clone(),
            value: known.value.clone(),
            source: Text::plain("register"),
            as_of: today,
            correction: None,
        })
        .collect();
    let form = Arc::new(from_scheme::form(scheme, purpose, today));
    let mut live = LiveFacts::new(form, &verified, today);
    let mut known = live.facts();
    let mut answers = Answers::new();
    for (fact, answer) in typed {
        let field = FieldId::new(fact.as_str());
        answers.insert(field.clone(), answer.clone());
        for (fact, value) in live.change(&field, answer.clone()) {
            match value {
                Some(value) => known.0.insert(fact, value),
                None => known.0.remove(&fact),
            };
        }
        let all = from_scheme::facts(scheme, purpose, &answers, &verified, today);
        assert_eq!(known, all, "after {fact}: {answer:?}");
        assert_eq!(live.facts(), all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn answers_are_taken_in_alike(
        (scheme, verified, changes, unsure) in proptest::sample::select(&shipped::ALL[..])
            .prop_flat_map(|id| {
                let scheme = shipped::scheme(id);
                let verified = proptest::collection::vec(change(&scheme), 0..6);
                let changes = proptest::collection::vec((change(&scheme), 0..6_u8), 1..60);
                (Just(scheme), verified, changes, any::<bool>())
            })
    ) {
        let verified = verified.into_iter().filter_map(|(id, known)| Some((id, known?)));
        let verified = Facts(verified.collect());
        let typed: Vec<(FactId, Answer)> = changes
            .into_iter()
            .map(|((id, known), slip)| {
                let answer = match (known, slip) {
                    (_, 0) => Answer::text("no number, no day"),
                    (Some(known), _) => from_scheme::answer_of(&known.value),
                    (None, _) if unsure => Answer::NotSure,
                    (None, _) => Answer::Empty,
                };
                (id, answer)
            })
            .collect();
        for purpose in &scheme.purposes {
            knows_right(&scheme, &purpose.id, &verified, &typed);
        }
    }

    #[test]
    fn a_random_table_is_scored_alike(
        (scheme, facts, changes) in published_like::cases(1..24).prop_flat_map(|(scheme, facts)| {
            let changes = proptest::collection::vec(change(&scheme), 1..12);
            (Just(scheme), Just(facts), changes)
        })
    ) {
        stays_right(scheme, facts, published_like::today(), changes);
    }

    #[test]
    fn a_shipped_table_is_scored_alike(
        (scheme, changes) in proptest::sample::select(&shipped::ALL[..]).prop_flat_map(|id| {
            let scheme = shipped::scheme(id);
            let changes = proptest::collection::vec(change(&scheme), 1..40);
            (Just(scheme), changes)
        })
    ) {
        let day = scheme.effective_from;
        stays_right(scheme, Facts::default(), day, changes);
    }
}

/// How many nodes a fact bears on, counted by another way than the program's:
/// those that look at it and those above them.
fn dependents(node: &Node, fact: &FactId, purpose: &PurposeId) -> usize {
    if !node.purposes.is_empty() && !node.purposes.contains(purpose) {
        return 0;
    }
    let mut looks = false;
    let mut see = |seen: &FactId| looks |= seen == fact;
    rule::each_fact(&node.rule, &mut see);
    let conditions = node
        .when
        .iter()
        .chain(node.times.iter().filter_map(|times| times.when.as_ref()));
    conditions.for_each(|when| condition::each_fact(when, &mut see));
    if let Some(bound) = &node.at_most {
        measure::each_fact(bound, &mut see);
    }
    let below: usize = node
        .rule
        .children()
        .iter()
        .map(|child| dependents(child, fact, purpose))
        .sum();
    below + usize::from(looks || below > 0)
}

fn another(kind: &FactKind, now: Option<&KnownFact>) -> FactValue {
    let values = match kind {
        FactKind::Flag => [FactValue::Flag(true), FactValue::Flag(false)],
        FactKind::Number { min, max, .. } => [FactValue::Number(*min), FactValue::Number(*max)],
        FactKind::Choice { options } => [0, 1].map(|at| FactValue::Choice(options[at].id.clone())),
        FactKind::Many { options } => [
            FactValue::Many(Vec::new()),
            FactValue::Many(vec![options[0].id.clone()]),
        ],
        FactKind::Date { earliest, .. } => {
            [1, 2].map(|days| FactValue::Date(*earliest + chrono::Days::new(days)))
        }
        FactKind::Periods { .. } => [FactValue::Periods(Vec::new()), FactValue::Flag(true)],
        FactKind::Entries { .. } => [FactValue::Entries(Vec::new()), FactValue::Flag(true)],
    };
    let is_other = |value: &FactValue| now.is_none_or(|now| now.value != *value);
    values.into_iter().find(is_other).expect("another value")
}

/// Each fact of a table is changed, and exactly its dependents are worked out.
fn only_dependents(scheme: Scheme, facts: Facts, day: NaiveDate) {
    let scheme = Arc::new(scheme);
    let purpose = scheme.purposes[0].id.clone();
    let mut live = LiveScore::new(Arc::clone(&scheme), facts, purpose.clone(), day);
    for (id, kind) in kinds(&scheme) {
        let known = KnownFact::claimed(another(&kind, live.facts().get(&id)));
        live.change([(id.clone(), Some(known.clone()))]);
        assert_eq!(
            live.evaluated(),
            dependents(&scheme.root, &id, &purpose),
            "{id} of {}",
            scheme.id
        );
        live.change([(id.clone(), Some(known))]);
        assert_eq!(live.evaluated(), 0, "{id} is known as before");
    }
}

#[test]
fn of_480_items_the_changed_one_its_group_and_the_total_are_worked_out() {
    let scheme = large_table::scheme(480);
    let facts = large_table::facts(&scheme);
    let purpose = scheme.purposes[0].id.clone();
    let mut live = LiveScore::new(
        Arc::new(scheme.clone()),
        facts.clone(),
        purpose,
        large_table::today(),
    );
    assert_eq!(live.evaluated(), 480 + 40 + 1, "at first everything");
    let yes = KnownFact::claimed(FactValue::Flag(true));
    live.change([("fact_5".into(), Some(yes))]);
    assert_eq!(live.evaluated(), 3);
    only_dependents(scheme, facts, large_table::today());
}

#[test]
fn of_a_shipped_table_only_the_dependents_are_worked_out() {
    // Its nodes refer to none by their points and are for the applicant alone.
    let scheme = shipped::scheme("foshan-2016");
    let day = scheme.effective_from;
    only_dependents(scheme, Facts::default(), day);
}
