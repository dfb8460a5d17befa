//! The calculation of what was sent, to be kept: as on the receipt, also after that
//! is gone.

use super::page::fact_names;
use crate::domain::points::explain::Explained;
use crate::domain::receipt::Receipt;
use crate::funnel::Signal;
use crate::pages::points::keep::{Calculation, KeepCalculation};
use crate::state::standing::Known;
use crate::ui::reveal::Reveal;
use crate::ui::score_tree::ScoreTree;
use crate::ui::words::said;
use leptos::prelude::*;

/// The calculation; nothing where the table has changed since, so that it cannot be
/// computed here.
pub fn calculation(known: &Known, own: Option<Explained>) -> Option<AnyView> {
    let explained = Signal::stored(own?);
    let standing = &known.standing;
    let receipt = Receipt {
        number: Some(standing.number.clone()),
        token: None,
        access_code: None,
        received_at: Some(standing.submitted_at),
        notice: String::new(),
        files: Vec::new(),
        score: None,
    };
    let calculation = Signal::stored(Calculation {
        scheme: known.scheme.clone(),
        purpose: standing.purpose.clone(),
        facts: standing.facts.clone(),
        receipt: Some(receipt),
    });
    let name = fact_names(known);
    Some(
        view! {
            <KeepCalculation calculation text="points.keep.sent_text" prints=true>
                <Reveal summary=said("points.keep.steps")>
                    <ScoreTree explained name />
                </Reveal>
            </KeepCalculation>
        }
        .into_any(),
    )
}
