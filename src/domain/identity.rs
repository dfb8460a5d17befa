//! Names for things: one newtype for everything that has an identity, so that
//! a case number can never be passed where an access code is due. A clone shares
//! the text: a score names hundreds of nodes and facts, again at every change.

use super::read::{At, Read, Unreadable};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the name as it stands.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into().into())
            }

            /// Whether it is a clone of the other, which says more than being
            /// equal to it and is known at once.
            pub fn is_the_same(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0)
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
                Self(name.into())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
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
