//! Which papers are still worth sending: only for what the resident says and no
//! register confirms.

use super::facts::{FactValue, Facts, Standing};
use super::measure;
use super::scheme::{Condition, FactDefinition, Key, Measure, Node, Rule, Scheme};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId, PurposeId};
use crate::domain::text::Text;

/// One paper worth sending.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What it proves.
    pub fact: FactId,
    /// The question it proves the answer of.
    pub label: Text,
    /// The paper in words.
    pub paper: Text,
}

/// The papers for `facts`, in the order the scheme asks. A "no", a zero and an
/// empty list need no proof, nor does anything a register has confirmed.
pub fn needed(scheme: &Scheme, purpose: &PurposeId, facts: &Facts) -> Vec<Need> {
    scheme
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .filter(|definition| wants_paper(scheme, definition, purpose, facts))
        .map(|definition| Need {
            fact: definition.id.clone(),
            label: definition.label.clone(),
            paper: definition.evidence.clone(),
        })
        .collect()
}

/// One paper worth sending, with all it proves: one paper often proves several
/// answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The first fact of the scheme that names this paper, answered or not: its
    /// files are filed under it.
    pub id: FactId,
    /// The paper in words.
    pub paper: Text,
    /// What it proves, in the order the scheme asks; at least one.
    pub proves: Vec<Need>,
}

/// The papers for `facts`, each once, in the order the scheme asks.
pub fn papers(scheme: &Scheme, purpose: &PurposeId, facts: &Facts) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    for need in needed(scheme, purpose, facts) {
        match papers.iter_mut().find(|one| one.paper == need.paper) {
            Some(one) => one.proves.push(need),
            None => papers.push(Paper {
                id: filed_under(scheme, &need),
                paper: need.paper.clone(),
                proves: vec![need],
            }),
        }
    }
    papers
}

fn filed_under(scheme: &Scheme, need: &Need) -> FactId {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    let first = facts.find(|fact| fact.evidence == need.paper);
    first.map_or_else(|| need.fact.clone(), |fact| fact.id.clone())
}

fn wants_paper(
    scheme: &Scheme,
    definition: &FactDefinition,
    purpose: &PurposeId,
    facts: &Facts,
) -> bool {
    let asked = definition.purposes.is_empty() || definition.purposes.contains(purpose);
    // Another person's fact stands wherever the applicant's does.
    let names = [Some(&definition.id), definition.same_as.as_ref()];
    let waived_when = scheme.purpose(purpose);
    let waived_when = waived_when.and_then(|purpose| purpose.waived_when.as_ref());
    let counts = |option: &OptionId| {
        let waives = |fact| waived_when.is_some_and(|when| self::names(when, fact, option));
        let mut names = names.iter().flatten();
        names.any(|fact| waives(fact) || option_counts(&scheme.root, fact, option))
    };
    asked
        && !definition.evidence.is_empty()
        && facts.get(&definition.id).is_some_and(|known| {
            known.standing == Standing::Claimed && claims_something(&known.value, counts)
        })
}

fn claims_something(value: &FactValue, counts: impl Fn(&OptionId) -> bool) -> bool {
    match value {
        FactValue::Flag(yes) => *yes,
        FactValue::Number(number) => *number > Decimal::ZERO,
        FactValue::Choice(option) => counts(option),
        FactValue::Date(_) => true,
        FactValue::Many(options) => options.iter().any(counts),
        FactValue::Periods(periods) => !periods.is_empty(),
        FactValue::Entries(entries) => !entries.is_empty(),
    }
}

/// Whether an option of a choice is worth anything anywhere below `node`: "none
/// of these" and "primary school" are answers without a paper.
fn option_counts(node: &Node, fact: &FactId, option: &OptionId) -> bool {
    let by_rule = match &node.rule {
        Rule::Choice { fact: of, points } => {
            of == fact
                && points
                    .get(option)
                    .is_some_and(|points| *points != Decimal::ZERO)
        }
        Rule::Matrix {
            row,
            column,
            points,
        } => {
            (row == fact && points.contains_key(option))
                || (column == fact && points.values().any(|row| row.contains_key(option)))
        }
        Rule::Flag { condition, .. } => names(condition, fact, option),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measures(measure, fact, option)
        }
        _ => false,
    };
    by_rule
        || node.conditions().any(|when| names(when, fact, option))
        || node
            .at_most
            .as_ref()
            .is_some_and(|bound| measures(bound, fact, option))
        || node
            .rule
            .children()
            .iter()
            .any(|child| option_counts(child, fact, option))
}

