//! Objections that were made, and their answers.

use super::deadline::last_day_words;
use super::state_words::stage_key;
use crate::domain::decimal::Decimal;
use crate::domain::points::standing::Appeal;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::clock;
use crate::state::standing::Known;
use crate::ui::score_words::signed;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::{of, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;

/// The appeals, oldest first; nothing where there are none.
pub fn appeals(known: &Known) -> Option<AnyView> {
    let appeals = &known.standing.appeals;
    (!appeals.is_empty()).then(|| {
        let appeals: Vec<AnyView> = appeals.iter().map(|appeal| one(known, appeal)).collect();
        view! {
            <section class="stack" aria-labelledby="appeals-title">
                <h2 id="appeals-title">{say("standing.appeals")}</h2>
                {appeals}
            </section>
        }
        .into_any()
    })
}

fn one(known: &Known, appeal: &Appeal) -> AnyView {
    let (tag, kind) = match appeal.answered_at {
        Some(_) => ("standing.appeal.answered", TagKind::Done),
        None => ("standing.appeal.waits", TagKind::Going),
    };
    let filed = appeal.filed_at;
    let filed = move || {
        let when = i18n::near_time(filed, clock::ticking().get());
        i18n::tf("standing.appeal.filed", &[("when", when)])
    };
    let items: Vec<AnyView> = appeal
        .items
        .iter()
        .map(|item| {
            let node = known.standing.official.find(&item.node);
            let title = node.map_or_else(
                || Text::plain(item.node.to_string()),
                |node| node.title.clone(),
            );
            view! {
                <li>
                    <strong>{of(title)}</strong>
                    " "
                    <bdi>{item.why.clone()}</bdi>
                </li>
            }
            .into_any()
        })
        .collect();
    let text = (!appeal.text.is_empty())
        .then(|| view! { <p><bdi>{appeal.text.clone()}</bdi></p> }.into_any());
    view! {
        <article class="card stack-small">
            <div class="row row-between">
                <h3>{say(stage_key(appeal.stage))}</h3>
                <Tag kind=Signal::stored(kind)>{say(tag)}</Tag>
            </div>
            <p class="small soft">{dynamic(filed)}</p>
            <ul class="bullets">{items}</ul>
            {text}
            {answer(appeal)}
        </article>
    }
    .into_any()
}

fn answer(appeal: &Appeal) -> AnyView {
    match (appeal.answered_at, &appeal.answer) {
        (Some(at), answer) => answered(at, answer.clone().unwrap_or_default(), appeal.changed),
        (None, _) => {
            let due = appeal.answer_by;
            let words = move || {
                let when = last_day_words(due, clock::ticking().get().date_naive());
                i18n::tf("standing.appeal.answer_by", &[("when", when)])
            };
            view! { <p>{dynamic(words)}</p> }.into_any()
        }
    }
}

fn answered(at: DateTime<FixedOffset>, answer: Text, changed: Option<Decimal>) -> AnyView {
    let when = move || {
        let when = i18n::near_time(at, clock::ticking().get());
        i18n::tf("standing.appeal.answered_at", &[("when", when)])
    };
    let changed = changed.map(|changed| {
        let words = move || {
            if changed == Decimal::ZERO {
                i18n::t("standing.appeal.unchanged")
            } else {
                i18n::tf("standing.appeal.changed", &[("change", signed(changed))])
            }
        };
        view! { <p><strong>{dynamic(words)}</strong></p> }.into_any()
    });
    view! {
        <p class="small soft">{dynamic(when)}</p>
        <p class="note">{of(answer)}</p>
        {changed}
    }
    .into_any()
}
