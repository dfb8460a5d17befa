//! The city as the API describes it: units, communities, classes of matter.

use super::identity::{CommunityId, MatterClassId, UnitId};
use super::text::Text;
use crate::domain::read::readable;
use serde::Serialize;

/// `GET /api/v1/city`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct City {
    /// Name of the city.
    pub name: Text,
    /// The hall for everybody who would rather come in person.
    pub hall: Hall,
    /// The grassroots governance units.
    pub units: Vec<Unit>,
    /// Classes of matter with what is promised for each.
    pub matter_classes: Vec<MatterClass>,
    /// Whether names and numbers are invented; said on every page that shows them.
    pub demonstration: bool,
    /// Whether the server runs as a demonstration: codes on screen, turnable clock.
    pub demo: bool,
}

readable!(City {
    name: need,
    hall: need,
    units: need,
    matter_classes: need,
    demonstration: or_default,
    demo: or_default,
});

/// A service hall.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hall {
    /// Name of the hall.
    pub name: Text,
    /// Street address.
    pub address: Text,
    /// Telephone number as written, `0577-0000 0100`.
    pub phone: String,
    /// Opening hours in words.
    pub hours: Text,
}

readable!(Hall {
    name: need,
    address: need,
    phone: need,
    hours: need
});

/// A grassroots governance unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: Text,
    /// Telephone of its office.
    pub phone: String,
    /// Its communities.
    pub communities: Vec<Community>,
    /// Whether the name is invented.
    pub demonstration: bool,
}

readable!(Unit {
    id: need,
    name: need,
    phone: need,
    communities: need,
    demonstration: or_default
});

/// A community of a unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// Its name.
    pub name: Text,
}

readable!(Community {
    id: need,
    name: need
});

/// A class of matter and its promises.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MatterClass {
    /// Its id: `off_site`, `on_site`, `difficult`.
    pub id: MatterClassId,
    /// Its name.
    pub title: Text,
    /// What belongs to it, in one sentence.
    pub description: Text,
    /// What is promised.
    pub promises: Vec<PromisedClause>,
}

readable!(MatterClass {
    id: need,
    title: need,
    description: need,
    promises: need
});

/// One promised clause, as the city publishes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PromisedClause {
    /// What will have happened.
    pub clause: super::cases::Clause,
    /// Within which time.
    pub within: super::cases::Allowance,
}

readable!(PromisedClause {
    clause: need,
    within: need
});

impl City {
    /// The unit of that id.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// The class of matter of that id.
    pub fn matter_class(&self, id: &MatterClassId) -> Option<&MatterClass> {
        self.matter_classes.iter().find(|class| class.id == *id)
    }
}

impl Unit {
    /// The community of that id, if it is one of the unit's.
    pub fn community(&self, id: &CommunityId) -> Option<&Community> {
        self.communities
            .iter()
            .find(|community| community.id == *id)
    }
}
