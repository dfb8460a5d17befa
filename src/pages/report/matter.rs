//! The class of matter of a service and what the city promises for it.

use crate::domain::city::{City, MatterClass};
use crate::domain::reports::service::Service;
use crate::i18n;
use crate::ui::card::Card;
use crate::ui::promise_clock::promised_words;
use crate::ui::words::{of, said};
use leptos::prelude::*;

/// The class of matter of a service; none where the city does not say.
pub fn class_of(service: &Service, city: &City) -> Option<MatterClass> {
    let id = service.matter_class.as_ref()?;
    city.matter_classes
        .iter()
        .find(|class| class.id == *id)
        .cloned()
}

/// "off-site matter: accepted within 30 minutes, answered within 24 hours".
pub fn class_words(class: &MatterClass) -> String {
    let promises: Vec<String> = class
        .promises
        .iter()
        .map(|promise| promised_words(promise.clause, promise.within))
        .collect();
    i18n::tf(
        "report.class",
        &[
            ("class", i18n::words(&class.title)),
            ("promises", promises.join(&i18n::t("report.between"))),
        ],
    )
}

/// The class and its promises, one a line.
#[component]
pub fn MatterCard(
    /// The class of matter.
    class: MatterClass,
) -> impl IntoView {
    let promises: Vec<_> = class
        .promises
        .iter()
        .map(|promise| {
            let (clause, within) = (promise.clause, promise.within);
            view! { <li>{move || promised_words(clause, within)}</li> }.into_any()
        })
        .collect();
    view! {
        <Card id="matter" title=said("report.promised") mist=true>
            <p>
                <strong>{of(class.title)}</strong>
            </p>
            <p class="soft">{of(class.description)}</p>
            <ul class="bullets">{promises}</ul>
        </Card>
    }
    .into_any()
}
