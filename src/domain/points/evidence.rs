//! Which papers are still worth sending: only for what the resident says and no
//! register confirms.

use super::facts::{FactValue, Facts, Standing};
use super::scheme::{FactDefinition, Scheme};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, PurposeId};
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
        .filter(|definition| wants_paper(definition, purpose, facts))
        .map(|definition| Need {
            fact: definition.id.clone(),
            label: definition.label.clone(),
            paper: definition.evidence.clone(),
        })
        .collect()
}

fn wants_paper(definition: &FactDefinition, purpose: &PurposeId, facts: &Facts) -> bool {
    let asked = definition.purposes.is_empty() || definition.purposes.contains(purpose);
    asked
        && !definition.evidence.is_empty()
        && facts.get(&definition.id).is_some_and(|known| {
            known.standing == Standing::Claimed && claims_something(&known.value)
        })
}

fn claims_something(value: &FactValue) -> bool {
    match value {
        FactValue::Flag(yes) => *yes,
        FactValue::Number(number) => *number > Decimal::ZERO,
        FactValue::Choice(_) | FactValue::Date(_) => true,
        FactValue::Many(options) => !options.is_empty(),
        FactValue::Periods(periods) => !periods.is_empty(),
        FactValue::Entries(entries) => !entries.is_empty(),
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
                {"id": "married", "label": "Married", "kind": "flag", "evidence": "book", "purposes": ["hukou"]}
              ]}],
              "root": {"id": "all", "title": "all", "rule": "sum", "children": []}
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
    fn what_a_register_confirms_wants_no_paper() {
        let mut facts = Facts::default();
        facts.0.insert(
            FactId::new("home"),
            KnownFact {
                value: FactValue::Flag(true),
                standing: Standing::Confirmed,
            },
        );
        assert!(papers(&facts).is_empty());
    }
}
