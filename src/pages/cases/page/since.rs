//! What has changed since the resident last looked, in words. Where nothing has,
//! nothing is said.

use crate::domain::cases::{Case, Change, Clause, Snapshot, Stood, changes};
use crate::domain::identity::CaseNumber;
use crate::funnel::{dynamic, effect, kept};
use crate::i18n;
use crate::pages::case_item::status_words;
use crate::state::loaded::Loader;
use crate::state::{city, clock, seen};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The last look, and what is different now.
pub fn since(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    // Not known until the device has been asked.
    let last = RwSignal::new(None::<Option<Snapshot>>);
    {
        let number = number.clone();
        spawn_local(async move {
            let kept = seen::last(&number).await;
            last.try_set(Some(kept));
        });
    }
    let now = {
        let (case, ticking) = (case.clone(), clock::ticking());
        kept(move || {
            let calendar = city::calendar_now();
            let now = ticking.get();
            let of = |case: &Case| Snapshot::of(case, now, &calendar);
            case.with(|case| case.ready().copied().map(of))
        })
    };
    {
        let number = number.clone();
        effect(move || {
            // Whoever has the page behind another one is not looking.
            let looked = last.with(Option::is_some) && !document().hidden();
            if let (true, Some(now)) = (looked, now.get()) {
                seen::look(&number, now);
            }
        });
    }
    let told = kept(move || {
        let before = last.get().flatten()?;
        let changed = changes(&before, &now.get()?);
        (!changed.is_empty()).then_some((before.at, changed))
    });
    let ticking = clock::ticking();
    dynamic(move || {
        let (at, changed) = told.get()?;
        let ticking = ticking.clone();
        let title = move || {
            let when = i18n::near_time(at, ticking.get());
            i18n::tf("case.since.title", &[("when", when)])
        };
        let line = |change: Change| {
            let late = is_bad(&change);
            view! { <li class:since__bad=late>{dynamic(move || sentence(&change))}</li> }.into_any()
        };
        let lines: Vec<AnyView> = changed.into_iter().map(line).collect();
        Some(
            view! {
                <section class="since" aria-labelledby="since-title">
                    <h2 id="since-title">{dynamic(title)}</h2>
                    <ul>{lines}</ul>
                </section>
            }
            .into_any(),
        )
    })
}

fn is_bad(change: &Change) -> bool {
    matches!(change, Change::Missed { .. } | Change::StoodStill { .. })
}

fn clause_words(clause: Clause) -> String {
    i18n::t(match clause {
        Clause::Accepted => "case.clause.accepted",
        Clause::OnSite => "case.clause.on_site",
        Clause::Answered => "case.clause.answered",
    })
}

/// One change as a sentence.
fn sentence(change: &Change) -> String {
    let now = clock::ticking().get();
    let time = |at| i18n::near_time(at, now);
    match change {
        Change::Moved { from, to } => i18n::tf(
            "case.since.moved",
            &[("from", status_words(from)), ("to", status_words(to))],
        ),
        Change::MovedBack { from, to, why } => {
            let values = [
                ("from", status_words(from)),
                ("to", status_words(to)),
                ("why", i18n::words(why)),
            ];
            let key = if why.is_empty() {
                "case.since.back"
            } else {
                "case.since.back_why"
            };
            i18n::tf(key, &values)
        }
        Change::SteppedBack { why } if why.is_empty() => i18n::t("case.since.stepped"),
        Change::SteppedBack { why } => {
            i18n::tf("case.since.stepped_why", &[("why", i18n::words(why))])
        }
        Change::HandedOver { from, to } => {
            let values = [("from", i18n::words(from)), ("to", i18n::words(to))];
            let key = match (from.is_empty(), to.is_empty()) {
                (_, true) => "case.since.nobody",
                (true, false) => "case.since.somebody",
                (false, false) => "case.since.hands",
            };
            i18n::tf(key, &values)
        }
        Change::DueMoved { clause, from, to } => {
            let key = if to > from {
                "case.since.due_later"
            } else {
                "case.since.due_earlier"
            };
            let values = [
                ("what", clause_words(*clause)),
                ("from", time(*from)),
                ("to", time(*to)),
            ];
            i18n::tf(key, &values)
        }
        Change::Promised { clause, due } => i18n::tf(
            "case.since.promised",
            &[("what", clause_words(*clause)), ("due", time(*due))],
        ),
        Change::NotPromised { clause } => i18n::tf(
            "case.since.not_promised",
            &[("what", clause_words(*clause))],
        ),
        Change::Stands { clause, now, why } => {
            let key = match now {
                Stood::Kept => "case.since.kept",
                Stood::MetLate => "case.since.met_late",
                Stood::Paused if why.is_empty() => "case.since.paused",
                Stood::Paused => "case.since.paused_why",
                // Late has sentences of its own.
                Stood::Running | Stood::Late => "case.since.runs",
            };
            let values = [("what", clause_words(*clause)), ("why", i18n::words(why))];
            i18n::tf(key, &values)
        }
        Change::Missed { clause, due } => i18n::tf(
            "case.since.missed",
            &[("what", clause_words(*clause)), ("due", time(*due))],
        ),
        Change::StoodStill { clause, due } => i18n::tf(
            "case.since.still",
            &[("what", clause_words(*clause)), ("due", time(*due))],
        ),
        Change::Asked { n } => i18n::tn("case.since.asked", *n, &[]),
        Change::Settled { n } => i18n::tn("case.since.settled", *n, &[]),
        Change::Written { n } => i18n::tn("case.since.written", *n, &[]),
        Change::Entries { n } => i18n::tn("case.since.entries", *n, &[]),
    }
}