fn names(condition: &Condition, fact: &FactId, option: &OptionId) -> bool {
    match condition {
        Condition::Chosen {
            fact: of,
            option: is,
        } => of == fact && is == option,
        Condition::ChosenAny { fact: of, options } => of == fact && options.contains(option),
        Condition::All { of } | Condition::Any { of } => {
            of.iter().any(|condition| names(condition, fact, option))
        }
        Condition::Not { of } | Condition::Named { condition: of, .. } => names(of, fact, option),
        Condition::Yes { .. }
        | Condition::AtLeast { .. }
        | Condition::AtMost { .. }
        | Condition::NoLess { .. }
        | Condition::Dated { .. }
        | Condition::Covered { .. } => false,
    }
}

/// Whether a measure looks anything up by the choice.
fn measures(measure: &Measure, fact: &FactId, option: &OptionId) -> bool {
    match measure {
        Measure::Table { keys, .. } => keys.iter().any(|key| match key {
            Key::Choice { fact: of } => of == fact,
            Key::Band { of, .. } | Key::Whole { of } => measures(of, fact, option),
            Key::Condition { of } => names(of, fact, option),
        }),
        _ => measure::parts(measure)
            .into_iter()
            .any(|part| measures(part, fact, option)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::facts::KnownFact;

    fn scheme() -> Scheme {
        serde_json::from_str(
            r#"{
              "id": "t", "version": "1", "title": "t", "issuer": "i", "source": "s",
              "effective_from": "2020-01-01",
              "purposes": [{"id": "school", "title": "s", "line": "30", "line_title": "l"}],
              "subjects": [{"id": "a", "title": "a", "facts": [
                {"id": "home", "label": "Home", "kind": "flag", "evidence": "deed"},
                {"id": "blood", "label": "Blood", "kind": "number", "unit": "ml", "min": 0, "max": 5000, "evidence": "card"},
                {"id": "age", "label": "Born", "kind": "date", "earliest": "1920-01-01"},
                {"id": "education", "label": "Education", "kind": "choice", "evidence": "diploma",
                 "options": [{"id": "primary", "label": "p"}, {"id": "senior", "label": "s"}]},
                {"id": "married", "label": "Married", "kind": "flag", "evidence": "book", "purposes": ["hukou"]}
              ]}],
              "root": {"id": "all", "title": "all", "rule": "sum", "children": [
                {"id": "education", "title": "e", "rule": "choice", "fact": "education", "points": {"senior": 50}}
              ]}
            }"#,
        )
        .expect("a scheme")
    }

    fn papers(facts: &Facts) -> Vec<String> {
        needed(&scheme(), &PurposeId::new("school"), facts)
            .into_iter()
            .map(|need| need.paper.get("en").to_owned())
            .collect()
    }

    #[test]
    fn only_what_is_claimed_and_counts_wants_a_paper() {
        let mut facts = Facts::default();
        assert!(papers(&facts).is_empty(), "unknown facts want no paper");
        facts.claim("home", FactValue::Flag(true));
        facts.claim("blood", FactValue::Number(Decimal::from_whole(400)));
        facts.claim("married", FactValue::Flag(true));
        assert_eq!(papers(&facts), ["deed", "card"]);
        facts.claim("home", FactValue::Flag(false));
        facts.claim("blood", FactValue::Number(Decimal::ZERO));
        assert!(papers(&facts).is_empty(), "a no and a zero want no paper");
    }

    #[test]
    fn an_option_that_is_worth_nothing_wants_no_paper() {
        let mut facts = Facts::default();
        facts.claim("education", FactValue::Choice(OptionId::new("primary")));
        assert!(papers(&facts).is_empty());
        facts.claim("education", FactValue::Choice(OptionId::new("senior")));
        assert_eq!(papers(&facts), ["diploma"]);
    }

    #[test]
    fn a_paper_for_several_answers_is_one() {
        let mut scheme = scheme();
        for fact in &mut scheme.subjects[0].facts[..2] {
            fact.evidence = Text::plain("card");
        }
        let mut facts = Facts::default();
        facts.claim("blood", FactValue::Number(Decimal::from_whole(400)));
        let of = |facts: &Facts| super::papers(&scheme, &PurposeId::new("school"), facts);
        // Filed under the first fact that names it, whether that is claimed or not.
        let [paper] = <[Paper; 1]>::try_from(of(&facts)).expect("one paper");
        assert_eq!((paper.id.as_str(), paper.proves.len()), ("home", 1));
        facts.claim("home", FactValue::Flag(true));
        let [paper] = <[Paper; 1]>::try_from(of(&facts)).expect("one paper");
        let proves: Vec<_> = paper.proves.iter().map(|need| need.fact.as_str()).collect();
        assert_eq!((paper.id.as_str(), proves), ("home", vec!["home", "blood"]));
    }

    #[test]
    fn what_a_register_confirms_wants_no_paper() {
        let mut facts = Facts::default();
        facts.0.insert(
            FactId::new("home"),
            KnownFact::confirmed(FactValue::Flag(true)),
        );
        assert!(papers(&facts).is_empty());
    }
}
