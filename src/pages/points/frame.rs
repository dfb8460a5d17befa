//! What all pages of one journey share: the scheme, the answers, the score.

use super::apply::Apply;
use super::estimate::EstimatePage;
use super::place::{Place, PlaceStep};
use super::result::ResultPage;
use super::score_panel::purpose_of;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::from_scheme;
use crate::domain::identity::FactId;
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::Facts;
use crate::domain::points::line::as_it_applies;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::pages::loaded_view::{loaded_page, loading};
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::estimate::Estimate;
use crate::state::points::Desk;
use crate::state::{clock, navigation, points};
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// Everything the pages of one journey need.
#[derive(Clone)]
pub struct Journey {
    /// Where the resident is.
    pub place: Place,
    /// Answers, verified facts, papers, submission.
    pub desk: Desk,
    /// The scheme.
    pub scheme: Arc<Scheme>,
    /// What the points are for.
    pub purpose: Purpose,
    /// The questions for that purpose.
    pub form: Arc<FormDefinition>,
    /// What is known by now.
    pub facts: Kept<Facts>,
    /// The score of it.
    pub explained: Kept<Explained>,
    /// What the points are for, with the line as it applies to the resident.
    pub applies: Signal<Purpose>,
}

impl Journey {
    fn open(place: Place, desk: Desk, scheme: Arc<Scheme>) -> Option<Self> {
        let purpose = purpose_of(&scheme, &place.purpose)?;
        let today = clock::today();
        let form = Arc::new(from_scheme::form(&scheme, &purpose.id, today));
        let Estimate { facts, explained } = Estimate::new(&desk, &scheme, &purpose.id, &form);
        let applies = applies(&scheme, &purpose, facts);
        Some(Self {
            place,
            desk,
            scheme,
            purpose,
            form,
            facts,
            explained,
            applies,
        })
    }

    /// Names a fact by its question.
    pub fn fact_names(&self) -> Callback<FactId, String> {
        let form = Arc::clone(&self.form);
        Callback::new(move |fact| fact_name(&form, &fact))
    }

    /// The URL of another page of this journey.
    pub fn href(&self, step: PlaceStep) -> String {
        self.place.at(step).path()
    }
}

/// `purpose` with the line as it applies to who `facts` are about.
pub fn applies(scheme: &Arc<Scheme>, purpose: &Purpose, facts: Kept<Facts>) -> Signal<Purpose> {
    let (scheme, purpose) = (Arc::clone(scheme), purpose.clone());
    Signal::derive(move || {
        facts.with(|facts| as_it_applies(&scheme, facts, &purpose, clock::today()))
    })
}

fn fact_name(form: &FormDefinition, fact: &FactId) -> String {
    form.pages
        .iter()
        .flat_map(|page| &page.fields)
        .find(|field| field.id.as_str() == fact.as_str())
        .map_or_else(|| fact.to_string(), |field| i18n::words(&field.label))
}

/// `/points/{scheme}/{purpose}/…`.
#[component]
pub fn PointsJourney() -> impl IntoView {
    let route = navigation::route();
    let place = kept(move || route.get().and_then(Place::of));
    dynamic(move || {
        // Another page of the portal is about to replace this one.
        let place = place.get()?;
        let desk = points::desk(&place.scheme);
        let scheme = desk.scheme.clone();
        Some(loaded_page(scheme, unknown_scheme, move |scheme| {
            journey_view(place.clone(), desk.clone(), scheme)
        }))
    })
}

fn journey_view(place: Place, desk: Desk, scheme: Arc<Scheme>) -> AnyView {
    // A change that goes on must not look like a new application meanwhile.
    if let Some(standing) = desk.resumes.get() {
        return loaded_page(standing, loading, |_| loading());
    }
    let Some(journey) = Journey::open(place, desk, scheme) else {
        return unknown_scheme();
    };
    match journey.place.step.clone() {
        PlaceStep::Subject(page) => view! { <EstimatePage journey page /> }.into_any(),
        PlaceStep::Result => view! { <ResultPage journey /> }.into_any(),
        PlaceStep::Apply(step) => view! { <Apply journey step /> }.into_any(),
    }
}

/// A scheme, purpose or subject that does not exist, or not any more.
pub fn unknown_scheme() -> AnyView {
    titled("points.title");
    view! {
        <h1>{say("points.title")}</h1>
        <StatePanel
            kind=PanelKind::Empty
            title=said("points.unknown_scheme")
            text=said("points.unknown_scheme_text")
        >
            <ButtonLink href=Route::Points.path() kind=ButtonKind::Second>
                {say("points.title")}
            </ButtonLink>
        </StatePanel>
    }
    .into_any()
}
