//! What others have reported at the place of a report: asked for as soon as the place is
//! known, so that it is mostly here when the resident goes on.

use super::journey::Journey;
use super::steps::after;
use crate::api::{open311, sleep};
use crate::domain::identity::{CaseNumber, ServiceCode};
use crate::domain::reports::nearby::NearRequest;
use crate::domain::reports::request::Place;
use crate::funnel::{Kept, Signal, effect};
use crate::i18n;
use crate::routes::ReportStep;
use crate::state::navigation;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How long going on waits for the answer, in steps of [`A_MOMENT`].
const PATIENCE: u32 = 40;
const A_MOMENT: u32 = 100;

/// What is known of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Around {
    /// There is no place to ask about, or no answer: nothing is known.
    Unknown,
    /// Asked about this place.
    Asked(Place),
    /// The nearest first; empty where there are none.
    Known(Arc<Vec<NearRequest>>),
}

/// The reports of others around a place.
#[derive(Clone, Copy)]
pub struct Nearby {
    around: RwSignal<Around>,
    /// Those of which the resident has said that theirs is another.
    passed: RwSignal<Vec<CaseNumber>>,
    waits: RwSignal<bool>,
}

impl Nearby {
    /// Asks whenever the place changes.
    pub fn new(service: ServiceCode, place: Kept<Option<Place>>) -> Self {
        let nearby = Self {
            around: RwSignal::new(Around::Unknown),
            passed: RwSignal::new(Vec::new()),
            waits: RwSignal::new(false),
        };
        effect(move || {
            let Some(here) = place.get() else {
                nearby.around.set(Around::Unknown);
                return;
            };
            nearby.around.set(Around::Asked(here));
            let (service, locale) = (service.clone(), i18n::locale());
            spawn_local(async move {
                let answer = open311::around(&service, here, locale).await;
                // Another place may have been chosen, or the page left.
                if nearby.around.try_get_untracked() == Some(Around::Asked(here)) {
                    nearby.around.try_set(match answer {
                        Ok(near) => Around::Known(Arc::new(near)),
                        Err(_) => Around::Unknown,
                    });
                }
            });
        });
        nearby
    }

    /// Those that are known, tracked.
    pub fn list(&self) -> Arc<Vec<NearRequest>> {
        match self.around.get() {
            Around::Known(list) => list,
            Around::Unknown | Around::Asked(_) => Arc::default(),
        }
    }

    /// Whether the answer is still on its way, tracked.
    pub fn is_asked(&self) -> bool {
        self.around
            .with(|around| matches!(around, Around::Asked(_)))
    }

    /// Whether the resident waits for it.
    pub fn is_waited_for(&self) -> Signal<bool> {
        self.waits.into()
    }

    /// The resident's is another than all of these.
    pub fn pass(&self) {
        let numbers = self.list_untracked();
        self.passed
            .set(numbers.iter().map(|near| near.number.clone()).collect());
    }

    fn list_untracked(&self) -> Arc<Vec<NearRequest>> {
        untrack(|| self.list())
    }

    /// Whether there is any of which the resident has not said so.
    fn is_any_new(&self) -> bool {
        let passed = self.passed.get_untracked();
        let list = self.list_untracked();
        list.iter().any(|near| !passed.contains(&near.number))
    }

    /// Leads to what others have reported, or where there is nothing to the next step. An
    /// answer that does not come keeps nobody back.
    pub fn go_on(self, journey: &Journey) {
        if self.waits.get_untracked() {
            return;
        }
        self.waits.set(true);
        let journey = journey.clone();
        spawn_local(async move {
            for _ in 0..PATIENCE {
                let asked = |around: &Around| matches!(around, Around::Asked(_));
                if self.around.try_with_untracked(asked) != Some(true) {
                    break;
                }
                sleep(A_MOMENT).await;
            }
            // None when the page has been left meanwhile.
            if self.waits.try_set(false).is_none() {
                let step = if self.is_any_new() {
                    ReportStep::Seen
                } else {
                    journey
                        .form
                        .with_untracked(|form| after(form, ReportStep::Where))
                };
                navigation::go(&journey.at(step));
            }
        });
    }
}
