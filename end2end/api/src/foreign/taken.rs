//! What the foreign city has taken, in memory.

use serde_json::Value;
use std::collections::BTreeMap;

/// The number of the first report.
const FIRST: u64 = 638_344;

/// When reports of a service get their number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Realtime,
    Batch,
    Blackbox,
}

impl Kind {
    /// The kind of a service as it is published.
    pub fn of(service: &Value) -> Self {
        match service["type"].as_str() {
            Some("batch") => Self::Batch,
            Some("blackbox") => Self::Blackbox,
            _ => Self::Realtime,
        }
    }
}

/// A report.
pub struct Report {
    pub code: String,
    pub service: String,
    pub description: String,
    pub address: String,
    pub lat: String,
    pub long: String,
    /// How often its number was asked for by its token.
    pub asked: u32,
}

/// All reports that can be seen, by number. A token is the number itself.
#[derive(Default)]
pub struct Book(BTreeMap<u64, Report>);

impl Book {
    /// Enters a report under the next number. Those of blackbox services are for
    /// nobody's eyes.
    pub fn enter(&mut self, kind: Kind, report: Report) -> u64 {
        let last = self.0.keys().next_back();
        let id = last.map_or(FIRST, |last| last + 1);
        if kind != Kind::Blackbox {
            self.0.insert(id, report);
        }
        id
    }

    /// Counts a question for the number of a token: how often by now.
    pub fn ask(&mut self, token: u64) -> Option<u32> {
        let report = self.0.get_mut(&token)?;
        report.asked += 1;
        Some(report.asked)
    }

    pub fn report(&self, id: u64) -> Option<&Report> {
        self.0.get(&id)
    }

    pub fn all(&self) -> impl Iterator<Item = (&u64, &Report)> {
        self.0.iter()
    }
}
