//! What a kind of report is for and what it is not for, before anybody goes on with the
//! wrong one.

use super::subject::services;
use crate::domain::identity::ServiceCode;
use crate::domain::reports::elsewhere::Elsewhere;
use crate::domain::reports::service::Service;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::{ReportStep, Route};
use crate::state::loaded::Loaded;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// The guidance of a service; what it is for stands there in any city, the rest where
/// the city says so.
#[component]
pub fn Guidance(
    /// The service.
    service: Service,
) -> impl IntoView {
    let Service {
        description,
        not_for,
        ..
    } = service;
    let belongs = (!description.is_empty()).then(|| {
        view! {
            <p>
                <strong>{say("report.belongs")}</strong>
                " "
                {of(description)}
            </p>
        }
        .into_any()
    });
    let lines: Vec<_> = not_for.into_iter().map(line).collect();
    let elsewhere = (!lines.is_empty()).then(|| {
        view! {
            <section class="elsewhere" aria-labelledby="elsewhere">
                <h2 id="elsewhere">{say("report.not_for")}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    });
    view! { {belongs} {elsewhere} }.into_any()
}

/// One thing that does not belong here, and the way on.
fn line(one: Elsewhere) -> AnyView {
    let Elsewhere {
        what,
        instead,
        phone,
        service,
    } = one;
    let call = (!phone.is_empty()).then(|| {
        let href = format!("tel:{}", phone.replace([' ', '(', ')'], ""));
        view! {
            <a class="elsewhere__call" href=href>
                {move || i18n::tf("report.not_for.call", &[("phone", phone.as_str())])}
            </a>
        }
        .into_any()
    });
    view! {
        <li>
            <strong>{of(what)}</strong>
            " "
            {of(instead)}
            " "
            {call}
            {service.map(other)}
        </li>
    }
    .into_any()
}

/// The way to the kind that is meant; nothing where the city does not have it.
fn other(code: ServiceCode) -> AnyView {
    let services = services();
    dynamic(move || {
        let Loaded::Ready(services) = services.get() else {
            return None;
        };
        let service = services.iter().find(|service| service.code == code)?;
        let step = if service.has_definition {
            ReportStep::Details
        } else {
            ReportStep::Where
        };
        let href = Route::report(service.code.clone(), step).path();
        let name = [("service", i18n::words(&service.name))];
        Some(view! { <a href=href>{i18n::tf("report.not_for.choose", &name)}</a> }.into_any())
    })
}
