//! Names for things: one newtype for everything that has an identity, so that
//! a case number can never be passed where an access code is due.

use super::read::{At, Read, Unreadable};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the name as it stands.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name)
            }
        }

        impl Read for $name {
            fn read(at: &At<'_>) -> Result<Self, Unreadable> {
                at.text().map(Self::from)
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }
    )+};
}

identities! {
    /// The number of a case, as `LG26-0311-0417`. Public within the city hall,
    /// useless without the access code or the resident's session.
    CaseNumber,
    /// Six digits that open one case without an account.
    AccessCode,
    /// One intent of the resident, from the first try to the receipt.
    IdempotencyKey,
    /// An uploaded file.
    AttachmentId,
    /// A points scheme, as `foshan-2016`.
    SchemeId,
    /// What the points are for within a scheme, as `school`.
    PurposeId,
    /// A node of a scheme's tree: a group or an item.
    NodeId,
    /// A fact a scheme asks about.
    FactId,
    /// One option of a choice.
    OptionId,
    /// One field of a form.
    FieldId,
    /// One page of a form.
    PageId,
    /// An Open311 service. The code may hold any character a server likes.
    ServiceCode,
    /// A class of matter: off-site, on-site, difficult.
    MatterClassId,
    /// One of the city's grassroots governance units.
    UnitId,
    /// A community of a unit.
    CommunityId,
    /// Somebody whose facts a scheme asks about, as `spouse`.
    PersonId,
    /// A reference table of a scheme.
    TableId,
    /// An index of a scheme.
    IndexId,
    /// A round in which places are given.
    RoundId,
}
