//! Whatever happens to a case between two looks, what is said of it is true, and
//! something is said of everything.

use super::*;
use crate::domain::calendar::{WorkingCalendar, city_offset};
use crate::domain::cases::Case;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What can happen to a case.
#[derive(Clone, Debug)]
enum Deed {
    Accept,
    Whistle,
    Dispatch,
    Return,
    Arrive,
    Answer,
    Close,
    Reopen,
    Write,
    Ask(u8),
    Settle(u8),
    Pause(usize),
    Resume(usize),
    Extend(usize),
    Meet(usize),
    Promise,
    /// Nothing, for so many minutes.
    Wait(i64),
}

/// A case that is looked at between deeds.
#[derive(Clone, Debug)]
struct World {
    now: Moment,
    status: &'static str,
    with: &'static str,
    events: Vec<Value>,
    returns: usize,
    asks: BTreeSet<u8>,
    messages: usize,
    promises: Vec<Promised>,
    /// Everything but waiting.
    deeds: usize,
}

#[derive(Clone, Debug)]
struct Promised {
    clause: &'static str,
    due: Moment,
    met: Option<Moment>,
    pause: Option<Moment>,
}

impl World {
    fn new() -> Self {
        let now = DateTime::parse_from_rfc3339("2026-03-11T09:00:00+08:00").expect("a moment");
        let promised = |clause, minutes| Promised {
            clause,
            due: now + TimeDelta::minutes(minutes),
            met: None,
            pause: None,
        };
        Self {
            now,
            status: "received",
            with: "新渡社区",
            events: Vec::new(),
            returns: 0,
            asks: BTreeSet::new(),
            messages: 0,
            promises: vec![
                promised("accepted", 30),
                promised("on_site", 60),
                promised("answered", 1440),
            ],
            deeds: 0,
        }
    }

    fn after(&self, deeds: &[Deed]) -> Self {
        let mut world = self.clone();
        deeds.iter().for_each(|deed| world.see(deed));
        world
    }

    fn see(&mut self, deed: &Deed) {
        self.now += TimeDelta::minutes(1);
        if let Deed::Wait(minutes) = deed {
            self.now += TimeDelta::minutes(*minutes);
            return;
        }
        self.deeds += 1;
        let count = self.promises.len();
        let now = self.now;
        match deed {
            Deed::Accept => self.status = "accepted",
            Deed::Whistle => self.status = "whistled",
            Deed::Dispatch => (self.status, self.with) = ("dispatched", "市政设施中心"),
            Deed::Return => {
                (self.status, self.with) = ("accepted", "新渡社区");
                self.returns += 1;
            }
            Deed::Arrive => self.status = "on_site",
            Deed::Answer => self.status = "answered",
            Deed::Close => self.status = "closed",
            Deed::Reopen => self.status = "received",
            Deed::Write => self.messages += 1,
            Deed::Ask(what) => drop(self.asks.insert(*what)),
            Deed::Settle(what) => drop(self.asks.remove(what)),
            Deed::Pause(at) => self.promises[at % count].pause = Some(now),
            Deed::Resume(at) => {
                let promise = &mut self.promises[at % count];
                // What has gone by while it stood still is added.
                if let Some(from) = promise.pause.take() {
                    promise.due += now - from;
                }
            }
            Deed::Extend(at) => self.promises[at % count].due += TimeDelta::hours(3),
            Deed::Meet(at) => {
                self.promises[at % count].met.get_or_insert(now);
            }
            Deed::Promise => {
                let again = self.promises[0].clone();
                let due = now + TimeDelta::hours(2);
                self.promises.push(Promised {
                    due,
                    met: None,
                    ..again
                });
            }
            Deed::Wait(_) => {}
        }
        if !matches!(deed, Deed::Write) {
            let kind = if matches!(deed, Deed::Return) {
                "return"
            } else {
                "community"
            };
            let text = format!("{deed:?} {}", self.returns);
            self.events.push(json!({
                "id": self.events.len().to_string(), "at": now.to_rfc3339(), "kind": kind, "text": { "zh-CN": text },
            }));
        }
    }

