//! Whatever the script, the seed and the strides of the clock: what must always hold.

use super::advance::{move_on, pass_step};
use super::dice::Dice;
use super::play::{Start, open};
use super::reopen::reopen;
use super::script::Script;
use crate::clock::{Moment, after, moment};
use crate::published::Published;
use crate::store::case_parts::events;
use crate::store::case_rows::{CaseRow, by_id};
use crate::store::feed::{self, Whose};
use crate::store::migrations::migrate;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{CaseStatus, Event, EventKind, Verdict};
use longgang_portal::domain::text::Text;
use rusqlite::Connection;
use std::collections::BTreeSet;

const SEEDS: u64 = 3;

/// Wednesday, 11 March 2026, 10 o'clock.
fn start() -> Moment {
    moment(1_773_194_400)
}

struct Played {
    db: Connection,
    id: i64,
}

impl Played {
    fn open(published: &Published, script: &Script, seed: u64) -> Self {
        let mut db = Connection::open_in_memory().expect("a database");
        migrate(&mut db).expect("tables");
        let start = Start {
            owner: Some("13800000001"),
            received: start(),
            seed,
        };
        let id = open(&db, published, script, start).expect("a case").id;
        Self { db, id }
    }

    fn case(&self) -> CaseRow {
        by_id(&self.db, self.id).expect("a row").expect("the case")
    }

    fn timeline(&self) -> Vec<Event> {
        events(&self.db, self.id).expect("a timeline")
    }

    fn until(&self, published: &Published, now: Moment) {
        move_on(&self.db, published, now).expect("moved");
    }

    fn disputes(&self, published: &Published, at: Moment) {
        let mut case = self.case();
        reopen(&mut case, published, at, "没有好");
        pass_step(&self.db, &published.calendar, &mut case).expect("reopened");
        case.keep(&self.db).expect("kept");
    }
}

fn each(check: impl Fn(&Published, &Script, u64)) {
    let published = Published::read().expect("the data");
    for script in &published.casework.scripts {
        (0..SEEDS).for_each(|seed| check(&published, script, seed));
    }
}

fn days(count: i64) -> Moment {
    after(start(), TimeDelta::days(count))
}

#[test]
fn the_timeline_is_in_order_and_the_promises_agree_with_it() {
    each(|published, script, seed| {
        let at = format!("{} by {seed}", script.id);
        let played = Played::open(published, script, seed);
        let number = played.case().number;
        let mut dice = Dice::new(seed);
        let mut now = start();
        while now < days(40) {
            now = after(now, TimeDelta::minutes(dice.between(1, 5000).into()));
            played.until(published, now);
            let window = played.case().followup.window;
            let may = window.is_some_and(|one| one.is_open(now) && one.verdict == Verdict::Open);
            if may && dice.between(0, 9) == 0 && played.case().followup.round < 3 {
                played.disputes(published, now);
            }
            let case = played.case();
            let timeline = played.timeline();
            assert_eq!(case.number, number, "{at}");
            assert!(timeline.is_sorted_by_key(|event| event.at), "{at}");
            assert!(timeline.iter().all(|event| event.at <= now), "{at}");
            assert_eq!(timeline[0].kind, EventKind::Resident, "{at}");
            promises_agree(&case, &timeline, now, &at);
            assert!(!matches!(case.status, CaseStatus::Other(_)), "{at}");
            let reopened = timeline
                .iter()
                .filter(|one| one.kind == EventKind::Reopened);
            assert_eq!(reopened.count(), case.followup.round as usize, "{at}");
        }
    });
}

