//! A report as the Open311 city lists it for everybody: how it is followed where
//! there is no case page.

use crate::api::{ApiError, open311};
use crate::domain::identity::CaseNumber;
use crate::domain::reports::listed::{RequestNote, ServiceRequest};
use crate::domain::reports::media::{Medium, medium};
use crate::domain::reports::stage::Stage;
use crate::domain::reports::update::history;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::loaded_view::loaded_page;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::state::{clock, diagnosis};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::card::{Card, SummaryList, SummaryRow};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::{said, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use std::sync::Arc;

/// A report with what was written about it.
type Listed = (ServiceRequest, Vec<RequestNote>);

/// `/report/requests/{number}`.
#[component]
pub fn ListedReport(
    /// Its number.
    number: CaseNumber,
) -> impl IntoView {
    diagnosis::start();
    titled("report.listed.title");
    let report = {
        let number = number.clone();
        Loader::new(move || fetch(number.clone(), i18n::locale()))
    };
    let again = {
        let report = report.clone();
        Callback::new(move |()| report.reload())
    };
    let missing = {
        let number = number.clone();
        move || not_listed(&number, again)
    };
    let show = {
        let number = number.clone();
        move |listed: Option<Arc<Listed>>| match listed {
            Some(listed) => shown(&number, &listed, again),
            None => not_listed(&number, again),
        }
    };
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        {loaded_page(report, missing, show)}
    }
    .into_any()
}

async fn fetch(number: CaseNumber, locale: &'static str) -> Result<Option<Arc<Listed>>, ApiError> {
    let Some(report) = open311::request(&number, locale).await? else {
        return Ok(None);
    };
    // What was written later is more, not what was asked for.
    let updates = open311::updates(&number).await.unwrap_or_default();
    let history = history(&report, &updates);
    Ok(Some(Arc::new((report, history))))
}

fn shown(number: &CaseNumber, (report, history): &Listed, again: Callback<()>) -> AnyView {
    let stage = report.stage();
    let (kind, key) = stage_words(stage);
    let word = report.status_word().to_owned();
    let word = (!word.is_empty()).then(|| {
        let said = move || i18n::tf("report.listed.word", &[("word", word.clone())]);
        view! { <p class="soft">{dynamic(said)}</p> }.into_any()
    });
    let hint = hint(stage).map(|key| view! { <p class="note">{say(key)}</p> }.into_any());
    let rows = {
        let (report, number) = (report.clone(), number.clone());
        Signal::derive(move || rows(&number, &report))
    };
    let page_is_https = window()
        .location()
        .protocol()
        .is_ok_and(|scheme| scheme == "https:");
    let photos: Vec<AnyView> = report
        .media
        .iter()
        .filter_map(|address| medium(address, page_is_https))
        .map(photo)
        .collect();
    let notes: Vec<AnyView> = history.iter().map(note).collect();
    let has_notes = !notes.is_empty();
    view! {
        <div class="stack-large measure">
            <div class="stack">
                <h1>{heading(report)}</h1>
                <p>
                    <Tag kind>{say(key)}</Tag>
                </p>
                {word}
                {hint}
            </div>
            <SummaryList rows />
            {(!photos.is_empty())
                .then(|| {
                    view! {
                        <Card id="listed-photos" title=said("report.listed.photos")>
                            <ul class="bullets">{photos}</ul>
                        </Card>
                    }
                        .into_any()
                })}
            {has_notes
                .then(|| {
                    view! {
                        <Card id="listed-history" title=said("report.listed.history")>
                            <ol class="timeline">{notes}</ol>
                        </Card>
                    }
                        .into_any()
                })}
            <p>
                <Button kind=ButtonKind::Second on_press=again>
                    {say("report.listed.again")}
                </Button>
            </p>
        </div>
    }
    .into_any()
}

fn heading(report: &ServiceRequest) -> AnyView {
    if report.service_name.is_empty() {
        say("report.listed.title").into_any()
    } else {
        report.service_name.clone().into_any()
    }
}

fn rows(number: &CaseNumber, report: &ServiceRequest) -> Vec<SummaryRow> {
    let at = |moment: Option<DateTime<FixedOffset>>| moment.map(i18n::day_time).unwrap_or_default();
    let lines = [
        ("ui.receipt.number", number.to_string()),
        ("report.listed.received", at(report.requested_at)),
        ("report.listed.updated", at(report.updated_at)),
        ("report.listed.expected", at(report.expected_at)),
        ("report.listed.agency", report.agency.clone()),
        ("report.listed.notes", report.status_notes.clone()),
        ("report.listed.notice", report.notice.clone()),
        ("report.listed.where", report.address.clone()),
        ("report.listed.what", report.description.clone()),
    ];
    let known = lines.into_iter().filter(|(_, value)| !value.is_empty());
    known
        .map(|(label, value)| SummaryRow {
            label: i18n::t(label),
            value: value.lines().map(str::to_owned).collect(),
            change: None,
        })
        .collect()
}

/// A photo of another host is a link: the policy of the page lets in none, and the
/// other host learns of nobody who has not asked for it.
fn photo(medium: Medium) -> AnyView {
    let name = medium
        .address
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    view! {
        <li>
            <a href=medium.address rel="noreferrer noopener" target="_blank">
                {name}
            </a>
        </li>
    }
    .into_any()
}

fn note(note: &RequestNote) -> AnyView {
    let now = clock::ticking();
    let at = note.at.map(|at| {
        view! { <time datetime=at.to_rfc3339()>{move || i18n::near_time(at, now.get())}</time> }
            .into_any()
    });
    let kind = (!note.kind.is_empty())
        .then(|| view! { <h3 class="timeline__who">{note.kind.clone()}</h3> }.into_any());
    view! { <li>{kind} {at} <p>{note.text.clone()}</p></li> }.into_any()
}

fn stage_words(stage: Stage) -> (TagKind, &'static str) {
    match stage {
        Stage::Received => (TagKind::Rest, "report.stage.received"),
        Stage::InProgress => (TagKind::Going, "report.stage.in_progress"),
        Stage::Closed => (TagKind::Rest, "report.stage.closed"),
        Stage::Fixed => (TagKind::Done, "report.stage.fixed"),
        Stage::Declined => (TagKind::Rest, "report.stage.declined"),
        Stage::Duplicate => (TagKind::Rest, "report.stage.duplicate"),
    }
}

/// Closed is not fixed.
fn hint(stage: Stage) -> Option<&'static str> {
    (stage == Stage::Closed).then_some("report.listed.closed_is_not_fixed")
}

/// The city does not show it: not yet, not to everybody, or not at all.
fn not_listed(number: &CaseNumber, again: Callback<()>) -> AnyView {
    let number = number.to_string();
    let text =
        Signal::derive(move || i18n::tf("report.listed.none_text", &[("number", number.clone())]));
    view! {
        <h1>{say("report.listed.title")}</h1>
        <StatePanel kind=PanelKind::Empty title=said("report.listed.none") text>
            <Button kind=ButtonKind::Second on_press=again>
                {say("report.listed.again")}
            </Button>
            <ButtonLink href=Route::Report.path() kind=ButtonKind::Plain>
                {say("report.title")}
            </ButtonLink>
        </StatePanel>
    }
    .into_any()
}
