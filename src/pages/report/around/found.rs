//! The list itself, with every way it can stand.

use super::card::{card, link_id};
use super::filter_form::{count_words, looked_through_note};
use super::narrow;
use crate::api::{ApiError, open311};
use crate::domain::reports::around::Filters;
use crate::domain::reports::extension::Extension;
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::state::around::{self, Progress};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_soon;
use crate::ui::live::LiveRegion;
use crate::ui::long_list::LongList;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// Element id of the heading.
const HEADING: &str = "around-found";

/// What the ids of the list's links begin with.
const LIST: &str = "list ";

/// The list under its heading.
#[component]
pub fn Found(
    /// What it is narrowed to.
    filters: Kept<Filters>,
) -> impl IntoView {
    let list = around::list();
    let is_empty = kept(move || list.with(|list| list.rows.is_empty()));
    let body = move || {
        if is_empty.get() {
            dynamic(move || in_place_of_rows(filters))
        } else {
            rows()
        }
    };
    view! {
        <section class="around-found" aria-labelledby=HEADING>
            <h2 id=HEADING>{say("report.around.found")}</h2>
            {looked_through_note()}
            <p class="small soft">{dynamic(count_words)}</p>
            <LiveRegion text=Signal::derive(count_words) />
            {dynamic(body)}
        </section>
    }
    .into_any()
}

/// Why there is no row, and what can be done about it.
fn in_place_of_rows(filters: Kept<Filters>) -> AnyView {
    let progress = around::list().with(|list| list.progress.clone());
    match progress {
        Progress::Fetching => {
            view! { <StatePanel kind=PanelKind::Loading title=said("app.loading") /> }.into_any()
        }
        Progress::Stopped(error) => stopped(&error),
        Progress::More => view! {
            <StatePanel kind=PanelKind::Empty title=said("report.around.none_yet")>
                {more_button()}
            </StatePanel>
        }
        .into_any(),
        Progress::End => nothing(filters),
    }
}

fn nothing(filters: Kept<Filters>) -> AnyView {
    let narrowed = filters.with_untracked(Filters::count) > 0;
    let (title, text) = if narrowed {
        ("report.around.none", "report.around.none_text")
    } else {
        ("report.around.nothing", "report.around.nothing_text")
    };
    let widen = narrowed.then(|| {
        let on_press = Callback::new(move |()| {
            let sort = filters.with_untracked(|filters| filters.sort);
            narrow(
                &Filters {
                    sort,
                    ..Filters::default()
                },
                false,
            );
            focus_soon("around-search");
        });
        view! {
            <Button kind=ButtonKind::Second on_press>
                {say("report.around.widen")}
            </Button>
        }
        .into_any()
    });
    view! {
        <StatePanel kind=PanelKind::Empty title=said(title) text=said(text)>
            {widen}
        </StatePanel>
    }
    .into_any()
}

/// The rest does not come. With the network back it comes by itself.
fn stopped(error: &ApiError) -> AnyView {
    let (kind, title, text) = match error {
        ApiError::Offline => (PanelKind::Offline, "error.offline", "error.offline_text"),
        _ => (PanelKind::Failed, "error.failed", "error.failed_text"),
    };
    let on_press = Callback::new(|()| around::more());
    view! {
        <StatePanel kind title=said(title) text=said(text)>
            <Button kind=ButtonKind::Second on_press>
                {say("error.again")}
            </Button>
        </StatePanel>
    }
    .into_any()
}

fn rows() -> AnyView {
    let list = around::list();
    let len = {
        let list = list.clone();
        kept(move || list.with(|list| list.rows.len()))
    };
    let whole = {
        let list = list.clone();
        kept(move || list.with(|list| list.progress == Progress::End))
    };
    let row = Callback::new(row);
    // What was stopped goes on when the resident or the network says so.
    let near_end = Callback::new(|()| {
        if around::list().with_untracked(|list| list.progress == Progress::More) {
            around::more();
        }
    });
    if let Some(number) = around::take_left() {
        // After the heading has had the focus.
        request_animation_frame(move || focus_soon(link_id(LIST, &number)));
    }
    view! {
        <LongList len whole labelled_by=HEADING heights=around::heights() row near_end />
        {dynamic(foot)}
    }
    .into_any()
}

/// The row of a place. A row stays what it is, unless the list is put in order here:
/// then another may come between.
fn row(at: usize) -> AnyView {
    let list = around::list();
    if open311::has(Extension::Near) {
        let report = list.with_untracked(|list| list.rows.get(at).cloned());
        return report.map(|report| card(&report, LIST)).into_any();
    }
    let report = kept(move || list.with(|list| list.rows.get(at).cloned()));
    dynamic(move || report.get().map(|report| card(&report, LIST)))
}

/// What stands under the last row.
fn foot() -> AnyView {
    let progress = around::list().with(|list| list.progress.clone());
    match progress {
        Progress::End => view! { <p class="soft">{say("report.around.end")}</p> }.into_any(),
        Progress::Stopped(error) => stopped(&error),
        Progress::More | Progress::Fetching => more_button(),
    }
}

/// For those who do not scroll.
fn more_button() -> AnyView {
    let busy = Signal::derive(|| around::list().with(|list| list.progress == Progress::Fetching));
    let on_press = Callback::new(|()| around::more());
    let words = move || {
        i18n::t(if busy.get() {
            "report.around.fetching"
        } else {
            "report.around.more"
        })
    };
    view! {
        <p>
            <Button kind=ButtonKind::Second busy on_press>
                {dynamic(words)}
            </Button>
        </p>
    }
    .into_any()
}
