//! What must not be missed: warnings, and papers that are asked for.

use super::deadline::{last_day_words, left};
use super::state_words::is_settled;
use crate::domain::points::standing::{
    Correction, CorrectionItem, StandingState, Warning, WarningKind,
};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::clock;
use crate::state::standing::Known;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// The warnings, the nearest first; nothing where there are none.
pub fn warnings(warnings: &[Warning]) -> Option<AnyView> {
    let warning = |warning: &Warning| {
        // Red is for what costs points.
        let (class, title) = match warning.kind {
            WarningKind::AutomaticZero => ("warning warning--zero", "standing.warning.counts_zero"),
            WarningKind::OutsideOfRound => ("warning", "standing.warning.round"),
            WarningKind::Other => ("warning", "standing.warning.note"),
        };
        let due = warning.due.map(|due| {
            let when = move || {
                let left = left(due, clock::ticking().get()).map(i18n::duration);
                left.map(|left| i18n::tf("ui.promise.running", &[("left", left)]))
            };
            view! { <p class="warning__when">{dynamic(when)}</p> }.into_any()
        });
        view! {
            <li class=class>
                <p class="warning__title">{say(title)}</p>
                <p>{of(warning.text.clone())}</p>
                {due}
            </li>
        }
        .into_any()
    };
    (!warnings.is_empty()).then(|| {
        let list: Vec<AnyView> = warnings.iter().map(warning).collect();
        view! {
            <section aria-label=say("standing.warnings")>
                <ul class="stack-small">{list}</ul>
            </section>
        }
        .into_any()
    })
}

/// The papers that are asked for, until the score is settled; what has come by then
/// is among the items.
pub fn papers_asked(known: &Known) -> Option<AnyView> {
    let standing = &known.standing;
    let correction = standing.correction.as_ref()?;
    if is_settled(&standing.state) || standing.state == StandingState::Withdrawn {
        return None;
    }
    let due = standing.until.correct.map(|due| {
        let when = move || last_day_words(due, clock::ticking().get().date_naive());
        view! { <p class="lead">{dynamic(when)}</p> }.into_any()
    });
    let missing = due.is_some() && !correction.is_complete();
    Some(
        view! {
            <section class="stack" aria-labelledby="asked-title">
                <h2 id="asked-title">{say("standing.asked")}</h2>
                {due}
                {asked_list(correction)}
                {missing.then(|| consequence(correction))}
            </section>
        }
        .into_any(),
    )
}

/// What is asked for, each with why, and whether it has come.
pub fn asked_list(correction: &Correction) -> AnyView {
    let item = |item: &CorrectionItem| {
        let (key, kind) = if item.received {
            ("standing.asked.received", TagKind::Done)
        } else {
            ("standing.asked.missing", TagKind::Ask)
        };
        view! {
            <li>
                <div class="row row-between">
                    <span>{of(item.label.clone())}</span>
                    <Tag kind=Signal::stored(kind)>{say(key)}</Tag>
                </div>
                <p class="small soft">{of(item.why.clone())}</p>
            </li>
        }
        .into_any()
    };
    let items: Vec<AnyView> = correction.items.iter().map(item).collect();
    view! { <ul class="gates">{items}</ul> }.into_any()
}

/// What happens when nothing comes.
pub fn consequence(correction: &Correction) -> AnyView {
    let key = if correction.zero_if_missed {
        "standing.asked.counts_zero"
    } else {
        "standing.asked.as_is"
    };
    let due = correction.due;
    let words = move || i18n::tf(key, &[("due", i18n::date(due))]);
    view! { <p class="note">{dynamic(words)}</p> }.into_any()
}
