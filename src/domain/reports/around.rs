//! The public list, narrowed: what is asked of the server for it, and what is sorted
//! out here where a server knows no such question.

use super::extension::Extension;
use super::listed::ServiceRequest;
use super::query::{OpenOrClosed, Wanted};
use super::request::Place;
use super::stage::Stage;
use crate::domain::identity::{ServiceCode, UnitId};

/// What the list is narrowed to. Nothing set is everything, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Of one unit.
    pub unit: Option<UnitId>,
    /// Of one service.
    pub service: Option<ServiceCode>,
    /// How far they are.
    pub state: Option<Shown>,
    /// With these words.
    pub text: String,
    /// In which order.
    pub sort: Sort,
}

/// How far the reports are that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nobody has answered yet.
    Open,
    /// There is an answer, and nothing says that it was put right.
    Answered,
    /// It was put right.
    Fixed,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By the time they came.
    #[default]
    Newest,
    /// By how far away they are, where a place is known.
    Nearest,
}

impl Shown {
    /// All of them, in the order of a report's life.
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Fixed];

    /// Its word in the URL.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Fixed => "fixed",
        }
    }

    /// The one of this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether a report is so far.
    pub fn holds(self, stage: Stage) -> bool {
        match stage {
            Stage::Received | Stage::InProgress => self == Self::Open,
            Stage::Closed | Stage::Declined | Stage::Duplicate => self == Self::Answered,
            Stage::Fixed => self == Self::Fixed,
        }
    }

    /// The words of CitySDK and FixMyStreet that say so.
    fn details(self) -> &'static [&'static str] {
        match self {
            Self::Open => &["RECEIVED", "IN_PROCESS"],
            Self::Answered => &["PROCESSED", "REJECTED", "CANCELLED"],
            Self::Fixed => &["FIXED"],
        }
    }
}

impl Filters {
    /// How many narrow the list; the order does not.
    pub fn count(&self) -> usize {
        [
            self.unit.is_some(),
            self.service.is_some(),
            self.state.is_some(),
            !self.text.trim().is_empty(),
        ]
        .into_iter()
        .filter(|set| *set)
        .count()
    }

    /// What to ask of a server with these extensions, and whether it answers less
    /// than all of it: the rest is for [`Filters::fits`].
    pub fn asked(&self, has: impl Fn(Extension) -> bool, near: Option<Place>) -> (Wanted, bool) {
        let mut wanted = Wanted {
            services: self.service.iter().cloned().collect(),
            with_notes: has(Extension::Notes),
            ..Wanted::default()
        };
        let mut left_over = false;
        if let Some(unit) = &self.unit {
            if has(Extension::Units) {
                wanted.unit = Some(unit.clone());
            } else {
                left_over = true;
            }
        }
        if !self.text.trim().is_empty() {
            if has(Extension::Search) {
                wanted.text = self.text.trim().to_owned();
            } else {
                left_over = true;
            }
        }
        if let Some(state) = self.state {
            if has(Extension::DetailedStatus) {
                wanted.details = state.details();
            } else {
                // Closed says nothing of fixed, and some servers have words of
                // their own beside the two: open is all that can be asked for.
                wanted.state = (state == Shown::Open).then_some(OpenOrClosed::Open);
                left_over = true;
            }
        }
        if self.sort == Sort::Nearest && has(Extension::Near) {
            wanted.near = near;
        }
        (wanted, left_over)
    }

    /// Whether a report is one of those wanted, looked at here. What it does not say
    /// itself, as its unit on a server without units, nobody can hold against it.
    pub fn fits(&self, request: &ServiceRequest) -> bool {
        let unit = |wanted: &UnitId| request.unit.as_ref().is_none_or(|unit| unit == wanted);
        let service = |wanted: &ServiceCode| request.service_code.as_ref() == Some(wanted);
        self.unit.as_ref().is_none_or(unit)
            && self.service.as_ref().is_none_or(service)
            && self.state.is_none_or(|state| state.holds(request.stage()))
            && self.has_words(request)
    }

    fn has_words(&self, request: &ServiceRequest) -> bool {
        let said = [
            request.number.words().to_owned(),
            request.service_name.clone(),
            request.description.clone(),
            request.address.clone(),
        ];
        let said = said.join(" ").to_lowercase();
        let wanted = self.text.to_lowercase();
        wanted.split_whitespace().all(|word| said.contains(word))
    }
}

/// A place as it may leave the device: within about a hundred metres.
pub fn roughly(place: Place) -> Place {
    let rough = |degrees: f64| (degrees * 1_000.0).round() / 1_000.0;
    Place {
        lat: rough(place.lat),
        long: rough(place.long),
    }
}

/// Pins that lie nearer to each other than this part of the map would cover each other.
const APART: f64 = 1.0 / 7.0;

/// Reports that share a pin on a map from corner to corner of `extent`: each first one
/// stands where it is, those too near to it belong to it.
pub fn sharing_pins<T: AsRef<ServiceRequest> + Clone>(rows: &[T], extent: &[Place]) -> Vec<Vec<T>> {
    let size = |of: fn(&Place) -> f64| {
        let all = || extent.iter().map(of);
        all().fold(f64::NEG_INFINITY, f64::max) - all().fold(f64::INFINITY, f64::min)
    };
    let (high, wide) = (size(|it| it.lat), size(|it| it.long));
    let mut groups: Vec<(Place, Vec<T>)> = Vec::new();
    for row in rows {
        let Some(place) = row.as_ref().place else {
            continue;
        };
        let near = |other: &Place| {
            let (north, east) = (
                (place.lat - other.lat) / high,
                (place.long - other.long) / wide,
            );
            north * north + east * east < APART * APART
        };
        match groups.iter_mut().find(|(other, _)| near(other)) {
            Some((_, members)) => members.push(row.clone()),
            None => groups.push((place, vec![row.clone()])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
