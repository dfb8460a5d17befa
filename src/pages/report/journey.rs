//! What all steps of one report share: the service, the form, the answers.

use super::check::CheckStep;
use super::form_name;
use super::step_page::StepPage;
use super::steps::{name_key, steps};
use super::subject::{Subject, subject, unknown_service};
use crate::domain::city::City;
use crate::domain::forms::check::FieldFault;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::report;
use crate::domain::identity::ServiceCode;
use crate::domain::text::Text;
use crate::funnel::{Kept, Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::loaded_view::loaded_page;
use crate::routes::{ReportStep, Route};
use crate::state::forms::{self, OpenForm};
use crate::state::loaded::Loaded;
use crate::state::{city, diagnosis, navigation, same_place};
use crate::ui::steps::{Step, Steps};
use leptos::prelude::*;
use std::sync::Arc;

/// Everything the steps of one report need.
#[derive(Clone)]
pub struct Journey {
    /// The service with its questions.
    pub subject: Arc<Subject>,
    /// Units, communities and promises; empty where the city does not say.
    pub city: Arc<City>,
    /// Answers, photos, draft and submission.
    pub open: OpenForm,
    /// The questions.
    pub form: Kept<FormDefinition>,
    /// What was wrong when the resident last asked to go on.
    pub faults: RwSignal<Vec<FieldFault>>,
}

impl Journey {
    fn new(subject: Arc<Subject>, city: Arc<City>, open: OpenForm) -> Self {
        if let Some(place) = same_place::wanted().filter(|_| !open.holds_anything()) {
            open.answers.load(place);
        }
        let place = open.answers.signal(&report::place_field());
        let form = {
            let (subject, city) = (Arc::clone(&subject), Arc::clone(&city));
            kept(move || {
                let has_place = place.with(|answer| !answer.is_blank());
                let words = |key: &'static str| Text::plain(i18n::t(key));
                report::form(&subject.definition, &city, has_place, words)
            })
        };
        let drafts = open.drafts.clone();
        effect(move || drafts.watch(report::with_place(form.get())));
        Self {
            subject,
            city,
            open,
            form,
            faults: RwSignal::new(Vec::new()),
        }
    }

    /// The service.
    pub fn code(&self) -> &ServiceCode {
        &self.subject.service.code
    }

    /// A step of this report.
    pub fn at(&self, step: ReportStep) -> Route {
        Route::ReportForm {
            service: self.code().clone(),
            step,
        }
    }
}

/// `/report/{service}/{step}`.
#[component]
pub fn ReportJourney() -> impl IntoView {
    diagnosis::start();
    let route = navigation::route();
    let place = kept(move || match route.get() {
        Some(Route::ReportForm { service, step }) => Some((service, step)),
        _ => None,
    });
    let code = kept(move || place.get().map(|(service, _)| service));
    let step = kept(move || place.get().map(|(_, step)| step));
    // None while another page of the portal is about to replace this one.
    dynamic(move || code.get().map(|code| service_view(code, step)))
}

fn service_view(code: ServiceCode, step: Kept<Option<ReportStep>>) -> AnyView {
    let open = forms::open(&form_name(&code));
    loaded_page(
        subject(code),
        unknown_service,
        move |subject| match subject {
            None => unknown_service(),
            Some(subject) => with_city(subject, open.clone(), step),
        },
    )
}

/// Another Open311 city may not tell of units; the report works without.
fn with_city(subject: Arc<Subject>, open: OpenForm, step: Kept<Option<ReportStep>>) -> AnyView {
    let city = city::city();
    let known = kept(move || match city.get() {
        Loaded::Loading => None,
        Loaded::Ready(city) => Some(city),
        Loaded::Offline | Loaded::Failed(_) => Some(Arc::default()),
    });
    dynamic(move || {
        known.get().map(|city| {
            let journey = Journey::new(Arc::clone(&subject), city, open.clone());
            dynamic(move || step.get().map(|step| step_view(journey.clone(), step)))
        })
    })
}

fn step_view(journey: Journey, step: ReportStep) -> AnyView {
    if step == ReportStep::Check {
        return view! { <CheckStep journey /> }.into_any();
    }
    let is_asked = journey
        .form
        .with_untracked(|form| steps(form).contains(&step));
    if is_asked {
        view! { <StepPage journey step /> }.into_any()
    } else {
        let first = journey.at(ReportStep::Where);
        request_animation_frame(move || navigation::replace(&first));
        ().into_any()
    }
}

/// The steps and what is being reported, on top of every step.
#[component]
pub fn StepHead(
    /// The report.
    journey: Journey,
    /// Which step this is.
    step: ReportStep,
) -> impl IntoView {
    let name = journey.subject.service.name.clone();
    let about = move || i18n::tf("report.about", &[("service", i18n::words(&name))]);
    let form = journey.form;
    let current = kept(move || {
        form.with(|form| {
            steps(form)
                .iter()
                .position(|known| *known == step)
                .map_or(0, |at| at + 1)
        })
    });
    let pieces = Signal::derive(move || {
        let first = Step {
            name: i18n::t("report.step.service"),
            href: Some(Route::Report.path()),
        };
        let rest = form.with(steps).into_iter().map(|step| Step {
            name: i18n::t(name_key(step)),
            href: Some(journey.at(step).path()),
        });
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    });
    view! {
        <div class="stack">
            <Steps steps=pieces current />
            <p class="soft about">{dynamic(about)}</p>
        </div>
    }
    .into_any()
}
