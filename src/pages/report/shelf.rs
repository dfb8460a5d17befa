//! What was begun and is not with the city yet, above the choice of a new report:
//! reports that are not sent, and those half filled in.

use super::form_name;
use super::subject::services;
use super::unsent_card::UnsentCard;
use crate::domain::draft::Draft;
use crate::domain::forms::report::address;
use crate::domain::identity::ServiceCode;
use crate::domain::reports::service::Service;
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::routes::{ReportStep, Route};
use crate::state::loaded::Loaded;
use crate::state::{clock, forms, outbox, same_place};
use crate::storage::drafts;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::words::{of, say};
use chrono::{DateTime, FixedOffset};
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
    view! { {same_place_note()} {dynamic(unsent)} {begun_view()} }.into_any()
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

/// A report half filled in.
#[derive(Clone, Debug, PartialEq)]
struct Begun {
    service: ServiceCode,
    /// Since when it is on this device; `None` while it is only in memory.
    saved_at: Option<DateTime<FixedOffset>>,
}

/// Those on the device and those open on this page, each once.
async fn begun() -> Vec<Begun> {
    let code = |name: &String| name.strip_prefix("report/").map(ServiceCode::new);
    let mut all: Vec<Begun> = Vec::new();
    for name in drafts::names().await {
        let Some(service) = code(&name) else { continue };
        let draft = drafts::read(&name)
            .await
            .and_then(|text| Draft::read(&text).ok());
        if let Some(draft) = draft {
            all.push(Begun {
                service,
                saved_at: Some(draft.saved_at),
            });
        }
    }
    for service in forms::begun().iter().filter_map(code) {
        if all.iter().all(|known| known.service != service) {
            all.push(Begun {
                service,
                saved_at: None,
            });
        }
    }
    all
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
        .find(|service| service.code == begun.service)?;
    let step = if service.has_definition {
        ReportStep::Details
    } else {
        ReportStep::Where
    };
    let href = Route::ReportForm {
        service: begun.service.clone(),
        step,
    }
    .path();
    let when = begun.saved_at.map(|at| {
        let when = [("when", i18n::near_time(at, clock::now()))];
        view! { <p class="small soft">{i18n::tf("draft.offer_text", &when)}</p> }
    });
    let name = form_name(&begun.service);
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
                    <p class="unsent__name">{of(service.name.clone())}</p>
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
