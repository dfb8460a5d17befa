//! The papers, and the separate consent for them. The consent is asked here, at
//! the moment sensitive papers are sent, not in one box at the start (Personal
//! Information Protection Law, articles 28 and 29).

use super::filed::papers_in_the_way;
use crate::domain::points::evidence::Paper;
use crate::domain::points::paper_list::{Adds, Listed, paper_list};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::points::frame::Journey;
use crate::pages::points::papers::{PaperList, after_consent, list_id, paper_files};
use crate::pages::points::place::PlaceStep;
use crate::pages::title::titled_form;
use crate::pages::upload_lines::FileInTheWay;
use crate::routes::ApplyStep;
use crate::state::{clock, navigation};
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::score_words::points;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

#[component]
pub fn EvidenceStep(journey: Journey) -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.evidence.title"), wrong.into());
    let listed = {
        let journey = journey.clone();
        kept(move || listed(&journey))
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
    let filed = journey.clone();
    let next = Callback::new(move |()| {
        let found = papers_in_the_way(&filed);
        let settled = found.is_empty();
        in_the_way.set(found);
        if settled {
            go_on();
        }
    });
    let body = move || {
        let listed = listed.get();
        if listed.is_empty() {
            nothing_to_prove()
        } else {
            papers(&journey, listed)
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

/// The papers that still matter: what adds nothing whatever is sent beside it is
/// left out, unless it has a file already.
fn listed(journey: &Journey) -> Vec<Listed> {
    let mut listed = journey
        .facts
        .with(|facts| paper_list(&journey.scheme, facts, &journey.purpose, clock::today()));
    let has_file = |paper: &Paper| {
        journey
            .desk
            .form
            .uploads
            .list()
            .with_untracked(|list| list.iter().any(|upload| upload.about == paper.id.as_str()))
    };
    listed.retain(|one| one.adds != Adds::Nothing || has_file(&one.paper));
    listed
}

fn papers(journey: &Journey, listed: Vec<Listed>) -> AnyView {
    let consent = journey.desk.consent.clone();
    let uploads = journey.desk.form.uploads.clone();
    let journey = journey.clone();
    let lists = move || paper_lists(&journey, &listed);
    view! {
        <p class="lead">{say("points.evidence.lead")}</p>
        {after_consent(consent, uploads, lists)}
    }
    .into_any()
}

/// First what is wanted, then what can be left out, each with its reason.
fn paper_lists(journey: &Journey, listed: &[Listed]) -> AnyView {
    let is_wanted = |one: &&Listed| matches!(one.adds, Adds::Needed(_));
    let draw = |one: &Listed| files_of(journey, one);
    let wanted: Vec<AnyView> = listed.iter().filter(is_wanted).map(draw).collect();
    let spare = listed.iter().filter(|one| !is_wanted(one));
    let spare: Vec<AnyView> = spare.map(draw).collect();
    let spare = (!spare.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="papers-spare">
                <h2 id="papers-spare">{say("points.evidence.spare")}</h2>
                <p>{say("points.evidence.spare_text")}</p>
                {spare}
            </section>
        }
        .into_any()
    });
    view! {
        {wanted}
        {spare}
    }
    .into_any()
}

fn files_of(journey: &Journey, listed: &Listed) -> AnyView {
    let (paper, line) = (&listed.paper, journey.purpose.line_title.clone());
    let list = PaperList {
        about: paper.id.to_string(),
        paper: paper.paper.clone(),
        hint: {
            let listed = listed.clone();
            Signal::derive(move || hint(&listed, &line))
        },
        optional: true,
    };
    paper_files(&journey.desk.form.uploads, list)
}

/// What a paper proves, and what it adds.
fn hint(listed: &Listed, line: &Text) -> String {
    // They are questions; here they stand in a list.
    let label = |label: &Text| i18n::words(label).trim_end_matches(['？', '?']).to_owned();
    let labels = listed.paper.proves.iter().map(|need| label(&need.label));
    let labels = labels.collect::<Vec<_>>().join(&i18n::t("score.between"));
    let adds = match &listed.adds {
        Adds::Needed(gain) => i18n::tf("points.evidence.needed", &[("points", points(*gain))]),
        Adds::LinePassed(gain) => i18n::tf(
            "points.evidence.line_passed",
            &[("line", i18n::words(line)), ("points", points(*gain))],
        ),
        Adds::Full { about, cap } => i18n::tf(
            "points.evidence.full",
            &[("about", i18n::words(about)), ("cap", points(*cap))],
        ),
        Adds::Outdone { by: Some(by) } => {
            i18n::tf("points.evidence.outdone", &[("by", i18n::words(by))])
        }
        Adds::Outdone { by: None } | Adds::Nothing => i18n::t("points.evidence.nothing"),
    };
    i18n::tf("points.evidence.hint", &[("facts", labels), ("adds", adds)])
}
