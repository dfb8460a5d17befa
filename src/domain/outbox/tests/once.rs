//! The rules against a server that fails in every way: what it has taken is counted
//! by a ledger of its own.

use super::*;
use crate::domain::identity::IdempotencyKey;
use proptest::prelude::*;

/// What happens to one request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Answered,
    Offline,
    /// Cut before the server took it.
    CutBefore,
    /// Taken; the answer is lost.
    CutAfter,
    Refused(u16),
    /// The tab dies before the answer is written down.
    Crash {
        taken: bool,
    },
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        3 => Just(Fate::Answered),
        1 => Just(Fate::Offline),
        1 => Just(Fate::CutBefore),
        2 => Just(Fate::CutAfter),
        1 => prop_oneof![Just(429), Just(500), Just(502), Just(503)].prop_map(Fate::Refused),
        1 => any::<bool>().prop_map(|taken| Fate::Crash { taken }),
    ]
}

/// How often the server has taken the report when no more faults come, and the
/// resident is signed in again. With keys it takes each key of each resident once.
/// `fates` come with who is signed in.
fn taken(fates: &[(Fate, &'static str)], keyed: bool) -> (usize, Entry) {
    let mut kept = entry(&[]).write();
    let mut ledger: Vec<(IdempotencyKey, String)> = Vec::new();
    let take = |ledger: &mut Vec<(IdempotencyKey, String)>, entry: &Entry| {
        // What left for nobody goes without the session, see `Entry::owner`.
        let one = (entry.key.clone(), entry.owner.clone());
        if !keyed || !ledger.contains(&one) {
            ledger.push(one);
        }
        receipt("LG26-1")
    };
    let mut now = Now { keyed, ..now() };
    let ends = [(Fate::Answered, ""), (Fate::Answered, "a")];
    for (fate, owner) in fates.iter().copied().chain(ends) {
        now.owner = owner;
        let mut entry = Entry::read(&kept).expect("an entry");
        now.device += entry.due_in(now.device);
        if entry.turn(&now) != Turn::Report {
            continue;
        }
        let before = kept;
        entry.leaving(&now);
        kept = entry.write();
        let reply = match fate {
            Fate::Answered => Reply::Received(take(&mut ledger, &entry)),
            Fate::Offline => {
                kept = before;
                continue;
            }
            Fate::CutBefore => Reply::Silence,
            Fate::CutAfter => {
                take(&mut ledger, &entry);
                Reply::Silence
            }
            Fate::Refused(status) => problem(status, "", None),
            Fate::Crash { taken } => {
                if taken {
                    take(&mut ledger, &entry);
                }
                continue;
            }
        };
        entry.replied(reply, &now, 0.5);
        kept = entry.write();
    }
    (ledger.len(), Entry::read(&kept).expect("an entry"))
}

proptest! {
    #[test]
    fn whatever_happens_a_keyed_report_arrives_once(fates in proptest::collection::vec((fate(), prop_oneof![Just(""), Just("a")]), 0..20)) {
        let (ledger, entry) = taken(&fates, true);
        prop_assert_eq!(ledger, 1);
        prop_assert_eq!(entry.stage, Stage::Received(receipt("LG26-1")));
    }

    #[test]
    fn whatever_happens_one_without_a_key_never_arrives_twice(fates in proptest::collection::vec((fate(), prop_oneof![Just(""), Just("a")]), 0..20)) {
        let (ledger, entry) = taken(&fates, false);
        prop_assert!(ledger <= 1);
        // Not taken, or not known to be: then the resident is asked.
        let asks = entry.stage == Stage::Unclear || entry.sent_at.is_some();
        prop_assert!(matches!(entry.stage, Stage::Received(_)) || asks);
    }
}
