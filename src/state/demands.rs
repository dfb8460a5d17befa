//! What the server of reports demands beside the specification: by configuration, and
//! as learnt from its refusals until the page is closed.

use crate::api::open311;
use crate::domain::reports::demand::Demand;
use leptos::prelude::*;
use std::sync::LazyLock;

static LEARNT: LazyLock<ArcRwSignal<Vec<Demand>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// All that is demanded, tracked.
pub fn all() -> Vec<Demand> {
    let mut all = open311::demands();
    all.extend(LEARNT.get());
    all
}

/// A refusal demanded these.
pub fn learn(demands: &[Demand]) {
    LEARNT.update(|known| {
        for demand in demands {
            if !known.contains(demand) {
                known.push(demand.clone());
            }
        }
    });
}
