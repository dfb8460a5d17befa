//! Every operation of the stand-in with who may call it and how it refuses.

use super::desk::{Access, Handler, Key, Operation, serve};
use super::faults::{self, Faults, Weather};
use super::headers;
use super::idempotency::Keeps;
use super::packed;
use super::refusal::{Dialect, Refusal};
use super::static_files;
use crate::app::App;
use crate::{foreign, open311, resources};
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{self, MethodFilter, MethodRouter};
use std::sync::Arc;

/// Most bytes of a JSON body or a form.
const SMALL: usize = 262_144;

type Routes = MethodRouter<Arc<App>>;

/// The whole stand-in, on a bad day if there are faults. Layers are put on here,
/// from the inside out.
pub fn router(app: Arc<App>, faults: Option<Weather>) -> Router {
    let routes = api()
        .merge(geo_report())
        .merge(if app.demo {
            demonstration()
        } else {
            Router::new()
        })
        .merge(if app.foreign {
            foreign::router()
        } else {
            Router::new()
        })
        .fallback(static_files::serve)
        .method_not_allowed_fallback(refuse_method)
        .with_state(Arc::clone(&app));
    // As a fallback of an empty router, so that the layer sees the request
    // before its path and method are looked at.
    let whole = Router::new()
        .fallback_service(routes)
        .layer(from_fn(packed::pack))
        .layer(from_fn_with_state(app, headers::finish));
    match faults {
        Some(weather) => whole.layer(from_fn_with_state(Faults::new(weather), faults::strike)),
        None => whole,
    }
}

fn api() -> Router<Arc<App>> {
    use resources::{
        applications, attachments, cases, city, fact_corrections, lookup, messages, schemes,
        session,
    };
    let v1 = |path: &str| format!("/api/v1{path}");
    Router::new()
        .route("/healthz", routing::get(async || "ok"))
        .route(
            &v1("/session/codes"),
            sent(session::send_code, Access::Anybody),
        )
        .route(
            &v1("/session"),
            asked(session::show, Access::Resident)
                .merge(sent(session::sign_in, Access::Anybody))
                .merge(on(
                    MethodFilter::DELETE,
                    plain(session::sign_out, Access::Anybody),
                )),
        )
        .route(&v1("/city"), asked(city::show, Access::Public))
        .route(&v1("/calendar"), asked(city::calendar, Access::Public))
        .route(&v1("/consents/{id}"), asked(city::consent, Access::Public))
        .route(&v1("/schemes"), asked(schemes::list, Access::Public))
        .route(&v1("/schemes/{id}"), asked(schemes::show, Access::Public))
        .route(
            &v1("/schemes/{id}/facts"),
            asked(schemes::facts, Access::Resident),
        )
        .route(
            &v1("/schemes/{id}/facts/corrections"),
            sent(fact_corrections::ask, Access::Resident),
        )
        .route(
            &v1("/attachments"),
            on(
                MethodFilter::POST,
                Operation {
                    limit: attachments::LARGEST,
                    key: Key::Required,
                    ..plain(attachments::receive, Access::Anybody)
                },
            ),
        )
        .route(
            &v1("/attachments/{id}"),
            asked(attachments::show, Access::Resident),
        )
        .route(
            &v1("/points/applications"),
            sent(applications::submit, Access::Resident),
        )
        .merge(after_submitting())
        .route(&v1("/cases"), asked(cases::list, Access::Resident))
        // Looking up changes nothing but the count of wrong tries: it needs no
        // key, and a page that looks again every half minute leaves no copies.
        .route(
            &v1("/cases/lookup"),
            on(
                MethodFilter::POST,
                Operation {
                    key: Key::Optional,
                    keeps: Keeps::Refusal,
                    ..plain(lookup::open, Access::Anybody)
                },
            ),
        )
        .route(&v1("/cases/{number}"), asked(cases::show, Access::Resident))
        .route(
            &v1("/cases/{number}/messages"),
            sent(messages::write, Access::Anybody),
        )
}

fn after_submitting() -> Router<Arc<App>> {
    use resources::{amendment, appeals, corrections, rounds, standing, withdrawal};
    let of = |path: &str| format!("/api/v1/points/applications/{{number}}{path}");
    let done = |handler| sent(handler, Access::Resident);
    Router::new()
        .route(&of(""), asked(standing::show, Access::Resident))
        .route(&of("/withdrawal"), done(withdrawal::withdraw))
        .route(&of("/amendment"), done(amendment::amend))
        .route(&of("/corrections"), done(corrections::correct))
        .route(&of("/appeals"), done(appeals::appeal))
        .route("/api/v1/points/rounds", asked(rounds::list, Access::Public))
        .route(
            "/api/v1/points/rounds/{id}/ranking",
            asked(rounds::ranking, Access::Anybody),
        )
}

fn geo_report() -> Router<Arc<App>> {
    let v2 = |path: &str| format!("/open311/v2{path}");
    let shown = |handler| {
        on(
            MethodFilter::GET,
            Operation {
                dialect: Dialect::Open311,
                ..plain(handler, Access::Public)
            },
        )
    };
    let taken = on(
        MethodFilter::POST,
        Operation {
            dialect: Dialect::Open311,
            key: Key::Optional,
            ..plain(open311::submit::submit, Access::Anybody)
        },
    );
    Router::new()
        .route(&v2("/discovery.json"), shown(open311::discovery::show))
        .route(&v2("/services.json"), shown(open311::services::list))
        .route(
            &v2("/services/{file}"),
            shown(open311::services::definition),
        )
        .route(
            &v2("/requests.json"),
            shown(open311::requests::list).merge(taken),
        )
        .route(&v2("/requests/{file}"), shown(open311::requests::show))
}

fn demonstration() -> Router<Arc<App>> {
    use resources::demo_clock;
    Router::new().route(
        "/_demo/clock",
        asked(demo_clock::show, Access::Anybody).merge(on(
            MethodFilter::POST,
            Operation {
                key: Key::Optional,
                ..plain(demo_clock::turn, Access::Anybody)
            },
        )),
    )
}

fn plain(handler: Handler, access: Access) -> Operation {
    Operation {
        handler,
        access,
        key: Key::None,
        keeps: Keeps::Answer,
        limit: SMALL,
        dialect: Dialect::Problem,
    }
}

fn asked(handler: Handler, access: Access) -> Routes {
    on(MethodFilter::GET, plain(handler, access))
}

fn sent(handler: Handler, access: Access) -> Routes {
    on(
        MethodFilter::POST,
        Operation {
            key: Key::Required,
            ..plain(handler, access)
        },
    )
}

/// One operation on one method.
fn on(method: MethodFilter, operation: Operation) -> Routes {
    routing::on(method, move |app, address, params, request| {
        serve(app, address, params, request, operation)
    })
}

/// 405.
pub fn wrong_method() -> Refusal {
    let title = "This path does not take this method.";
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title)
}

async fn refuse_method(request: Request) -> Response {
    let open311 = request.uri().path().starts_with("/open311");
    let dialect = if open311 {
        Dialect::Open311
    } else {
        Dialect::Problem
    };
    wrong_method().into_answer(dialect).into_response()
}
