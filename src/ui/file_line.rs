//! One file in a list of files to send: its picture, its state in words, what can
//! be done with it.

use super::button::ButtonKind;
use super::focus::focus_soon;
use super::words::say;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use leptos::prelude::*;

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Waits for its turn or for the net.
    Waiting,
    /// On its way.
    Sending {
        /// 0 to 100.
        percent: u8,
    },
    /// The server has it.
    Done,
    /// Not sent: why, in a sentence. It can be tried again.
    Failed(String),
    /// Not taken: why, in a sentence. Trying again would not help.
    Refused(String),
}

/// One file in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// Names it in the callbacks.
    pub id: String,
    /// Its name on the device.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// How far it is.
    pub state: FileState,
    /// What was done to it before it went, in a sentence; empty until then.
    pub note: String,
    /// A `blob:` address of a picture of it.
    pub preview: Option<String>,
}

/// What can be done with the files of one list.
pub(super) struct LineButtons {
    /// Element id of the list's question.
    pub list: String,
    /// Takes a file away, also while it is being sent.
    pub on_remove: Callback<String>,
    /// Tries a failed file again.
    pub on_retry: Callback<String>,
}

/// The line of the file `id`.
pub(super) fn file_line(
    buttons: &LineButtons,
    id: String,
    lines: Signal<Vec<FileLine>>,
) -> AnyView {
    let own = id.clone();
    let line = kept(move || lines.with(|lines| lines.iter().find(|line| line.id == own).cloned()));
    let first = line.get_untracked();
    let (name, address) = first.map_or_else(Default::default, |line| (line.name, line.preview));
    let state_class = move || match line.with(|line| line.as_ref().map(|line| line.state.clone())) {
        Some(FileState::Done) => "files__state files__state--done",
        Some(FileState::Failed(_) | FileState::Refused(_)) => "files__state files__state--wrong",
        _ => "files__state",
    };
    let note = move || {
        let words = line.get()?.note;
        (!words.is_empty()).then(|| view! { <p class="files__note">{words}</p> }.into_any())
    };
    let sending = kept(move || match line.get().map(|line| line.state) {
        Some(FileState::Sending { percent }) => Some(percent),
        _ => None,
    });
    let can_retry = kept(move || {
        line.with(|line| {
            line.as_ref()
                .is_some_and(|line| matches!(line.state, FileState::Failed(_)))
        })
    });
    let remove_key = move || {
        if sending.get().is_some() {
            i18n::t("ui.files.stop")
        } else {
            i18n::t("ui.files.remove")
        }
    };
    let progress_name = name.clone();
    let progress = move || {
        let words = i18n::tf("ui.files.progress", &[("name", progress_name.as_str())]);
        sending.get().is_some().then(|| {
            view! {
                <progress
                    max="100"
                    aria-label=words
                    value=move || sending.get().unwrap_or(100).to_string()
                ></progress>
            }
            .into_any()
        })
    };
    let remove_id = row_id(&buttons.list, &id);
    let retry_button = retry(buttons, &id, &name);
    let retry = move || can_retry.get().then(&retry_button);
    let on_remove = buttons.on_remove;
    view! {
        <li>
            <div class="files__what">
                {preview(address)}
                <div>
                    <p class="files__name">{name.clone()}</p>
                    <p class=state_class>{move || line.get().map(|line| state_words(&line))}</p>
                    {dynamic(note)}
                </div>
            </div>
            <span class="actions">
                {dynamic(retry)}
                <button
                    class=ButtonKind::Plain.class()
                    type="button"
                    id=remove_id
                    on:click=move |_| on_remove.run(id.clone())
                >
                    {dynamic(remove_key)}
                    <span class="unseen">{name}</span>
                </button>
            </span>
            {dynamic(progress)}
        </li>
    }
    .into_any()
}

/// The picture at a `blob:` address, as long as the browser can draw it.
fn preview(address: Option<String>) -> AnyView {
    let broken = RwSignal::new(false);
    let picture = move || {
        let address = address.clone().filter(|_| !broken.get())?;
        // Its name stands beside it; reading it twice helps nobody.
        Some(
            view! {
                <img
                    class="files__preview"
                    src=address
                    alt=""
                    on:error=move |_| {
                        broken.try_set(true);
                    }
                />
            }
            .into_any(),
        )
    };
    dynamic(picture)
}

/// Draws the button that sends this file alone again. It goes when it is pressed,
/// so the focus goes to the button beside it.
fn retry(buttons: &LineButtons, id: &str, name: &str) -> impl Fn() -> AnyView + use<> {
    let (id, name, after) = (id.to_owned(), name.to_owned(), row_id(&buttons.list, id));
    let on_retry = buttons.on_retry;
    move || {
        let (id, name, after) = (id.clone(), name.clone(), after.clone());
        view! {
            <button
                class=ButtonKind::Plain.class()
                type="button"
                on:click=move |_| {
                    on_retry.run(id.clone());
                    focus_soon(after.clone());
                }
            >
                {say("ui.files.retry")}
                <span class="unseen">{name}</span>
            </button>
        }
        .into_any()
    }
}

/// Element id of what leads to a file's line: its button.
pub fn row_id(list: &str, file: &str) -> String {
    format!("{list}-remove-{file}")
}

fn state_words(line: &FileLine) -> String {
    match &line.state {
        FileState::Waiting => i18n::t("ui.files.waiting"),
        FileState::Sending { percent } => {
            i18n::tf("ui.files.sending", &[("percent", percent.to_string())])
        }
        FileState::Done => i18n::tf("ui.files.done", &[("size", i18n::file_size(line.size))]),
        FileState::Failed(why) | FileState::Refused(why) => why.clone(),
    }
}
