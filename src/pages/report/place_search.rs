//! Streets and landmarks that fit the address while it is typed; pressing one puts the
//! pin there. A city without such a list is asked once and then left alone.

use super::spot::{How, Spot};
use crate::api;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::report;
use crate::domain::places::FoundPlace;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::state::answers::AnswerStore;
use crate::ui::focus::focus_soon;
use crate::ui::form::element_id;
use crate::ui::live::LiveRegion;
use crate::ui::timer::Pause;
use crate::ui::words::say;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// After the last key.
const PAUSE: Duration = Duration::from_millis(300);

/// More are not looked through.
const SHOWN: usize = 5;

thread_local! {
    static HAS_NO_LIST: Cell<bool> = const { Cell::new(false) };
}

/// What fits, below the address.
#[component]
pub fn PlaceSearch(
    /// Where the report is.
    spot: Spot,
    /// Its answers.
    answers: AnswerStore,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<FoundPlace>::new());
    // What was there when the page opened, or was taken from the list, is not looked for.
    let settled = RwSignal::new(report::address(&answers.snapshot_untracked()));
    let typed = answers.signal(&report::address_field());
    let pause = Pause::new(PAUSE);
    effect(move || {
        let text = match typed.get() {
            Answer::Text(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        if text.is_empty() || text == settled.get_untracked() || HAS_NO_LIST.get() {
            pause.cancel();
            found.set(Vec::new());
            return;
        }
        pause.run(move || {
            spawn_local(async move {
                let answer = api::city::places(&text).await;
                if answer.as_ref().is_err_and(api::ApiError::is_not_found) {
                    HAS_NO_LIST.set(true);
                }
                let mut places = answer.map(|found| found.places).unwrap_or_default();
                places.truncate(SHOWN);
                found.try_set(places);
            });
        });
    });
    let count = Signal::derive(move || match found.with(Vec::len) {
        0 => String::new(),
        n => i18n::tn("report.search_place.found", n, &[]),
    });
    let take = Callback::new(move |place: FoundPlace| {
        let field = report::address_field();
        let name = i18n::words(&place.name);
        let typed = report::address(&answers.snapshot_untracked());
        if spot.choose(place.place(), How::Found) {
            // What was written beyond the street stays: "second floor".
            let said = if typed.contains(&name) { typed } else { name };
            settled.set(said.clone());
            answers.set(&field, Answer::text(said));
        }
        found.set(Vec::new());
        focus_soon(element_id(field.as_str()));
    });
    let list = move || {
        let places = found.get();
        (!places.is_empty()).then(|| {
            let lines: Vec<AnyView> = places.into_iter().map(|place| line(place, take)).collect();
            view! {
                <div class="found-places">
                    <p class="small soft" id="found-places">
                        {say("report.search_place.title")}
                    </p>
                    <ul aria-labelledby="found-places">{lines}</ul>
                </div>
            }
            .into_any()
        })
    };
    view! {
        {dynamic(list)}
        <LiveRegion text=count after=Duration::from_millis(400) />
    }
    .into_any()
}

fn line(place: FoundPlace, take: Callback<FoundPlace>) -> AnyView {
    let name = i18n::words(&place.name);
    view! {
        <li>
            <button class="found-places__one" type="button" on:click=move |_| take.run(place.clone())>
                <svg viewBox="0 0 20 24" aria-hidden="true" focusable="false">
                    <path class="map__drop" d="M10 23C6 17 2 13.500 2 9a8 8 0 0 1 16 0c0 4.500-4 8-8 14z" />
                </svg>
                {name}
            </button>
        </li>
    }
    .into_any()
}
