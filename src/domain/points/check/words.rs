//! The faults of a scheme in plain words.

use super::SchemeFault;
use std::fmt;

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
            Self::MissingCell { row, column } => write!(
                f,
                "the row `{row}` does not name `{column}`, which is so worth nothing; if that is meant, write 0"
            ),
            Self::UnknownField(id) => write!(f, "the records have no usable field `{id}`"),
            Self::UnknownPurpose(id) => write!(f, "there is no purpose `{id}`"),
            Self::UnknownNode(id) => write!(f, "there is no node `{id}`"),
            Self::UnknownTable(id) => write!(f, "there is no table `{id}`"),
            Self::UnknownIndex(id) => write!(f, "there is no index `{id}`"),
            Self::UnknownPerson(id) => write!(f, "there is no person `{id}`"),
            Self::ChangeableTime => {
                f.write_str("only time changes a day or a span: `changeable` has no effect")
            }
            Self::NoPurposes => f.write_str("the scheme has no purpose, so nobody can be scored"),
            Self::UnusualId(id) => write!(
                f,
                "the id `{id}` should have nothing but small letters, digits, `_` and `-`"
            ),
            Self::Nameless(id) => write!(f, "`{id}` has an empty title"),
            Self::EmptyTitle => f.write_str("the title is empty"),
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
            Self::Cycle(way) => {
                write!(f, "the points need themselves: {}", arrows(way))
            }
            Self::NeverAsked(way) => {
                write!(f, "it is only asked once it is answered: {}", arrows(way))
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
            Self::MissingEntry(way) => write!(
                f,
                "the table has no entry `{way}`, which is so 0; if that is meant, write 0, `*` or `otherwise`"
            ),
            Self::OutsideOfBands { low, high } => write!(
                f,
                "the key can be {low} to {high}, and not all of that lies in its bands; say with `*` or `otherwise` what the rest is"
            ),
            Self::NotWhole(name) => write!(
                f,
                "the table names `{name}`, and the key is a whole number: name each one by itself, as `23`"
            ),
            Self::NotAllNamed { low, high } => write!(
                f,
                "the key can be {low} to {high}, and the table does not name all of that; say with `*` or `otherwise` what the rest is"
            ),
            Self::NoLimit => f.write_str("`per` has neither `take` nor `cap`: it limits nothing"),
            Self::TwoBeginnings => {
                f.write_str("`per` has both `begins` and `since`: years begin on one of the two")
            }
            Self::NotOneDefinition => {
                f.write_str("a definition is a `condition` or a `measure`, one of the two")
            }
            Self::UnusedDefinition => f.write_str("nothing refers to it"),
            Self::NothingToWaive => {
                f.write_str("the line is 0, so there is nothing that `waived_when` could waive")
            }
            Self::UnusedTable => f.write_str("nothing is looked up in it"),
            Self::AfterLastRound(day) => write!(
                f,
                "an application after {:02}-{:02} falls in no round",
                day.month, day.day
            ),
            Self::NotInOrder => f.write_str("the days are not in order"),
            Self::EmptyFilter(field) => {
                write!(f, "the filter on `{field}` asks for nothing")
            }
            Self::ContradictoryFilters(field) => {
                write!(f, "no record can pass the filters on `{field}`")
            }
            Self::NoLookBack => f.write_str("a look-back over no time reaches no day"),
            Self::OtherOptions(id) => write!(f, "its options are not those of `{id}`"),
            Self::EmptyGate => {
                f.write_str("the gate has neither `requires` nor `ban`: everybody passes it")
            }
            Self::LineOutOfReach(most) => {
                write!(
                    f,
                    "the line cannot be reached: the total cannot be more than {most}"
                )
            }
            Self::NoKeys => f.write_str("the ranking has no keys"),
        }
    }
}

/// The way from one to the next.
fn arrows(way: &[impl fmt::Display]) -> String {
    let way: Vec<String> = way.iter().map(ToString::to_string).collect();
    way.join(" → ")
}
