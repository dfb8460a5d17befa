//! What the registers know already: taken over, it needs no paper; what is wrong
//! in it can be said.

use super::correction::{CorrectionForm, TITLE};
use crate::api;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::definition::Field;
use crate::domain::forms::from_scheme;
use crate::domain::identity::{FactId, FieldId};
use crate::domain::map;
use crate::domain::points::facts::VerifiedFact;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::points::asked_note::asked_note;
use crate::pages::points::frame::{Journey, unknown_scheme};
use crate::pages::points::place::PlaceStep;
use crate::pages::points::proof::proof;
use crate::pages::title::titled_form;
use crate::routes::ApplyStep;
use crate::state::loaded::Loader;
use crate::state::navigation;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::choice::{ChoiceInput, Choosable};
use crate::ui::field::Asked;
use crate::ui::focus::focus_soon;
use crate::ui::form::answer_words;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

#[component]
pub fn VerifiedStep(journey: Journey) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.verified.title"), wrong.into());
    let scheme = journey.place.scheme.clone();
    let facts = Loader::new(move || {
        let scheme = scheme.clone();
        async move { api::schemes::verified_facts(&scheme).await }
    });
    view! {
        <h1>{say("points.verified.title")}</h1>
        {loaded_view(facts.clone(), unknown_scheme, move |known| {
            let reload = facts.clone();
            let reload = Callback::new(move |()| reload.reload());
            facts_view(Correcting { journey: journey.clone(), wrong, reload }, known)
        })}
    }
    .into_any()
}

/// What a row needs to let its fact be corrected.
#[derive(Clone)]
struct Correcting {
    journey: Journey,
    /// Whether something in a form is to be put right.
    wrong: RwSignal<bool>,
    /// Fetches the facts again.
    reload: Callback<()>,
}

fn facts_view(correcting: Correcting, facts: Vec<VerifiedFact>) -> AnyView {
    let journey = correcting.journey.clone();
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
    let kept = RwSignal::new(map::Set::<String>::new());
    let open = RwSignal::new(None::<FactId>);
    let rows: Vec<AnyView> = asked
        .iter()
        .map(|(field, fact)| fact_row(&correcting, field, fact, kept, open))
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

/// One fact with its source; where the resident answered otherwise, they choose;
/// where it is wrong, they say so.
fn fact_row(
    correcting: &Correcting,
    field: &Field,
    fact: &VerifiedFact,
    kept: RwSignal<map::Set<String>>,
    open: RwSignal<Option<FactId>>,
) -> AnyView {
    let journey = &correcting.journey;
    let register = from_scheme::answer_of(&fact.value);
    let value = value_words(field, register.clone());
    let own = journey
        .desk
        .form
        .answers
        .get_untracked(&FieldId::new(fact.fact.as_str()));
    let disputed = fact.correction.as_ref().filter(|one| one.is_open());
    let differs = disputed.is_none() && !own.is_blank() && own != register;
    let choice = differs.then(|| {
        let own_words = value_words(field, own)();
        view! { <KeepOrTake field=field.clone() fact=fact.fact.to_string() own=own_words kept /> }
    });
    let yours = disputed.map(|one| {
        let words = value_words(field, from_scheme::answer_of(&one.value));
        let words = move || i18n::tf("correction.yours", &[("value", words())]);
        view! { <p class="small">{dynamic(words)}</p> }.into_any()
    });
    let button = disputed.is_none().then(|| wrong_button(field, fact, open));
    view! {
        <li>
            <p class="verified__name">{of(field.label.clone())}</p>
            <p class="verified__value">{dynamic(value)} {proof(fact)}</p>
            {button.map(|button| view! { <p class="verified__wrong">{button}</p> })}
            <div class="verified__more">{yours} {asked_note(fact)} {choice}</div>
            {correction_of(correcting.clone(), field, fact, open)}
        </li>
    }
    .into_any()
}

/// An answer in words, in one line.
fn value_words(
    field: &Field,
    answer: Answer,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let field = field.clone();
    move || answer_words(&field, &answer).join(&i18n::t("ui.entries.between"))
}

/// Element id of the button that says a fact is wrong.
fn button_id(fact: &FactId) -> String {
    format!("wrong-{fact}")
}

fn wrong_button(field: &Field, fact: &VerifiedFact, open: RwSignal<Option<FactId>>) -> AnyView {
    let (label, id) = (field.label.clone(), fact.fact.clone());
    let name = move || {
        let values = [
            ("open", i18n::t("correction.open")),
            ("fact", i18n::words(&label)),
        ];
        i18n::tf("correction.open_for", &values)
    };
    let is_open = {
        let id = id.clone();
        move || open.with(|open| open.as_ref() == Some(&id))
    };
    view! {
        <button
            class=ButtonKind::Plain.class()
            type="button"
            id=button_id(&id)
            aria-label=name
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=move |_| {
                open.set(Some(id.clone()));
                focus_soon(TITLE);
            }
        >
            {say("correction.open")}
        </button>
    }
    .into_any()
}

/// The form of the fact, while it is the open one.
fn correction_of(
    correcting: Correcting,
    field: &Field,
    fact: &VerifiedFact,
    open: RwSignal<Option<FactId>>,
) -> AnyView {
    let Correcting {
        journey,
        wrong,
        reload,
    } = correcting;
    let (field, fact, id) = (field.clone(), fact.clone(), fact.fact.clone());
    let is_open = kept(move || open.with(|open| open.as_ref() == Some(&id)));
    dynamic(move || {
        is_open.get().then(|| {
            let back = button_id(&fact.fact);
            let done = Callback::new(move |()| {
                open.set(None);
                reload.run(());
            });
            let close = Callback::new(move |()| {
                open.set(None);
                wrong.set(false);
                focus_soon(back.clone());
            });
            let on_wrong = Callback::new(move |shown| wrong.set(shown));
            let (scheme, field, fact) = (journey.scheme.id.clone(), field.clone(), fact.clone());
            view! { <CorrectionForm scheme field fact done close on_wrong /> }.into_any()
        })
    })
}

/// The resident answered otherwise: keep that answer, or take the register's?
#[component]
fn KeepOrTake(
    field: Field,
    fact: String,
    own: String,
    kept: RwSignal<map::Set<String>>,
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
