//! Who applies.

use super::applicant_form::form;
use crate::domain::forms::check::{FieldFault, check_page};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::points::frame::Journey;
use crate::pages::points::place::PlaceStep;
use crate::pages::title::titled_form;
use crate::routes::ApplyStep;
use crate::state::{clock, navigation};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::{Form, FormPageView, fault_items};
use crate::ui::pager::Pager;
use crate::ui::words::{said, say};
use leptos::prelude::*;

#[component]
pub fn ApplicantStep(journey: Journey) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.applicant.title"), wrong.into());
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let items = Signal::derive(move || faults.with(|faults| fault_items(&form().pages, faults)));
    let answers = journey.desk.applicant.clone();
    let store = answers.clone();
    let on_submit = Callback::new(move |()| {
        let answers = answers.snapshot_untracked();
        let found: Vec<FieldFault> = form()
            .pages
            .iter()
            .flat_map(|page| check_page(page, &answers, clock::today()))
            .collect();
        if found.is_empty() {
            navigation::go(&journey.place.at(PlaceStep::Apply(ApplyStep::Check)));
        } else {
            faults.set(found);
        }
    });
    // The words of the questions come from the language files, so the page is
    // drawn anew when the language changes; what is typed lives in the store.
    let fields = move || {
        form()
            .pages
            .into_iter()
            .map(|page| view! { <FormPageView page store=store.clone() faults /> })
            .collect_view()
    };
    view! {
        <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
        <h1>{say("points.applicant.title")}</h1>
        <p class="lead">{say("points.applicant.lead")}</p>
        <Form on_submit>
            {dynamic(fields)}
            <Pager next=said("points.applicant.next") />
        </Form>
    }
    .into_any()
}
