//! One step with questions.

use super::journey::{Journey, StepHead};
use super::matter::{MatterCard, class_of};
use super::photos::{PHOTOS, Photos};
use super::place::PlaceTool;
use super::steps::{after, before, name_key, page_of};
use crate::api::open311;
use crate::domain::forms::check::check_page;
use crate::domain::reports::extension::Extension;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::{FileInTheWay, faulty};
use crate::routes::ReportStep;
use crate::state::{clock, navigation};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::form::{Form, FormPageView, fault_items};
use crate::ui::pager::Pager;
use crate::ui::words::say;
use leptos::prelude::*;

/// `/report/{service}/{step}`, but for the last step.
#[component]
pub fn StepPage(
    /// The report.
    journey: Journey,
    /// Which step.
    step: ReportStep,
) -> impl IntoView {
    let form = journey.form;
    let page = kept(move || form.with(|form| page_of(form, step)).unwrap_or_default());
    let title = move || page.with(|page| i18n::words(&page.title));
    let wrong = RwSignal::new(false);
    titled_form(title, wrong.into());
    let faults = journey.faults;
    let photos_wrong = RwSignal::new(None::<&'static str>);
    let in_the_way = RwSignal::new(Vec::<FileInTheWay>::new());
    let items = Signal::derive(move || {
        // The page changes with what is answered; only asking to go on may call
        // the focus to the summary.
        let mut items =
            page.with_untracked(|page| faults.with(|faults| fault_items([page], faults)));
        items.extend(photos_wrong.get().map(|key| ErrorItem {
            target: PHOTOS.to_owned(),
            text: i18n::t(key),
        }));
        items.extend(in_the_way.get().iter().map(|file| file.item(PHOTOS)));
        items
    });
    let on_submit = {
        let journey = journey.clone();
        Callback::new(move |()| {
            let answers = journey.open.answers.snapshot_untracked();
            let found = page.with_untracked(|page| check_page(page, &answers, clock::today()));
            let failed = if step == ReportStep::Describe {
                // What only waits for the network goes later, with the report.
                faulty(&journey.open.uploads)
            } else {
                Vec::new()
            };
            let good = found.is_empty() && failed.is_empty();
            photos_wrong.set(None);
            in_the_way.set(failed);
            faults.set(found);
            if good {
                navigation::go(&journey.at(form.with_untracked(|form| after(form, step))));
            }
        })
    };
    let back = {
        let journey = journey.clone();
        move || form.with(|form| before(form, journey.code(), step)).path()
    };
    let next = Signal::derive(move || {
        let name = i18n::t(name_key(form.with(|form| after(form, step))));
        i18n::tf("report.next", &[("step", name)])
    });
    let fields = {
        let store = journey.open.answers.clone();
        move || {
            let (page, store) = (page.get(), store.clone());
            view! { <FormPageView page store faults /> }
        }
    };
    let more = match step {
        ReportStep::Where => {
            view! { <PlaceTool answers=journey.open.answers.clone() /> }.into_any()
        }
        ReportStep::Describe if open311::has(Extension::Attachments) => {
            view! { <Photos uploads=journey.open.uploads.clone() wrong=photos_wrong /> }.into_any()
        }
        ReportStep::Contact => view! { <p class="note">{say("report.contact.why")}</p> }.into_any(),
        ReportStep::Details | ReportStep::Describe | ReportStep::Check => ().into_any(),
    };
    let class = class_of(&journey.subject.service, &journey.city);
    view! {
        <a class="back" href=back>
            {say("ui.back")}
        </a>
        <StepHead journey=journey.clone() step />
        <div class="columns report-columns">
            <div class="stack">
                <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
                <h1>{dynamic(title)}</h1>
                <Form on_submit>{dynamic(fields)} {more} <Pager next /></Form>
                <DraftNotice drafts=journey.open.drafts />
            </div>
            <div class="stack">{class.map(|class| view! { <MatterCard class /> })}</div>
        </div>
    }
    .into_any()
}
