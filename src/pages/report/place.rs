//! "Use where I am now": offered, never required, and taken back with a press.

use super::locate::{LocateFault, locate};
use crate::domain::decimal::Decimal;
use crate::domain::fixed::fixed;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::report;
use crate::domain::reports::request::Place;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::state::answers::AnswerStore;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_soon;
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Element ids of the two buttons, of which one is there.
const USE: &str = "place-use";
const REMOVE: &str = "place-remove";

/// One button takes the other's place: the focus goes along, unless it is
/// somewhere else by now.
fn follow_focus(from: &str, to: &'static str) {
    if document()
        .active_element()
        .is_some_and(|focused| focused.id() == from)
    {
        focus_soon(to);
    }
}

/// How far asking the device has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asking {
    No,
    Now,
    Failed(LocateFault),
}

/// The tool below the address.
#[component]
pub fn PlaceTool(
    /// The answers of the report; the place is one of them.
    answers: AnswerStore,
) -> impl IntoView {
    let asking = RwSignal::new(Asking::No);
    let metres = RwSignal::new(None::<f64>);
    let place = {
        let answers = answers.clone();
        kept(move || {
            let field = report::place_field();
            report::place(&[(field.clone(), answers.get(&field))].into())
        })
    };
    let use_here = {
        let answers = answers.clone();
        Callback::new(move |()| {
            if asking.get_untracked() == Asking::Now {
                return;
            }
            asking.set(Asking::Now);
            let answers = answers.clone();
            spawn_local(async move {
                // The page may have been left meanwhile; the answer counts all
                // the same, the signals of the page may be gone.
                match locate().await {
                    Ok(found) => {
                        follow_focus(USE, REMOVE);
                        answers.set(&report::place_field(), report::place_answer(found.place));
                        metres.try_set(Some(found.metres));
                        asking.try_set(Asking::No);
                    }
                    Err(fault) => {
                        asking.try_set(Asking::Failed(fault));
                    }
                }
            });
        })
    };
    let remove = Callback::new(move |()| {
        follow_focus(REMOVE, USE);
        answers.set(&report::place_field(), Answer::Empty);
        metres.set(None);
    });
    let busy = Signal::derive(move || asking.get() == Asking::Now);
    let tool = move || {
        if place.with(Option::is_some) {
            view! {
                <Button kind=ButtonKind::Plain id=REMOVE on_press=remove>
                    {say("report.place.remove")}
                </Button>
            }
        } else {
            view! {
                <Button kind=ButtonKind::Second id=USE busy on_press=use_here>
                    {say("report.place.use")}
                </Button>
            }
        }
    };
    let said = move || match (place.get(), asking.get()) {
        (Some(place), _) => place_words(place, metres.get()),
        (None, Asking::Failed(fault)) => i18n::t(fault.key()),
        (None, Asking::Now) => i18n::t("report.place.asking"),
        (None, Asking::No) => String::new(),
    };
    view! {
        <div class="stack-small">
            <p class="field__hint">{say("report.place.hint")}</p>
            {dynamic(tool)}
            <p role="status" aria-live="polite">
                {dynamic(said)}
            </p>
        </div>
    }
    .into_any()
}

/// "27.5780 north, 120.5531 east, within about 20 metres".
pub fn place_words(place: Place, metres: Option<f64>) -> String {
    let values = [("lat", fixed(place.lat, 5)), ("long", fixed(place.long, 5))];
    let at = i18n::tf("report.place.at", &values);
    match metres.filter(|metres| metres.is_finite() && (0.0..1e6).contains(metres)) {
        Some(metres) => {
            let metres = i18n::number(Decimal::from_whole(metres.ceil() as i64));
            i18n::tf("report.place.within", &[("at", at), ("metres", metres)])
        }
        None => at,
    }
}