fn promises_agree(case: &CaseRow, timeline: &[Event], now: Moment, at: &str) {
    assert!(case.promises.is_sorted_by_key(|one| one.round), "{at}");
    for promise in &case.promises {
        assert!(promise.started_at <= promise.due_at, "{at}");
        for pause in &promise.pauses {
            assert!(pause.to.is_none_or(|to| pause.from <= to), "{at}");
        }
        if let Some(met) = promise.met_at {
            assert!(promise.started_at <= met && met <= now, "{at}");
            let meets = |event: &&Event| event.at == met && event.clause == Some(promise.clause);
            let event = timeline.iter().find(meets);
            assert_eq!(
                event.map(|event| event.late),
                Some(promise.due_at < met),
                "{at}: {promise:?}"
            );
        }
        let broken = promise.met_at.is_none() && promise.due_at < now;
        assert!(!promise.may_urge || broken, "{at}: {promise:?}");
    }
    let latest = case.promises.iter().map(|one| one.round).max();
    let paused = |pause: Option<&longgang_portal::domain::cases::Pause>| {
        pause.is_some_and(|one| one.to.is_none())
    };
    let urgeable = case.promises.iter().filter(|one| {
        let broken = one.met_at.is_none() && one.due_at < now && !paused(one.pauses.last());
        broken && Some(one.round) == latest && !case.status.is_over()
    });
    assert!(
        urgeable.into_iter().all(|one| one.may_urge),
        "{at}: what is broken can be urged"
    );
}

#[test]
fn one_leap_of_the_clock_or_many_strides_come_to_the_same() {
    each(|published, script, seed| {
        let (leap, strides) = (
            Played::open(published, script, seed),
            Played::open(published, script, seed),
        );
        leap.until(published, days(40));
        let mut dice = Dice::new(seed + 1);
        let mut now = start();
        while now < days(40) {
            now = after(now, TimeDelta::minutes(dice.between(1, 4000).into()));
            strides.until(published, now.min(days(40)));
        }
        assert_eq!(leap.timeline(), strides.timeline(), "{}", script.id);
        assert_eq!(leap.case().promises, strides.case().promises);
        assert_eq!(leap.case().status, strides.case().status);
    });
}

#[test]
fn every_event_is_told_once_by_the_feed() {
    each(|published, script, seed| {
        let played = Played::open(published, script, seed);
        played.until(published, days(40));
        let told = feed::after(&played.db, &Whose::Case(played.id), 0, 1000).expect("a feed");
        assert!(told.is_sorted_by_key(|(id, _)| *id));
        let told: Vec<_> = told.into_iter().filter_map(|(_, it)| it.event_id).collect();
        let events = played.timeline().into_iter().filter_map(|event| event.id);
        assert_eq!(told, events.collect::<Vec<_>>(), "{}", script.id);
    });
}

#[test]
fn all_words_are_there_in_both_languages_and_all_names_are_filled_in() {
    let said = |text: &Text, at: &str| {
        for language in ["zh-CN", "en"] {
            let words = text.get(language);
            assert!(!words.trim().is_empty(), "{at}");
            assert!(!words.contains(['{', '}']), "{at}: {words}");
        }
        assert_ne!(text.get("zh-CN"), text.get("en"), "{at}");
    };
    each(|published, script, seed| {
        let played = Played::open(published, script, seed);
        for step in &played.case().steps {
            said(&step.text, &script.id);
            said(&step.doing, &script.id);
            for text in [&step.ahead, &step.why, &step.from] {
                assert!(text.is_empty() || !text.get("en").contains('{'));
            }
            step.asks.iter().for_each(|ask| said(&ask.what, &script.id));
        }
        assert!(!played.case().title.is_empty() && !played.case().promises.is_empty());
    });
}

#[test]
fn the_scripts_play_everything_there_is() {
    let published = Published::read().expect("the data");
    let scripts = &published.casework.scripts;
    let ids: BTreeSet<&str> = scripts.iter().map(|script| script.id.as_str()).collect();
    assert_eq!(ids.len(), scripts.len());
    let steps = || scripts.iter().flat_map(|script| &script.steps);
    for kind in [
        EventKind::Whistle,
        EventKind::Handover,
        EventKind::Return,
        EventKind::Pause,
        EventKind::Resume,
        EventKind::Answer,
        EventKind::Reopened,
        EventKind::StepBack,
    ] {
        assert!(steps().any(|step| step.kind == kind), "{kind:?}");
    }
    for played in &published.casework.demo {
        assert!(ids.contains(played.script.as_str()), "{}", played.script);
    }
    for script in scripts {
        let known = script.service.is_empty() || published.service(&script.service).is_some();
        assert!(known && published.matter_class(&script.class).is_some());
    }
}
