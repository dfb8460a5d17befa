//! Which questions are still worth answering: what is said to be settled really
//! is, and the order follows what can still move.
#![cfg(not(target_arch = "wasm32"))]

#[allow(
    dead_code,
    reason = "each test file uses its part of the made-up tables"
)]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::answers::answers;
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::questions::moved::Moved;
use longgang_portal::domain::points::questions::settled::{Settled, WhySettled};
use longgang_portal::domain::points::questions::skippable::skippable;
use longgang_portal::domain::points::questions::{OnLine, OnTotal, Question, questions};
use longgang_portal::domain::points::scheme::{FactDefinition, Scheme};
use longgang_portal::domain::points::score::score;
use proptest::prelude::*;
use resident::{Resident, decimal, foshan};

fn asked(resident: &Resident, purpose: &str, line: &str) -> Vec<Question> {
    let today = resident.today.parse().expect("a day");
    questions(
        &foshan(),
        &resident.facts,
        &purpose.into(),
        today,
        decimal(line),
    )
}

fn one(questions: &[Question], fact: &str) -> Question {
    let mut found = questions
        .iter()
        .filter(|question| question.fact.as_str() == fact);
    found
        .next()
        .unwrap_or_else(|| panic!("no question {fact}"))
        .clone()
}

fn points(points: &str) -> OnTotal {
    OnTotal::Moves(Moved::Points(decimal(points)))
}

#[test]
fn what_moves_most_comes_first() {
    let resident = Resident::with_nothing()
        .unsure("education")
        .unsure("skill")
        .unsure("home")
        .unsure("income_tax")
        .unsure("volunteer_hours");
    let questions = asked(&resident, "school", "30");
    let order: Vec<_> = questions
        .iter()
        .map(|question| question.fact.as_str())
        .collect();
    assert_eq!(
        order,
        [
            "income_tax",
            "skill",
            "education",
            "home",
            "volunteer_hours"
        ]
    );
    assert_eq!(
        one(&questions, "income_tax").total,
        OnTotal::Moves(Moved::Unlimited)
    );
    assert_eq!(one(&questions, "skill").total, points("110"));
    assert_eq!(one(&questions, "volunteer_hours").total, points("30"));
}

#[test]
fn an_answer_that_reaches_the_line_by_itself_says_so() {
    let resident = Resident::with_nothing().unsure("home").unsure("blood_ml");
    let questions = asked(&resident, "school", "60");
    let open = |reaches, loses| OnLine::Open { reaches, loses };
    assert_eq!(one(&questions, "home").line, open(true, true));
    // 30 points of blood never reach 60, and without them a home still does.
    assert_eq!(one(&questions, "blood_ml").line, open(false, false));
}

#[test]
fn a_line_that_is_passed_or_lost_settles_every_question() {
    let resident = Resident::with_nothing().unsure("blood_ml");
    let passed = resident.clone().choice("education", "bachelor");
    assert_eq!(
        one(&asked(&passed, "school", "80"), "blood_ml").line,
        OnLine::Reached
    );
    assert_eq!(
        one(&asked(&resident, "school", "30.1"), "blood_ml").line,
        OnLine::OutOfReach
    );
}

#[test]
fn a_question_of_a_gate_only_is_not_skipped() {
    let resident = Resident::with_nothing()
        .unsure("insured_now")
        .unsure("serious_crime");
    let questions = asked(&resident, "hukou", "30");
    let question = one(&questions, "insured_now");
    assert_eq!(question.total, OnTotal::Settled(Vec::new()));
    assert_eq!(question.gates, ["insured"]);
    assert!(!question.can_be_skipped());
}

#[test]
fn what_is_hidden_behind_a_question_is_told() {
    let resident = Resident::with_nothing()
        .unsure("has_patents")
        .unsure("patents");
    let questions = asked(&resident, "school", "30");
    let question = one(&questions, "has_patents");
    let leads_to: Vec<_> = question.leads_to.iter().map(|fact| fact.as_str()).collect();
    assert_eq!(leads_to, ["patents"]);
    assert_eq!(question.total, OnTotal::Moves(Moved::Unlimited));
    assert!(
        questions
            .iter()
            .all(|question| question.fact.as_str() != "patents")
    );
}

