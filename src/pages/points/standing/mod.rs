//! What has become of an application, and what can be done about it.
//!
//! | file          | holds                                                     |
//! |---------------|-----------------------------------------------------------|
//! | `page`        | how it stands, on one page                                |
//! | `state_words` | the state of the application and of an item in words      |
//! | `todo`        | the one thing there is to do                              |
//! | `deadline`    | last days and moments, with what is left of them          |
//! | `asked`       | warnings, and papers that are asked for                   |
//! | `entry`       | the items: what was claimed, checked and counted          |
//! | `difference`  | one's own count against the office's, in a sentence       |
//! | `items`       | the items as a list                                       |
//! | `history`     | the official score over time                              |
//! | `calculation` | the calculation of what was sent, to be kept              |
//! | `possible`    | what can be done now, and until when                      |
//! | `withdraw`    | taking it back, after a question                          |
//! | `appeals`     | objections and their answers                              |
//! | `round_card`  | the round: dates, line, place, ties                       |
//! | `correct`     | what is asked for: facts put right, papers                |
//! | `said`        | what was said of the facts that are asked about           |
//! | `appeal`      | objecting                                                 |
//! | `objection`   | what is objected to, as it is written                     |

mod appeal;
mod appeals;
mod asked;
mod calculation;
mod correct;
mod deadline;
mod difference;
mod entry;
mod history;
mod items;
mod objection;
mod page;
mod possible;
mod round_card;
mod said;
mod state_words;
mod todo;
mod withdraw;

pub use deadline::left;
pub use possible::time_left;

use crate::domain::identity::CaseNumber;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::pages::loaded_view::{loaded_page, loading};
use crate::pages::title::titled;
use crate::routes::{Route, StandingStep};
use crate::state::session::session;
use crate::state::standing::{Affair, Known};
use crate::state::{clock, navigation};
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::live::LiveRegion;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use state_words::state_words;

/// `/points/applications/{number}` and the pages below it. Without a session it
/// leads to signing in and back.
#[component]
pub fn StandingPages(
    /// Its number.
    number: CaseNumber,
) -> impl IntoView {
    let route = navigation::route();
    let step = kept(move || match route.get() {
        Some(Route::PointsApplication { step, .. }) => Some(step),
        _ => None,
    });
    let session = session();
    let signed_in = kept(move || session.get().is_signed_in());
    let here = number.clone();
    effect(move || {
        if let (Some(false), Some(step)) = (signed_in.get(), step.get()) {
            let number = here.clone();
            navigation::replace(&Route::SignIn {
                next: Some(Box::new(Route::PointsApplication { number, step })),
            });
        }
    });
    dynamic(move || match signed_in.get() {
        Some(true) => pages(number.clone(), step.into()),
        _ => loading(),
    })
}

fn pages(number: CaseNumber, step: Signal<Option<StandingStep>>) -> AnyView {
    let affair = Affair::new(number);
    keep_fresh(affair.clone());
    let known = affair.known.clone();
    // Said when it changes, also while another of the pages is open.
    let state = {
        let known = known.clone();
        let words = |known: &Known| state_words(&known.standing.state);
        Signal::derive(move || {
            known.with(|known| known.ready().copied().map(words).unwrap_or_default())
        })
    };
    let page = loaded_page(known, missing, move |known| {
        let affair = affair.clone();
        dynamic(move || {
            let (affair, known) = (affair.clone(), known.clone());
            // Another page of the portal is about to replace this one.
            Some(page_of(step.get()?, affair, known))
        })
    });
    view! {
        <LiveRegion text=state />
        {page}
    }
    .into_any()
}

fn page_of(step: StandingStep, affair: Affair, known: Known) -> AnyView {
    match step {
        StandingStep::Standing => view! { <page::StandingPage affair known /> }.into_any(),
        StandingStep::Correct => view! { <correct::CorrectPage affair known /> }.into_any(),
        StandingStep::Appeal => view! { <appeal::AppealPage affair known /> }.into_any(),
    }
}

/// Looks for news while the page is open.
fn keep_fresh(affair: Affair) {
    let ticking = clock::ticking();
    let mut first = true;
    effect(move || {
        ticking.track();
        if !first {
            affair.look_for_news();
        }
        first = false;
    });
}

/// The page of an application that this one belongs to.
fn standing_route(known: &Known) -> Route {
    Route::PointsApplication {
        number: known.standing.number.clone(),
        step: StandingStep::Standing,
    }
}

/// No such application, or somebody else's.
fn missing() -> AnyView {
    titled("standing.missing");
    view! {
        <div class="stack">
            <h1>{say("standing.missing")}</h1>
            <StatePanel
                kind=PanelKind::Empty
                title=said("standing.missing_title")
                text=said("standing.missing_text")
            >
                <ButtonLink href=Route::Cases.path() kind=ButtonKind::Second>
                    {say("cases.title")}
                </ButtonLink>
            </StatePanel>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod sample;
