//! The last step: everything once more, what is promised, and the button that
//! sends it once.

use super::journey::{Journey, StepHead};
use super::matter::{MatterCard, class_of};
use super::place::place_words;
use super::sending::{Sending, Shown};
use super::steps::{before, step_of};
use super::unsent_card::UnsentCard;
use crate::domain::forms::check::check_page;
use crate::domain::forms::report;
use crate::domain::identity::PageId;
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::submission_view::refusal_words;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::{FileInTheWay, unready};
use crate::routes::{ReportStep, Route};
use crate::state::uploads::{Upload, UploadState};
use crate::state::{clock, navigation};
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::card::{SummaryList, SummaryRow};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::focus::focus_soon;
use crate::ui::form::{AnswersList, Form};
use crate::ui::pager::Pager;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// Element id of the heading above what is on its way.
const TITLE: &str = "outbox-title";

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
    let sending = Sending::new();
    sending.follow(&journey);
    let shown = sending.shown();
    let href = {
        let journey = journey.clone();
        Callback::new(move |page: PageId| journey.at(step_of(page.as_str())).path())
    };
    let is_form = kept(move || matches!(shown.get(), Shown::Form(_)));
    dynamic(move || {
        if is_form.get() {
            return form_view(&journey, sending, shown, wrong, href);
        }
        match shown.get() {
            Shown::Card(key) => {
                // The button that was pressed is gone.
                focus_soon(TITLE.to_owned());
                view! {
                    <div class="stack measure">
                        <h1 id=TITLE tabindex="-1">{say("outbox.unsent")}</h1>
                        <UnsentCard key on_change=Callback::new({
                        let journey = journey.clone();
                        move |()| sending.change(&journey)
                    }) />
                        <p>
                            <ButtonLink href=Route::Report.path() kind=ButtonKind::Plain>
                                {say("report.another")}
                            </ButtonLink>
                        </p>
                    </div>
                }
                .into_any()
            }
            Shown::Form(_) => ().into_any(),
        }
    })
}

/// Everything once more, and the button.
fn form_view(
    journey: &Journey,
    sending: Sending,
    shown: Kept<Shown>,
    wrong: RwSignal<bool>,
    href: Callback<PageId, String>,
) -> AnyView {
    let in_the_way = RwSignal::new(Vec::<FileInTheWay>::new());
    let items = Signal::derive(move || {
        let item = |file: &FileInTheWay| file.item_at(PHOTO_LINE.to_owned());
        in_the_way.with(|files| files.iter().map(item).collect::<Vec<_>>())
    });
    let busy = Signal::derive(move || shown.get() == Shown::Form(true));
    let on_submit = {
        let journey = journey.clone();
        Callback::new(move |()| {
            in_the_way.set(unready(&journey.open.uploads));
            if in_the_way.with_untracked(Vec::is_empty) && nothing_missing(&journey) {
                sending.send(&journey);
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
                    {progress(sending, busy)}
                    <Pager next=said("report.send") busy />
                </Form>
                <DraftNotice drafts=journey.open.drafts.clone() />
            </div>
        </div>
    }
    .into_any()
}

/// On its way, or why the city did not take it, beside the button.
fn progress(sending: Sending, busy: Signal<bool>) -> AnyView {
    let words = move || match (busy.get(), sending.refused.get()) {
        (true, _) => Some((i18n::t("submit.sending"), "submission")),
        (false, Some(problem)) => Some((
            refusal_words(&problem, None),
            "submission submission--wrong",
        )),
        (false, None) => None,
    };
    let shown = move || {
        words().map(|(text, class)| view! { <div class=class><p>{text}</p></div> }.into_any())
    };
    view! { <div role="status" aria-live="polite">{dynamic(shown)}</div> }.into_any()
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
        let mut photos: Vec<String> = list.get().into_iter().map(photo_line).collect();
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

/// The name of a photo, and that it does not go along where it cannot.
fn photo_line(photo: Upload) -> String {
    match photo.state {
        UploadState::Failed(fault) if !fault.may_be_tried_again() => {
            i18n::tf("outbox.photo.left_out", &[("name", photo.name)])
        }
        _ => photo.name,
    }
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