    fn case(&self) -> Case {
        let promise = |it: &Promised| {
            let pauses = it
                .pause
                .map(|from| json!({ "from": from.to_rfc3339(), "reason": { "zh-CN": "等材料" } }));
            json!({
                "clause": it.clause,
                "within": { "minutes": 30 },
                "started_at": "2026-03-11T09:00:00+08:00",
                "due_at": it.due.to_rfc3339(),
                "met_at": it.met.map(|met| met.to_rfc3339()),
                "pauses": pauses.into_iter().collect::<Vec<_>>(),
            })
        };
        let message = json!({ "at": self.now.to_rfc3339(), "from": "city", "text": "好。" });
        let case = json!({
            "number": "LG26-0311-0417", "kind": "report", "title": { "zh-CN": "地砖塌陷" },
            "status": self.status, "with": { "zh-CN": self.with },
            "submitted_at": "2026-03-11T09:00:00+08:00", "updated_at": self.now.to_rfc3339(),
            "promises": self.promises.iter().map(promise).collect::<Vec<_>>(),
            "timeline": self.events,
            "asks": self.asks.iter().map(|it| json!({ "what": { "zh-CN": it.to_string() } })).collect::<Vec<_>>(),
            "messages": vec![message; self.messages],
        });
        serde_json::from_value(case).expect("a case")
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.case(), self.now, &WorkingCalendar::default())
    }

    fn promised(&self, clause: Clause) -> Vec<SeenPromise> {
        let all = self.snapshot().promises;
        all.into_iter().filter(|it| it.clause == clause).collect()
    }
}

/// Whether a sentence is true of a case that was `a` and is `b`.
fn is_true(change: &Change, a: &World, b: &World) -> bool {
    let ranks = |from: &CaseStatus, to: &CaseStatus| {
        (from.word(), to.word()) == (a.status, b.status) && a.status != b.status
    };
    let is_less = |from: &CaseStatus, to: &CaseStatus| to.rank() < from.rank();
    let went_back = b.returns > a.returns;
    let was_late = |clause, due: Moment| {
        let is_late = |it: &SeenPromise| it.stood == Stood::Late && it.due_at == due;
        b.promised(clause).iter().any(is_late) && due < b.now
    };
    match change {
        Change::Moved { from, to } => ranks(from, to) && !is_less(from, to),
        Change::MovedBack { from, to, why } => {
            ranks(from, to) && is_less(from, to) && why.is_empty() != went_back
        }
        Change::SteppedBack { why } => {
            let said = format!("Return {}", b.returns);
            a.status == b.status && went_back && why.get("zh-CN") == said
        }
        Change::HandedOver { from, to } => {
            let (from, to) = (from.get("zh-CN"), to.get("zh-CN"));
            (from, to) == (a.with, b.with) && from != to
        }
        Change::DueMoved { clause, from, to } => {
            let due = |world: &World, due: &Moment| {
                world.promised(*clause).iter().any(|it| it.due_at == *due)
            };
            due(a, from) && due(b, to) && from != to
        }
        Change::Promised { clause, due } => {
            let (before, now) = (a.promised(*clause), b.promised(*clause));
            now.len() > before.len() && now.iter().any(|it| it.due_at == *due)
        }
        Change::NotPromised { .. } => false,
        Change::Stands { clause, now, .. } => {
            b.promised(*clause).iter().any(|it| it.stood == *now) && *now != Stood::Late
        }
        Change::Missed { clause, due } => was_late(*clause, *due),
        Change::StoodStill { clause, due } => was_late(*clause, *due) && a.deeds == b.deeds,
        Change::Asked { n } => *n == b.asks.difference(&a.asks).count() && *n > 0,
        Change::Settled { n } => *n == a.asks.difference(&b.asks).count() && *n > 0,
        Change::Written { n } => *n == b.messages - a.messages && *n > 0,
        Change::Entries { n } => *n == b.events.len() - a.events.len() && *n > 0,
    }
}

fn any_deed() -> impl Strategy<Value = Deed> {
    use Deed::*;
    prop_oneof![
        Just(Accept),
        Just(Whistle),
        Just(Dispatch),
        Just(Return),
        Just(Arrive),
        Just(Answer),
        Just(Close),
        Just(Reopen),
        Just(Write),
        Just(Promise),
        (0u8..3).prop_map(Ask),
        (0u8..3).prop_map(Settle),
        (0usize..4).prop_map(Pause),
        (0usize..4).prop_map(Resume),
        (0usize..4).prop_map(Extend),
        (0usize..4).prop_map(Meet),
        (1i64..900).prop_map(Wait),
    ]
}

fn any_deeds() -> impl Strategy<Value = Vec<Deed>> {
    proptest::collection::vec(any_deed(), 0..12)
}

