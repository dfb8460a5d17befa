//! The plan of a result page: worked out once for the list of ways and for the
//! forecast with it.

use super::frame::Journey;
use crate::domain::identity::FactId;
use crate::domain::map::Set;
use crate::domain::points::ways::{Ways, ways};
use crate::funnel::{Kept, kept};
use crate::state::clock;
use leptos::prelude::*;

/// What the resident can do, without what was struck out.
#[derive(Clone, Copy)]
pub struct ChosenPlan {
    /// The facts nothing is to be changed of.
    pub struck: RwSignal<Set<FactId>>,
    /// The ways to more points.
    pub found: Kept<Ways>,
}

impl ChosenPlan {
    /// For the answers of a journey. Worked out when it is read.
    pub fn new(journey: &Journey) -> Self {
        let journey = journey.clone();
        let struck = RwSignal::new(Set::<FactId>::new());
        let found = kept(move || {
            let Journey {
                scheme, purpose, ..
            } = &journey;
            let (today, struck) = (clock::today(), struck.get());
            let facts = journey.facts.get();
            ways(scheme, &facts, purpose, today, &struck)
        });
        Self { struck, found }
    }
}
