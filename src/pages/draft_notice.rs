//! The draft of a form: whether to keep one, one from an earlier visit, one just
//! saved. Nothing is kept on the device until the resident has said so.

use crate::funnel::dynamic;
use crate::i18n;
use crate::state::drafts::{DraftKeeper, DraftState};
use crate::state::{clock, looks};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// One of three: the question whether to keep drafts, the offer of an earlier
/// draft, or a quiet line that says when it was saved.
#[component]
pub fn DraftNotice(
    /// The keeper of the form's draft.
    drafts: DraftKeeper,
) -> impl IntoView {
    let (keep, offer, state) = (looks::keep_drafts(), drafts.offer(), drafts.state());
    dynamic(move || match (keep.get(), offer.get()) {
        (None, _) => question(),
        (Some(false), _) => view! {
            <p class="small soft saved">
                {say("draft.not_kept")} " "
                <Button
                    kind=ButtonKind::Plain
                    on_press=Callback::new(|()| looks::set_keep_drafts(Some(true)))
                >
                    {say("draft.keep_after_all")}
                </Button>
            </p>
        }
        .into_any(),
        (Some(true), Some(draft)) => {
            offered(&drafts, &i18n::near_time(draft.saved_at, clock::now()))
        }
        (Some(true), None) => saved(&drafts, state.get()),
    })
}

fn question() -> AnyView {
    let answer = |keep: bool| Callback::new(move |()| looks::set_keep_drafts(Some(keep)));
    view! {
        <section class="draft-notice" aria-labelledby="draft-question">
            <h2 id="draft-question">{say("draft.question")}</h2>
            <p>{say("draft.question_text")}</p>
            <p class="actions">
                <Button kind=ButtonKind::Second on_press=answer(true)>{say("draft.yes")}</Button>
                <Button kind=ButtonKind::Second on_press=answer(false)>{say("draft.no")}</Button>
            </p>
        </section>
    }
    .into_any()
}

fn offered(drafts: &DraftKeeper, when: &str) -> AnyView {
    let text = i18n::tf("draft.offer_text", &[("when", when)]);
    let (take, refuse) = (drafts.clone(), drafts.clone());
    let take = Callback::new(move |()| take.take_up());
    let refuse = Callback::new(move |()| {
        let drafts = refuse.clone();
        spawn_local(async move { drafts.refuse_offer().await });
    });
    view! {
        <section class="draft-notice" aria-labelledby="draft-offer">
            <h2 id="draft-offer">{say("draft.offer")}</h2>
            <p>{text}</p>
            <p class="actions">
                <Button on_press=take>{say("draft.take")}</Button>
                <Button kind=ButtonKind::Second on_press=refuse>{say("draft.delete")}</Button>
            </p>
        </section>
    }
    .into_any()
}

fn saved(drafts: &DraftKeeper, state: DraftState) -> AnyView {
    let words = match state {
        DraftState::None => return ().into_any(),
        DraftState::Saved(at) => i18n::tf("draft.saved", &[("time", i18n::time(at))]),
        DraftState::UntilClosed(at) => i18n::tf("draft.memory", &[("time", i18n::time(at))]),
    };
    let drafts = drafts.clone();
    let delete = Callback::new(move |()| {
        let drafts = drafts.clone();
        spawn_local(async move { drafts.discard().await });
    });
    view! {
        <p class="small soft saved">
            {words} " "
            <Button kind=ButtonKind::Plain on_press=delete>{say("draft.delete")}</Button>
        </p>
    }
    .into_any()
}
