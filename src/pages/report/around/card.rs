//! One report of the list.

use crate::domain::places::metres;
use crate::domain::reports::accepted::ReportNumber;
use crate::domain::reports::listed::ServiceRequest;
use crate::domain::reports::media::own_path;
use crate::domain::reports::request::Place;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::Route;
use crate::state::{around, city, clock};
use crate::ui::marks::Marks;
use crate::ui::words::{of, say};
use leptos::prelude::*;
use std::sync::Arc;

/// The card; `within` tells apart the ids of those on the list and elsewhere.
pub fn card(report: &Arc<ServiceRequest>, within: &str) -> AnyView {
    let stage = report.stage();
    let description = report.description.clone();
    let text = (!description.is_empty())
        .then(|| view! { <p class="around-card__text">{description}</p> }.into_any());
    view! {
        <article class="around-card">
            {thumbnail(report)}
            <div class="around-card__words">
                <h3 class="around-card__name">{name(report, within)}</h3>
                {text}
                <p class="around-card__meta">{unit(report)} {age(report)} {distance(report.place)}</p>
                <Marks stage />
            </div>
        </article>
    }
    .into_any()
}

/// The kind, which leads to the report; one without a number yet leads nowhere.
fn name(report: &ServiceRequest, within: &str) -> AnyView {
    let name = report.service_name.clone();
    let words = move || {
        if name.is_empty() {
            i18n::t("report.listed.title")
        } else {
            name.clone()
        }
    };
    match &report.number {
        ReportNumber::Number(number) => {
            let href = Route::ReportListed {
                number: number.clone(),
            }
            .path();
            let id = link_id(within, number.as_str());
            let number = number.to_string();
            let leave = move |_| around::leave_for(number.clone());
            view! {
                <a class="around-card__link" id=id href=href on:click=leave>
                    {dynamic(words)}
                </a>
            }
            .into_any()
        }
        _ => view! {
            {dynamic(words)}
            <span class="small soft">" " {say("report.around.no_number")}</span>
        }
        .into_any(),
    }
}

/// The element id of the link to a report.
pub fn link_id(within: &str, number: &str) -> String {
    [within, number].concat()
}

/// A photo of the page's own host; elsewhere a sign that there is none here.
fn thumbnail(report: &ServiceRequest) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let photos = report.media.iter().chain(&report.media_after);
    let path = photos
        .filter_map(|address| own_path(address, &origin))
        .next();
    match path {
        Some(path) => view! {
            <img
                class="around-card__photo"
                src=path.to_owned()
                alt=""
                width="400"
                height="300"
                loading="lazy"
                decoding="async"
            />
        }
        .into_any(),
        None => view! {
            <span class="around-card__photo around-card__photo--none" aria-hidden="true">
                <svg viewBox="0 0 40 30" focusable="false">
                    <path d="M4 26V7h8l3-4h10l3 4h8v19z" />
                    <circle cx="20" cy="16" r="6" />
                </svg>
            </span>
        }
        .into_any(),
    }
}

/// The unit by its name; its address where no unit is known.
fn unit(report: &ServiceRequest) -> AnyView {
    let Some(unit) = report.unit.clone() else {
        let address = report.address.clone();
        return (!address.is_empty())
            .then(|| view! { <span>{address}</span> }.into_any())
            .into_any();
    };
    let address = report.address.clone();
    let city = city::city();
    let name = move || {
        let name = city.with(|city| {
            city.ready()
                .and_then(|city| city.unit(&unit).map(|unit| unit.name.clone()))
        });
        name.map(|name| of(name)()).unwrap_or_default()
    };
    view! {
        <span>{dynamic(name)}</span>
        <span>{address}</span>
    }
    .into_any()
}

fn age(report: &ServiceRequest) -> AnyView {
    let now = clock::ticking();
    report
        .requested_at
        .map(|at| {
            view! { <time datetime=at.to_rfc3339()>{move || i18n::near_time(at, now.get())}</time> }
                .into_any()
        })
        .into_any()
}

/// How far away it is, where the device has said where it is.
fn distance(place: Option<Place>) -> AnyView {
    let near = around::near();
    dynamic(move || {
        let (near, place) = (near.get()?, place?);
        let away = metres(near, place);
        let words = if away < 1_000.0 {
            let about = (away / 100.0).round().max(1.0) * 100.0;
            i18n::tf("report.around.metres", &[("metres", format!("{about:.0}"))])
        } else {
            let km = format!("{:.1}", away / 1_000.0);
            i18n::tf("report.around.kilometres", &[("km", km)])
        };
        Some(view! { <span>{words}</span> }.into_any())
    })
}
