//! In what a step of a file differs from the one computed here, for a page to
//! name.

use crate::domain::points::explain::Explained;

/// One thing a step says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The name of the item.
    Title,
    /// Points that registers prove.
    Confirmed,
    /// Points by what the resident says.
    Claimed,
    /// The most that is possible.
    Possible,
    /// How the points came about.
    Reason,
    /// The cap or floor.
    Cut,
    /// What the points were multiplied by.
    Multiplied,
    /// The facts that are still open.
    Open,
    /// The facts that are still to be proven.
    Unproven,
}

/// What two explanations of one step say differently, their children aside.
pub fn differing(stated: &Explained, computed: &Explained) -> Vec<Aspect> {
    let (said, found) = (&stated.interval, &computed.interval);
    let compared = [
        (Aspect::Title, stated.title != computed.title),
        (Aspect::Confirmed, said.confirmed != found.confirmed),
        (Aspect::Claimed, said.claimed != found.claimed),
        (Aspect::Possible, said.possible != found.possible),
        (Aspect::Reason, stated.how != computed.how),
        (Aspect::Cut, stated.cut != computed.cut),
        (Aspect::Multiplied, stated.multiplied != computed.multiplied),
        (Aspect::Open, stated.open != computed.open),
        (Aspect::Unproven, stated.unproven != computed.unproven),
    ];
    let differs = compared.into_iter().filter(|(_, differs)| *differs);
    differs.map(|(aspect, _)| aspect).collect()
}
