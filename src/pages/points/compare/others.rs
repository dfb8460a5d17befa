//! The other tables that are offered: coming versions of this one to compare
//! with, and tables of their own to estimate by.

use crate::api;
use crate::domain::identity::SchemeId;
use crate::domain::points::scheme::SchemeSummary;
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::points::frame::unknown_scheme;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// A list of ways to them; nothing where there is no other.
#[component]
pub fn OtherTables(scheme: SchemeId) -> impl IntoView {
    let schemes = Loader::new(|| async { api::schemes::schemes().await });
    loaded_view(schemes, unknown_scheme, move |all| list(&scheme, all))
}

fn list(scheme: &SchemeId, all: Vec<SchemeSummary>) -> AnyView {
    // A coming version shows what it is compared with, too.
    let own = all.iter().find(|one| one.id == *scheme);
    let replaced = own.and_then(|one| one.replaces.clone());
    let row = |other: SchemeSummary| {
        let is_version = other.replaces.as_ref() == Some(scheme);
        let is_current = replaced.as_ref() == Some(&other.id);
        let (href, words) = if is_version {
            let with = Some(other.id.clone());
            let scheme = scheme.clone();
            (Route::PointsCompare { scheme, with }, "compare.coming_go")
        } else if is_current {
            let with = Some(scheme.clone());
            let scheme = other.id.clone();
            (Route::PointsCompare { scheme, with }, "compare.current_go")
        } else {
            let (scheme, with) = (other.id.clone(), None);
            (Route::PointsCompare { scheme, with }, "compare.title")
        };
        let from = other.effective_from.filter(|_| is_version);
        let from = from.map(|day| {
            let words = move || i18n::tf("compare.coming", &[("date", i18n::date(day))]);
            view! { <span class="task__text">{words}</span> }.into_any()
        });
        view! {
            <li>
                <a class="task task--row" href=href.path()>
                    <span class="task__name">{of(other.title)}</span>
                    {from}
                    <span class="task__text">{say(words)}</span>
                    <span class="task__go" aria-hidden="true"></span>
                </a>
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = all
        .iter()
        .filter(|one| one.id != *scheme)
        .cloned()
        .map(row)
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="others-title">
            <h2 id="others-title">{say("compare.others")}</h2>
            <ul class="purposes">{rows}</ul>
        </section>
    }
    .into_any()
}
