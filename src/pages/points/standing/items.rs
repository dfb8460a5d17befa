//! The items as a list: how far the check is, what counts, and where one's own
//! count and the office's differ.

use super::difference::counted_words;
use super::entry::Entry;
use super::state_words::check_words;
use crate::domain::decimal::Decimal;
use crate::domain::points::explain::Explained;
use crate::domain::points::standing::ItemStanding;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::clock;
use crate::state::standing::Known;
use crate::ui::score_words::{points, signed};
use crate::ui::tag::Tag;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// The list, with the totals of both sides below it.
pub fn items(known: &Known, own: Option<&Explained>, entries: Vec<Entry>) -> AnyView {
    let official = known.standing.official.interval;
    let total = own.map(|own| totals(own.interval.claimed, official.confirmed));
    let rows: Vec<AnyView> = entries.into_iter().map(row).collect();
    let figure = move || points(official.confirmed);
    view! {
        <ul class="checked">
            {rows}
            <li class="checked__total">
                <p class="checked__name">{say("score.total")}</p>
                <p class="checked__points">{dynamic(figure)}</p>
                {total}
            </li>
        </ul>
    }
    .into_any()
}

/// "You counted 190, the office has confirmed 186.5: 3.5 points less."
fn totals(own: Decimal, official: Decimal) -> AnyView {
    let words = move || {
        let key = if own == official {
            "standing.total.same"
        } else {
            "standing.total.differs"
        };
        let values = [
            ("own", points(own)),
            ("official", points(official)),
            ("change", signed(official.minus(own))),
        ];
        i18n::tf(key, &values)
    };
    view! { <p class="checked__said">{dynamic(words)}</p> }.into_any()
}

fn row(entry: Entry) -> AnyView {
    let Entry {
        node,
        title,
        check,
        said,
        official,
        sentence,
    } = entry;
    let tag = check.map(|check| {
        let (key, kind) = check_words(check);
        view! { <Tag kind=Signal::stored(kind)>{say(key)}</Tag> }.into_any()
    });
    let sentence = sentence.map(|sentence| {
        let words = move || sentence.words();
        view! { <p class="checked__said">{dynamic(words)}</p> }.into_any()
    });
    let why: Vec<AnyView> = said.into_iter().filter_map(reason).collect();
    let figure = move || counted_words("standing.points", official.confirmed);
    view! {
        <li id=format!("item-{node}")>
            <p class="checked__name">{of(title)} " " {tag}</p>
            <p class="checked__points">{dynamic(figure)}</p>
            {sentence}
            {why}
        </li>
    }
    .into_any()
}

/// Why, who says so, and since when; nothing where the city says neither.
fn reason(item: ItemStanding) -> Option<AnyView> {
    let ItemStanding { reason, by, at, .. } = item;
    if reason.is_none() && by.is_none() {
        return None;
    }
    let reason = reason.map(|reason| view! { <span>{of(reason)}</span> }.into_any());
    let by = by.map(|by| {
        let words = move || {
            let by = i18n::words(&by);
            match at {
                Some(at) => {
                    let when = i18n::near_time(at, clock::ticking().get());
                    i18n::tf("standing.by_at", &[("by", by), ("when", when)])
                }
                None => by,
            }
        };
        view! { <span class="checked__by">{dynamic(words)}</span> }.into_any()
    });
    Some(view! { <p class="checked__why">{reason} " " {by}</p> }.into_any())
}
