//! What do you want to use points for? One card for each purpose of each scheme.

use super::frame::unknown_scheme;
use super::place::Place;
use crate::api;
use crate::domain::points::scheme::{PurposeSummary, SchemeSummary};
use crate::funnel::dynamic;
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::notice::Notice;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// `/points`.
#[component]
pub fn PointsStart() -> impl IntoView {
    titled("points.title");
    let schemes = Loader::new(|| async { api::schemes::schemes().await });
    view! {
        <a class="back" href=Route::Home.path()>{say("app.back_home")}</a>
        <div class="stack">
            <h1>{say("points.start.title")}</h1>
            <p class="lead">{say("points.start.lead")}</p>
        </div>
        <div class="columns points-columns">
            <div class="stack-large">{loaded_view(schemes, unknown_scheme, schemes_view)}</div>
            <section class="card card--mist stack" aria-labelledby="how-title">
                <h2 id="how-title">{say("points.start.how")}</h2>
                <ol class="numbered">
                    <li>{say("points.start.how1")}</li>
                    <li>{say("points.start.how2")}</li>
                    <li>{say("points.start.how3")}</li>
                </ol>
            </section>
        </div>
    }
    .into_any()
}

fn schemes_view(schemes: Vec<SchemeSummary>) -> AnyView {
    if schemes.is_empty() {
        return view! {
            <StatePanel
                kind=PanelKind::Empty
                title=said("points.empty")
                text=said("points.empty_text")
            />
        }
        .into_any();
    }
    schemes
        .into_iter()
        .map(scheme_view)
        .collect_view()
        .into_any()
}

fn scheme_view(scheme: SchemeSummary) -> AnyView {
    let notice = scheme.notice.clone();
    let purposes: Vec<AnyView> = scheme
        .purposes
        .iter()
        .map(|purpose| purpose_view(&scheme, purpose))
        .collect();
    let coming = scheme
        .effective_from
        .filter(|_| scheme.is_coming(clock::today()));
    let coming = coming.map(|day| {
        let words = move || i18n::tf("points.not_in_force", &[("date", i18n::date(day))]);
        view! { <p>{words}</p> }.into_any()
    });
    let compare = Route::PointsCompare {
        scheme: scheme.id.clone(),
        with: None,
    };
    view! {
        <section class="stack">
            <h2>{of(scheme.title)}</h2>
            {(!notice.is_empty()).then(|| view! { <Notice small=true>{of(notice)}</Notice> })}
            {coming}
            <ul class="purposes">{purposes}</ul>
            <p class="small"><a href=compare.path()>{say("compare.link")}</a></p>
        </section>
    }
    .into_any()
}

fn purpose_view(scheme: &SchemeSummary, purpose: &PurposeSummary) -> AnyView {
    let line = {
        let (title, line) = (purpose.line_title.clone(), purpose.line);
        let has_line = purpose.has_line();
        move || {
            let title = i18n::words(&title);
            if !has_line {
                return title;
            }
            let values = [("title", title), ("line", i18n::number(line))];
            i18n::tf("points.start.line", &values)
        }
    };
    let href = Place::begin(scheme.id.clone(), purpose.id.clone()).path();
    view! {
        <li>
            <a class="task task--row" href=href>
                <span class="task__name">{of(purpose.title.clone())}</span>
                <span class="task__text">{dynamic(line)}</span>
                <span class="task__go" aria-hidden="true"></span>
            </a>
        </li>
    }
    .into_any()
}
