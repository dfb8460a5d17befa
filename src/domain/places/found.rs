//! What the city's list of streets and landmarks answers.

use crate::domain::read::{At, Read, Unreadable, readable};
use crate::domain::reports::request::Place;
use crate::domain::text::Text;
use serde::Serialize;

/// `GET /api/v1/city/places?q=`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Found {
    /// The best first.
    pub places: Vec<FoundPlace>,
}

readable!(Found { places: need });

/// A street, a house in it, or a landmark.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FoundPlace {
    /// Its id.
    pub id: String,
    /// Its name, with the number of the house where one was asked for.
    pub name: Text,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub long: f64,
}

impl Read for FoundPlace {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        let degrees = |name| {
            let member = record.member(name);
            let degrees = member.value().as_f64();
            degrees.ok_or_else(|| member.expected("degrees"))
        };
        Ok(Self {
            id: record.need("id")?,
            name: record.need("name")?,
            lat: degrees("lat")?,
            long: degrees("long")?,
        })
    }
}

readable!(FoundPlace);

impl FoundPlace {
    /// Where it is.
    pub fn place(&self) -> Place {
        Place {
            lat: self.lat,
            long: self.long,
        }
    }
}
