//! What the city promised about a case, each with a clock of its own; a broken one
//! can be urged once. Deadlines go into a calendar if the resident wants that.

use super::part;
use crate::api::cases::Deed;
use crate::domain::cases::ics::{Deadline, Due, calendar_file};
use crate::domain::cases::{Case, Clause, NewUrge, Promise};
use crate::domain::identity::CaseNumber;
use crate::funnel::dynamic;
use crate::i18n;
use crate::pages::case_item::promise_view;
use crate::pages::submission_view::SubmissionView;
use crate::routes::Route;
use crate::state::case_acts::{About, act};
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::download::offer;
use crate::ui::promise_clock::promised_words;
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The promises, live.
pub fn promises(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let (own, number) = (case.clone(), number.clone());
    let dates = dates(case, &number);
    let items = move |mut promises: Vec<Promise>| {
        // Of a case that was opened again the clocks that run stand first.
        promises.sort_by_key(|promise| Reverse(promise.round));
        let item = |promise: Promise| {
            let urge = urge(&own, &number, &promise);
            view! { <li>{promise_view(promise)} {urge}</li> }.into_any()
        };
        let items: Vec<AnyView> = promises.into_iter().map(item).collect();
        if items.is_empty() {
            return view! { <p class="soft">{say("case.no_promises")}</p> }.into_any();
        }
        view! { <ul class="promises">{items}</ul> }.into_any()
    };
    let items = part(case, |case| case.summary.promises.clone(), items);
    view! {
        <Card id="promises" title=said("case.promises")>
            {items}
            {dates}
        </Card>
    }
    .into_any()
}

/// The one urge a broken promise unlocks, or when it was made.
fn urge(case: &Loader<Case>, number: &CaseNumber, promise: &Promise) -> Option<AnyView> {
    if let Some(at) = promise.urged_at {
        let now = clock::ticking();
        let words = move || {
            let when = i18n::near_time(at, now.get());
            i18n::tf("case.urged", &[("when", when)])
        };
        return Some(view! { <p class="urge small soft">{dynamic(words)}</p> }.into_any());
    }
    if !promise.may_urge {
        return None;
    }
    let clause = promise.clause;
    let act = act(number, &About::Urge(clause, promise.round));
    let submission = act.form.submission.clone();
    let (busy, case) = (act.busy(), case.clone());
    let press = Callback::new(move |()| {
        let access_code = act.code();
        act.send(
            Deed::Urge(NewUrge {
                clause,
                access_code,
            }),
            &case,
        );
    });
    Some(
        view! {
            <div class="urge stack-small">
                <p class="small">{say("case.may_urge")}</p>
                <Button kind=ButtonKind::Second busy on_press=press>{say(urge_key(clause))}</Button>
                <SubmissionView submission />
            </div>
        }
        .into_any(),
    )
}

/// Three such buttons may stand on a page; each says what it urges.
fn urge_key(clause: Clause) -> &'static str {
    match clause {
        Clause::Accepted => "case.urge.accepted",
        Clause::OnSite => "case.urge.on_site",
        Clause::Answered => "case.urge.answered",
    }
}

/// The button that gives the open deadlines as a file.
fn dates(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let whole = case.clone();
    let number = number.clone();
    let any = move |case: &Case| !deadlines(case, "").is_empty();
    part(case, any, move |any| {
        if !any {
            return ().into_any();
        }
        let (case, number) = (whole.clone(), number.clone());
        let give = Callback::new(move |()| {
            let location = window().location();
            let (origin, host) = (location.origin(), location.hostname());
            let href = Route::Case {
                number: number.clone(),
            }
            .path();
            let url = [origin.unwrap_or_default(), href].concat();
            let all = case.with_untracked(|case| {
                let all = case.ready().copied().map(|case| deadlines(case, &url));
                all.unwrap_or_default()
            });
            let file = calendar_file(&all, &host.unwrap_or_default(), clock::now());
            let _ = offer(&format!("{number}.ics"), &file);
        });
        view! {
            <p>
                <Button kind=ButtonKind::Plain on_press=give>{say("case.ics")}</Button>
            </p>
        }
        .into_any()
    })
}

/// What is still due, of the city and of the resident.
fn deadlines(case: &Case, url: &str) -> Vec<Deadline> {
    let number = &case.summary.number;
    let about = i18n::words(&case.summary.title);
    let deadline = |id: String, due: Due, title: String| Deadline {
        id: format!("{number}-{id}"),
        due,
        title,
        text: [number.as_str(), " ", &about].concat(),
        url: url.to_owned(),
    };
    let over = case.summary.status.is_over();
    let promises = case.summary.promises.iter().enumerate();
    let open = promises.filter(|(_, promise)| !over && promise.met_at.is_none());
    let mut all: Vec<Deadline> = open
        .map(|(at, promise)| {
            let title = promised_words(promise.clause, promise.within);
            deadline(format!("promise-{at}"), Due::At(promise.due_at), title)
        })
        .collect();
    all.extend(case.asks.iter().enumerate().filter_map(|(at, ask)| {
        let title = i18n::words(&ask.what);
        Some(deadline(format!("ask-{at}"), Due::Day(ask.due?), title))
    }));
    let window = case.window.as_ref().map(|window| window.until);
    all.extend(window.filter(|until| clock::now() < *until).map(|until| {
        let title = i18n::t("case.ics.window");
        deadline("window".to_owned(), Due::At(until), title)
    }));
    all
}
