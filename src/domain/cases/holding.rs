//! Who has a case, since when, and who stays answerable for it.

use super::case::Case;
use super::event::EventKind;
use super::lanes::{Lane, lanes};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};

/// Who has a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// Who; empty where nobody says.
    pub with: Text,
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// The community that called a department, while one has it.
    pub answerable: Option<Text>,
}

impl Holding {
    /// Who has it by its history.
    pub fn of(case: &Case) -> Self {
        let with = case.summary.with.clone();
        let events = &case.timeline;
        let changed_hands = |at: &usize| {
            events.get(*at).is_some_and(|event| match event.kind {
                EventKind::Whistle | EventKind::Handover | EventKind::Return => true,
                _ => !event.to.is_empty(),
            })
        };
        let last = (0..events.len()).rev().find(changed_hands);
        // Before any change it is with whoever took it first.
        let taken = events.iter().find(|event| event.by == with);
        let since = match last.and_then(|at| events.get(at)) {
            Some(event) => event.at,
            None => taken.map_or(case.summary.submitted_at, |event| event.at),
        };
        let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
        let away = lanes(&kinds).last() == Some(&Lane::Department);
        let whistle = events.iter().rev().find(|it| it.kind == EventKind::Whistle);
        let community = whistle.map(|event| {
            let named = if event.from.is_empty() {
                &event.by
            } else {
                &event.from
            };
            named.clone()
        });
        Self {
            answerable: community.filter(|it| away && !it.is_empty() && *it != with),
            with,
            since,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn case(with: &str, timeline: Value) -> Case {
        serde_json::from_value(json!({
            "number": "LG26-0311-0417", "kind": "report", "title": "", "status": "accepted",
            "submitted_at": "2026-03-11T15:56:00+08:00", "updated_at": "2026-03-11T15:56:00+08:00",
            "with": with, "timeline": timeline,
        }))
        .expect("a case")
    }

    fn since(holding: &Holding) -> String {
        holding.since.format("%H:%M").to_string()
    }

    #[test]
    fn it_is_with_whoever_it_was_given_to_last() {
        let steps = json!([
            { "at": "2026-03-11T16:08:00+08:00", "kind": "community", "by": "社区", "text": "" },
            { "at": "2026-03-11T17:40:00+08:00", "kind": "whistle", "by": "社区", "text": "", "from": "社区", "to": "执法局" },
            { "at": "2026-03-11T18:00:00+08:00", "kind": "handover", "by": "执法局", "text": "", "from": "执法局", "to": "市政" },
            { "at": "2026-03-11T19:00:00+08:00", "kind": "department", "by": "市政", "text": "" },
        ]);
        let holding = Holding::of(&case("市政", steps));
        assert_eq!(since(&holding), "18:00");
        assert_eq!(holding.answerable, Some(Text::plain("社区")));
    }

    #[test]
    fn whoever_took_it_first_has_it_since_then() {
        let steps = json!([
            { "at": "2026-03-11T15:56:00+08:00", "kind": "resident", "by": "您", "text": "" },
            { "at": "2026-03-11T16:08:00+08:00", "kind": "community", "by": "社区", "text": "" },
            { "at": "2026-03-11T16:30:00+08:00", "kind": "community", "by": "社区", "text": "" },
        ]);
        let holding = Holding::of(&case("社区", steps));
        assert_eq!(
            (since(&holding).as_str(), holding.answerable),
            ("16:08", None)
        );
        assert_eq!(since(&Holding::of(&case("社区", json!([])))), "15:56");
    }
}
