//! What has changed since a resident last looked, from two snapshots. Every sentence
//! is true of the two; where they see the same there is none.

use super::promise::Clause;
use super::snapshot::{SeenPromise, Snapshot, Stood};
use super::status::CaseStatus;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};

type Moment = DateTime<FixedOffset>;

/// One thing that is different.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is in another state.
    Moved {
        /// Before.
        from: CaseStatus,
        /// Now.
        to: CaseStatus,
    },
    /// It is less far than it was.
    MovedBack {
        /// Before.
        from: CaseStatus,
        /// Now.
        to: CaseStatus,
        /// Why, where the city has said so.
        why: Text,
    },
    /// It went back in between; now it is as far as it was, or further.
    SteppedBack {
        /// Why, where the city has said so.
        why: Text,
    },
    /// Somebody else deals with it.
    HandedOver {
        /// Before; empty for nobody.
        from: Text,
        /// Now; empty for nobody.
        to: Text,
    },
    /// A promise is due at another time.
    DueMoved {
        /// Which.
        clause: Clause,
        /// Before.
        from: Moment,
        /// Now.
        to: Moment,
    },
    /// There is a promise more.
    Promised {
        /// Which.
        clause: Clause,
        /// When it is due.
        due: Moment,
    },
    /// A promise is gone.
    NotPromised {
        /// Which.
        clause: Clause,
    },
    /// A promise stands otherwise.
    Stands {
        /// Which.
        clause: Clause,
        /// How it stands now.
        now: Stood,
        /// Why it stands still.
        why: Text,
    },
    /// A promise has been missed.
    Missed {
        /// Which.
        clause: Clause,
        /// When it was due.
        due: Moment,
    },
    /// A promise has been missed, and nothing else has happened.
    StoodStill {
        /// Which.
        clause: Clause,
        /// When it was due.
        due: Moment,
    },
    /// More is asked of the resident.
    Asked {
        /// How many things.
        n: usize,
    },
    /// Something that was asked is settled.
    Settled {
        /// How many things.
        n: usize,
    },
    /// The city has written.
    Written {
        /// How many messages.
        n: usize,
    },
    /// The history is longer, and no other sentence says by what.
    Entries {
        /// How many entries.
        n: usize,
    },
}

/// How many of something there are, and what is said of them.
type Counted = (usize, fn(usize) -> Change);

/// What is different in `now`, the most important first.
pub fn changes(before: &Snapshot, now: &Snapshot) -> Vec<Change> {
    let mut all = Vec::new();
    all.extend(moved(before, now));
    if before.with != now.with {
        all.push(Change::HandedOver {
            from: before.with.clone(),
            to: now.with.clone(),
        });
    }
    promises(before, now, &mut all);
    let without = |these: &[String], those: &[String]| {
        these.iter().filter(|ask| !those.contains(ask)).count()
    };
    let counted: [Counted; 3] = [
        (without(&now.asks, &before.asks), |n| Change::Asked { n }),
        (without(&before.asks, &now.asks), |n| Change::Settled { n }),
        (now.messages.saturating_sub(before.messages) as usize, |n| {
            Change::Written { n }
        }),
    ];
    let counted = counted.into_iter().filter(|(n, _)| *n > 0);
    all.extend(counted.map(|(n, change)| change(n)));
    let only_missed = all.iter().all(|it| matches!(it, Change::Missed { .. }));
    let entries = now.steps.saturating_sub(before.steps) as usize;
    if only_missed && entries > 0 {
        all.push(Change::Entries { n: entries });
    } else if only_missed {
        all.iter_mut().for_each(nothing_else);
    }
    all
}

fn nothing_else(change: &mut Change) {
    if let Change::Missed { clause, due } = *change {
        *change = Change::StoodStill { clause, due };
    }
}

fn moved(before: &Snapshot, now: &Snapshot) -> Option<Change> {
    let (from, to) = (before.status.clone(), now.status.clone());
    let back = now.back.as_ref().filter(|_| now.back != before.back);
    let why = back.map(|back| back.why.clone()).unwrap_or_default();
    let is_less = match (from.rank(), to.rank()) {
        (Some(from), Some(to)) => to < from,
        _ => false,
    };
    match (from == to, is_less, back) {
        (_, true, _) => Some(Change::MovedBack { from, to, why }),
        (true, false, Some(_)) => Some(Change::SteppedBack { why }),
        (true, false, None) => None,
        // Where it is now says more than that it was further back in between.
        (false, false, _) => Some(Change::Moved { from, to }),
    }
}

fn promises(before: &Snapshot, now: &Snapshot, all: &mut Vec<Change>) {
    for (at, promise) in now.promises.iter().enumerate() {
        let clause = promise.clause;
        match same(&before.promises, &now.promises, at) {
            None => all.push(Change::Promised {
                clause,
                due: promise.due_at,
            }),
            Some(old) => promise_changes(old, promise, all),
        }
    }
    for (at, promise) in before.promises.iter().enumerate() {
        if same(&now.promises, &before.promises, at).is_none() {
            let clause = promise.clause;
            all.push(Change::NotPromised { clause });
        }
    }
}

/// Among `others` the promise that `these` has there: of those with its clause, which
/// a case that was opened again has more than once, the one at the same place.
fn same<'a>(
    others: &'a [SeenPromise],
    these: &[SeenPromise],
    at: usize,
) -> Option<&'a SeenPromise> {
    let clause = these.get(at)?.clause;
    let nth = these
        .iter()
        .take(at)
        .filter(|it| it.clause == clause)
        .count();
    others.iter().filter(|it| it.clause == clause).nth(nth)
}

fn promise_changes(old: &SeenPromise, new: &SeenPromise, all: &mut Vec<Change>) {
    let clause = new.clause;
    if old.due_at != new.due_at {
        all.push(Change::DueMoved {
            clause,
            from: old.due_at,
            to: new.due_at,
        });
    }
    if old.stood == new.stood && (new.stood != Stood::Paused || old.why == new.why) {
        return;
    }
    all.push(match new.stood {
        Stood::Late => Change::Missed {
            clause,
            due: new.due_at,
        },
        now => Change::Stands {
            clause,
            now,
            why: new.why.clone(),
        },
    });
}

impl CaseStatus {
    /// How far it is; none where that cannot be compared.
    fn rank(&self) -> Option<u8> {
        match self {
            Self::Received => Some(0),
            Self::Accepted => Some(1),
            // In one case this comes first, in another that.
            Self::Whistled | Self::Dispatched | Self::OnSite | Self::Checking => Some(2),
            Self::Answered => Some(3),
            Self::Closed => Some(4),
            Self::NeedsYou | Self::Rejected | Self::Withdrawn | Self::Other(_) => None,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
