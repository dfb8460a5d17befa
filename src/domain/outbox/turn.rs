//! What to send next.

use super::entry::{Entry, Stage};
use super::photo::Photo;
use crate::domain::retry::LONGEST_REST;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// So long after the first try the server surely remembers the key, in hours. The
/// city keeps answers for a day; after that the same key could be taken twice.
pub const KEY_LIFE_HOURS: i64 = 23;

/// No wait is longer, in milliseconds: a rest the server asked for, and our own on
/// top of it.
const LONGEST_WAIT: u64 = 2 * LONGEST_REST as u64;

/// What the rules need to know of the moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Now<'a> {
    /// Time of the device, in milliseconds since 1970: all tabs share it.
    pub device: u64,
    /// Time in the city.
    pub city: DateTime<FixedOffset>,
    /// Who is signed in; empty for nobody.
    pub owner: &'a str,
    /// Whether the server takes the same key twice for the same report.
    pub keyed: bool,
}

/// What is to be done for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Send the photo that stands there.
    Photo(usize),
    /// Send the report.
    Report,
    /// Ask again for what was sent, or may have been: not without the resident.
    Ask,
    /// The resident who made it has to sign in again first.
    SignIn,
    /// Nothing: it is over, or for the resident to decide.
    Rest,
}

impl Entry {
    /// What is to be done, whenever it is due.
    pub fn turn(&self, now: &Now<'_>) -> Turn {
        if self.stage != Stage::Waiting {
            return Turn::Rest;
        }
        if !self.owner.is_empty() && self.owner != now.owner {
            return Turn::SignIn;
        }
        // Once the report itself may be there, what it holds must not change.
        match self.sent_at {
            None => self
                .photos
                .iter()
                .position(Photo::is_waiting)
                .map_or(Turn::Report, Turn::Photo),
            Some(first) if now.keyed && now.city - first < TimeDelta::hours(KEY_LIFE_HOURS) => {
                Turn::Report
            }
            Some(_) => Turn::Ask,
        }
    }

    /// Milliseconds until the next try; 0 when it is due. A device clock that was
    /// turned back must not keep a report for years.
    pub fn due_in(&self, device: u64) -> u64 {
        let left = self.next_at.saturating_sub(device);
        if left <= LONGEST_WAIT { left } else { 0 }
    }

    /// Whether it is certain that the city does not have it, so that it may be
    /// changed or thrown away.
    pub fn is_only_here(&self) -> bool {
        match self.stage {
            Stage::Waiting => self.sent_at.is_none(),
            Stage::Refused(_) => true,
            Stage::Unclear | Stage::Received(_) => false,
        }
    }

    /// The report is about to leave. To be kept before its first byte does: after
    /// a crash only this tells that it may be there, and who sent it. A server
    /// keeps the keys of each resident, and of nobody, apart.
    pub fn leaving(&mut self, now: &Now<'_>) {
        if self.sent_at.is_none() {
            self.sent_at = Some(now.city);
            now.owner.clone_into(&mut self.owner);
        }
    }
}
