//! One subject of the estimate, with the score beside it.

use super::asked_note::asked_note;
use super::at_rest::{at_rest, last_shift, moved_words, skip_words};
use super::frame::{Journey, unknown_scheme};
use super::place::{PlaceStep, Position, first_instead, position};
use super::proof::proof;
use super::score_panel::{ScorePanel, ScoreStrip};
use crate::domain::forms::check::{FieldFault, check_page};
use crate::domain::forms::definition::Page;
use crate::domain::identity::{FactId, FieldId, PageId};
use crate::domain::points::explain::Explained;
use crate::domain::points::page_items::page_items;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::{clock, navigation};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::{Form, FormPageView, fault_items};
use crate::ui::notice::Notice;
use crate::ui::pager::Pager;
use crate::ui::score_tree::ScoreItems;
use crate::ui::steps::{Step, Steps};
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// `/points/{scheme}/{purpose}/{page}`.
#[component]
pub fn EstimatePage(journey: Journey, page: PageId) -> impl IntoView {
    if let Some(first) = first_instead(&journey.form, &page) {
        navigation::replace(&journey.place.at(PlaceStep::Subject(first)));
        return ().into_any();
    }
    let Some(at) = position(&journey.form, &page) else {
        return unknown_scheme();
    };
    let title = at.page.title.clone();
    let wrong = RwSignal::new(false);
    titled_form(move || i18n::words(&title), wrong.into());
    let score = Signal::derive({
        let explained = journey.explained;
        move || explained.with(|root| root.interval)
    });
    let back = match &at.previous {
        Some(page) => journey.href(PlaceStep::Subject(page.clone())),
        None => Route::Points.path(),
    };
    let rested = at_rest(journey.explained);
    let last = last_shift(rested);
    let moved = moved_words(last);
    let purpose = journey.purpose.clone();
    let notice = journey.scheme.notice.clone();
    let steps: Vec<Step> = journey.form.pages.iter().map(|_| Step::default()).collect();
    let about = {
        let title = purpose.title.clone();
        move || i18n::tf("points.purpose", &[("purpose", i18n::words(&title))])
    };
    view! {
        <a class="back" href=back>{say("ui.back")}</a>
        <div class="columns points-columns">
            <div class="stack">
                <Steps steps=steps current=at.index />
                <p class="about soft">
                    {dynamic(about)} " " <a href=Route::Points.path()>{say("points.other")}</a>
                </p>
                <ScoreStrip score last purpose=journey.applies />
                <SubjectForm journey=journey.clone() at wrong rested />
            </div>
            <div class="stack points-aside">
                <ScorePanel score moved purpose=journey.applies />
                {(!notice.is_empty()).then(|| view! { <Notice small=true>{of(notice)}</Notice> })}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn SubjectForm(
    journey: Journey,
    at: Position,
    wrong: RwSignal<bool>,
    rested: RwSignal<Explained>,
) -> impl IntoView {
    let Position { page, next, .. } = at;
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let items = {
        let page = page.clone();
        Signal::derive(move || faults.with(|faults| fault_items([&page], faults)))
    };
    let on_submit = {
        let (journey, page, next) = (journey.clone(), page.clone(), next.clone());
        Callback::new(move |()| {
            let answers = journey.desk.form.answers.snapshot_untracked();
            let found = check_page(&page, &answers, clock::today());
            if found.is_empty() {
                let step = next.as_ref().map_or(PlaceStep::Result, |page| {
                    PlaceStep::Subject(page.id.clone())
                });
                navigation::go(&journey.place.at(step));
            } else {
                faults.set(found);
            }
        })
    };
    let all = Route::PointsAll {
        scheme: journey.scheme.id.clone(),
        purpose: Some(journey.purpose.id.clone()),
    }
    .path();
    let next_words = Signal::derive(move || next_words(next.as_ref()));
    let note = verified_note(&journey);
    let skip = skip_words(&journey, &page, rested);
    let worth = page_worth(&journey, &page);
    let Page { title, hint, .. } = page.clone();
    view! {
        <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
        <h1 class="question">{of(title)}</h1>
        {(!hint.is_empty()).then(|| view! { <p class="soft">{of(hint)}</p> }.into_any())}
        <Form on_submit>
            <FormPageView page store=journey.desk.form.answers.clone() faults note skip />
            {worth}
            <p class="small soft">
                {say("points.skip_hint")} " " <a href=all>{say("points.all.link")}</a>
            </p>
            <Pager next=next_words />
        </Form>
        <DraftNotice drafts=journey.desk.form.drafts.clone() />
    }
    .into_any()
}

/// What the answers of this page are worth, item by item, as one types; nothing
/// where no item looks at them.
fn page_worth(journey: &Journey, page: &Page) -> Option<AnyView> {
    let facts: Vec<FactId> = page
        .fields
        .iter()
        .map(|field| FactId::new(field.id.as_str()))
        .collect();
    let items = page_items(&journey.scheme, &journey.purpose.id, &facts);
    (!items.is_empty()).then(|| {
        view! {
            <section class="stack-small" aria-labelledby="page-worth">
                <h2 id="page-worth" class="h3">{say("points.page_worth")}</h2>
                <ScoreItems explained=journey.explained items />
            </section>
        }
        .into_any()
    })
}

fn next_words(next: Option<&Page>) -> String {
    match next {
        None => i18n::t("points.finish"),
        Some(_) => i18n::t("points.next_plain"),
    }
}

/// "Verified by …" at every field whose answer a register confirms; what has
/// become of a correction where the resident says otherwise.
fn verified_note(journey: &Journey) -> Callback<FieldId, AnyView> {
    let desk = journey.desk.clone();
    Callback::new(move |field: FieldId| {
        let (desk, facts) = (desk.clone(), desk.verified.clone());
        dynamic(move || {
            let fact = facts.with(|facts| {
                facts
                    .iter()
                    .find(|fact| fact.fact.as_str() == field.as_str())
                    .cloned()
            })?;
            if desk.agrees(&fact) {
                Some(proof(&fact))
            } else {
                asked_note(&fact)
            }
        })
    })
}
