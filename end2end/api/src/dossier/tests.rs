//! Whatever is claimed, sent and objected to: what must always hold.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Verdict;
use super::items::facts_of;
use super::opening::Arrival;
use super::terms;
use crate::clock::Moment;
use crate::published::Published;
use crate::store::migrations::migrate;
use chrono::TimeDelta;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::application::{Applicant, Application, Evidence};
use longgang_portal::domain::points::explain::{Explained, Interval};
use longgang_portal::domain::points::facts::{FactValue, Facts, Period};
use longgang_portal::domain::points::scheme::{FactKind, Scheme};
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::points::standing::{
    AppealItem, AppealStage, NewAppeal, NewCorrection,
};
use rusqlite::Connection;

/// Numbers that only the first one decides (an xorshift generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(count).expect("a count")).expect("a place")
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

fn some_value(dice: &mut Dice, kind: &FactKind) -> Option<FactValue> {
    let day = |year: usize| format!("{year}-06-15").parse().expect("a day");
    Some(match kind {
        FactKind::Flag => FactValue::Flag(dice.once_in(2)),
        FactKind::Number { max, .. } => {
            let most = usize::try_from(max.whole_times(Decimal::from_whole(1))).unwrap_or(1);
            let number = i64::try_from(dice.below(most.clamp(1, 2000))).expect("a number");
            FactValue::Number(Decimal::from_whole(number))
        }
        FactKind::Choice { options } => {
            FactValue::Choice(options.get(dice.below(options.len()))?.id.clone())
        }
        FactKind::Many { options } => {
            FactValue::Many(vec![options.get(dice.below(options.len()))?.id.clone()])
        }
        FactKind::Date { .. } => FactValue::Date(day(1975 + dice.below(25))),
        FactKind::Periods { .. } => FactValue::Periods(vec![Period {
            from: day(2010 + dice.below(15)),
            to: None,
        }]),
        FactKind::Entries { .. } => FactValue::Entries(Vec::new()),
    })
}

fn papers(facts: &[&FactId]) -> Vec<Evidence> {
    let paper = |fact: &&FactId| Evidence {
        fact: (*fact).clone(),
        attachment: "paper".into(),
    };
    facts.iter().map(paper).collect()
}

fn some_dossier(dice: &mut Dice, desk: &PointsDesk<'_>, scheme: &Scheme, phone: &str) -> Dossier {
    let mut facts = Facts::default();
    for definition in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        if dice.once_in(2)
            && let Some(value) = some_value(dice, &definition.kind)
        {
            facts.claim(definition.id.clone(), value);
        }
    }
    let proven: Vec<_> = facts.0.keys().filter(|_| dice.once_in(3)).collect();
    let at: Moment = "2026-03-11T10:00:00+08:00".parse().expect("a moment");
    let at = at + TimeDelta::minutes(i64::try_from(dice.below(40_000)).expect("minutes"));
    let purpose = &scheme.purposes[dice.below(scheme.purposes.len())];
    let application = Application {
        scheme: scheme.id.clone(),
        scheme_version: scheme.version.clone(),
        purpose: purpose.id.clone(),
        applicant: Applicant::default(),
        evidence: papers(&proven),
        consent: None,
        estimate: estimate(scheme, &facts, at),
        facts,
    };
    let arrival = Arrival {
        first_sent_at: at,
        at,
        late: dice.once_in(7),
    };
    Dossier::open(desk, phone, &application, arrival)
}

fn estimate(scheme: &Scheme, facts: &Facts, at: Moment) -> Interval {
    let purpose = &scheme.purposes[0].id;
    score(scheme, facts, purpose, at.date_naive()).interval
}

/// What the resident may do between two steps of the clock.
fn act(dice: &mut Dice, desk: &PointsDesk<'_>, dossier: &mut Dossier, now: Moment) {
    let missing: Vec<_> = dossier
        .open_correction()
        .into_iter()
        .flat_map(|asked| asked.missing().map(|item| item.fact.clone()))
        .collect();
    if !missing.is_empty() && dice.once_in(2) {
        let some: Vec<_> = missing.iter().filter(|_| dice.once_in(2)).collect();
        let correction = NewCorrection {
            evidence: papers(&some),
            ..NewCorrection::default()
        };
        dossier.correct(desk, &correction, now);
    }
    for stage in [AppealStage::Recheck, AppealStage::Review] {
        let leaf = dossier
            .items(desk, now)
            .first()
            .map(|item| item.node.clone());
        if let (Some(_), Some(node), true) = (
            dossier.appeal_until(desk, stage, now),
            leaf,
            dice.once_in(2),
        ) {
            let facts = facts_of(desk.scheme, &node);
            let proven: Vec<_> = facts.iter().filter(|_| dice.once_in(2)).collect();
            let evidence = papers(&proven);
            let why = String::new();
            dossier.appeal(
                NewAppeal {
                    stage,
                    items: vec![AppealItem { node, why }],
                    text: String::new(),
                    evidence,
                    consent: None,
                },
                now,
            );
        }
    }
}

