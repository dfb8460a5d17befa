//! What can be wrong with a scheme.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, IndexId, NodeId, OptionId, PersonId, PurposeId, TableId};
use crate::domain::points::scheme::MonthDay;
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
    /// An option of the column that a row of the matrix does not name.
    MissingCell {
        /// The row.
        row: OptionId,
        /// The option of the column.
        column: OptionId,
    },
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
    /// A date or a span that is said to be changed at once.
    ChangeableTime,
    /// A scheme without purposes.
    NoPurposes,
    /// An id with letters that make trouble in paths and addresses.
    UnusualId(String),
    /// Something without a title; its id.
    Nameless(String),
    /// A title that says nothing.
    EmptyTitle,
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
    /// Points of a node that need that node's own points; the way back to it.
    Cycle(Vec<NodeId>),
    /// A question that is only asked once it is answered; the way back to it.
    NeverAsked(Vec<FactId>),
    /// A node for several persons below another.
    NestedPersons,
    /// A rule that counts none of its parts.
    TakesNothing,
    /// Too few or too many keys for a table.
    WrongNumberOfKeys(TableId),
    /// A name in a table that its key can never be.
    UnreachableEntry(String),
    /// What a table does not name though its keys can be it.
    MissingEntry(String),
    /// A key whose bands leave out some of what its measure can be.
    OutsideOfBands {
        /// The least it can be.
        low: Decimal,
        /// The most it can be.
        high: Decimal,
    },
    /// A name in a table by whole numbers that is no whole number.
    NotWhole(String),
    /// Whole numbers that the key can be and the table does not name.
    NotAllNamed {
        /// The least it can be.
        low: Decimal,
        /// The most it can be.
        high: Decimal,
    },
    /// A limit per year that limits nothing.
    NoLimit,
    /// Years that begin on a day of the calendar and are counted from a date.
    TwoBeginnings,
    /// A definition of nothing, or of two things.
    NotOneDefinition,
    /// A definition that nothing refers to.
    UnusedDefinition,
    /// A line of 0 that is waived.
    NothingToWaive,
    /// A table or index in which nothing is looked up.
    UnusedTable,
    /// Days that are not in order.
    NotInOrder,
    /// A last round that ends before the year does.
    AfterLastRound(MonthDay),
    /// A filter that asks for nothing.
    EmptyFilter(String),
    /// Filters on one field that no record can pass.
    ContradictoryFilters(String),
    /// A look-back over no time.
    NoLookBack,
    /// Another person's choice with other options than the applicant's.
    OtherOptions(FactId),
    /// A gate that everybody passes.
    EmptyGate,
    /// A line above the most the total can be.
    LineOutOfReach(Decimal),
    /// A ranking without keys.
    NoKeys,
}

impl SchemeFault {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnusedFact
            | Self::MissingOption(_)
            | Self::MissingCell { .. }
            | Self::MissingEntry(_)
            | Self::OutsideOfBands { .. }
            | Self::UnusedTable
            | Self::NotAllNamed { .. }
            | Self::UnusedDefinition
            | Self::NothingToWaive
            | Self::UnusualId(_)
            | Self::Nameless(_)
            | Self::EmptyTitle
            | Self::AfterLastRound(_)
            | Self::LineOutOfReach(_)
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
