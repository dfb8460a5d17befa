//! What all steps of one report share: the service, the form, the answers.

use super::check::CheckStep;
use super::nearby::Nearby;
use super::seen::SeenPage;
use super::spot::Spot;
use super::step_page::StepPage;
use super::steps::{before, counted, name_key, steps};
use super::subject::{Subject, subject, unknown_service};
use crate::domain::city::City;
use crate::domain::forms::check::FieldFault;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::report;
use crate::domain::identity::ServiceCode;
use crate::domain::reports::draft_name::ReportDraft;
use crate::domain::text::Text;
use crate::funnel::{Kept, Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::loaded_view::loaded_page;
use crate::routes::{ReportStep, Route};
use crate::state::forms::{self, OpenForm};
use crate::state::loaded::Loaded;
use crate::state::{city, demands, diagnosis, navigation, same_place};
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
    /// Which of several reports of the service it is.
    pub draft: u16,
    /// The questions.
    pub form: Kept<FormDefinition>,
    /// Where it is, as far as that is known.
    pub spot: Spot,
    /// What others have reported there.
    pub nearby: Nearby,
    /// What was wrong when the resident last asked to go on.
    pub faults: RwSignal<Vec<FieldFault>>,
    /// The city's words about what it misses, until that is given.
    pub demanded: RwSignal<Option<String>>,
}

impl Journey {
    fn new(subject: Arc<Subject>, city: Arc<City>, open: OpenForm, draft: u16) -> Self {
        if let Some(place) = same_place::wanted().filter(|_| !open.holds_anything()) {
            open.answers.load(place);
        }
        let place = open.answers.signal(&report::place_field());
        let form = {
            let (subject, city) = (Arc::clone(&subject), Arc::clone(&city));
            kept(move || {
                let has_place = place.with(|answer| !answer.is_blank());
                let words = |key: &'static str| Text::plain(i18n::t(key));
                let form = report::form(&subject.definition, &city, has_place, words);
                report::demanding(form, &demands::all(), words)
            })
        };
        let drafts = open.drafts.clone();
        effect(move || drafts.watch(report::with_place(form.get())));
        let spot = Spot::new(open.answers.clone(), Arc::clone(&city));
        let nearby = Nearby::new(subject.service.code.clone(), spot.place);
        Self {
            spot,
            nearby,
            subject,
            city,
            open,
            draft,
            form,
            faults: RwSignal::new(Vec::new()),
            demanded: RwSignal::new(None),
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
            draft: self.draft,
        }
    }

    /// What comes before a step: another, or the choice of a service.
    pub fn before(&self, step: ReportStep) -> Route {
        let before = self.form.with(|form| before(form, step));
        before.map_or(Route::Report, |step| self.at(step))
    }

    /// Whether a step is the first.
    pub fn begins_with(&self, step: ReportStep) -> bool {
        self.form
            .with_untracked(|form| before(form, step).is_none())
    }
}

/// `/report/{service}/{step}`.
#[component]
pub fn ReportJourney() -> impl IntoView {
    diagnosis::start();
    let route = navigation::route();
    let place = kept(move || match route.get() {
        Some(Route::ReportForm {
            service,
            step,
            draft: number,
        }) => Some((ReportDraft { service, number }, step)),
        _ => None,
    });
    let draft = kept(move || place.get().map(|(draft, _)| draft));
    let step = kept(move || place.get().map(|(_, step)| step));
    // None while another page of the portal is about to replace this one.
    dynamic(move || draft.get().map(|draft| draft_view(draft, step)))
}

fn draft_view(draft: ReportDraft, step: Kept<Option<ReportStep>>) -> AnyView {
    let open = forms::open(&draft.name());
    let number = draft.number;
    loaded_page(
        subject(draft.service),
        unknown_service,
        move |subject| match subject {
            None => unknown_service(),
            Some(subject) => with_city(subject, open.clone(), number, step),
        },
    )
}

/// Another Open311 city may not tell of units; the report works without.
fn with_city(
    subject: Arc<Subject>,
    open: OpenForm,
    draft: u16,
    step: Kept<Option<ReportStep>>,
) -> AnyView {
    let city = city::city();
    let known = kept(move || match city.get() {
        Loaded::Loading => None,
        Loaded::Ready(city) => Some(city),
        Loaded::Offline | Loaded::Failed(_) => Some(Arc::default()),
    });
    dynamic(move || {
        known.get().map(|city| {
            let journey = Journey::new(Arc::clone(&subject), city, open.clone(), draft);
            dynamic(move || step.get().map(|step| step_view(journey.clone(), step)))
        })
    })
}

fn step_view(journey: Journey, step: ReportStep) -> AnyView {
    match step {
        ReportStep::Check => return view! { <CheckStep journey /> }.into_any(),
        ReportStep::Seen => return view! { <SeenPage journey /> }.into_any(),
        _ => {}
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
    let draft = journey.draft;
    let about = move || {
        let about = i18n::tf("report.about", &[("service", i18n::words(&name))]);
        if draft < 2 {
            return about;
        }
        let number = i18n::tf("report.draft.number", &[("n", draft.to_string())]);
        [about, number].join(&i18n::t("report.between"))
    };
    let form = journey.form;
    let current = kept(move || {
        form.with(|form| {
            steps(form)
                .iter()
                .position(|known| *known == counted(step))
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