fn small(root: &serde_json::Value) -> Scheme {
    serde_json::from_value(serde_json::json!({
        "id": "t", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": [
            {"id": "a", "label": "", "kind": "flag"},
            {"id": "b", "label": "", "kind": "flag"},
            {"id": "c", "label": "", "kind": "flag"}]}],
        "root": root,
    }))
    .expect("a scheme")
}

fn flag(id: &str, points: &str) -> serde_json::Value {
    serde_json::json!({"id": id, "title": "", "rule": "flag", "points": points,
        "condition": {"is": "yes", "fact": id}})
}

fn why(root: &serde_json::Value) -> Vec<Settled> {
    let mut facts = Facts::default();
    facts.claim("a", FactValue::Flag(true));
    facts.claim("c", FactValue::Flag(false));
    let today = published_like::today();
    let questions = questions(&small(root), &facts, &"school".into(), today, decimal("30"));
    match one(&questions, "b").total {
        OnTotal::Settled(why) => why,
        OnTotal::Moves(moved) => panic!("it moves {moved:?}"),
    }
}

#[test]
fn the_reason_is_named() {
    let settled = |node: &str, why| {
        vec![Settled {
            node: node.into(),
            why,
        }]
    };
    let group = |rule: &str, extra: serde_json::Value| {
        let mut root = serde_json::json!({"id": "root", "title": "", "rule": rule,
            "children": [flag("a", "20"), flag("b", "10")]});
        for (key, value) in extra.as_object().expect("members") {
            root[key] = value.clone();
        }
        root
    };
    let no_more = serde_json::json!({});
    let cap = decimal("20");
    assert_eq!(
        why(&group("sum", serde_json::json!({"cap": "20"}))),
        settled("root", WhySettled::Capped { cap })
    );
    assert_eq!(
        why(&group("sum", serde_json::json!({"floor": "40"}))),
        settled(
            "root",
            WhySettled::Floored {
                floor: decimal("40")
            }
        )
    );
    let by = "a".into();
    assert_eq!(
        why(&group("highest", no_more)),
        settled("b", WhySettled::Outdone { by })
    );
    let mut three = group("highest", serde_json::json!({}));
    let children = three["children"].as_array_mut().expect("children");
    let open = serde_json::json!({"id": "open", "title": "", "rule": "flag", "points": "30",
        "condition": {"is": "all", "of": [{"is": "yes", "fact": "b"}]}});
    children[1] = flag("b", "15");
    children.push(open);
    // The same fact is outdone in one node and live in another: it moves.
    let facts = {
        let mut facts = Facts::default();
        facts.claim("a", FactValue::Flag(true));
        facts
    };
    let moving = questions(
        &small(&three),
        &facts,
        &"school".into(),
        published_like::today(),
        decimal("30"),
    );
    assert_eq!(one(&moving, "b").total, points("10"));
    // A group that does not count under its condition.
    let closed = serde_json::json!({"id": "root", "title": "", "rule": "sum", "children": [
        {"id": "closed", "title": "", "rule": "sum", "when": {"is": "yes", "fact": "c"},
         "children": [flag("b", "10")]}]});
    assert_eq!(
        why(&closed),
        settled(
            "closed",
            WhySettled::NotCounted(longgang_portal::domain::points::explain::NotCounted::Condition)
        )
    );
}

fn definition<'a>(scheme: &'a Scheme, question: &Question) -> &'a FactDefinition {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts
        .find(|fact| fact.id == question.fact)
        .expect("a defined fact")
}

