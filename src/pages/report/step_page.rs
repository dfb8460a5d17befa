//! One step with questions.

use super::another::Another;
use super::guidance::Guidance;
use super::journey::{Journey, StepHead};
use super::matter::{MatterCard, class_of};
use super::photos::{PHOTOS, Photos};
use super::steps::{after, name_key, page_of};
use super::where_fields::WhereFields;
use crate::api::open311;
use crate::domain::forms::check::check_page;
use crate::domain::reports::extension::Extension;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::title::titled_form;
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
    let items = Signal::derive(move || {
        // The page changes with what is answered; only asking to go on may call
        // the focus to the summary.
        let mut items =
            page.with_untracked(|page| faults.with(|faults| fault_items([page], faults)));
        items.extend(photos_wrong.get().map(|key| ErrorItem {
            target: PHOTOS.to_owned(),
            text: i18n::t(key),
        }));
        items
    });
    let on_submit = {
        let journey = journey.clone();
        Callback::new(move |()| {
            let answers = journey.open.answers.snapshot_untracked();
            let found = page.with_untracked(|page| check_page(page, &answers, clock::today()));
            let good = found.is_empty();
            // A photo never keeps a report back: what only waits for the network goes
            // later, with it; what cannot go stays here, and is said to.
            photos_wrong.set(None);
            faults.set(found);
            if good {
                journey.demanded.set(None);
            }
            if good && step == ReportStep::Where {
                // What others have reported there comes in between, where there is any.
                journey.nearby.go_on(&journey);
            } else if good {
                navigation::go(&journey.at(form.with_untracked(|form| after(form, step))));
            }
        })
    };
    let back = {
        let journey = journey.clone();
        move || journey.before(step).path()
    };
    let next = Signal::derive(move || {
        let name = i18n::t(name_key(form.with(|form| after(form, step))));
        i18n::tf("report.next", &[("step", name)])
    });
    let fields = if step == ReportStep::Where {
        view! { <WhereFields journey=journey.clone() /> }.into_any()
    } else {
        let store = journey.open.answers.clone();
        dynamic(move || {
            let (page, store) = (page.get(), store.clone());
            view! { <FormPageView page store faults /> }
        })
    };
    let more = match step {
        ReportStep::Describe if open311::has(Extension::Attachments) => {
            view! { <Photos uploads=journey.open.uploads.clone() wrong=photos_wrong /> }.into_any()
        }
        ReportStep::Contact => view! { <p class="note">{say("report.contact.why")}</p> }.into_any(),
        _ => ().into_any(),
    };
    let is_where = step == ReportStep::Where;
    // There the card of who is responsible says what is promised.
    let class = class_of(&journey.subject.service, &journey.city).filter(|_| !is_where);
    let busy = journey.nearby.is_waited_for();
    let demanded = journey.demanded;
    let said = move || {
        let said = demanded.get().filter(|said| !said.is_empty())?;
        let words = i18n::tf("report.demanded", &[("said", said)]);
        Some(view! { <p class="submission submission--wrong">{words}</p> }.into_any())
    };
    let is_first = journey.begins_with(step);
    let guidance = is_first.then(|| {
        let service = journey.subject.service.clone();
        view! {
            <Guidance service />
            <Another journey=journey.clone() />
        }
        .into_any()
    });
    view! {
        <a class="back" href=back>
            {say("ui.back")}
        </a>
        <StepHead journey=journey.clone() step />
        <div class=if is_where { "report-columns" } else { "columns report-columns" }>
            <div class="stack">
                <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
                <h1>{dynamic(title)}</h1>
                {dynamic(said)}
                {guidance}
                <Form on_submit>{fields} {more} <Pager next busy /></Form>
                <DraftNotice drafts=journey.open.drafts />
            </div>
            <div class="stack">{class.map(|class| view! { <MatterCard class /> })}</div>
        </div>
    }
    .into_any()
}
