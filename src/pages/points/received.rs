//! What the receipt of an application shows beside itself: the calculation that
//! was sent, to be kept as a file, printed, and computed again by anybody.

use super::keep::{Calculation, KeepCalculation};
use crate::domain::identity::FactId;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::points::{self, Calculated};
use crate::state::receipts;
use crate::ui::reveal::Reveal;
use crate::ui::score_tree::ScoreTree;
use crate::ui::words::said;
use leptos::prelude::*;

/// The calculation of the last receipt, while it is in memory.
#[component]
pub fn ReceivedCalculation() -> impl IntoView {
    let last = receipts::last();
    dynamic(move || {
        let Calculated {
            scheme,
            purpose,
            facts,
        } = points::calculated()?;
        let receipt = Some(last.get()?.receipt);
        Some(calculation(Calculation {
            scheme,
            purpose,
            facts,
            receipt,
        }))
    })
}

fn calculation(sent: Calculation) -> AnyView {
    let explained = Signal::stored(sent.document().explained);
    let scheme = sent.scheme.clone();
    let name = Callback::new(move |fact: FactId| {
        let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
        let known = facts.find(|known| known.id == fact);
        known.map_or_else(|| fact.to_string(), |known| i18n::words(&known.label))
    });
    view! {
        <KeepCalculation calculation=Signal::stored(sent) text="points.keep.sent_text" prints=false>
            <Reveal summary=said("points.keep.steps")>
                <ScoreTree explained name />
            </Reveal>
        </KeepCalculation>
    }
    .into_any()
}
