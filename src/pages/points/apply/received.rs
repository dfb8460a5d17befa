//! What the receipt of an application shows beside itself: the calculation that
//! was sent, to be kept as a file, printed, and computed again by anybody.

use crate::domain::identity::FactId;
use crate::domain::receipt::Receipt;
use crate::funnel::Signal;
use crate::i18n;
use crate::pages::points::frame::Journey;
use crate::pages::points::keep::{Calculation, KeepCalculation};
use crate::ui::reveal::Reveal;
use crate::ui::score_tree::ScoreTree;
use crate::ui::words::said;
use leptos::prelude::*;

/// Takes the journey down as it is sent: by the time there is a receipt, its
/// answers are gone.
pub fn calculation(journey: &Journey) -> impl Fn(&Receipt) -> Option<ViewFn> + use<> {
    let sent = Calculation {
        scheme: journey.scheme.clone(),
        purpose: journey.purpose.id.clone(),
        facts: journey.facts.get_untracked(),
        receipt: None,
    };
    move |receipt| {
        let sent = Calculation {
            receipt: Some(receipt.clone()),
            ..sent.clone()
        };
        Some(ViewFn::from(move || received(sent.clone())))
    }
}

fn received(sent: Calculation) -> AnyView {
    let explained = Signal::stored(sent.document().explained);
    let scheme = sent.scheme.clone();
    let name = Callback::new(move |fact: FactId| {
        let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
        let known = facts.find(|known| known.id == fact);
        known.map_or_else(|| fact.to_string(), |known| i18n::words(&known.label))
    });
    view! {
        <KeepCalculation calculation=Signal::stored(sent) text="points.keep.sent_text">
            <Reveal summary=said("points.keep.steps")>
                <ScoreTree explained name />
            </Reveal>
        </KeepCalculation>
    }
    .into_any()
}
