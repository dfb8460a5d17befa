//! All questions of a scheme on one page, for advisers at the counter. The
//! answers are those of the step-by-step estimate.

use super::frame::{applies, unknown_scheme};
use super::place::Place;
use super::score_panel::{Reach, purpose_of};
use crate::domain::forms::from_scheme;
use crate::domain::identity::{PurposeId, SchemeId};
use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::domain::points::sheet::sheet;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::draft_notice::DraftNotice;
use crate::pages::loaded_view::loaded_page;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::estimate::Estimate;
use crate::state::points::Desk;
use crate::state::{clock, navigation, points};
use crate::ui::button::ButtonLink;
use crate::ui::live::LiveRegion;
use crate::ui::notice::Notice;
use crate::ui::score_words::figure_words;
use crate::ui::sheet::{Plan, Sheet};
use crate::ui::words::{of, say};
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// `/points/estimate/{scheme}?view=all&purpose=…`.
#[component]
pub fn AllQuestions() -> impl IntoView {
    let route = navigation::route();
    let place = kept(move || match route.get() {
        Some(Route::PointsAll { scheme, purpose }) => Some((scheme, purpose)),
        _ => None,
    });
    dynamic(move || {
        // Another page of the portal is about to replace this one.
        let (scheme, purpose) = place.get()?;
        let desk = points::desk(&scheme);
        let loader = desk.scheme.clone();
        Some(loaded_page(loader, unknown_scheme, move |scheme| {
            page(&desk, &scheme, purpose.as_ref())
        }))
    })
}

fn page(desk: &Desk, scheme: &Arc<Scheme>, purpose: Option<&PurposeId>) -> AnyView {
    let purpose = match purpose {
        Some(id) => purpose_of(scheme, id),
        None => scheme.purposes.first().cloned(),
    };
    let Some(purpose) = purpose else {
        return unknown_scheme();
    };
    titled("points.all.title");
    let form = Arc::new(from_scheme::form(scheme, &purpose.id, clock::today()));
    let estimate = Estimate::new(desk, scheme, &purpose.id, &form);
    let parts = sheet(scheme, &purpose.id, &form);
    let notice = scheme.notice.clone();
    let here = Place::begin(scheme.id.clone(), purpose.id.clone());
    let result = Route::PointsResult {
        scheme: scheme.id.clone(),
        purpose: purpose.id.clone(),
    };
    let spoken = spoken(estimate, applies(scheme, &purpose, estimate.facts));
    view! {
        <a class="back" href=Route::Points.path()>{say("ui.back")}</a>
        <div class="stack">
            <h1>{say("points.all.title")}</h1>
            <p class="lead">{of(scheme.title.clone())}</p>
            {purposes(scheme, &purpose.id)}
            <p class="small soft">{say("points.skip_hint")}</p>
            {(!notice.is_empty()).then(|| view! { <Notice small=true>{of(notice)}</Notice> })}
        </div>
        {paper(desk, estimate, Paper { parts, purpose })}
        <LiveRegion text=spoken />
        <div class="stack">
            <p class="actions">
                <ButtonLink href=result.path()>{say("points.all.result")}</ButtonLink>
                <a href=here.path()>{say("points.all.steps")}</a>
            </p>
            <DraftNotice drafts=desk.form.drafts.clone() />
        </div>
    }
    .into_any()
}

/// One purpose or another, where there are several.
fn purposes(scheme: &Scheme, chosen: &PurposeId) -> Option<AnyView> {
    let one = |purpose: &Purpose| {
        let current = (purpose.id == *chosen).then_some("page");
        let href = at(&scheme.id, &purpose.id);
        let title = purpose.title.clone();
        view! {
            <li>
                <a class="switch" href=href aria-current=current>
                    {of(title)}
                </a>
            </li>
        }
        .into_any()
    };
    (scheme.purposes.len() > 1).then(|| {
        let all: Vec<AnyView> = scheme.purposes.iter().map(one).collect();
        view! {
            <nav aria-labelledby="all-purposes">
                <p class="unseen" id="all-purposes">
                    {say("points.all.purpose")}
                </p>
                <ul class="row">{all}</ul>
            </nav>
        }
        .into_any()
    })
}

fn at(scheme: &SchemeId, purpose: &PurposeId) -> String {
    let (scheme, purpose) = (scheme.clone(), Some(purpose.clone()));
    Route::PointsAll { scheme, purpose }.path()
}

/// What the sheet is drawn from.
struct Paper {
    parts: Vec<crate::domain::points::sheet::Part>,
    purpose: Purpose,
}

/// The sheet. It follows the score, answers given elsewhere, and the language.
fn paper(desk: &Desk, estimate: Estimate, paper: Paper) -> AnyView {
    let node = NodeRef::<Div>::new();
    let store = desk.form.answers.clone();
    let drawn = StoredValue::new_local(None::<Sheet>);
    let language = StoredValue::new("");
    let revision = store.revision();
    let seen = StoredValue::new(revision.get_untracked());
    effect({
        let store = store.clone();
        move || {
            let (Some(root), locale) = (node.get(), i18n::locale()) else {
                return;
            };
            if language.get_value() != locale {
                language.set_value(locale);
                root.replace_children_with_node_0();
                drawn.set_value(Sheet::draw(
                    &root,
                    Plan {
                        parts: paper.parts.clone(),
                        purpose: paper.purpose.clone(),
                        keeper: Rc::new(store.clone()),
                        today: clock::today(),
                    },
                ));
            }
            estimate.explained.with(|explained| {
                drawn.with_value(|sheet| {
                    if let Some(sheet) = sheet {
                        sheet.show_score(explained);
                    }
                });
            });
        }
    });
    effect(move || {
        let now = revision.get();
        let changes = store.changes_after(seen.get_value());
        seen.set_value(now);
        drawn.with_value(|sheet| {
            if let Some(sheet) = sheet {
                sheet.show_answers(&changes);
            }
        });
    });
    view! { <div class="sheet" node_ref=node></div> }.into_any()
}

fn spoken(estimate: Estimate, purpose: Signal<Purpose>) -> Signal<String> {
    Signal::derive(move || {
        let score = estimate.explained.with(|root| root.interval);
        purpose.with(|purpose| score_sentence(&score, purpose))
    })
}

/// The score in a sentence, for a screen reader.
pub fn score_sentence(score: &Interval, purpose: &Purpose) -> String {
    let (points, unit) = figure_words(score);
    let state = Reach::of(score, purpose).words(purpose);
    i18n::tf(
        "points.score_line",
        &[("points", points), ("unit", unit), ("state", state)],
    )
}
