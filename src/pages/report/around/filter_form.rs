//! What the list is narrowed to, and its order. Everything chosen goes into the URL.

use super::narrow;
use super::near::{self, Asking};
use crate::api::open311;
use crate::domain::identity::{ServiceCode, UnitId};
use crate::domain::reports::around::{Filters, Shown, Sort};
use crate::domain::reports::extension::Extension;
use crate::domain::reports::service::Service;
use crate::funnel::{Kept, Signal, dynamic, effect};
use crate::i18n;
use crate::state::loaded::Loader;
use crate::state::{around, city};
use crate::ui::field::Asked;
use crate::ui::pick::{Pick, Pickable};
use crate::ui::text_input::{TextInput, TextKind};
use crate::ui::timer::Pause;
use crate::ui::words::{said, told};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// So long after the last letter the words count.
const SETTLED: Duration = Duration::from_millis(350);

/// The filters.
#[component]
pub fn FilterForm(
    /// What the URL says.
    filters: Kept<Filters>,
    /// What can be reported.
    services: Loader<Arc<Vec<Service>>>,
) -> impl IntoView {
    let asking = RwSignal::new(Asking::No);
    let change = move |change: fn(&mut Filters, String)| {
        Callback::new(move |value: String| {
            let mut now = filters.get_untracked();
            change(&mut now, value);
            narrow(&now, false);
        })
    };
    let unit =
        Signal::derive(move || filters.with(|it| text(it.unit.as_ref().map(UnitId::as_str))));
    let service = Signal::derive(move || {
        filters.with(|it| text(it.service.as_ref().map(ServiceCode::as_str)))
    });
    let state = Signal::derive(move || filters.with(|it| text(it.state.map(Shown::word))));
    let sort = Signal::derive(move || {
        filters.with(|it| text((it.sort == Sort::Nearest).then_some("nearest")))
    });
    let units = open311::has(Extension::Units).then(|| {
        view! {
            <Pick
                id="around-unit"
                label=said("report.around.unit")
                options=units(filters)
                value=unit
                set=change(|filters, unit| filters.unit = chosen(unit).map(UnitId::new))
            />
        }
        .into_any()
    });
    view! {
        <search class="around-filters">
            {search_box(filters)} {units}
            <Pick
                id="around-service"
                label=said("report.around.service")
                options=kinds(services, filters)
                value=service
                set=change(|filters, code| filters.service = chosen(code).map(ServiceCode::new))
            />
            <Pick
                id="around-status"
                label=said("report.around.status")
                options=states()
                value=state
                set=change(|filters, word| filters.state = Shown::of(&word))
            />
            <Pick
                id="around-sort"
                label=said("report.around.sort")
                options=orders()
                value=sort
                set=Callback::new(move |word: String| {
                    let nearest = word == "nearest";
                    let sort = if nearest { Sort::Nearest } else { Sort::Newest };
                    narrow(&Filters { sort, ..filters.get_untracked() }, false);
                    if nearest && around::near().get_untracked().is_none() {
                        near::ask(asking);
                    }
                })
            />
            {near::place_line(filters, asking)}
        </search>
    }
    .into_any()
}

/// Words to look for. What is typed stands in the box at once and in the URL once it
/// has settled; what the URL says by Back stands in the box.
fn search_box(filters: Kept<Filters>) -> AnyView {
    let typed = RwSignal::new(filters.with_untracked(|filters| filters.text.clone()));
    effect(move || {
        let text = filters.with(|filters| filters.text.clone());
        if typed.with_untracked(|typed| typed.trim() != text) {
            typed.set(text);
        }
    });
    let pause = Pause::new(SETTLED);
    let set = Callback::new(move |text: String| {
        typed.set(text);
        pause.run(move || {
            let Some(text) = typed.try_get_untracked() else {
                return;
            };
            let text = text.trim().to_owned();
            let now = filters.get_untracked();
            if now.text != text {
                let replace = !now.text.is_empty() && !text.is_empty();
                narrow(&Filters { text, ..now }, replace);
            }
        });
    });
    let asked = Asked::new("around-search", said("report.around.search"));
    view! {
        <div class="around-filters__words">
            <TextInput asked kind=TextKind::Search value=typed set />
        </div>
    }
    .into_any()
}

fn text(word: Option<&str>) -> String {
    word.unwrap_or_default().to_owned()
}

fn chosen(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

fn all(key: &'static str) -> Pickable {
    (String::new(), said(key))
}

/// All units; one that a link names and nobody knows stands by its id.
fn units(filters: Kept<Filters>) -> Signal<Vec<Pickable>> {
    let city = city::city();
    Signal::derive(move || {
        let mut options = vec![all("report.around.every_unit")];
        if let Some(city) = city.get().ready() {
            let unit = |unit: &crate::domain::city::Unit| (unit.id.to_string(), told(&unit.name));
            options.extend(city.units.iter().map(unit));
        }
        let chosen = filters.with(|filters| filters.unit.as_ref().map(ToString::to_string));
        with_chosen(options, chosen)
    })
}

fn kinds(services: Loader<Arc<Vec<Service>>>, filters: Kept<Filters>) -> Signal<Vec<Pickable>> {
    Signal::derive(move || {
        let mut options = vec![all("report.around.every_service")];
        if let Some(services) = services.get().ready() {
            let kind = |service: &Service| (service.code.to_string(), told(&service.name));
            options.extend(services.iter().map(kind));
        }
        let chosen = filters.with(|filters| filters.service.as_ref().map(ToString::to_string));
        with_chosen(options, chosen)
    })
}

/// What is chosen must be among the options, or the list would show another.
fn with_chosen(mut options: Vec<Pickable>, chosen: Option<String>) -> Vec<Pickable> {
    if let Some(chosen) = chosen
        && options.iter().all(|(value, _)| *value != chosen)
    {
        options.push((chosen.clone(), Signal::stored(chosen)));
    }
    options
}

fn states() -> Vec<Pickable> {
    let name = |state: Shown| match state {
        Shown::Open => "report.around.open",
        Shown::Answered => "report.around.answered",
        Shown::Fixed => "report.around.fixed",
    };
    let each = Shown::ALL.map(|state| (state.word().to_owned(), said(name(state))));
    [vec![all("report.around.every_status")], each.to_vec()].concat()
}

fn orders() -> Vec<Pickable> {
    vec![
        all("report.around.newest"),
        ("nearest".to_owned(), said("report.around.nearest")),
    ]
}

/// How many reports were found, as far as the list goes; and where only that is
/// looked through, that it is so.
pub fn count_words() -> String {
    around::list().with(|list| {
        let key = match list.progress {
            around::Progress::End => "report.around.count",
            _ if list.looked_through => "report.around.count_looked",
            _ => "report.around.count_more",
        };
        i18n::tn(key, list.rows.len(), &[("seen", &list.seen.to_string())])
    })
}

/// Said where the server answers less than what is asked for.
pub fn looked_through_note() -> AnyView {
    dynamic(move || {
        around::list().with(|list| list.looked_through).then(|| {
            view! { <p class="note">{crate::ui::words::say("report.around.looked_through")}</p> }
                .into_any()
        })
    })
}
