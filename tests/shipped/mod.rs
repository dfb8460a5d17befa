//! The shipped schemes, and somebody who answers all their questions with no,
//! none or 0.

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::facts::{Entry, EntryField, FactValue, Facts, Period};
use longgang_portal::domain::points::gate::{GateState, gates};
use longgang_portal::domain::points::scheme::{FactKind, Scheme};
use longgang_portal::domain::points::score::score;
use std::fs;
use std::path::PathBuf;

/// The ids of the schemes the stand-in offers.
pub const ALL: [&str; 5] = [
    "foshan-2016",
    "shanghai-2015",
    "beijing-2016",
    "ranked-sample",
    "ranked-sample-next",
];

/// The file of a scheme.
pub fn file(id: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("end2end/api/data/schemes")
        .join(format!("{id}.json"))
}

pub fn scheme(id: &str) -> Scheme {
    let text = fs::read_to_string(file(id)).unwrap_or_else(|error| panic!("{id}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{id}: {error}"))
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[derive(Clone)]
pub struct Applicant {
    pub scheme: Scheme,
    pub facts: Facts,
    pub day: String,
}

impl Applicant {
    /// Everything is no, none, 0 or the first option; dates stay unknown.
    pub fn with_nothing(id: &str, day: &str) -> Self {
        let scheme = scheme(id);
        let mut facts = Facts::default();
        for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
            let value = match &fact.kind {
                FactKind::Flag => FactValue::Flag(false),
                FactKind::Number { min, .. } => FactValue::Number(*min),
                FactKind::Choice { options } => FactValue::Choice(options[0].id.clone()),
                FactKind::Many { .. } => FactValue::Many(Vec::new()),
                FactKind::Periods { .. } => FactValue::Periods(Vec::new()),
                FactKind::Entries { .. } => FactValue::Entries(Vec::new()),
                FactKind::Date { .. } => continue,
            };
            facts.claim(fact.id.clone(), value);
        }
        Self {
            scheme,
            facts,
            day: day.to_owned(),
        }
    }

    pub fn on(mut self, day: &str) -> Self {
        day.clone_into(&mut self.day);
        self
    }

    pub fn fact(mut self, id: &str, value: FactValue) -> Self {
        self.facts.claim(id, value);
        self
    }

    pub fn number(self, id: &str, number: &str) -> Self {
        self.fact(id, FactValue::Number(decimal(number)))
    }

    pub fn flag(self, id: &str) -> Self {
        self.fact(id, FactValue::Flag(true))
    }

    pub fn choice(self, id: &str, option: &str) -> Self {
        self.fact(id, FactValue::Choice(option.into()))
    }

    pub fn date(self, id: &str, date: &str) -> Self {
        self.fact(id, FactValue::Date(date.parse().expect("a day")))
    }

    pub fn periods(self, id: &str, spans: &[(&str, &str)]) -> Self {
        let spans = spans.iter().map(|(from, to)| Period {
            from: from.parse().expect("a day"),
            to: (!to.is_empty()).then(|| to.parse().expect("a day")),
        });
        let spans = spans.collect();
        self.fact(id, FactValue::Periods(spans))
    }

    /// Records with a date and, where `kind` is not empty, a type.
    pub fn events(self, id: &str, events: &[(&str, &str)]) -> Self {
        let records = events.iter().map(|(date, kind)| {
            let mut record = Entry::new();
            let date = EntryField::Date(date.parse().expect("a day"));
            record.insert("date".to_owned(), date);
            if !kind.is_empty() {
                record.insert("type".to_owned(), EntryField::Choice((*kind).into()));
            }
            record
        });
        let records = records.collect();
        self.fact(id, FactValue::Entries(records))
    }

    pub fn score(&self) -> Explained {
        let purpose = &self.scheme.purposes[0].id;
        let day = self.day.parse().expect("a day");
        score(&self.scheme, &self.facts, purpose, day)
    }

    pub fn gates(&self) -> Vec<GateState> {
        let purpose = &self.scheme.purposes[0].id;
        let day = self.day.parse().expect("a day");
        gates(&self.scheme, &self.facts, purpose, day)
    }

    /// Whether a gate is passed by what is claimed.
    pub fn passes(&self, gate: &str) -> Option<bool> {
        let gates = self.gates();
        let state = gates.iter().find(|state| state.id == gate);
        state.unwrap_or_else(|| panic!("no gate {gate}")).claimed
    }

    /// The claimed points of one node, which must be certain.
    #[track_caller]
    pub fn points(&self, node: &str) -> String {
        let tree = self.score();
        let node = find(&tree, node).unwrap_or_else(|| panic!("no node {node}"));
        assert_eq!(
            node.interval.possible,
            Some(node.interval.claimed),
            "{} is not certain",
            node.id
        );
        node.interval.claimed.to_string()
    }
}

pub fn find<'a>(tree: &'a Explained, id: &str) -> Option<&'a Explained> {
    if tree.id.as_str() == id {
        return Some(tree);
    }
    tree.children.iter().find_map(|child| find(child, id))
}
