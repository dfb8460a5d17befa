//! How the Open311 server answers, for its owner: which calls work, and where the
//! answers differ from GeoReport v2.

use crate::api::open311;
use crate::domain::reports::deviation::{Deviation, Met};
use crate::domain::reports::diagnosis::AnswerKind;
use crate::domain::reports::query::{Wanted, Zone};
use crate::domain::reports::walk::Walk;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::{clock, diagnosis};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::live::LiveRegion;
use crate::ui::words::say;
use chrono::TimeDelta;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Questions of so many services are asked: some servers allow ten calls a minute.
const MOST_DEFINITIONS: usize = 5;

/// How a call went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was answered, with so many rows.
    Rows(usize),
    /// It was not answered, or not readably.
    Failed,
}

/// A call and how it went.
type Call = (&'static str, Outcome);

/// `/about/api`.
#[component]
pub fn ApiPage() -> impl IntoView {
    titled("about.api.title");
    diagnosis::start();
    let calls = RwSignal::new(Vec::<Call>::new());
    let busy = RwSignal::new(false);
    let look = move || {
        if !busy.get_untracked() {
            busy.set(true);
            calls.set(Vec::new());
            spawn_local(async move {
                ask_all(calls).await;
                let _ = busy.try_set(false);
            });
        }
    };
    look();
    let met = diagnosis::met();
    let said = Signal::derive(move || {
        i18n::t(if busy.get() {
            "about.api.asking"
        } else {
            "about.api.asked"
        })
    });
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        <div class="stack-large">
            <div class="stack measure">
                <h1>{say("about.api.title")}</h1>
                <p class="lead">{say("about.api.lead")}</p>
                <p class="soft">{say("about.api.private")}</p>
            </div>
            <LiveRegion text=said />
            <section class="stack-small">
                <h2>{say("about.api.calls")}</h2>
                {dynamic(move || call_table(calls.get()))}
            </section>
            <section class="stack-small">
                <h2>{say("about.api.met")}</h2>
                {dynamic(move || met_table(met.get()))}
            </section>
            <p>
                <Button kind=ButtonKind::Second on_press=Callback::new(move |()| look())>
                    {say("about.api.again")}
                </Button>
            </p>
        </div>
    }
    .into_any()
}

/// Asks everything a page of the portal asks, but for sending a report.
async fn ask_all(calls: RwSignal<Vec<Call>>) {
    let tell = |call: &'static str, rows: Option<usize>| {
        let outcome = rows.map_or(Outcome::Failed, Outcome::Rows);
        let _ = calls.try_update(|calls| calls.push((call, outcome)));
    };
    let discovery = open311::discovery().await.ok();
    tell(
        "discovery.json",
        discovery.map(|found| found.endpoints.len()),
    );
    let locale = untrack(i18n::locale);
    let services = open311::services(locale).await.ok();
    tell("services.json", services.as_ref().map(Vec::len));
    let asking = services.into_iter().flatten();
    let asking = asking.filter(|service| service.has_definition);
    for service in asking.take(MOST_DEFINITIONS) {
        let definition = open311::definition(&service.code, locale).await.ok();
        tell(
            "services/….json",
            definition.map(|found| found.attributes.len()),
        );
    }
    let now = clock::now();
    let mut walk = Walk::back(now, now - TimeDelta::days(90), false);
    let requests = open311::requests(&Wanted::default(), &mut walk, Zone::Written).await;
    tell(
        "requests.json",
        requests.ok().flatten().map(|rows| rows.len()),
    );
}

fn call_table(calls: Vec<Call>) -> AnyView {
    let row = |(call, outcome): Call| {
        let outcome = move || match outcome {
            Outcome::Rows(count) => i18n::tn("about.api.rows", count, &[]),
            Outcome::Failed => i18n::t("about.api.failed"),
        };
        view! {
            <tr>
                <th scope="row">{call}</th>
                <td data-label=say("about.api.answer")>{dynamic(outcome)}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = calls.into_iter().map(row).collect();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{say("about.api.call")}</th>
                    <th scope="col">{say("about.api.answer")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn met_table(met: Vec<diagnosis::MetIn>) -> AnyView {
    if met.is_empty() {
        return view! { <p>{say("about.api.none")}</p> }.into_any();
    }
    let rows: Vec<AnyView> = met
        .into_iter()
        .flat_map(|(kind, met)| met.into_iter().map(move |met| met_row(kind, met)))
        .collect();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{say("about.api.what")}</th>
                    <th scope="col">{say("about.api.where")}</th>
                    <th scope="col">{say("about.api.times")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn met_row(kind: AnswerKind, met: Met) -> AnyView {
    let place = if met.member.is_empty() {
        file(kind).to_owned()
    } else {
        format!("{}: {}", file(kind), met.member)
    };
    view! {
        <tr>
            <th scope="row">{say(words(met.deviation))}</th>
            <td data-label=say("about.api.where")>{place}</td>
            <td data-label=say("about.api.times")>{met.times.to_string()}</td>
        </tr>
    }
    .into_any()
}

/// Which answer, by the name of the call; the same in every language.
fn file(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Services => "services",
        AnswerKind::Definition => "services/…",
        AnswerKind::Requests => "requests",
        AnswerKind::Accepted => "POST requests, tokens",
        AnswerKind::Error => "4xx, 5xx",
    }
}

fn words(deviation: Deviation) -> &'static str {
    match deviation {
        Deviation::Wrapper => "about.api.d01",
        Deviation::EmptyNotList => "about.api.d02",
        Deviation::IdNotPlain => "about.api.d03",
        Deviation::BooleanAsText => "about.api.d04",
        Deviation::PlaceNotNumber => "about.api.d05",
        Deviation::EmptyElement => "about.api.d06",
        Deviation::NoNumber => "about.api.d07",
        Deviation::NoTokens => "about.api.d08",
        Deviation::StatusWord => "about.api.d09",
        Deviation::DateForm => "about.api.d10",
        Deviation::KeywordsAsList => "about.api.d11",
        Deviation::OptionsMalformed => "about.api.d12",
        Deviation::Datatype => "about.api.d13",
        Deviation::NoQuestions => "about.api.d14",
        Deviation::AnswersInRequest => "about.api.d15",
        Deviation::MediaForm => "about.api.d16",
        Deviation::AgencyForm => "about.api.d17",
        Deviation::ErrorForm => "about.api.d18",
        Deviation::UnknownMember => "about.api.d19",
        Deviation::FiltersIgnored => "about.api.d20",
        Deviation::Transport => "about.api.d21",
        Deviation::MarkupInText => "about.api.d22",
        Deviation::ExtraDemand => "about.api.d23",
    }
}
