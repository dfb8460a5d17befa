//! The papers, and the separate consent for them. The consent is asked here, at
//! the moment sensitive papers are sent, not in one box at the start (Personal
//! Information Protection Law, articles 28 and 29).

use crate::api;
use crate::domain::points::application::ConsentText;
use crate::domain::points::evidence::{Need, needed};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::loaded_view::loaded_view;
use crate::pages::points::frame::{Journey, unknown_scheme};
use crate::pages::points::place::PlaceStep;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::{
    FileInTheWay, in_the_way as files_in_the_way, line_buttons, upload_lines,
};
use crate::routes::ApplyStep;
use crate::state::loaded::Loader;
use crate::state::navigation;
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::field::Asked;
use crate::ui::files::FileList;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;
use web_sys::File;

/// Papers for one fact at most.
const MOST: usize = 5;

#[component]
pub fn EvidenceStep(journey: Journey) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.evidence.title"), wrong.into());
    let needs = {
        let journey = journey.clone();
        kept(move || {
            journey.facts.with(|facts| {
                needed(&journey.scheme, &journey.purpose.id, facts)
                    .into_iter()
                    .map(|need| (need.fact, need.label, need.paper))
                    .collect::<Vec<_>>()
            })
        })
    };
    let go_on = {
        let journey = journey.clone();
        move || navigation::go(&journey.place.at(PlaceStep::Apply(ApplyStep::Applicant)))
    };
    let in_the_way = RwSignal::new(Vec::<FileInTheWay>::new());
    let items = Signal::derive(move || {
        let item = |file: &FileInTheWay| file.item(&list_id(file.about()));
        in_the_way.with(|files| files.iter().map(item).collect::<Vec<_>>())
    });
    let uploads = journey.desk.form.uploads.clone();
    let next = Callback::new(move |()| {
        let found = files_in_the_way(&uploads, true);
        let settled = found.is_empty();
        in_the_way.set(found);
        if settled {
            go_on();
        }
    });
    let body = move || {
        let needs: Vec<Need> = needs
            .get()
            .into_iter()
            .map(|(fact, label, paper)| Need { fact, label, paper })
            .collect();
        if needs.is_empty() {
            nothing_to_prove()
        } else {
            papers(&journey, needs)
        }
    };
    view! {
        <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
        <h1>{say("points.evidence.title")}</h1>
        {dynamic(body)}
        <p class="actions actions--wide">
            <Button on_press=next>{say("points.evidence.next")}</Button>
        </p>
    }
    .into_any()
}

fn nothing_to_prove() -> AnyView {
    view! {
        <StatePanel
            kind=PanelKind::Empty
            title=said("points.evidence.none")
            text=said("points.evidence.none_text")
        />
    }
    .into_any()
}

fn papers(journey: &Journey, needs: Vec<Need>) -> AnyView {
    let text = Loader::new(|| async { api::consents::evidence().await });
    let journey = journey.clone();
    let lists = {
        let journey = journey.clone();
        move || {
            needs
                .iter()
                .map(|need| paper_list(&journey, need))
                .collect::<Vec<_>>()
        }
    };
    let agreed = journey.desk.consent.clone();
    view! {
        <p class="lead">{say("points.evidence.lead")}</p>
        {loaded_view(text, unknown_scheme, move |text| consent_view(&journey, text))}
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

fn consent_view(journey: &Journey, text: ConsentText) -> AnyView {
    let consent = journey.desk.consent.clone();
    let uploads = journey.desk.form.uploads.clone();
    let agreed = {
        let consent = consent.clone();
        move || consent.with(Option::is_some)
    };
    let title = text.title.clone();
    let paragraphs: Vec<_> = text
        .body
        .iter()
        .map(|words| view! { <p>{of(words.clone())}</p> }.into_any())
        .collect();
    let change = move |event| {
        if event_target_checked(&event) {
            consent.set(Some(text.clone()));
        } else {
            // Consent withdrawn: what was sent under it goes.
            uploads.clear();
            consent.set(None);
        }
    };
    view! {
        <section class="card stack-small consent" aria-labelledby="consent-title">
            <h2 id="consent-title">{of(title)}</h2>
            {paragraphs}
            <label class="choice">
                <input type="checkbox" id="consent" prop:checked=agreed on:change=change />
                <span>{say("points.evidence.consent")}</span>
            </label>
        </section>
    }
    .into_any()
}

/// Element id of the papers for one fact.
fn list_id(about: &str) -> String {
    format!("paper-{about}")
}

fn paper_list(journey: &Journey, need: &Need) -> AnyView {
    let uploads = journey.desk.form.uploads.clone();
    let about = need.fact.to_string();
    let (label, paper) = (need.label.clone(), need.paper.clone());
    let question = Signal::derive(move || i18n::words(&paper));
    let hint = Signal::derive(move || i18n::words(&label));
    let asked = Asked::new(list_id(&about), question)
        .hint(hint)
        .optional(true);
    let lines = upload_lines(&uploads, &about);
    let on_choose = {
        let uploads = uploads.clone();
        Callback::new(move |files: Vec<File>| {
            for file in files {
                uploads.add_file(file, &about);
            }
        })
    };
    let (on_remove, on_retry) = line_buttons(&uploads);
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
