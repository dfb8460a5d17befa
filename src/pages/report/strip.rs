//! A strip above every other page: something is not sent yet, or has arrived while
//! nobody looked.

use crate::domain::outbox::Stage;
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::routes::Route;
use crate::state::outbox;
use crate::ui::words::say;
use leptos::prelude::*;

/// The strip; nothing where all was received and seen.
#[component]
pub fn UnsentStrip() -> impl IntoView {
    outbox::start();
    let list = outbox::list();
    let counts = kept(move || {
        list.with(|list| {
            let received = |entry: &&_| is_received(entry);
            let received = list.iter().filter(received).count();
            (list.len() - received, received)
        })
    });
    let words = move || match counts.get() {
        (0, 0) => None,
        (0, received) => Some(i18n::tn("outbox.strip.received", received, &[])),
        (unsent, _) => Some(i18n::tn("outbox.strip.unsent", unsent, &[])),
    };
    dynamic(move || {
        words().map(|words| {
            view! {
                <div class="banner">
                    <div class="wrap">
                        <p>
                            {words} " " <a href=Route::Report.path()>{say("outbox.strip.look")}</a>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        })
    })
}

fn is_received(entry: &crate::domain::outbox::Entry) -> bool {
    matches!(entry.stage, Stage::Received(_))
}
