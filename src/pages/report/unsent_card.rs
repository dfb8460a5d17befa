//! A report that is not received yet: how far it is, what happens by itself, and
//! what the resident can do.

use super::unsent_words::{far, photo_words};
use crate::domain::identity::IdempotencyKey;
use crate::domain::outbox::{Entry, Stage, Turn};
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::routes::{ReportStep, Route};
use crate::state::{forms, navigation, outbox, receipts, registration};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::words::{of, say};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The card of the report with this key; nothing once it is gone.
#[component]
pub fn UnsentCard(
    /// Which report.
    key: IdempotencyKey,
    /// Changes it, where its form is this page's own.
    #[prop(optional)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let (list, mine) = (outbox::list(), key.clone());
    let entry =
        kept(move || list.with(|list| list.iter().find(|entry| entry.key == mine).cloned()));
    // Words follow every try; the buttons stay, and the focus on them, as long as
    // they do the same.
    let what = kept(move || entry.get().map(|entry| what_can_be_done(&entry)));
    let name = kept(move || {
        entry
            .get()
            .map(|entry| (entry.title, address(&entry.fields)))
    });
    let busy_form = RwSignal::new(false);
    let head = move || {
        name.get().map(|(title, address)| {
            let place = (!address.is_empty()).then(|| view! { <p class="soft">{address}</p> });
            view! {
                <p class="unsent__name">{of(title)}</p>
                {place}
            }
        })
    };
    let words = move || {
        entry.get().map(|entry| {
            let far = far(&entry);
            let class = if far.is_wrong {
                "unsent__far unsent__far--wrong"
            } else {
                "unsent__far"
            };
            let more = far
                .more
                .map(|more| view! { <p class="small soft">{i18n::t(more)}</p> });
            view! {
                <p class=class>{far.text}</p>
                {photos(&entry)}
                {more}
            }
        })
    };
    let busy = move || {
        busy_form
            .get()
            .then(|| view! { <p class="small">{say("outbox.change_busy")}</p> })
    };
    view! {
        <div class="unsent">
            {dynamic(head)}
            <div class="stack-small" role="status" aria-live="polite">{dynamic(words)}</div>
            <p class="actions">{buttons(what, key, busy_form, on_change)}</p>
            <div role="status">{dynamic(busy)}</div>
        </div>
    }
    .into_any()
}

fn address(fields: &[crate::domain::outbox::Pair]) -> String {
    let found = fields.iter().find(|pair| pair.name == "address_string");
    found.map(|pair| pair.value.clone()).unwrap_or_default()
}

fn photos(entry: &Entry) -> Option<AnyView> {
    let lines: Vec<_> = entry
        .photos
        .iter()
        .map(|photo| view! { <li>{photo_words(photo)}</li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="small">{lines}</ul> }.into_any())
}

/// What the buttons do.
#[derive(Clone, Debug, PartialEq)]
struct Possible {
    /// Try it now, or send again what may be there.
    again: Option<&'static str>,
    /// Change it or throw it away: the city does not have it.
    change: bool,
    /// Throw it away although the city may have it.
    drop: bool,
    /// Sign in, as who made it.
    sign_in: bool,
    /// Look at the receipt.
    receipt: bool,
}

fn what_can_be_done(entry: &Entry) -> Possible {
    let turn = outbox::turn(entry);
    let asks = turn == Turn::Ask || entry.stage == Stage::Unclear;
    let waits = entry.stage == Stage::Waiting && turn != Turn::SignIn && !asks;
    Possible {
        again: match (asks, waits) {
            (true, _) => Some("outbox.again"),
            (false, true) => Some("outbox.now"),
            (false, false) => None,
        },
        change: entry.is_only_here(),
        drop: entry.is_only_here() || asks,
        sign_in: turn == Turn::SignIn,
        receipt: matches!(entry.stage, Stage::Received(_)),
    }
}

