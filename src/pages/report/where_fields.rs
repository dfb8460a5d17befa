//! Where it is: the address and the device on one side, the map on the other, and who is
//! responsible there. Everything works without the map.

use super::journey::Journey;
use super::keeper::Keeper;
use super::place::PlaceTool;
use super::place_map::PlaceMap;
use super::place_search::PlaceSearch;
use super::steps::page_of;
use crate::domain::forms::definition::Page;
use crate::domain::forms::report;
use crate::funnel::{dynamic, kept};
use crate::routes::ReportStep;
use crate::ui::form::FormPageView;
use leptos::prelude::*;

/// The fields of the step that asks where.
#[component]
pub fn WhereFields(
    /// The report.
    journey: Journey,
) -> impl IntoView {
    let form = journey.form;
    let page = form.with_untracked(|form| page_of(form, ReportStep::Where).unwrap_or_default());
    // Whether it must be given changes with the place, and the language may.
    let address = kept(move || {
        let page = form.with(|form| page_of(form, ReportStep::Where).unwrap_or_default());
        let address = report::address_field();
        let fields = page.fields.iter().filter(|field| field.id == address);
        Page {
            fields: fields.cloned().collect(),
            ..page.clone()
        }
    });
    let (store, faults) = (journey.open.answers.clone(), journey.faults);
    let ask = move || {
        let (page, store) = (address.get(), store.clone());
        view! { <FormPageView page store faults /> }
    };
    view! {
        <div class="where">
            <div class="stack where__ask">
                <div class="where__address">
                    {dynamic(ask)}
                    <PlaceSearch spot=journey.spot.clone() answers=journey.open.answers.clone() />
                </div>
                <PlaceTool spot=journey.spot.clone() city=journey.city.clone() />
            </div>
            <PlaceMap journey=journey.clone() />
            <div class="where__found">
                <Keeper journey=journey.clone() page />
            </div>
        </div>
    }
    .into_any()
}
