//! Writing to the city about a case.

use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::messages::{LONGEST, MessageState, Messages};
use crate::ui::button::Button;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::text_area::TextArea;
use crate::ui::words::{said, say};
use leptos::prelude::*;

const FIELD: &str = "message";

/// Why a message cannot be sent as it is.
fn fault(text: &str) -> Option<&'static str> {
    let length = text.trim().chars().count();
    if length == 0 {
        Some("case.message_missing")
    } else if length > LONGEST as usize {
        Some("case.message_too_long")
    } else {
        None
    }
}

/// The form.
#[component]
pub(super) fn MessageForm(
    /// The message being written.
    messages: Messages,
    /// Told whether something must be put right.
    on_wrong: Callback<bool>,
) -> impl IntoView {
    let text: Signal<String> = messages.text().into();
    let state: Signal<MessageState> = messages.state().into();
    let wrong = RwSignal::new(None::<&'static str>);
    // What the summary says: set when the resident asks to send, never while
    // they type, or the focus would be torn away.
    let asked = RwSignal::new(None::<&'static str>);
    let items = Signal::derive(move || {
        let item = |key| ErrorItem {
            target: FIELD.to_owned(),
            text: i18n::t(key),
        };
        asked.get().map(item).into_iter().collect::<Vec<_>>()
    });
    let error = Signal::derive(move || match (wrong.get(), state.get()) {
        (Some(key), _) => Some(i18n::t(key)),
        (None, MessageState::Unknown) => Some(i18n::t("case.message_unknown")),
        (None, MessageState::Refused(problem)) if problem.status == 429 => {
            Some(i18n::t("error.too_many"))
        }
        (None, MessageState::Refused(_)) => Some(i18n::t("case.message_refused")),
        _ => None,
    });
    let busy = Signal::derive(move || state.get() == MessageState::Sending);
    let write = {
        let messages = messages.clone();
        Callback::new(move |typed: String| {
            // Said again only when the resident asks to send.
            wrong.set(None);
            messages.write(typed);
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let faulty = text.with_untracked(|text| fault(text));
        wrong.set(faulty);
        asked.set(faulty);
        if faulty.is_none() {
            messages.send();
        }
    };
    let sent = move || (state.get() == MessageState::Sent).then(|| i18n::t("case.message_sent"));
    view! {
        <form class="stack" novalidate on:submit=submit>
            <ErrorSummary items on_show=on_wrong />
            <TextArea
                asked=Asked::new(FIELD, said("case.write")).error(error)
                max=LONGEST
                value=text
                set=write
            />
            <p role="status">{dynamic(sent)}</p>
            <p class="actions">
                <Button submit=true busy=busy>
                    {say("case.send")}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
