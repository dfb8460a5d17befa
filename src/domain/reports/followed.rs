//! Reports of others that a resident follows on this device.

use super::listed::ServiceRequest;
use super::stage::Stage;
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
    /// How it stood when the resident last looked; none where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
}

readable!(Followed {
    number: need,
    name: or_default,
    address: or_default,
    since: need,
    seen: optional
});

/// How a report stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// How far it was, as [`Stage::word`].
    pub stage: String,
    /// What the city said of it.
    pub text: String,
}

readable!(Seen {
    stage: or_default,
    text: or_default
});

/// What is new about a followed report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is further, or further back.
    Stage(Stage),
    /// The city says something else of it.
    Text,
}

impl From<&ServiceRequest> for Seen {
    fn from(request: &ServiceRequest) -> Self {
        Self {
            stage: request.stage().word().to_owned(),
            text: request.status_notes.clone(),
        }
    }
}

impl Followed {
    /// A report as it is followed from now on.
    pub fn new(number: CaseNumber, request: &ServiceRequest, now: DateTime<FixedOffset>) -> Self {
        Self {
            number,
            name: request.service_name.clone(),
            address: request.address.clone(),
            since: now,
            seen: Some(request.into()),
        }
    }

    /// What is new since the resident last looked.
    pub fn news(&self, request: &ServiceRequest) -> Option<News> {
        let (seen, now) = (self.seen.as_ref()?, Seen::from(request));
        if seen.stage != now.stage {
            Some(News::Stage(request.stage()))
        } else {
            (seen.text != now.text).then_some(News::Text)
        }
    }
}

/// The list with one more, the latest first; one that is there already moves up.
pub fn with(list: &[Followed], one: Followed) -> Vec<Followed> {
    let others = list.iter().filter(|other| other.number != one.number);
    let mut all: Vec<Followed> = others.cloned().collect();
    all.insert(0, one);
    all.truncate(MOST);
    all
}

/// The list where one was looked at: that is how it was seen last.
pub fn looked_at(list: &[Followed], number: &CaseNumber, seen: &Seen) -> Vec<Followed> {
    let mut all = list.to_vec();
    for one in all.iter_mut().filter(|one| one.number == *number) {
        one.seen = Some(seen.clone());
    }
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
            seen: None,
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

    #[test]
    fn what_changed_since_is_news_until_it_is_looked_at() {
        use crate::domain::reports::request::decode_requests;
        let request = |status: &str, notes: &str| {
            let row = serde_json::json!([{"service_request_id": 1, "status": status,
                "status_notes": notes, "service_name": "路灯不亮"}]);
            decode_requests(row.to_string().as_bytes()).expect("requests")[0].clone()
        };
        let first = request("open", "在看");
        let followed = Followed::new("1".into(), &first, one("1", 0).since);
        assert_eq!(followed.news(&first), None);
        assert_eq!(
            followed.news(&request("open", "派人去了")),
            Some(News::Text)
        );
        let fixed = request("fixed", "修好了");
        assert_eq!(followed.news(&fixed), Some(News::Stage(Stage::Fixed)));
        let list = looked_at(&[followed, one("2", 0)], &"1".into(), &(&fixed).into());
        assert_eq!(list[0].news(&fixed), None);
        assert_eq!(list[1].news(&fixed), None, "nobody knows how it stood");
        assert_eq!(read(&write(&list)), list);
    }
}
