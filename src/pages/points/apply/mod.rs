//! The application: what the registers know, the papers, who applies, check and
//! submit. It needs a session.

mod applicant;
mod applicant_form;
mod check;
mod correction;
mod evidence;
mod filed;
mod paper_consent;
mod verified;

use super::frame::Journey;
use super::place::PlaceStep;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::routes::{ApplyStep, Route};
use crate::state::navigation;
use crate::state::session::session;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::steps::{Step, Steps};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// `/points/{scheme}/{purpose}/apply/{step}`. Without a session it leads to
/// signing in and back.
#[component]
pub fn Apply(journey: Journey, step: ApplyStep) -> impl IntoView {
    let here = journey.place.at(PlaceStep::Apply(step));
    let session = session();
    let state = kept(move || session.get().is_signed_in());
    effect(move || {
        if state.get() == Some(false) {
            navigation::replace(&Route::SignIn {
                next: Some(Box::new(here.clone())),
            });
        }
    });
    dynamic(move || match state.get() {
        Some(true) => step_view(journey.clone(), step),
        _ => view! { <StatePanel kind=PanelKind::Loading title=said("app.loading") /> }.into_any(),
    })
}

fn step_view(journey: Journey, step: ApplyStep) -> AnyView {
    let back = match ApplyStep::ALL.iter().position(|other| *other == step) {
        Some(at) if at > 0 => ApplyStep::ALL
            .get(at - 1)
            .map(|before| PlaceStep::Apply(*before)),
        _ => None,
    };
    let back = journey.href(back.unwrap_or(PlaceStep::Result));
    let current = ApplyStep::ALL
        .iter()
        .position(|other| *other == step)
        .unwrap_or(0);
    let steps = {
        let journey = journey.clone();
        Signal::derive(move || {
            let piece = |step: &ApplyStep| Step {
                name: i18n::t(name(*step)),
                href: Some(journey.href(PlaceStep::Apply(*step))),
            };
            ApplyStep::ALL.iter().map(piece).collect::<Vec<_>>()
        })
    };
    let page = match step {
        ApplyStep::Verified => view! { <verified::VerifiedStep journey /> }.into_any(),
        ApplyStep::Evidence => view! { <evidence::EvidenceStep journey /> }.into_any(),
        ApplyStep::Applicant => view! { <applicant::ApplicantStep journey /> }.into_any(),
        ApplyStep::Check => view! { <check::CheckStep journey /> }.into_any(),
    };
    view! {
        <a class="back" href=back>{say("ui.back")}</a>
        <Steps steps current />
        <div class="stack apply">{page}</div>
    }
    .into_any()
}

fn name(step: ApplyStep) -> &'static str {
    match step {
        ApplyStep::Verified => "points.step.verified",
        ApplyStep::Evidence => "points.step.evidence",
        ApplyStep::Applicant => "points.step.applicant",
        ApplyStep::Check => "points.step.check",
    }
}
