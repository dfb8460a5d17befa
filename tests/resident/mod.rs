//! A resident of the demonstration scheme for the tests: starts out with
//! nothing at all, every question answered with no, none or 0.

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::OptionId;
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::facts::{
    Entry, EntryField, FactValue, Facts, KnownFact, Period, Standing,
};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;

/// The day of the application unless a test says otherwise.
pub const TODAY: &str = "2026-03-11";

/// The kinds of insurance.
pub const KINDS: [&str; 5] = ["pension", "medical", "injury", "unemployment", "maternity"];

pub fn foshan() -> Scheme {
    let json = include_str!("../../end2end/api/data/schemes/foshan-2016.json");
    serde_json::from_str(json).expect("the demonstration scheme decodes")
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[derive(Clone)]
pub struct Resident {
    pub facts: Facts,
    pub today: String,
}

impl Resident {
    pub fn with_nothing() -> Self {
        let mut resident = Self {
            facts: Facts::default(),
            today: TODAY.to_owned(),
        };
        for kind in KINDS {
            resident = resident
                .number(&format!("{kind}_province"), "0")
                .number(&format!("{kind}_city"), "0");
        }
        for number in [
            "public_service_years",
            "volunteer_hours",
            "blood_ml",
            "income_tax",
            "other_tax",
            "kindergarten_years",
            "primary_years",
            "district_commendations",
        ] {
            resident = resident.number(number, "0");
        }
        for flag in [
            "home",
            "has_permit",
            "fund_account",
            "has_patents",
            "has_commendations",
            "has_contests",
            "family_certificate",
            "has_offences",
            "unmarried",
            "insured_now",
            "serious_crime",
        ] {
            resident = resident.flag(flag, false);
        }
        resident
            .choice("education", "primary")
            .choice("skill", "none")
            .choice("business", "none")
            .choice("family_reward", "breached")
            .many("marrow", &[])
            .many("health_items", &[])
            .born("1966-06-30")
    }

    pub fn fact(mut self, id: &str, value: FactValue) -> Self {
        self.facts.claim(id, value);
        self
    }

    pub fn unsure(mut self, id: &str) -> Self {
        self.facts.0.remove(&id.into());
        self
    }

    pub fn confirmed(mut self, id: &str) -> Self {
        if let Some(KnownFact { standing, .. }) = self.facts.0.get_mut(&id.into()) {
            *standing = Standing::Confirmed;
        }
        self
    }

    pub fn number(self, id: &str, number: &str) -> Self {
        self.fact(id, FactValue::Number(decimal(number)))
    }

    pub fn flag(self, id: &str, flag: bool) -> Self {
        self.fact(id, FactValue::Flag(flag))
    }

    pub fn choice(self, id: &str, option: &str) -> Self {
        self.fact(id, FactValue::Choice(option.into()))
    }

    pub fn many(self, id: &str, options: &[&str]) -> Self {
        self.fact(
            id,
            FactValue::Many(options.iter().map(|id| OptionId::from(*id)).collect()),
        )
    }

    pub fn born(self, date: &str) -> Self {
        self.fact("birth_date", FactValue::Date(date.parse().expect("a day")))
    }

    pub fn permit(self, spans: &[(&str, &str)]) -> Self {
        let spans = spans
            .iter()
            .map(|(from, to)| Period {
                from: from.parse().expect("a day"),
                to: (!to.is_empty()).then(|| to.parse().expect("a day")),
            })
            .collect();
        self.flag("has_permit", true)
            .fact("permit", FactValue::Periods(spans))
    }

    /// All five kinds for the same time, all of it in the city.
    pub fn insured(mut self, years: &str) -> Self {
        for kind in KINDS {
            self = self
                .number(&format!("{kind}_province"), years)
                .number(&format!("{kind}_city"), years);
        }
        self
    }

    pub fn entries(self, id: &str, entries: &[Entry]) -> Self {
        self.flag(&format!("has_{id}"), true)
            .fact(id, FactValue::Entries(entries.to_vec()))
    }

    pub fn on(mut self, today: &str) -> Self {
        today.clone_into(&mut self.today);
        self
    }

    pub fn score(&self, purpose: &str) -> Explained {
        let today = self.today.parse().expect("a day");
        score(&foshan(), &self.facts, &purpose.into(), today)
    }

    /// The claimed points of one node.
    pub fn points(&self, purpose: &str, node: &str) -> String {
        let tree = self.score(purpose);
        let node = find(&tree, node).unwrap_or_else(|| panic!("no node {node}"));
        node.interval.claimed.to_string()
    }
}

pub fn find<'a>(tree: &'a Explained, id: &str) -> Option<&'a Explained> {
    if tree.id.as_str() == id {
        return Some(tree);
    }
    tree.children.iter().find_map(|child| find(child, id))
}

pub fn patent(date: &str, kind: &str, holders: &str, first: bool) -> Entry {
    Entry::from([
        (
            "date".to_owned(),
            EntryField::Date(date.parse().expect("a day")),
        ),
        ("type".to_owned(), EntryField::Choice(kind.into())),
        ("holders".to_owned(), EntryField::Number(decimal(holders))),
        ("first".to_owned(), EntryField::Flag(first)),
    ])
}

pub fn commendation(date: &str, level: &str, in_city: bool) -> Entry {
    Entry::from([
        (
            "date".to_owned(),
            EntryField::Date(date.parse().expect("a day")),
        ),
        ("level".to_owned(), EntryField::Choice(level.into())),
        ("in_city".to_owned(), EntryField::Flag(in_city)),
    ])
}

pub fn contest(date: &str, level: &str, prize: &str) -> Entry {
    Entry::from([
        (
            "date".to_owned(),
            EntryField::Date(date.parse().expect("a day")),
        ),
        ("level".to_owned(), EntryField::Choice(level.into())),
        ("prize".to_owned(), EntryField::Choice(prize.into())),
    ])
}

pub fn offence(date: &str, kind: &str) -> Entry {
    Entry::from([
        (
            "date".to_owned(),
            EntryField::Date(date.parse().expect("a day")),
        ),
        ("type".to_owned(), EntryField::Choice(kind.into())),
    ])
}
