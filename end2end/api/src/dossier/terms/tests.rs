//! Every term from both sides.

use super::*;
use crate::dossier::desk::PointsDesk;
use crate::dossier::milestone::Milestone;
use crate::dossier::opening::Arrival;
use crate::published::Published;
use crate::store::migrations::migrate;
use longgang_portal::domain::points::application::{Applicant, Application};
use longgang_portal::domain::points::explain::Interval;
use longgang_portal::domain::points::facts::{FactValue, Facts};
use rusqlite::Connection;

/// Somebody whom no register knows.
const STRANGER: &str = "13912345678";

fn moment(text: &str) -> Moment {
    text.parse().expect("a moment")
}

/// An application of a Wednesday morning whose skill no register knows.
fn dossier(desk: &PointsDesk<'_>, late: bool) -> Dossier {
    let at = moment("2026-03-11T10:00:00+08:00");
    let mut facts = Facts::default();
    facts.claim("skill", FactValue::Choice("grade_4".into()));
    let application = Application {
        scheme: desk.scheme.id.clone(),
        scheme_version: desk.scheme.version.clone(),
        purpose: "school".into(),
        applicant: Applicant::default(),
        facts,
        evidence: Vec::new(),
        consent: None,
        estimate: Interval {
            confirmed: Default::default(),
            claimed: Default::default(),
            possible: None,
        },
    };
    let arrival = Arrival {
        first_sent_at: at,
        at,
        late,
    };
    Dossier::open(desk, STRANGER, &application, arrival)
}

fn with_desk(test: impl FnOnce(&PointsDesk<'_>)) {
    let published = Published::read().expect("data");
    let scheme = published.scheme("foshan-2016").expect("a scheme");
    let mut db = Connection::open_in_memory().expect("a database");
    migrate(&mut db).expect("its tables");
    let desk = PointsDesk::new(&db, &published, scheme, STRANGER);
    test(&desk.expect("a desk"));
}

#[test]
fn ten_minutes_are_ten_minutes() {
    with_desk(|desk| {
        let dossier = dossier(desk, false);
        for (now, amendable) in [
            ("2026-03-11T10:00:00+08:00", true),
            ("2026-03-11T10:09:59+08:00", true),
            ("2026-03-11T10:10:00+08:00", false),
            ("2026-03-11T10:10:01+08:00", false),
        ] {
            assert_eq!(dossier.is_amendable(moment(now)), amendable, "{now}");
        }
    });
}

#[test]
fn the_last_day_for_papers_counts_to_its_last_second() {
    with_desk(|desk| {
        let mut dossier = dossier(desk, false);
        let opened = moment("2026-03-13T10:00:00+08:00");
        dossier.read_registers(desk, moment("2026-03-12T10:00:00+08:00"));
        dossier.take_up(desk, opened);
        // Ten working days after Friday the 13th: Friday the 27th.
        let asked = dossier.open_correction().expect("a correction");
        assert_eq!(asked.due.to_string(), "2026-03-27");
        let (at, milestone) = dossier.next(desk).expect("something");
        assert_eq!(milestone, Milestone::Missed);
        assert_eq!(at, moment("2026-03-28T00:00:00+08:00"));
        assert!(dossier.settles_at(desk.calendar()) > at);
    });
}

#[test]
fn the_last_day_to_appeal_counts_to_its_last_second() {
    with_desk(|desk| {
        let mut dossier = dossier(desk, false);
        dossier.settle(desk, moment("2026-03-17T10:00:00+08:00"));
        for (now, open) in [
            ("2026-03-31T23:59:59+08:00", true),
            ("2026-04-01T00:00:00+08:00", false),
        ] {
            let until = dossier.appeal_until(desk, AppealStage::Recheck, moment(now));
            assert_eq!(until.is_some(), open, "{now}");
        }
    });
}

#[test]
fn a_late_application_takes_seven_working_days() {
    with_desk(|desk| {
        let calendar = desk.calendar();
        assert_eq!(
            dossier(desk, false).settles_at(calendar),
            moment("2026-03-17T10:00:00+08:00")
        );
        assert_eq!(
            dossier(desk, true).settles_at(calendar),
            moment("2026-03-20T10:00:00+08:00")
        );
    });
}

#[test]
fn answers_come_within_their_term() {
    with_desk(|desk| {
        let calendar = desk.calendar();
        // Over the holiday of the 6th of April.
        let filed = moment("2026-03-31T10:00:00+08:00");
        for (stage, by) in [
            (AppealStage::Recheck, "2026-04-15"),
            (AppealStage::Review, "2026-04-22"),
        ] {
            assert_eq!(answer_by(calendar, stage, filed).to_string(), by);
            let answered = answered_at(calendar, stage, filed).date_naive().to_string();
            assert!(answered.as_str() < by, "{answered}");
        }
    });
}
