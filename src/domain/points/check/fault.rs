//! What can be wrong with a scheme, in plain words.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, IndexId, NodeId, OptionId, PersonId, PurposeId, TableId};
use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The scheme does not say what it means to.
    Error,
    /// It may well be meant so, but look again.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A fault of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeFault {
    /// A fact the scheme does not define.
    UnknownFact(FactId),
    /// A fact of a kind the rule cannot use.
    WrongKind(FactId),
    /// A fact that nothing looks at.
    UnusedFact,
    /// An option the choice does not have.
    UnknownOption(OptionId),
    /// An option of the choice that the rule does not name.
    MissingOption(OptionId),
    /// A field the records do not have, or of a kind that cannot be used so.
    UnknownField(String),
    /// A purpose the scheme does not have.
    UnknownPurpose(PurposeId),
    /// A node the scheme does not have.
    UnknownNode(NodeId),
    /// A table the scheme does not have.
    UnknownTable(TableId),
    /// An index the scheme does not have.
    UnknownIndex(IndexId),
    /// A person the scheme does not have.
    UnknownPerson(PersonId),
    /// A member no scheme has.
    UnknownMember,
    /// Two nodes with one id.
    DuplicateNode,
    /// Two facts with one id.
    DuplicateFact,
    /// Two of anything else with one id.
    Duplicate(String),
    /// Bounds that nothing can lie between.
    EmptyBounds,
    /// More digits after the point than decimals have, or bounds with more than an
    /// answer may have.
    Decimals,
    /// A date that may stay open without being a field of records.
    OpenEnded,
    /// A choice without options.
    NoOptions,
    /// A band that ends where it begins, or before.
    EmptyBand(usize),
    /// A band that shares values with an earlier one.
    OverlappingBand(usize),
    /// A band that the measure can never fall in.
    UnreachableBand(usize),
    /// A comparison that always holds, or never, whatever is answered.
    Settled(bool),
    /// Points that begin at so much, which no answer measures.
    UnreachableStart(Decimal),
    /// Values between two bands that are worth nothing.
    GapBeforeBand(usize),
    /// A step that is not more than 0.
    NoStep,
    /// A group without children.
    NoChildren,
    /// A child behind one that always counts.
    UnreachableChild(NodeId),
    /// A floor above the cap.
    FloorAboveCap,
    /// A cap that nothing can exceed; the most it can be.
    IdleCap(Decimal),
    /// A group and its only child, each with a cap.
    CapUnderCap,
    /// A factor below 0.
    NegativeFactor,
    /// Points of a node that need that node's own points.
    Cycle(NodeId),
    /// A node for several persons below another.
    NestedPersons,
    /// A rule that counts none of its parts.
    TakesNothing,
    /// Too few or too many keys for a table.
    WrongNumberOfKeys(TableId),
    /// A name in a table that its key can never be.
    UnreachableEntry(String),
    /// Days that are not in order.
    NotInOrder,
    /// A filter that asks for nothing.
    EmptyFilter(String),
    /// A ranking without keys.
    NoKeys,
}

impl SchemeFault {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnusedFact
            | Self::MissingOption(_)
            | Self::UnreachableBand(_)
            | Self::Settled(_)
            | Self::UnreachableStart(_)
            | Self::GapBeforeBand(_)
            | Self::IdleCap(_)
            | Self::CapUnderCap
            | Self::UnreachableEntry(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for SchemeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFact(id) => write!(f, "the fact `{id}` is not defined"),
            Self::WrongKind(id) => {
                write!(f, "the fact `{id}` is of a kind that cannot be used here")
            }
            Self::UnusedFact => f.write_str("the fact is asked for and never used"),
            Self::UnknownOption(id) => write!(f, "there is no option `{id}`"),
            Self::MissingOption(id) => write!(
                f,
                "the option `{id}` is not named and so worth nothing; if that is meant, write 0"
            ),
            Self::UnknownField(id) => write!(f, "the records have no usable field `{id}`"),
            Self::UnknownPurpose(id) => write!(f, "there is no purpose `{id}`"),
            Self::UnknownNode(id) => write!(f, "there is no node `{id}`"),
            Self::UnknownTable(id) => write!(f, "there is no table `{id}`"),
            Self::UnknownIndex(id) => write!(f, "there is no index `{id}`"),
            Self::UnknownPerson(id) => write!(f, "there is no person `{id}`"),
            Self::UnknownMember => f.write_str("no scheme has such a member; it is ignored"),
            Self::DuplicateNode => f.write_str("another node has this id"),
            Self::DuplicateFact => f.write_str("another fact has this id"),
            Self::Duplicate(id) => write!(f, "`{id}` stands here twice"),
            Self::EmptyBounds => f.write_str("nothing can lie within the bounds"),
            Self::Decimals => f.write_str(
                "`decimals` is 0 to 4, and `min` and `max` have no more digits after the point",
            ),
            Self::OpenEnded => f.write_str("only a date of a record can be `open_ended`"),
            Self::NoOptions => f.write_str("the choice has no options"),
            Self::EmptyBand(at) => write!(f, "band {at} is empty"),
            Self::OverlappingBand(at) => write!(f, "band {at} overlaps an earlier one"),
            Self::UnreachableBand(at) => {
                write!(
                    f,
                    "band {at} cannot be reached: no answer measures so much or so little"
                )
            }
            Self::Settled(true) => {
                f.write_str("a comparison always holds: no answer measures so much or so little")
            }
            Self::Settled(false) => {
                f.write_str("a comparison never holds: no answer measures so much or so little")
            }
            Self::UnreachableStart(from) => {
                write!(
                    f,
                    "the points begin at {from}, and no answer measures so much"
                )
            }
            Self::GapBeforeBand(at) => {
                write!(
                    f,
                    "what lies between band {at} and the one below is worth nothing"
                )
            }
            Self::NoStep => f.write_str("the unit must be more than 0"),
            Self::NoChildren => f.write_str("the group has no children"),
            Self::UnreachableChild(id) => write!(
                f,
                "the child `{id}` cannot be reached: an earlier one always counts"
            ),
            Self::FloorAboveCap => f.write_str("the floor is above the cap"),
            Self::IdleCap(most) => {
                write!(f, "the cap can never cut: it cannot be more than {most}")
            }
            Self::CapUnderCap => f.write_str(
                "the group has a cap and so has its only child: one of them says nothing",
            ),
            Self::NegativeFactor => f.write_str("a factor must not be below 0"),
            Self::Cycle(id) => {
                write!(
                    f,
                    "the points of `{id}` need the points of `{id}` themselves"
                )
            }
            Self::NestedPersons => {
                f.write_str("a node for several persons stands within another one")
            }
            Self::TakesNothing => f.write_str("it takes none of its parts"),
            Self::WrongNumberOfKeys(id) => {
                write!(f, "the table `{id}` has another number of keys")
            }
            Self::UnreachableEntry(id) => {
                write!(f, "the table names `{id}`, which its key can never be")
            }
            Self::NotInOrder => f.write_str("the days are not in order"),
            Self::EmptyFilter(field) => {
                write!(f, "the filter on `{field}` asks for nothing")
            }
            Self::NoKeys => f.write_str("the ranking has no keys"),
        }
    }
}
