//! Reports of others that a resident follows on this device.

use crate::domain::identity::CaseNumber;
use crate::domain::read::{self, readable};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// So many are kept: the oldest gives way.
pub const MOST: usize = 50;

/// A report that is followed, with enough to name it without asking the city.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Followed {
    /// Its number.
    pub number: CaseNumber,
    /// What kind of problem, in the words of the day it was followed.
    pub name: String,
    /// Where, in words; empty where nobody said.
    pub address: String,
    /// Since when.
    pub since: DateTime<FixedOffset>,
}

readable!(Followed {
    number: need,
    name: or_default,
    address: or_default,
    since: need
});

/// The list with one more, the latest first; one that is there already moves up.
pub fn with(list: &[Followed], one: Followed) -> Vec<Followed> {
    let others = list.iter().filter(|other| other.number != one.number);
    let mut all: Vec<Followed> = others.cloned().collect();
    all.insert(0, one);
    all.truncate(MOST);
    all
}

/// The list without one.
pub fn without(list: &[Followed], number: &CaseNumber) -> Vec<Followed> {
    let others = list.iter().filter(|other| other.number != *number);
    others.cloned().collect()
}

/// The list as it is kept.
pub fn write(list: &[Followed]) -> String {
    // Strings and dates always serialise.
    serde_json::to_string(list).unwrap_or_default()
}

/// A kept list; empty where it is none.
pub fn read(text: &str) -> Vec<Followed> {
    let value = read::parsed(text.as_bytes());
    value
        .and_then(|value| read::from_value(&value))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(number: &str, minute: u32) -> Followed {
        let since = format!("2026-11-25T10:{minute:02}:00+08:00");
        Followed {
            number: number.into(),
            name: "路灯不亮".to_owned(),
            address: "新渡路 96 号".to_owned(),
            since: DateTime::parse_from_rfc3339(&since).expect("a time"),
        }
    }

    #[test]
    fn the_latest_comes_first_and_nothing_stands_twice() {
        let list = with(&with(&[], one("1", 0)), one("2", 1));
        let list = with(&list, one("1", 2));
        let numbers: Vec<&str> = list.iter().map(|it| it.number.as_str()).collect();
        assert_eq!(numbers, ["1", "2"]);
        assert_eq!(without(&list, &"1".into()), [one("2", 1)]);
    }

    #[test]
    fn the_oldest_gives_way() {
        let mut list = Vec::new();
        for at in 0..=MOST {
            list = with(&list, one(&at.to_string(), 0));
        }
        assert_eq!(list.len(), MOST);
        assert!(list.iter().all(|it| it.number.as_str() != "0"));
    }

    #[test]
    fn what_is_kept_is_read_back_and_what_is_not_a_list_is_empty() {
        let list = vec![one("LG26-1125-0001", 3), one("2", 1)];
        assert_eq!(read(&write(&list)), list);
        for broken in ["", "{}", "[1]", "null"] {
            assert_eq!(read(broken), [], "{broken}");
        }
    }
}
