//! What both sides have written.

use super::files::file_list;
use super::message_form::message_form;
use super::part;
use crate::domain::cases::{Author, Case, Message};
use crate::domain::identity::CaseNumber;
use crate::i18n;
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::words::say;
use leptos::prelude::*;

/// The messages and the form below them.
pub fn messages(case: &Loader<Case>, number: &CaseNumber, on_wrong: Callback<bool>) -> AnyView {
    let own = number.clone();
    let written = part(
        case,
        |case| case.messages.clone(),
        move |written| list(written, &own),
    );
    view! {
        <section class="stack" aria-labelledby="messages-title">
            <h2 id="messages-title">{say("case.messages")}</h2>
            {written}
            {message_form(case, number, on_wrong)}
        </section>
    }
    .into_any()
}

fn list(written: Vec<Message>, number: &CaseNumber) -> AnyView {
    if written.is_empty() {
        return view! { <p class="soft">{say("case.no_messages")}</p> }.into_any();
    }
    let item = |message: Message| {
        let (from, class) = match message.from {
            Author::Resident => ("case.from_you", "message message--own"),
            Author::City => ("case.from_city", "message"),
        };
        let now = clock::ticking();
        let at = message.at;
        let files = (!message.files.is_empty()).then(|| file_list(message.files, number));
        view! {
            <li class=class>
                <p class="soft small">
                    <strong>{say(from)}</strong>
                    " "
                    <time datetime=at.to_rfc3339()>
                        {move || i18n::near_time(at, now.get())}
                    </time>
                </p>
                <p class="message__text">
                    <bdi>{message.text}</bdi>
                </p>
                {files}
            </li>
        }
        .into_any()
    };
    let items: Vec<AnyView> = written.into_iter().map(item).collect();
    view! { <ol class="messages">{items}</ol> }.into_any()
}
