//! Files to send: choose, drop or take a photo; each with its state.

use super::button::ButtonKind;
use super::field::Asked;
use super::focus::focus_soon;
use super::live::LiveRegion;
use super::words::say;
use crate::funnel::{Signal, dynamic, each, kept};
use crate::i18n;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

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
    /// A `blob:` address of a picture of it.
    pub preview: Option<String>,
}

/// A question answered by files. The file inputs are hidden (a browser words
/// them in its own language); the buttons press them.
#[component]
pub fn FileList(
    /// The question.
    asked: Asked,
    /// Types the file dialog offers, as `image/*,.pdf`.
    #[prop(into)]
    accept: String,
    /// The files, in the order they were added.
    #[prop(into)]
    lines: Signal<Vec<FileLine>>,
    /// How many there may be.
    max: usize,
    /// Takes newly chosen files.
    #[prop(into)]
    on_choose: Callback<Vec<File>>,
    /// Takes a file away, also while it is being sent.
    #[prop(into)]
    on_remove: Callback<String>,
    /// Tries a failed file again.
    #[prop(into)]
    on_retry: Callback<String>,
) -> impl IntoView {
    let ids = kept(move || {
        lines.with(|lines| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>())
    });
    let full = kept(move || lines.with(|lines| lines.len() >= max));
    // The focus must not vanish with the row.
    let choose_id = asked.id.clone();
    let on_remove = Callback::new(move |id: String| {
        on_remove.run(id);
        focus_soon(choose_id.clone());
    });
    let row_id = asked.id.clone();
    let row = move |id: String| file_row(&row_id, id, lines, on_remove, on_retry);
    let invalid = asked.invalid();
    let error = asked.error;
    let error_id = format!("{}-error", asked.id);
    let described_id = error_id.clone();
    let status = Signal::derive(move || lines.with(|lines| status_words(lines)));
    let full_id = asked.id.clone();
    let full_described_by =
        Signal::derive(move || error.with(Option::is_some).then(|| described_id.clone()));
    let drop_zone = DropZone {
        asked,
        accept,
        on_choose,
    };
    view! {
        <div class="stack-small" class:field--wrong=move || invalid.get().is_some()>
            <ul class="files" class:files--none=move || ids.with(Vec::is_empty)>
                {each(move || ids.get(), row)}
            </ul>
            <LiveRegion text=status />
            {move || {
                error
                    .get()
                    .map(|words| {
                        view! {
                            <p class="field__error" id=error_id.clone()>
                                <span class="unseen">{say("ui.error_prefix")}</span>
                                {words}
                            </p>
                        }
                        .into_any()
                    })
            }}
            {move || {
                if full.get() {
                    // Where the error summary leads while there is no button.
                    let (id, described_by) = (full_id.clone(), full_described_by);
                    view! {
                        <p
                            class="field__hint"
                            id=id
                            tabindex="-1"
                            aria-describedby=move || described_by.get()
                        >
                            {i18n::tn("ui.files.full", max, &[])}
                        </p>
                    }
                        .into_any()
                } else {
                    drop_zone.view()
                }
            }}
        </div>
    }
    .into_any()
}

struct DropZone {
    asked: Asked,
    accept: String,
    on_choose: Callback<Vec<File>>,
}