proptest! {
    #[test]
    fn every_sentence_is_true(first in any_deeds(), then in any_deeds()) {
        let a = World::new().after(&first);
        let b = a.after(&then);
        for change in changes(&a.snapshot(), &b.snapshot()) {
            prop_assert!(is_true(&change, &a, &b), "{change:?}");
        }
    }

    #[test]
    fn nothing_is_said_exactly_where_nothing_is_different(first in any_deeds(), then in any_deeds()) {
        let a = World::new().after(&first);
        let b = a.after(&then);
        let (before, now) = (a.snapshot(), b.snapshot());
        prop_assert_eq!(changes(&before, &now).is_empty(), before.sees_the_same(&now));
        prop_assert_eq!(changes(&now, &now), vec![]);
        if b.deeds == a.deeds {
            // Time alone makes promises late, and does nothing else.
            let said = changes(&before, &now);
            let all_still = said.iter().all(|it| matches!(it, Change::StoodStill { .. }));
            prop_assert!(all_still, "{said:?}");
        }
    }

    #[test]
    fn every_other_state_and_department_is_said(first in any_deeds(), then in any_deeds()) {
        let a = World::new().after(&first);
        let b = a.after(&then);
        let said = changes(&a.snapshot(), &b.snapshot());
        let moves = said.iter().filter(|it| matches!(it, Change::Moved { .. } | Change::MovedBack { .. }));
        prop_assert_eq!(moves.count(), usize::from(a.status != b.status));
        let hands = said.iter().filter(|it| matches!(it, Change::HandedOver { .. }));
        prop_assert_eq!(hands.count(), usize::from(a.with != b.with));
    }

    #[test]
    fn what_was_seen_is_kept_as_it_was(first in any_deeds()) {
        let seen = World::new().after(&first).snapshot();
        let kept = serde_json::to_string(&seen).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Snapshot>(&kept).expect("a snapshot"), seen);
    }
}

fn said(first: &[Deed], then: &[Deed]) -> Vec<Change> {
    let a = World::new().after(first);
    changes(&a.snapshot(), &a.after(then).snapshot())
}

fn in_chinese(text: &str) -> Text {
    serde_json::from_value(json!({ "zh-CN": text })).expect("a text")
}

fn in_city(text: &str) -> Moment {
    let moment = DateTime::parse_from_rfc3339(text).expect("a moment");
    moment.with_timezone(&city_offset())
}

#[test]
fn a_missed_promise_and_nothing_else_means_that_it_stood_still() {
    let due = in_city("2026-03-11T09:30:00+08:00");
    let clause = Clause::Accepted;
    assert_eq!(
        said(&[], &[Deed::Wait(40)]),
        [Change::StoodStill { clause, due }]
    );
    // A message is something.
    let with_message = said(&[], &[Deed::Wait(40), Deed::Write]);
    assert_eq!(
        with_message,
        [Change::Missed { clause, due }, Change::Written { n: 1 }]
    );
    // Said once: at the next look it is as late as it was.
    assert_eq!(said(&[Deed::Wait(40)], &[Deed::Wait(5)]), []);
}

#[test]
fn a_step_back_is_said_with_its_reason() {
    let first = [Deed::Accept, Deed::Whistle, Deed::Dispatch];
    let back = said(&first, &[Deed::Return]);
    assert_eq!(
        back.first(),
        Some(&Change::MovedBack {
            from: CaseStatus::Dispatched,
            to: CaseStatus::Accepted,
            why: in_chinese("Return 1"),
        })
    );
    let again = said(&first, &[Deed::Return, Deed::Dispatch]);
    let why = in_chinese("Return 1");
    assert_eq!(again.first(), Some(&Change::SteppedBack { why }));
}

#[test]
fn a_pause_and_what_follows_from_it_are_said() {
    let paused = said(&[], &[Deed::Pause(2)]);
    assert!(matches!(
        paused.first(),
        Some(Change::Stands { clause: Clause::Answered, now: Stood::Paused, why }) if why.get("zh-CN") == "等材料"
    ));
    let resumed = said(&[Deed::Pause(2)], &[Deed::Wait(60), Deed::Resume(2)]);
    let of_the_answer = |change: &&Change| {
        matches!(
            change,
            Change::DueMoved {
                clause: Clause::Answered,
                ..
            } | Change::Stands {
                clause: Clause::Answered,
                now: Stood::Running,
                ..
            }
        )
    };
    assert_eq!(resumed.iter().filter(of_the_answer).count(), 2);
}
