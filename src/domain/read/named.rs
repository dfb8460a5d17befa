//! What a document defines once and refers to by name.
//!
//! A definition may refer to those above it in the list and to no others, so
//! nothing can need itself. A name stands for a copy of what it names; how many
//! copies a document makes, and how deep they stand in each other, is limited, so
//! that a short document cannot become an endless one.

use super::{At, Read, Record, Step, Unreadable};
use crate::domain::read::for_tools;
use serde_json::Value;
use std::cell::Cell;

/// So many names are looked up in one document, those within definitions again
/// for each time that those are looked up.
pub const MOST: u32 = 4096;

/// So deep may definitions stand in definitions.
pub const DEEPEST: u8 = 8;

/// The definitions that may be referred to at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    list: &'a At<'a>,
    /// How many of the list: within a definition those above it.
    above: usize,
    /// How many more may stand within each other here.
    deeper: u8,
    /// How many more may be looked up in the whole document.
    left: &'a Cell<u32>,
}

const UNKNOWN: &str = for_tools!("an id out of `named`");
const OTHER_SORT: &str = for_tools!(
    "the id of a definition of the same sort: a condition for `is`, a measure for `measure`"
);
const BELOW: &str = for_tools!("the id of a definition that stands further up in `named`");
const TOO_DEEP: &str =
    for_tools!("definitions that stand in each other less than nine deep; write this one out");
const TOO_MANY: &str = for_tools!(
    "fewer names: with those within what they stand for there are more than 4096; write some out"
);
const UNREADABLE: &str = for_tools!("an id whose definition can be read");

impl At<'_> {
    /// Reads what is here; names in it stand for what its member `list` defines.
    pub(crate) fn with_names<T>(
        &self,
        list: &str,
        read: impl FnOnce(&At<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let record = self.record()?;
        let list = record.member(list);
        let names = Names {
            list: &list,
            above: usize::MAX,
            deeper: DEEPEST,
            left: &Cell::new(MOST),
        };
        read(&At {
            names: Some(&names),
            ..*self
        })
    }

    /// Reads the definition that is here: an item of the list.
    pub(crate) fn as_definition<T>(
        &self,
        read: impl FnOnce(&At<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let (Some(names), Some((_, Step::Item(above)))) = (self.names, self.above) else {
            return read(self);
        };
        read(&At {
            names: Some(&Names { above, ..*names }),
            ..*self
        })
    }
}

impl Record<'_> {
    /// What the definition whose id is the member `name` has as its member `sort`.
    pub(crate) fn by_name<T: Read>(&self, sort: &str) -> Result<T, Unreadable> {
        let name = self.member("name");
        let id = name.text()?;
        let Some(names) = self.at.names else {
            return Err(name.expected(UNKNOWN));
        };
        let items = names.list.items().map_err(|_| name.expected(UNKNOWN))?;
        let is_it = |item: &Value| item.get("id").and_then(Value::as_str) == Some(id);
        let Some(above) = items.iter().position(is_it) else {
            return Err(name.expected(UNKNOWN));
        };
        if above >= names.above {
            return Err(name.expected(BELOW));
        }
        let Some(deeper) = names.deeper.checked_sub(1) else {
            return Err(name.expected(TOO_DEEP));
        };
        let Some(left) = names.left.get().checked_sub(1) else {
            return Err(name.expected(TOO_MANY));
        };
        names.left.set(left);
        let definition = At {
            names: Some(&Names {
                above,
                deeper,
                ..*names
            }),
            ..names.list.item(above, &items[above])
        };
        let record = definition.record().map_err(|_| name.expected(UNREADABLE))?;
        let of = record.member(sort);
        if of.is_nothing() {
            return Err(name.expected(OTHER_SORT));
        }
        // What is wrong with it is told where it stands.
        T::read(&of).map_err(|_| name.expected(UNREADABLE))
    }
}