impl DropZone {
    fn view(&self) -> AnyView {
        let on_choose = self.on_choose;
        let (label, hint) = (self.asked.label, self.asked.hint);
        let id = self.asked.id.clone();
        let label_id = format!("{id}-label");
        let labelled = label_id.clone();
        let over = RwSignal::new(false);
        let described_by = self.asked.described_by(None);
        // On a phone this opens the camera at once; elsewhere it is the same
        // as choosing a file.
        let camera = self.accept.contains("image").then(|| {
            let input_id = format!("{id}-camera");
            view! {
                <input
                    type="file"
                    hidden
                    id=input_id.clone()
                    accept="image/*"
                    capture="environment"
                    on:change=move |event| take(&event, on_choose)
                />
                <button
                    class=ButtonKind::Second.class()
                    type="button"
                    on:click=move |_| press(&input_id)
                >
                    {say("ui.files.camera")}
                </button>
            }
            .into_any()
        });
        let input_id = format!("{id}-input");
        view! {
            <div
                class="drop"
                class:drop--over=move || over.get()
                role="group"
                aria-labelledby=labelled
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    over.set(false);
                    let files = event.data_transfer().and_then(|data| data.files());
                    give(files, on_choose);
                }
            >
                <p class="field__label" id=label_id>
                    {move || label.get()}
                    {self.asked.optional.then(|| say("ui.optional"))}
                </p>
                <p class="field__hint" id=format!("{id}-hint")>
                    {move || hint.get()}
                </p>
                <input
                    type="file"
                    hidden
                    id=input_id.clone()
                    multiple
                    accept=self.accept.clone()
                    on:change=move |event| take(&event, on_choose)
                />
                <span class="actions">
                    {camera}
                    <button
                        class=ButtonKind::Second.class()
                        type="button"
                        id=id
                        aria-describedby=move || described_by.get()
                        on:click=move |_| press(&input_id)
                    >
                        {say("ui.files.choose")}
                    </button>
                </span>
            </div>
        }
        .into_any()
    }
}

fn press(id: &str) {
    if let Some(input) = input(id) {
        input.click();
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Hands over what was chosen and empties the input, so that the same file can
/// be chosen again.
fn take(event: &web_sys::Event, on_choose: Callback<Vec<File>>) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        give(input.files(), on_choose);
        input.set_value("");
    }
}

fn give(files: Option<web_sys::FileList>, on_choose: Callback<Vec<File>>) {
    let files: Vec<File> = files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|at| files.get(at)).collect()
    });
    if !files.is_empty() {
        on_choose.run(files);
    }
}

fn file_row(
    list_id: &str,
    id: String,
    lines: Signal<Vec<FileLine>>,
    on_remove: Callback<String>,
    on_retry: Callback<String>,
) -> AnyView {
    let own = id.clone();
    let line = kept(move || lines.with(|lines| lines.iter().find(|line| line.id == own).cloned()));
    let first = line.get_untracked();
    let name = first
        .as_ref()
        .map(|line| line.name.clone())
        .unwrap_or_default();
    let broken = RwSignal::new(false);
    let preview = first.and_then(|line| line.preview);
    let preview = move || {
        let address = preview.clone().filter(|_| !broken.get())?;
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
    let state_class = move || match line.with(|line| line.as_ref().map(|line| line.state.clone())) {
        Some(FileState::Done) => "files__state files__state--done",
        Some(FileState::Failed(_) | FileState::Refused(_)) => "files__state files__state--wrong",
        _ => "files__state",
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
    let retried = id.clone();
    let remove_id = row_id(list_id, &id);
    let after_retry = remove_id.clone();
    let (retry_name, remove_name, progress_name) = (name.clone(), name.clone(), name.clone());
    let retry = move || {
        let (id, name, after) = (retried.clone(), retry_name.clone(), after_retry.clone());
        can_retry.get().then(|| {
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
        })
    };
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
    view! {
        <li>
            <div class="files__what">
                {dynamic(preview)}
                <div>
                    <p class="files__name">{name}</p>
                    <p class=state_class>{move || line.get().map(|line| state_words(&line))}</p>
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
                    <span class="unseen">{remove_name}</span>
                </button>
            </span>
            {dynamic(progress)}
        </li>
    }
    .into_any()
}

/// Element id of what leads to a file's line: its button.
pub fn row_id(list: &str, file: &str) -> String {
    format!("{list}-remove-{file}")
}

/// How many have arrived and how many have not; empty while nothing is decided.
fn status_words(lines: &[FileLine]) -> String {
    let count =
        |wanted: fn(&FileState) -> bool| lines.iter().filter(|line| wanted(&line.state)).count();
    let done = count(|state| *state == FileState::Done);
    let wrong = count(|state| matches!(state, FileState::Failed(_) | FileState::Refused(_)));
    if done + wrong == 0 {
        return String::new();
    }
    let values = [("done", done.to_string()), ("wrong", wrong.to_string())];
    i18n::tf("ui.files.status", &values)
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
