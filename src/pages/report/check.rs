//! The last step: everything once more, what is promised, and the button that
//! sends it once.

use super::journey::{Journey, StepHead};
use super::matter::{MatterCard, class_of};
use super::place::place_words;
use super::steps::{before, step_of};
use crate::api::{ApiError, open311};
use crate::domain::cases::CaseKind;
use crate::domain::forms::check::check_page;
use crate::domain::forms::report;
use crate::domain::identity::PageId;
use crate::domain::reports::request::NewRequest;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::submission_view::SubmissionView;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::{FileInTheWay, in_the_way as files_in_the_way};
use crate::routes::{ReportStep, Route};
use crate::state::submission::SubmissionState;
use crate::state::{clock, navigation, registration};
use crate::ui::card::{SummaryList, SummaryRow};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::{AnswersList, Form};
use crate::ui::pager::Pager;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// Element id of the photos' line.
const PHOTO_LINE: &str = "check-photos";

/// `/report/{service}/check`.
#[component]
pub fn CheckStep(
    /// The report.
    journey: Journey,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("report.check.title"), wrong.into());
    let in_the_way = RwSignal::new(Vec::<FileInTheWay>::new());
    let items = Signal::derive(move || {
        let item = |file: &FileInTheWay| file.item_at(PHOTO_LINE.to_owned());
        in_the_way.with(|files| files.iter().map(item).collect::<Vec<_>>())
    });
    let state = journey.open.submission.state();
    let busy = {
        let state = state.clone();
        Signal::derive(move || state.get().is_under_way())
    };
    let uploads = journey.open.uploads.clone();
    effect(move || {
        if matches!(state.get(), SubmissionState::Done(_)) {
            uploads.clear();
            navigation::replace(&Route::Receipt);
        }
    });
    let on_submit = {
        let journey = journey.clone();
        Callback::new(move |()| {
            in_the_way.set(files_in_the_way(&journey.open.uploads, true));
            if in_the_way.with_untracked(Vec::is_empty) && nothing_missing(&journey) {
                send(&journey);
            }
        })
    };
    let form = journey.form;
    let back = {
        let journey = journey.clone();
        move || {
            form.with(|form| before(form, journey.code(), ReportStep::Check))
                .path()
        }
    };
    let href = {
        let journey = journey.clone();
        Callback::new(move |page: PageId| journey.at(step_of(page.as_str())).path())
    };
    let store = journey.open.answers.clone();
    let answers = move || {
        let (form, store) = (form.get(), store.clone());
        view! { <AnswersList form store href /> }
    };
    let class = class_of(&journey.subject.service, &journey.city);
    view! {
        <a class="back" href=back>
            {say("ui.back")}
        </a>
        <StepHead journey=journey.clone() step=ReportStep::Check />
        <div class="report-columns">
            <div class="stack measure">
                <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
                <h1>{say("report.check.title")}</h1>
                {dynamic(answers)}
                <MoreList journey=journey.clone() />
                {class.map(|class| view! { <MatterCard class /> })}
                <Form on_submit>
                    <p>{say("report.check.before")}</p>
                    <SubmissionView submission=journey.open.submission.clone() />
                    <Pager next=said("report.send") busy />
                </Form>
                <DraftNotice drafts=journey.open.drafts.clone() />
            </div>
        </div>
    }
    .into_any()
}

/// What goes along besides the answers: the place and the photos.
#[component]
fn MoreList(journey: Journey) -> impl IntoView {
    let answers = journey.open.answers.clone();
    let list = journey.open.uploads.list();
    let (place_href, photo_href) = (
        journey.at(ReportStep::Where).path(),
        journey.at(ReportStep::Describe).path(),
    );
    let rows = Signal::derive(move || {
        let place = report::place(&answers.snapshot()).map(|place| place_words(place, None));
        let mut photos: Vec<String> = list.get().into_iter().map(|upload| upload.name).collect();
        if photos.is_empty() {
            photos.push(i18n::t("ui.none"));
        }
        vec![
            SummaryRow {
                label: i18n::t("report.check.place"),
                value: vec![place.unwrap_or_else(|| i18n::t("ui.none"))],
                change: Some(place_href.clone()),
            },
            SummaryRow {
                label: i18n::t("report.photos"),
                value: photos,
                change: Some(photo_href.clone()),
            },
        ]
    });
    view! {
        <section
            class="stack-small"
            id=PHOTO_LINE
            tabindex="-1"
            aria-labelledby="check-more"
        >
            <h2 id="check-more">{say("report.check.more")}</h2>
            <SummaryList rows />
        </section>
    }
    .into_any()
}

/// Whether every page is in order; else leads to the first that is not.
fn nothing_missing(journey: &Journey) -> bool {
    let answers = journey.open.answers.snapshot_untracked();
    let pages = journey.form.get_untracked().pages;
    for page in pages {
        let faults = check_page(&page, &answers, clock::today());
        if !faults.is_empty() {
            journey.faults.set(faults);
            navigation::go(&journey.at(step_of(page.id.as_str())));
            return false;
        }
    }
    true
}

fn send(journey: &Journey) {
    let open = &journey.open;
    let photos = open
        .uploads
        .received()
        .into_iter()
        .map(|(_, file)| file.id)
        .collect();
    let request: NewRequest = report::new_request(
        journey.code(),
        &journey.subject.definition,
        &journey.form.get_untracked(),
        &open.answers.snapshot_untracked(),
        photos,
        clock::today(),
    );
    let fields = request.to_form();
    // Two reports differ when any of their fields does.
    let content: String = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}\n"))
        .collect();
    let kind = journey.subject.service.kind;
    open.submit(&content, CaseKind::Report, move |key| {
        let fields = fields.clone();
        async move {
            let accepted = open311::submit(&fields, &key).await?;
            let receipt = accepted.receipt(kind).ok_or(ApiError::Unclear)?;
            registration::follow(&receipt);
            Ok(receipt)
        }
    });
}
