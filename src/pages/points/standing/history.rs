//! The official score over time, each change with its causes.

use super::difference::counted_words;
use crate::domain::points::standing::{ScoreCause, ScoreMoment};
use crate::funnel::dynamic;
use crate::i18n;
use crate::state::clock;
use crate::ui::score_words::signed;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// The history, oldest first; nothing where nothing has happened.
pub fn history(moments: &[ScoreMoment]) -> Option<AnyView> {
    (!moments.is_empty()).then(|| {
        let moments: Vec<AnyView> = moments.iter().map(moment).collect();
        view! {
            <section class="stack" aria-labelledby="history-title">
                <h2 id="history-title">{say("standing.history")}</h2>
                <ol class="timeline">{moments}</ol>
            </section>
        }
        .into_any()
    })
}

fn moment(moment: &ScoreMoment) -> AnyView {
    let (at, confirmed, possible) = (moment.at, moment.confirmed, moment.possible);
    let when = move || i18n::near_time(at, clock::ticking().get());
    let score = move || {
        let score = counted_words("standing.points", confirmed);
        match possible {
            Some(possible) if possible != confirmed => i18n::tf(
                "standing.history.open",
                &[("points", score), ("most", i18n::number(possible))],
            ),
            _ => score,
        }
    };
    let causes: Vec<AnyView> = moment.causes.iter().map(cause).collect();
    let causes =
        (!causes.is_empty()).then(|| view! { <ul class="changes">{causes}</ul> }.into_any());
    view! {
        <li>
            <p class="timeline__who">{dynamic(score)}</p>
            <time datetime=at.to_rfc3339()>{dynamic(when)}</time>
            {causes}
        </li>
    }
    .into_any()
}

fn cause(cause: &ScoreCause) -> AnyView {
    let change = cause.change;
    view! {
        <li>
            <span class="changes__by">{move || signed(change)}</span>
            <span>
                {of(cause.title.clone())} " "
                <span class="soft">{of(cause.why.clone())}</span>
            </span>
        </li>
    }
    .into_any()
}
