//! A report that is not received yet: how far it is, what happens by itself, and
//! what the resident can do.

use super::unsent_words::{far, photo_words};
use crate::domain::identity::IdempotencyKey;
use crate::domain::outbox::{Entry, Stage, Turn};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::routes::{ReportStep, Route};
use crate::state::{forms, navigation, outbox, receipts};
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
    let list = outbox::list();
    let entry = kept(move || list.with(|list| list.iter().find(|entry| entry.key == key).cloned()));
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
    let buttons = move || {
        let key = entry.with_untracked(|entry| entry.as_ref().map(|entry| entry.key.clone()));
        what.get()
            .zip(key)
            .map(|(what, key)| buttons(&what, &key, busy_form, on_change))
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
            {dynamic(buttons)}
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

fn buttons(
    what: &Possible,
    key: &IdempotencyKey,
    busy_form: RwSignal<bool>,
    on_change: Option<Callback<()>>,
) -> AnyView {
    let press = |work: fn(IdempotencyKey, RwSignal<bool>)| {
        let key = key.clone();
        Callback::new(move |()| work(key.clone(), busy_form))
    };
    let under_way = outbox::under_way();
    let mine = key.clone();
    let busy = Signal::derive(move || under_way.with(|one| one.as_ref() == Some(&mine)));
    let button = |shown: bool, kind, words: &'static str, work| {
        let on_press = press(work);
        shown.then(|| view! { <Button kind busy on_press>{say(words)}</Button> }.into_any())
    };
    let sign_in = what.sign_in.then(|| {
        let next = Some(Box::new(Route::Report));
        view! {
            <ButtonLink href=Route::SignIn { next }.path() kind=ButtonKind::Second>
                {say("account.sign_in")}
            </ButtonLink>
        }
    });
    let again = what.again.unwrap_or_default();
    let change = match on_change.filter(|_| what.change) {
        Some(on_press) => Some(
            view! { <Button kind=ButtonKind::Second busy on_press>{say("outbox.change")}</Button> }
                .into_any(),
        ),
        None => button(what.change, ButtonKind::Second, "outbox.change", open_again),
    };
    view! {
        <p class="actions">
            {button(what.receipt, ButtonKind::Main, "outbox.receipt", show_receipt)}
            {button(what.again.is_some(), ButtonKind::Second, again, try_now)}
            {sign_in}
            {change}
            {button(what.drop, ButtonKind::Plain, "outbox.drop", throw_away)}
        </p>
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
        receipts::keep_report(receipt.clone(), entry.left_out());
        navigation::go(&Route::Receipt);
        spawn_local(async move { outbox::seen(&key).await });
    }
}
