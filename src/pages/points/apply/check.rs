//! Everything once more, then submit: once.

use super::applicant_form::{applicant, form as applicant_form};
use super::filed::{evidence, filed, papers_in_the_way};
use crate::api;
use crate::domain::cases::CaseKind;
use crate::domain::forms::check::check_page;
use crate::domain::identity::{FactId, PageId};
use crate::domain::points::application::{Application, Consent};
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::points::frame::Journey;
use crate::pages::points::place::PlaceStep;
use crate::pages::points::score_panel::ScorePanel;
use crate::pages::points::standing::{left, time_left};
use crate::pages::submission_view::SubmissionView;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::FileInTheWay;
use crate::routes::{ApplyStep, Route, StandingStep};
use crate::state::changing::Changing;
use crate::state::points::Calculated;
use crate::state::submission::SubmissionState;
use crate::state::{clock, navigation, points};
use crate::ui::button::Button;
use crate::ui::card::{SummaryList, SummaryRow};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::AnswersList;
use crate::ui::words::say;
use leptos::prelude::*;

/// Element id of the papers.
const PAPERS: &str = "check-papers";

#[component]
pub fn CheckStep(journey: Journey) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.check.title"), wrong.into());
    let in_the_way = RwSignal::new(Vec::<FileInTheWay>::new());
    let items = Signal::derive(move || {
        let item = |file: &FileInTheWay| file.item_at(PAPERS.to_owned());
        in_the_way.with(|files| files.iter().map(item).collect::<Vec<_>>())
    });
    let score = Signal::derive({
        let explained = journey.explained;
        move || explained.with(|root| root.interval)
    });
    let state = journey.desk.form.submission.state();
    let changing = journey.desk.changing.clone();
    // The receipt is shown as soon as it is there, also when it came while the
    // resident was looking at another page of the journey.
    effect({
        let (state, changing) = (state.clone(), changing.clone());
        move || {
            if matches!(state.get(), SubmissionState::Done(_)) {
                navigation::replace(&match changing.get_untracked() {
                    Some(changing) => changed_route(&changing),
                    None => Route::Receipt,
                });
            }
        }
    });
    let busy = Signal::derive(move || state.get().is_under_way());
    let submit = {
        let journey = journey.clone();
        Callback::new(move |()| {
            // A paper the resident has chosen must not be left out in silence.
            in_the_way.set(papers_in_the_way(&journey));
            if in_the_way.with_untracked(Vec::is_empty) {
                submit(&journey);
            }
        })
    };
    let href = {
        let journey = journey.clone();
        Callback::new(move |page: PageId| journey.href(PlaceStep::Subject(page)))
    };
    let name = Callback::new({
        let journey = journey.clone();
        move |pointer: String| member_name(&journey, &pointer)
    });
    let applicant_href = journey.href(PlaceStep::Apply(ApplyStep::Applicant));
    let applicant_page = Callback::new(move |_: PageId| applicant_href.clone());
    let applicant_answers = journey.desk.applicant.clone();
    let form = (*journey.form).clone();
    let store = journey.desk.form.answers.clone();
    let submission = journey.desk.form.submission.clone();
    let notice = changing.clone();
    let press = move || {
        i18n::t(if changing.with(Option::is_some) {
            "points.check.submit_change"
        } else {
            "points.check.submit"
        })
    };
    view! {
        <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
        <h1>{say("points.check.title")}</h1>
        {dynamic(move || notice.get().map(|changing| change_notice(&changing)))}
        <div class="columns points-columns">
            <div class="stack-large">
                {move || {
                    view! {
                        <AnswersList
                            form=applicant_form()
                            store=applicant_answers.clone()
                            href=applicant_page
                        />
                    }
                }}
                <Papers journey=journey.clone() />
                <AnswersList form store href />
            </div>
            <div class="stack points-aside">
                <ScorePanel score purpose=journey.applies />
                <section class="card stack-small" aria-label=say("points.check.submit")>
                    <p>{say("points.check.declare")}</p>
                    <SubmissionView submission name />
                    <p class="actions">
                        <Button on_press=submit busy>{dynamic(press)}</Button>
                    </p>
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// What a member of the application is called on these pages.
fn member_name(journey: &Journey, pointer: &str) -> Option<String> {
    let mut steps = pointer.trim_start_matches('/').split('/');
    match (steps.next()?, steps.next()) {
        ("facts", Some(fact)) => Some(journey.fact_names().run(FactId::new(fact))),
        ("applicant", Some("name")) => Some(i18n::t("points.applicant.name")),
        ("applicant", Some("id_number")) => Some(i18n::t("points.applicant.id")),
        ("evidence", _) => Some(i18n::t("points.check.files")),
        ("consent", _) => Some(i18n::t("points.evidence.consent_name")),
        _ => None,
    }
}

#[component]
fn Papers(journey: Journey) -> impl IntoView {
    let href = journey.href(PlaceStep::Apply(ApplyStep::Evidence));
    let rows = Signal::derive(move || {
        let mut rows: Vec<SummaryRow> = Vec::new();
        for (paper, file) in filed(&journey) {
            let label = i18n::words(&paper.paper);
            match rows.iter_mut().find(|row| row.label == label) {
                Some(row) => row.value.push(file.name),
                None => rows.push(SummaryRow {
                    label,
                    value: vec![file.name],
                    change: Some(href.clone()),
                }),
            }
        }
        if rows.is_empty() {
            rows.push(SummaryRow {
                label: i18n::t("points.check.files"),
                value: vec![i18n::t("points.check.no_files")],
                change: Some(href.clone()),
            });
        }
        rows
    });
    view! {
        <section class="stack-small" id=PAPERS tabindex="-1" aria-labelledby="papers-title">
            <h2 id="papers-title">{say("points.check.files")}</h2>
            <SummaryList rows />
        </section>
    }
    .into_any()
}

/// Sends the application as it stands; with something missing it leads to the
/// step where that is asked.
fn submit(journey: &Journey) {
    let answers = journey.desk.applicant.snapshot_untracked();
    let complete = applicant_form()
        .pages
        .iter()
        .all(|page| check_page(page, &answers, clock::today()).is_empty());
    if !complete {
        return navigation::go(&journey.place.at(PlaceStep::Apply(ApplyStep::Applicant)));
    }
    let application = application(journey);
    // One that is under way goes on as it was.
    let state = journey.desk.form.submission.state();
    if !state.with_untracked(SubmissionState::is_under_way) {
        points::keep_calculated(Calculated {
            scheme: journey.scheme.clone(),
            purpose: application.purpose.clone(),
            facts: application.facts.clone(),
        });
    }
    // Text that differs when the application does; it never leaves memory.
    let content = serde_json::to_string(&application).unwrap_or_default();
    if let Some(changing) = journey.desk.changing.get_untracked() {
        return points::send_change(&journey.desk, &content, changing.number, application);
    }
    let desk = journey.desk.clone();
    journey
        .desk
        .form
        .submit(&content, CaseKind::Points, move |key| {
            let (application, desk) = (application.clone(), desk.clone());
            async move {
                let receipt = api::applications::apply(&application, &key).await?;
                let number = receipt.number.clone().ok_or(api::ApiError::Unreadable)?;
                points::keep_sent(number, desk);
                Ok(receipt)
            }
        });
}

/// The page of the application that is being changed.
fn changed_route(changing: &Changing) -> Route {
    Route::PointsApplication {
        number: changing.number.clone(),
        step: StandingStep::Standing,
    }
}

/// That nothing new is made here, but what was sent is replaced; and how long that
/// is possible.
fn change_notice(changing: &Changing) -> AnyView {
    let (number, until) = (changing.number.to_string(), changing.until);
    let title = move || i18n::tf("points.check.changing", &[("number", number.as_str())]);
    let now = clock::every_second();
    let possible = kept(move || left(until, now.get()).is_some());
    let time = move || {
        if possible.get() {
            time_left(until, now.into())
        } else {
            view! { <p>{say("points.check.changing_over")}</p> }.into_any()
        }
    };
    let back = changed_route(changing).path();
    view! {
        <section class="draft-notice" aria-labelledby="changing-title">
            <h2 id="changing-title">{dynamic(title)}</h2>
            <p>{say("points.check.changing_text")}</p>
            {dynamic(time)}
            <p><a href=back>{say("points.check.changing_back")}</a></p>
        </section>
    }
    .into_any()
}

fn application(journey: &Journey) -> Application {
    let consent = journey.desk.consent.get_untracked();
    Application {
        scheme: journey.scheme.id.clone(),
        scheme_version: journey.scheme.version.clone(),
        purpose: journey.purpose.id.clone(),
        applicant: applicant(&journey.desk.applicant),
        facts: journey.facts.get_untracked(),
        evidence: untrack(|| evidence(journey)),
        consent: consent.map(|text| Consent {
            id: text.id,
            version: text.version,
        }),
        estimate: journey.explained.with_untracked(|root| root.interval),
    }
}
