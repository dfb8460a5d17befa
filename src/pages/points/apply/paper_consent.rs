//! The separate consent for a paper, where one is added beside the application:
//! a tick, with the whole text to open (Personal Information Protection Law,
//! articles 28 and 29).

use crate::api;
use crate::domain::points::application::ConsentText;
use crate::pages::loaded_view::loaded_view;
use crate::pages::points::frame::unknown_scheme;
use crate::pages::points::papers::{consent_tick, paragraphs};
use crate::state::loaded::Loader;
use crate::ui::reveal::Reveal;
use crate::ui::words::told;
use leptos::prelude::*;

/// The tick and the text.
#[component]
pub fn PaperConsent(
    /// Element id of the tick.
    id: &'static str,
    /// The text that is agreed to, if it is.
    consent: RwSignal<Option<ConsentText>>,
    /// What happens when the consent is taken back: what was sent under it goes.
    withdrawn: Callback<()>,
) -> impl IntoView {
    let text = Loader::new(|| async { api::consents::evidence().await });
    loaded_view(text, unknown_scheme, move |text| {
        let summary = told(&text.title);
        let paragraphs = paragraphs(&text);
        let tick = consent_tick(id, consent.into(), text, move || withdrawn.run(()));
        view! {
            <div>
                <Reveal summary>
                    <div class="stack-small small">{paragraphs}</div>
                </Reveal>
                {tick}
            </div>
        }
        .into_any()
    })
}
