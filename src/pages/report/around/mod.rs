//! Around me: what everybody may see of the reports of others, narrowed by filters
//! that stand in the URL.

mod card;
mod filter_form;
mod found;
mod map;
mod near;
mod sides;

use super::followed_list::FollowedList;
use super::subject::services;
use crate::domain::reports::around::Filters;
use crate::funnel::{effect, kept};
use crate::i18n;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::{around, diagnosis, navigation, network};
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::words::say;
use leptos::prelude::*;

/// `/report/around`.
#[component]
pub fn AroundPage() -> impl IntoView {
    diagnosis::start();
    titled("report.around.title");
    let route = navigation::route();
    let filters = kept(move || match route.get() {
        Some(Route::ReportAround { query }) => query.filters(),
        // The page is being left: the list stays as it is.
        _ => around::filters().unwrap_or_default(),
    });
    let near = around::near();
    effect(move || {
        near.track();
        around::show(&filters.get(), i18n::locale());
    });
    let online = network::online();
    effect(move || {
        if online.get() {
            around::resume();
        }
    });
    view! {
        <a class="back" href=Route::Report.path()>
            {say("report.title")}
        </a>
        <div class="stack">
            <h1>{say("report.around.title")}</h1>
            <p class="lead">{say("report.around.lead")}</p>
            <p>
                <ButtonLink href=Route::Report.path() kind=ButtonKind::Second>
                    {say("report.around.report")}
                </ButtonLink>
            </p>
            <FollowedList />
            <filter_form::FilterForm filters services=services() />
            <sides::Sides filters />
        </div>
    }
    .into_any()
}

/// Narrows the list anew. Each choice is a step that Back takes back; letters typed
/// one after the other are one.
fn narrow(filters: &Filters, replace: bool) {
    let query = filters.into();
    navigation::stay(&Route::ReportAround { query }, replace);
}
