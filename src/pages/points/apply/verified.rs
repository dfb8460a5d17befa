//! What the registers know already: taken over, it needs no paper.

use crate::api;
use crate::domain::forms::definition::Field;
use crate::domain::forms::from_scheme;
use crate::domain::identity::FieldId;
use crate::domain::map::Set;
use crate::domain::points::facts::VerifiedFact;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::points::frame::{Journey, unknown_scheme};
use crate::pages::points::place::PlaceStep;
use crate::pages::points::proof::proof;
use crate::pages::title::titled;
use crate::routes::ApplyStep;
use crate::state::loaded::Loader;
use crate::state::navigation;
use crate::ui::button::{Button, ButtonLink};
use crate::ui::choice::{ChoiceInput, Choosable};
use crate::ui::field::Asked;
use crate::ui::form::answer_words;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

#[component]
pub fn VerifiedStep(journey: Journey) -> impl IntoView {
    titled("points.verified.title");
    let scheme = journey.place.scheme.clone();
    let facts = Loader::new(move || {
        let scheme = scheme.clone();
        async move { api::schemes::verified_facts(&scheme).await }
    });
    view! {
        <h1>{say("points.verified.title")}</h1>
        {loaded_view(facts, unknown_scheme, move |facts| facts_view(journey.clone(), facts))}
    }
    .into_any()
}

fn facts_view(journey: Journey, facts: Vec<VerifiedFact>) -> AnyView {
    // Only what is asked for this purpose.
    let asked: Vec<(Field, VerifiedFact)> = journey
        .form
        .pages
        .iter()
        .flat_map(|page| &page.fields)
        .filter_map(|field| {
            let fact = facts
                .iter()
                .find(|fact| fact.fact.as_str() == field.id.as_str())?;
            Some((field.clone(), fact.clone()))
        })
        .collect();
    let next = journey.place.at(PlaceStep::Apply(ApplyStep::Evidence));
    if asked.is_empty() {
        return view! {
            <StatePanel
                kind=PanelKind::Empty
                title=said("points.verified.none")
                text=said("points.verified.none_text")
            >
                <ButtonLink href=next.path()>{say("points.verified.next")}</ButtonLink>
            </StatePanel>
        }
        .into_any();
    }
    let kept = RwSignal::new(Set::<String>::new());
    let rows: Vec<AnyView> = asked
        .iter()
        .map(|(field, fact)| fact_row(&journey, field, fact, kept))
        .collect();
    let take = Callback::new(move |()| {
        let kept = kept.get_untracked();
        let facts = asked
            .iter()
            .map(|(_, fact)| fact.clone())
            .filter(|fact| !kept.contains(fact.fact.as_str()))
            .collect();
        journey.desk.take_over(facts);
        navigation::go(&next);
    });
    view! {
        <p class="lead">{say("points.verified.lead")}</p>
        <ul class="verified">{rows}</ul>
        <p class="actions actions--wide">
            <Button on_press=take>{say("points.verified.next")}</Button>
        </p>
    }
    .into_any()
}

/// One fact with its source; where the resident answered otherwise, they choose.
fn fact_row(
    journey: &Journey,
    field: &Field,
    fact: &VerifiedFact,
    kept: RwSignal<Set<String>>,
) -> AnyView {
    let value = {
        let (field, answer) = (field.clone(), from_scheme::answer_of(&fact.value));
        move || answer_words(&field, &answer).join(&i18n::t("ui.entries.between"))
    };
    let id = FieldId::new(fact.fact.as_str());
    let own = journey.desk.form.answers.get_untracked(&id);
    let differs = !own.is_blank() && own != from_scheme::answer_of(&fact.value);
    let choice = differs.then(|| {
        let own_words = answer_words(field, &own).join(&i18n::t("ui.entries.between"));
        view! { <KeepOrTake field=field.clone() fact=fact.fact.to_string() own=own_words kept /> }
    });
    view! {
        <li>
            <p class="verified__name">{of(field.label.clone())}</p>
            <p class="verified__value">{dynamic(value)} {proof(fact)}</p>
            {choice}
        </li>
    }
    .into_any()
}

/// The resident answered otherwise: keep that answer, or take the register's?
#[component]
fn KeepOrTake(
    field: Field,
    fact: String,
    own: String,
    kept: RwSignal<Set<String>>,
) -> impl IntoView {
    let label = field.label.clone();
    let question =
        Signal::derive(move || i18n::tf("points.verified.pick", &[("fact", i18n::words(&label))]));
    let yours = Signal::derive(move || i18n::tf("points.verified.yours", &[("value", &own)]));
    let value = {
        let fact = fact.clone();
        Signal::derive(move || {
            if kept.with(|kept| kept.contains(&fact)) {
                "keep".to_owned()
            } else {
                "take".to_owned()
            }
        })
    };
    let set = {
        let fact = fact.clone();
        Callback::new(move |choice: String| {
            kept.update(|kept| {
                if choice == "keep" {
                    kept.insert(fact.clone());
                } else {
                    kept.remove(&fact);
                }
            });
        })
    };
    let asked = Asked::new(format!("pick-{fact}"), question).hint(yours);
    let options = vec![
        Choosable::new("take", said("points.verified.take")),
        Choosable::new("keep", said("points.verified.keep")),
    ];
    view! { <ChoiceInput asked options value set /> }
}
