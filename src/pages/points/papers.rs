//! Papers and the consent for them. The consent is asked where sensitive papers
//! are sent, not in one box at the start (Personal Information Protection Law,
//! articles 28 and 29).

use super::frame::unknown_scheme;
use crate::api;
use crate::domain::points::application::ConsentText;
use crate::domain::text::Text;
use crate::funnel::Signal;
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::upload_lines::{line_buttons, upload_lines};
use crate::state::loaded::Loader;
use crate::state::uploads::Uploads;
use crate::ui::field::Asked;
use crate::ui::files::FileList;
use crate::ui::words::{of, say};
use leptos::prelude::*;
use web_sys::File;

/// Papers for one fact at most.
const MOST: usize = 5;

/// Element id of the tick of the consent.
pub const CONSENT: &str = "consent";

/// One list of papers.
#[derive(Clone)]
pub struct PaperList {
    /// What they are for: a fact.
    pub about: String,
    /// The paper in words.
    pub paper: Text,
    /// What it proves, or what is missing.
    pub hint: Signal<String>,
    /// Whether "(optional)" stands behind it.
    pub optional: bool,
}

/// Element id of the papers for one fact.
pub fn list_id(about: &str) -> String {
    format!("paper-{about}")
}

/// The consent, and once it is given `lists`.
pub fn after_consent(
    consent: ArcRwSignal<Option<ConsentText>>,
    uploads: Uploads,
    lists: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let text = Loader::new(|| async { api::consents::evidence().await });
    let agreed = consent.clone();
    view! {
        {loaded_view(
            text,
            unknown_scheme,
            move |text| consent_view(consent.clone(), uploads.clone(), text),
        )}
        <div id="papers" class="stack" tabindex="-1">
            <Show
                when=move || agreed.with(Option::is_some)
                fallback=|| view! { <p class="note">{say("points.evidence.consent_first")}</p> }.into_any()
            >
                <p class="note">{say("points.evidence.photos")}</p>
                {lists()}
            </Show>
        </div>
    }
    .into_any()
}

fn consent_view(
    consent: ArcRwSignal<Option<ConsentText>>,
    uploads: Uploads,
    text: ConsentText,
) -> AnyView {
    let title = text.title.clone();
    let paragraphs = paragraphs(&text);
    // Consent withdrawn: what was sent under it goes.
    let tick = consent_tick(CONSENT, consent, text, move || uploads.clear());
    view! {
        <section class="card stack-small consent" aria-labelledby="consent-title">
            <h2 id="consent-title">{of(title)}</h2>
            {paragraphs}
            {tick}
        </section>
    }
    .into_any()
}

/// What is agreed to, in its paragraphs.
pub fn paragraphs(text: &ConsentText) -> Vec<AnyView> {
    let paragraph = |words: &Text| view! { <p>{of(words.clone())}</p> }.into_any();
    text.body.iter().map(paragraph).collect()
}

/// The tick by which one agrees to `text`, and takes that back.
pub fn consent_tick(
    id: &'static str,
    consent: ArcRwSignal<Option<ConsentText>>,
    text: ConsentText,
    withdrawn: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let agreed = {
        let consent = consent.clone();
        move || consent.with(Option::is_some)
    };
    let change = move |event| {
        if event_target_checked(&event) {
            consent.set(Some(text.clone()));
        } else {
            withdrawn();
            consent.set(None);
        }
    };
    view! {
        <label class="choice">
            <input type="checkbox" id=id prop:checked=agreed on:change=change />
            <span>{say("points.evidence.consent")}</span>
        </label>
    }
    .into_any()
}

/// A list of papers: choose, take a photo, see how far each is.
pub fn paper_files(uploads: &Uploads, list: PaperList) -> AnyView {
    let PaperList {
        about,
        paper,
        hint,
        optional,
    } = list;
    let question = Signal::derive(move || i18n::words(&paper));
    let asked = Asked::new(list_id(&about), question)
        .hint(hint)
        .optional(optional);
    let lines = upload_lines(uploads, &about);
    let on_choose = {
        let uploads = uploads.clone();
        Callback::new(move |files: Vec<File>| {
            for file in files {
                uploads.add_file(file, &about);
            }
        })
    };
    let (on_remove, on_retry) = line_buttons(uploads);
    view! {
        <FileList
            asked
            accept="image/*,application/pdf"
            lines
            max=MOST
            on_choose
            on_remove
            on_retry
        />
    }
    .into_any()
}
