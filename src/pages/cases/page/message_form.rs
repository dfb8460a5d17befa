//! Writing to the city about a case, with files. When the session has run out
//! meanwhile, what is written stays and the resident signs in here.

use super::asks::file_field;
use crate::api::cases::Deed;
use crate::domain::cases::{Case, NewMessage};
use crate::domain::identity::CaseNumber;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::sign_in_form::sign_in_here;
use crate::pages::submission_view::SubmissionView;
use crate::pages::upload_lines::in_the_way;
use crate::state::case_acts::{About, Act, LONGEST, act};
use crate::state::loaded::Loader;
use crate::state::session;
use crate::ui::button::Button;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::reveal::Reveal;
use crate::ui::text_area::TextArea;
use crate::ui::words::{said, say};
use leptos::prelude::*;

const FIELD: &str = "message";
const FILES: &str = "message-files";

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

fn faults_of(act: &Act) -> Vec<ErrorItem> {
    let text = fault(&act.typed(FIELD)).map(|key| ErrorItem {
        target: FIELD.to_owned(),
        text: i18n::t(key),
    });
    let files = in_the_way(&act.form.uploads, true);
    let files = files.iter().map(|file| file.item(FILES));
    text.into_iter().chain(files).collect()
}

/// The form.
pub fn message_form(case: &Loader<Case>, number: &CaseNumber, on_wrong: Callback<bool>) -> AnyView {
    let act = act(number, &About::Message);
    // What the summary says: set when the resident asks to send, never while
    // they type, or the focus would be torn away.
    let faults = RwSignal::new(Vec::<ErrorItem>::new());
    let typed = act.text(FIELD);
    let error = Signal::derive(move || {
        let shown = faults.with(|faults| {
            let own = faults.iter().find(|fault| fault.target == FIELD);
            own.map(|fault| fault.text.clone())
        })?;
        // Gone as soon as it is no longer so.
        let still = typed.with(|text| fault(text).map(i18n::t));
        (still.as_ref() == Some(&shown)).then_some(shown)
    });
    let submit = {
        let (act, case) = (act.clone(), case.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let found = faults_of(&act);
            let complete = found.is_empty();
            faults.set(found);
            if complete {
                let message = NewMessage {
                    text: act.typed(FIELD),
                    attachments: act.files(),
                    access_code: act.code(),
                };
                act.send(Deed::Message(message), &case);
            }
        }
    };
    let done = act.done.clone();
    // Of an earlier visit.
    done.set(false);
    let sent = move || done.get().then(|| i18n::t("case.message_sent"));
    let (value, set, busy) = (act.text(FIELD), act.writes(FIELD), act.busy());
    let submission = act.form.submission.clone();
    let files = file_field(&act, FILES, "case.message_files", "case.papers_hint");
    view! {
        {signed_out()}
        <form class="stack" novalidate on:submit=submit>
            <ErrorSummary items=Signal::from(faults) on_show=on_wrong />
            <TextArea
                asked=Asked::new(FIELD, said("case.write")).error(error)
                max=LONGEST
                value
                set
            />
            <Reveal summary=said("case.add_files")>{files}</Reveal>
            <SubmissionView submission />
            <p role="status">{dynamic(sent)}</p>
            <p class="actions">
                <Button submit=true busy>{say("case.send")}</Button>
            </p>
        </form>
    }
    .into_any()
}

/// Signing in again, where the session has run out.
fn signed_out() -> AnyView {
    let ran_out = session::ran_out();
    let ran_out = kept(move || ran_out.get());
    dynamic(move || ran_out.get().then(sign_in_here))
}