/// Each comes and goes by itself: the one that was pressed keeps the focus.
fn buttons(
    what: Kept<Option<Possible>>,
    key: IdempotencyKey,
    busy_form: RwSignal<bool>,
    on_change: Option<Callback<()>>,
) -> AnyView {
    let under_way = outbox::under_way();
    let mine = key.clone();
    let busy = Signal::derive(move || under_way.with(|one| one.as_ref() == Some(&mine)));
    let does = move |work: fn(IdempotencyKey, RwSignal<bool>)| {
        let key = key.clone();
        Callback::new(move |()| work(key.clone(), busy_form))
    };
    let while_possible = move |test: fn(&Possible) -> bool, button: Shown| {
        let shown = kept(move || what.with(|what| what.as_ref().is_some_and(test)));
        dynamic(move || shown.get().then(|| button(busy)))
    };
    let again = move || {
        let again = what.with(|what| what.as_ref().and_then(|what| what.again));
        again.map(i18n::t)
    };
    let on_change = on_change.unwrap_or_else(|| does(open_again));
    let (receipt, try_again, drop) = (does(show_receipt), does(try_now), does(throw_away));
    let all = [
        while_possible(
            |what| what.receipt,
            Box::new(move |busy| {
                view! { <Button busy on_press=receipt>{say("outbox.receipt")}</Button> }.into_any()
            }),
        ),
        while_possible(
            |what| what.again.is_some(),
            Box::new(move |busy| {
                let kind = ButtonKind::Second;
                view! { <Button kind busy on_press=try_again>{again}</Button> }.into_any()
            }),
        ),
        while_possible(|what| what.sign_in, Box::new(|_| sign_in())),
        while_possible(
            |what| what.change,
            Box::new(move |busy| {
                let kind = ButtonKind::Second;
                view! { <Button kind busy on_press=on_change>{say("outbox.change")}</Button> }
                    .into_any()
            }),
        ),
        while_possible(
            |what| what.drop,
            Box::new(move |busy| {
                let kind = ButtonKind::Plain;
                view! { <Button kind busy on_press=drop>{say("outbox.drop")}</Button> }.into_any()
            }),
        ),
    ];
    all.collect_view().into_any()
}

/// Draws a button that is busy while the report is under way.
type Shown = Box<dyn Fn(Signal<bool>) -> AnyView + Send>;

fn sign_in() -> AnyView {
    let next = Some(Box::new(Route::Report));
    view! {
        <ButtonLink href=Route::SignIn { next }.path() kind=ButtonKind::Second>
            {say("account.sign_in")}
        </ButtonLink>
    }
    .into_any()
}

fn try_now(key: IdempotencyKey, _: RwSignal<bool>) {
    spawn_local(async move { outbox::try_now(&key).await });
}

fn throw_away(key: IdempotencyKey, _: RwSignal<bool>) {
    spawn_local(async move { drop(outbox::take_back(&key).await) });
}

/// Opens it as a form again. A form of the same kind that has been begun is not
/// written over.
fn open_again(key: IdempotencyKey, busy_form: RwSignal<bool>) {
    let service = outbox::list().with_untracked(|list| {
        list.iter()
            .find(|it| it.key == key)
            .map(|it| it.service.clone())
    });
    let Some(service) = service else { return };
    let form = forms::open(&super::form_name(&service));
    if form.holds_anything() {
        return busy_form.set(true);
    }
    spawn_local(async move {
        if let Some((entry, photos)) = outbox::take_back(&key).await {
            form.answers.load(entry.answers);
            form.uploads.take_back(entry.photos, &photos);
            let step = ReportStep::Check;
            navigation::go(&Route::ReportForm { service, step });
        }
    });
}

fn show_receipt(key: IdempotencyKey, _: RwSignal<bool>) {
    let entry = outbox::list().with_untracked(|list| list.iter().find(|it| it.key == key).cloned());
    if let Some(entry) = entry
        && let Stage::Received(receipt) = &entry.stage
    {
        registration::follow(receipt);
        receipts::keep_report(receipt.clone(), entry.left_out());
        navigation::go(&Route::Receipt);
        spawn_local(async move { outbox::seen(&key).await });
    }
}
