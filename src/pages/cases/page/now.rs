//! What the resident does, what the city does.

use super::part;
use crate::domain::cases::holding::Holding;
use crate::domain::cases::{Ask, Case, Verdict};
use crate::domain::text::Text;
use crate::funnel::dynamic;
use crate::i18n;
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::words::{of, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;

/// What of a case says what is to be done.
#[derive(Clone, Debug, PartialEq)]
struct ToDo {
    asks: Vec<Ask>,
    needs_you: bool,
    over: bool,
    /// Until when something can be said to the answer, where nothing was.
    may_say: Option<DateTime<FixedOffset>>,
}

/// Both.
pub fn now(case: &Loader<Case>) -> AnyView {
    let read = |case: &Case| ToDo {
        asks: case.asks.clone(),
        needs_you: case.summary.needs_you,
        over: case.summary.status.is_over(),
        may_say: case
            .window
            .as_ref()
            .filter(|window| window.verdict == Verdict::Open)
            .map(|window| window.until),
    };
    let todo = part(case, read, to_do);
    let doing = |case: &Case| {
        let over = case.summary.status.is_over();
        (case.doing.clone(), over, Holding::of(case))
    };
    let doing = part(case, doing, |(doing, over, holding)| {
        view! {
            <dd class="now__main">{dynamic(doing_words(doing, over))}</dd>
            {(!over).then(|| holder(holding))}
        }
        .into_any()
    });
    view! {
        <dl class="now">
            <div>
                <dt>{say("case.you_do")}</dt>
                {todo}
            </div>
            <div>
                <dt>{say("case.we_do")}</dt>
                {doing}
            </div>
        </dl>
    }
    .into_any()
}

fn doing_words(doing: Text, over: bool) -> impl Fn() -> String + Send {
    move || match (over, doing.is_empty()) {
        (true, _) => i18n::t("case.doing_over"),
        (false, true) => i18n::t("case.doing_unknown"),
        (false, false) => i18n::words(&doing),
    }
}

/// Who has it, since when, and which community stays answerable for it.
fn holder(holding: Holding) -> AnyView {
    if holding.with.is_empty() {
        return ().into_any();
    }
    let now = clock::ticking();
    let Holding {
        with,
        since,
        answerable,
    } = holding;
    let words = move || {
        let since = i18n::near_time(since, now.get());
        i18n::tf(
            "case.with_since",
            &[("who", i18n::words(&with)), ("since", since)],
        )
    };
    let answerable = answerable.map(|community| {
        let words = move || i18n::tf("case.answerable", &[("who", i18n::words(&community))]);
        view! { <dd class="now__more">{dynamic(words)}</dd> }.into_any()
    });
    view! {
        <dd class="now__more">{dynamic(words)}</dd>
        {answerable}
    }
    .into_any()
}

fn to_do(todo: ToDo) -> AnyView {
    if !todo.asks.is_empty() {
        return todo
            .asks
            .into_iter()
            .map(one)
            .collect::<Vec<_>>()
            .into_any();
    }
    let now = clock::ticking();
    let may_say = todo.may_say.filter(|until| clock::now() < *until);
    if let (Some(until), false) = (may_say, todo.needs_you) {
        let more = move || {
            let until = i18n::near_time(until, now.get());
            i18n::tf("case.may_say", &[("until", until)])
        };
        return view! {
            <dd class="now__main">{say("case.nothing")}</dd>
            <dd class="now__more">{dynamic(more)}</dd>
        }
        .into_any();
    }
    let (main, more) = match (todo.needs_you, todo.over) {
        (true, _) => ("case.needs_you", "case.see_messages"),
        (false, false) => ("case.nothing", "case.nothing_more"),
        (false, true) => ("case.nothing", "case.over"),
    };
    view! {
        <dd class="now__main">{say(main)}</dd>
        <dd class="now__more">{say(more)}</dd>
    }
    .into_any()
}

fn one(ask: Ask) -> AnyView {
    let due = ask.due.map(|due| {
        let due = move || i18n::tf("case.ask_due", &[("due", i18n::date(due))]);
        view! { <dd class="now__more">{dynamic(due)}</dd> }.into_any()
    });
    view! {
        <dd class="now__main">{of(ask.what)}</dd>
        {due}
    }
    .into_any()
}
