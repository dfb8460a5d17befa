//! Reports that were taken under a token: the city is asked for their number until
//! it has one, also when the page is left.

use super::receipts;
use crate::api::{self, open311};
use crate::domain::receipt::Receipt;
use crate::domain::reports::registration::{Next, Registration};
use wasm_bindgen_futures::spawn_local;

/// Asks for the number of a report that has only a token, and puts it on the
/// receipt while that is the last one.
pub fn follow(receipt: &Receipt) {
    let (None, Some(token)) = (&receipt.number, receipt.token.clone()) else {
        return;
    };
    spawn_local(async move {
        let mut asking = Registration::default();
        let mut wait = asking.first();
        loop {
            api::sleep(wait).await;
            let answer = open311::number_of(&token).await;
            match asking.next(&answer, js_sys::Math::random()) {
                Next::Ask(next) => wait = next,
                Next::Registered(number) => return receipts::number_came(&token, number),
                Next::Leave => return,
            }
        }
    });
}