fn is_final(tree: &Explained) -> bool {
    let interval = tree.interval;
    interval.claimed == interval.confirmed
        && interval.possible == Some(interval.confirmed)
        && tree.children.iter().all(|child| is_final(child))
}

/// Zero only after a correction round of ten working days that asked for it.
fn was_warned(dossier: &Dossier, desk: &PointsDesk<'_>) -> bool {
    let zeroed = dossier
        .findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Unproven);
    zeroed.into_iter().all(|finding| {
        dossier.asked.as_ref().is_some_and(|asked| {
            let due = terms::correction_due(desk.calendar(), asked.opened_at);
            asked.items.iter().any(|item| item.fact == finding.fact)
                && finding.at == terms::end_of(due)
        })
    })
}

fn walk(dice: &mut Dice, db: &Connection, published: &Published, phone: &str) -> Dossier {
    let scheme = &published.schemes[dice.below(published.schemes.len())];
    let desk = PointsDesk::new(db, published, scheme, phone).expect("a desk");
    let mut dossier = some_dossier(dice, &desk, scheme, phone);
    let mut now = dossier.submitted_at;
    for _ in 0..60 {
        let Some((at, milestone)) = dossier.next(&desk) else {
            break;
        };
        assert!(at >= now, "{milestone:?} at {at} after {now}");
        now = at;
        dossier.pass(&desk, db, 1, at, milestone).expect("a step");
        // The clock does everything of a moment before the resident acts.
        let later = now + TimeDelta::seconds(1);
        if dossier.next(&desk).is_some_and(|(next, _)| next > later) && dice.once_in(2) {
            act(dice, &desk, &mut dossier, later);
            now = later;
        }
    }
    assert!(
        dossier.closed,
        "it comes to an end: {:?}",
        dossier.next(&desk)
    );
    assert!(dossier.log.is_sorted_by_key(|step| step.at));
    assert!(was_warned(&dossier, &desk));
    assert!(is_final(&dossier.tree(&desk, now)));
    let history = dossier.history(&desk);
    for pair in history.windows(2) {
        let changes = pair[1].causes.iter().map(|cause| cause.change);
        let moved = changes.fold(pair[0].confirmed, Decimal::plus);
        assert_eq!(moved, pair[1].confirmed, "{pair:?}");
    }
    let last = history.last().expect("an entry");
    assert_eq!(last.confirmed, dossier.tree(&desk, now).interval.confirmed);
    let open = dossier.facts.0.keys().filter(|fact| dossier.is_open(fact));
    assert_eq!(open.count(), 0, "every claim was found out about");
    dossier
}

#[test]
fn whatever_is_sent_comes_to_an_end_that_adds_up() {
    let published = Published::read().expect("data");
    let mut db = Connection::open_in_memory().expect("a database");
    migrate(&mut db).expect("its tables");
    let mut dice = Dice(0x2016_0517);
    let phones = ["13800000001", "13800000002", "13912345678"];
    let phones = phones.iter().cycle().take(150);
    let all: Vec<Dossier> = phones
        .map(|phone| walk(&mut dice, &db, &published, phone))
        .collect();
    // The walks went where they should.
    let found = |is: fn(&Verdict) -> bool| {
        let of = |dossier: &Dossier| dossier.findings.iter().any(|one| is(&one.verdict));
        all.iter().filter(|dossier| of(dossier)).count()
    };
    assert!(found(|verdict| *verdict == Verdict::Unproven) > 10);
    assert!(found(|verdict| matches!(verdict, Verdict::Replaced(_))) > 10);
    assert!(found(|verdict| matches!(verdict, Verdict::Added(_))) > 10);
    let appealed = |times: usize| all.iter().filter(|one| one.appeals.len() == times).count();
    assert!(appealed(1) > 10 && appealed(2) > 5);
}