/// Tries answers to every question and holds what they do against what was said.
fn is_sound(scheme: &Scheme, facts: &Facts, more: &Facts, line: &str) -> Result<(), TestCaseError> {
    let (purpose, today, line) = ("school".into(), published_like::today(), decimal(line));
    let before = score(scheme, facts, &purpose, today).interval;
    for question in questions(scheme, facts, &purpose, today, line) {
        let kind = &definition(scheme, &question).kind;
        let tried = answers(kind, today);
        // One that the function did not choose itself.
        let other = more.get(&question.fact).map(|known| known.value.clone());
        let own = tried.len();
        let mut raised = decimal("0");
        let (mut reaches, mut loses) = (false, false);
        for (at, answer) in tried.into_iter().chain(other).enumerate() {
            let mut facts = facts.clone();
            facts.claim(question.fact.clone(), answer);
            let after = score(scheme, &facts, &purpose, today).interval;
            if let OnTotal::Settled(_) = question.total {
                prop_assert_eq!(after, before, "{:?}", question);
            }
            match question.line {
                OnLine::Reached => prop_assert!(after.claimed >= line),
                OnLine::OutOfReach => prop_assert!(after.possible.is_some_and(|most| most < line)),
                OnLine::Settled => prop_assert_eq!(after, before),
                OnLine::Open { .. } => {}
            }
            reaches |= after.claimed >= line;
            loses |= after.possible.is_some_and(|most| most < line);
            if at < own {
                raised = raised.max(after.claimed.minus(before.claimed));
            }
        }
        if let OnLine::Open {
            reaches: said,
            loses: lost,
        } = question.line
        {
            // What is said of the answers tried is true of them.
            prop_assert!(!said || reaches, "{:?}", question);
            prop_assert!(!lost || loses, "{:?}", question);
        }
        if let OnTotal::Moves(Moved::Points(said)) = question.total {
            // Sure points that an answer wins are part of what it moves.
            prop_assert!(said >= raised, "{:?}", question);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_settled_stays(
        ((scheme, facts), more) in published_like::cases(1..8).prop_flat_map(|case| {
            let more = published_like::facts(&case.0);
            (Just(case), more)
        }),
        line in prop::sample::select(&["5", "20", "60"][..]),
    ) {
        is_sound(&scheme, &facts, &more, line)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn what_is_settled_in_the_demonstration_scheme_stays(
        facts in published_like::facts(&foshan()), more in published_like::facts(&foshan()),
        line in prop::sample::select(&["30", "150", "400"][..]),
    ) {
        is_sound(&foshan(), &facts, &more, line)?;
    }
}

#[test]
fn a_page_is_told_which_of_its_questions_can_be_skipped() {
    let today = resident::TODAY.parse().expect("a day");
    let scheme = foshan();
    let all: Vec<_> = scheme.subjects.iter().flat_map(|one| &one.facts).collect();
    let ids: Vec<_> = all.iter().map(|fact| fact.id.clone()).collect();
    let residents = [
        Resident::with_nothing().unsure("education"),
        Resident::with_nothing()
            .unsure("has_patents")
            .unsure("patents"),
        Resident::with_nothing()
            .unsure("insured_now")
            .unsure("serious_crime"),
    ];
    for resident in residents {
        for purpose in ["school", "hukou"] {
            let tree = resident.score(purpose);
            let purpose_id = purpose.into();
            let found = skippable(&scheme, &resident.facts, &tree, &purpose_id, today, &ids);
            let found: Vec<_> = found.into_iter().map(|one| one.fact).collect();
            let mut wanted: Vec<_> = asked(&resident, purpose, "30")
                .into_iter()
                .filter(Question::can_be_skipped)
                .map(|question| question.fact)
                .collect();
            wanted.sort_by_key(|fact| ids.iter().position(|id| id == fact));
            assert_eq!(found, wanted, "{purpose}");
        }
    }
}

#[test]
fn a_question_about_a_spouse_moves_what_counts_the_better_of_two() {
    let json = include_str!("../end2end/api/data/schemes/ranked-sample-next.json");
    let scheme: Scheme = serde_json::from_str(json).expect("a scheme");
    let today = published_like::today();
    let ids = ["married", "spouse_education", "spouse_birth_date"].map(Into::into);
    let skipped = |facts: &Facts| {
        let tree = score(&scheme, facts, &"hukou".into(), today);
        let found = skippable(&scheme, facts, &tree, &"hukou".into(), today, &ids);
        let found = found
            .into_iter()
            .map(|one| (one.fact.to_string(), one.why.len()));
        found.collect::<Vec<_>>()
    };
    let mut facts = Facts::default();
    assert_eq!(skipped(&facts), [], "whether there is a spouse matters");
    facts.claim("married", FactValue::Flag(true));
    // The spouse's birthday is no part of the score; the education is.
    assert_eq!(skipped(&facts), [("spouse_birth_date".to_owned(), 0)]);
    // With the best education there is the spouse's can no longer move it.
    facts.claim("education", FactValue::Choice("bachelor".into()));
    let both = [("spouse_birth_date", 0), ("spouse_education", 1)];
    assert_eq!(skipped(&facts), both.map(|(id, why)| (id.to_owned(), why)));
}
