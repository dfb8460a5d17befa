//! The papers, and the separate consent for them. The consent is asked here, at
//! the moment sensitive papers are sent, not in one box at the start (Personal
//! Information Protection Law, articles 28 and 29).

use crate::domain::points::evidence::{Need, needed};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::points::frame::Journey;
use crate::pages::points::papers::{PaperList, after_consent, list_id, paper_list};
use crate::pages::points::place::PlaceStep;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::{FileInTheWay, in_the_way as files_in_the_way};
use crate::routes::ApplyStep;
use crate::state::navigation;
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

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
    let uploads = journey.desk.form.uploads.clone();
    let lists = {
        let uploads = uploads.clone();
        move || {
            let list = |need: &Need| {
                paper_list(
                    &uploads,
                    PaperList {
                        about: need.fact.to_string(),
                        paper: need.paper.clone(),
                        hint: need.label.clone(),
                        optional: true,
                    },
                )
            };
            needs.iter().map(list).collect::<Vec<_>>().into_any()
        }
    };
    view! {
        <p class="lead">{say("points.evidence.lead")}</p>
        {after_consent(journey.desk.consent.clone(), uploads, lists)}
    }
    .into_any()
}
