//! What was begun and is not with the city yet, above the choice of a new report:
//! reports that are not sent, and those half filled in.

use super::begun::{Begun, begun};
use super::followed_list::FollowedList;
use super::subject::services;
use super::unsent_card::UnsentCard;
use crate::domain::forms::report::address;
use crate::domain::reports::service::Service;
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::routes::{ReportStep, Route};
use crate::state::loaded::Loaded;
use crate::state::{clock, forms, outbox, same_place};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::words::{of, say};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The shelf; nothing where nothing was begun.
#[component]
pub fn ReportShelf() -> impl IntoView {
    outbox::start();
    let list = outbox::list();
    let keys = kept(move || {
        list.with(|list| {
            list.iter()
                .map(|entry| entry.key.clone())
                .collect::<Vec<_>>()
        })
    });
    let unsent = move || {
        let keys = keys.get();
        (!keys.is_empty()).then(|| {
            let cards: Vec<_> = keys
                .into_iter()
                .map(|key| view! { <li><UnsentCard key /></li> })
                .collect();
            view! {
                <section class="stack-small" aria-labelledby="unsent-title">
                    <h2 id="unsent-title">{say("outbox.title")}</h2>
                    <ul class="shelf">{cards}</ul>
                </section>
            }
            .into_any()
        })
    };
    view! { {same_place_note()} {dynamic(unsent)} {begun_view()} <FollowedList /> }.into_any()
}

/// Says that the next report will be where the last one was.
fn same_place_note() -> AnyView {
    dynamic(move || {
        same_place::is_wanted().then(|| {
            let place = same_place::wanted().map(|answers| address(&answers)).unwrap_or_default();
            let text = if place.is_empty() {
                i18n::t("report.same_place.note_measured")
            } else {
                i18n::tf("report.same_place.note", &[("place", place)])
            };
            view! {
                <p class="saved">
                    {text} " "
                    <Button kind=ButtonKind::Plain on_press=Callback::new(|()| same_place::want(false))>
                        {say("report.same_place.drop")}
                    </Button>
                </p>
            }
            .into_any()
        })
    })
}

fn begun_view() -> AnyView {
    let all = RwSignal::new(Vec::<Begun>::new());
    let look = move || {
        spawn_local(async move {
            let found = begun().await;
            let _ = all.try_set(found);
        });
    };
    look();
    let services = services();
    let known = move || match services.get() {
        Loaded::Ready(services) => Some(services),
        _ => None,
    };
    dynamic(move || {
        let begun = all.get();
        // Without the services nobody knows what they are called.
        let services = known().filter(|_| !begun.is_empty())?;
        let lines: Vec<_> = begun
            .into_iter()
            .filter_map(|begun| line(begun, &services, look))
            .collect();
        Some(
            view! {
                <section class="stack-small" aria-labelledby="begun-title">
                    <h2 id="begun-title">{say("report.begun")}</h2>
                    <ul class="shelf">{lines}</ul>
                </section>
            }
            .into_any(),
        )
    })
}

/// None where the city does not have the service any more.
fn line(
    begun: Begun,
    services: &Arc<Vec<Service>>,
    look: impl Fn() + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let service = services
        .iter()
        .find(|service| service.code == begun.draft.service)?;
    let number = begun.draft.number;
    let href = Route::ReportForm {
        service: begun.draft.service.clone(),
        step: ReportStep::Where,
        draft: number,
    }
    .path();
    let which = (number > 1).then(|| {
        let number = [("n", number.to_string())];
        view! { <span class="soft">" " {i18n::tf("report.draft.number", &number)}</span> }
    });
    let about = (!begun.about.is_empty()).then(|| view! { <p>{begun.about.clone()}</p> });
    let when = begun.saved_at.map(|at| {
        let when = [("when", i18n::near_time(at, clock::now()))];
        view! { <p class="small soft">{i18n::tf("draft.offer_text", &when)}</p> }
    });
    let name = begun.draft.name();
    let drop = Callback::new(move |()| {
        let name = name.clone();
        spawn_local(async move {
            forms::throw_away(&name).await;
            look();
        });
    });
    Some(
        view! {
            <li>
                <div class="unsent">
                    <p class="unsent__name">{of(service.name.clone())} {which}</p>
                    {about}
                    {when}
                    <p class="actions">
                        <ButtonLink href=href kind=ButtonKind::Second>{say("draft.take")}</ButtonLink>
                        <Button kind=ButtonKind::Plain on_press=drop>{say("draft.delete")}</Button>
                    </p>
                </div>
            </li>
        }
        .into_any(),
    )
}
