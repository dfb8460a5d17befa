//! Who is responsible where the pin is: suggested by the place, and open to be changed.

use super::journey::Journey;
use super::matter::class_of;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::definition::Page;
use crate::domain::forms::report;
use crate::domain::identity::CommunityId;
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::ui::form::FormPageView;
use crate::ui::promise_clock::promised_words;
use crate::ui::words::say;
use leptos::prelude::*;

/// The card with unit and community; nothing where the city names no units.
#[component]
pub fn Keeper(
    /// The report.
    journey: Journey,
    /// The page that asks where.
    page: Page,
) -> impl IntoView {
    let fields = report::unit_fields(&page);
    if fields.fields.is_empty() {
        return ().into_any();
    }
    let (answers, city) = (journey.open.answers.clone(), journey.city.clone());
    let chosen = kept(move || {
        let answers = answers.snapshot();
        let unit = city.unit(&report::unit(&answers)?)?;
        let community = unit.communities.iter().find(|one: &&_| {
            let field = report::community_field_of(&unit.id);
            let id = |id: &CommunityId| Answer::text(id.as_str());
            answers.get(&field) == Some(&id(&one.id))
        });
        Some((unit.name.clone(), community.map(|it| it.name.clone())))
    });
    let promise = class_of(&journey.subject.service, &journey.city)
        .and_then(|class| class.promises.first().cloned());
    let no_map = journey.spot.no_map;
    let head = move || {
        let Some((unit, community)) = chosen.get() else {
            return view! {
                <h2 id="keeper">{say("report.keeper.ask")}</h2>
                {(!no_map.get()).then(|| view! { <p class="soft">{say("report.keeper.ask_text")}</p> })}
            }
            .into_any();
        };
        let (name, within) = match community {
            Some(community) => (community, Some(unit)),
            None => (unit, None),
        };
        let within = within.map(|unit| i18n::words(&unit));
        let promised = promise
            .as_ref()
            .map(|promise| promised_words(promise.clause, promise.within));
        let words: Vec<String> = within.into_iter().chain(promised).collect();
        view! {
            <p class="soft small">{say("report.keeper")}</p>
            <h2 id="keeper">{i18n::words(&name)}</h2>
            <p>{words.join(&i18n::t("report.between"))}</p>
        }
        .into_any()
    };
    let summary = move || {
        i18n::t(if chosen.with(Option::is_some) {
            "report.keeper.other"
        } else {
            "report.keeper.choose"
        })
    };
    // With a map the choice is offered; without one it is the way.
    let is_open = move || no_map.get();
    let (store, faults) = (journey.open.answers.clone(), journey.faults);
    view! {
        <section class="card card--mist where__keeper" aria-labelledby="keeper">
            <div class="stack-small" aria-live="polite">
                {dynamic(head)}
            </div>
            <details class="reveal" open=is_open>
                <summary>{dynamic(summary)}</summary>
                <div class="stack">
                    <FormPageView page=fields store faults />
                </div>
            </details>
        </section>
    }
    .into_any()
}
