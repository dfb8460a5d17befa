//! Taking an application back, after a question that says what becomes of it.

use super::possible::time_left;
use crate::api;
use crate::funnel::{Signal, effect};
use crate::pages::submission_view::SubmissionView;
use crate::state::navigation;
use crate::state::replies::{About, reply};
use crate::state::standing::{Affair, Known};
use crate::state::submission::SubmissionState;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::words::{said, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;

/// The button, and the question behind it.
#[component]
pub fn Withdraw(
    affair: Affair,
    known: Known,
    /// Until when it can be taken back.
    until: DateTime<FixedOffset>,
    /// Whether nothing stays of it.
    traceless: bool,
    /// The city's time.
    now: Signal<DateTime<FixedOffset>>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let number = known.standing.number.clone();
    let reply = reply(&number, About::Withdrawal);
    let submission = reply.form.submission.clone();
    let state = submission.state();
    let busy = Signal::derive(move || state.get().is_under_way());
    let state = submission.state();
    effect(move || {
        if matches!(state.get(), SubmissionState::Done(_)) {
            asking.try_set(false);
        }
    });
    let press = Callback::new(move |()| {
        let number = number.clone();
        // Nothing is written, so there is only this one content.
        reply.send("withdrawal", &affair, move |key| {
            let number = number.clone();
            async move {
                let standing = api::standing::withdraw(&number, &key).await?;
                // The dialog goes with the page as it was; the focus must not.
                navigation::expect_heading();
                Ok(standing)
            }
        });
    });
    let text = if traceless {
        "standing.withdraw.traceless"
    } else {
        "standing.withdraw.closes"
    };
    let left = traceless.then(|| time_left(until, now));
    let ask = Callback::new(move |()| asking.set(true));
    let stay = Callback::new(move |()| asking.set(false));
    view! {
        <div class="stack-small">
            <p class="small soft">{say(text)}</p>
            <p class="actions">
                <Button kind=ButtonKind::Plain on_press=ask>{say("standing.withdraw")}</Button>
            </p>
        </div>
        <Dialog id="withdraw" title=said("standing.withdraw.title") open=asking>
            <p>{say(text)}</p>
            {left}
            <SubmissionView submission />
            <div class="actions">
                <Button on_press=stay>{say("standing.withdraw.keep")}</Button>
                <Button kind=ButtonKind::End busy on_press=press>
                    {say("standing.withdraw.press")}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
