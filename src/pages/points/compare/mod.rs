//! One's answers counted several ways, side by side.
//!
//! | file       | holds                                               |
//! |------------|-----------------------------------------------------|
//! | `purposes` | what the points are for                             |
//! | `persons`  | who of two should apply                             |
//! | `versions` | this version of the table and another               |
//! | `others`   | the other tables that are offered                   |
//! | `side`     | one side: the score, the line, how far it is        |

mod others;
mod persons;
mod purposes;
mod side;
mod versions;

use super::frame::unknown_scheme;
use super::place::Place;
use crate::domain::forms::from_scheme;
use crate::domain::identity::{PurposeId, SchemeId};
use crate::domain::points::exchange::could_apply;
use crate::domain::points::facts::Facts;
use crate::domain::points::scheme::{Person, Scheme};
use crate::funnel::{dynamic, kept};
use crate::pages::loaded_view::{loaded_page, loaded_view};
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::points::Desk;
use crate::state::{clock, navigation, points};
use crate::ui::notice::Notice;
use crate::ui::words::{of, say};
use leptos::prelude::*;
use others::OtherTables;
use persons::PersonsSection;
use purposes::PurposesSection;
use std::sync::Arc;
use versions::versions_view;

/// `/points/{scheme}/compare` and `/points/{scheme}/compare/{other}`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let route = navigation::route();
    let asked = kept(move || match route.get() {
        Some(Route::PointsCompare { scheme, with }) => Some((scheme, with)),
        _ => None,
    });
    dynamic(move || {
        // Another page of the portal is about to replace this one.
        let (scheme, with) = asked.get()?;
        let desk = points::desk(&scheme);
        let scheme = desk.scheme.clone();
        Some(loaded_page(scheme, unknown_scheme, move |scheme| {
            let counted = Counted {
                desk: desk.clone(),
                scheme,
            };
            match &with {
                Some(with) => beside(counted, with),
                None => overview(counted),
            }
        }))
    })
}

/// A table and what has been answered to it.
#[derive(Clone)]
struct Counted {
    desk: Desk,
    scheme: Arc<Scheme>,
}

impl Counted {
    /// What is known as far as it is asked for a purpose, tracked.
    fn facts(&self, purpose: &PurposeId) -> Facts {
        let answers = self.desk.form.answers.snapshot();
        let verified = self.desk.verified.get();
        from_scheme::facts(&self.scheme, purpose, &answers, &verified, clock::today())
    }

    fn has_answers(&self) -> bool {
        !self.desk.form.answers.snapshot().is_empty()
    }
}

fn overview(counted: Counted) -> AnyView {
    titled("compare.title");
    let scheme = Arc::clone(&counted.scheme);
    let persons: Vec<Person> = could_apply(&scheme).into_iter().cloned().collect();
    let persons: Vec<AnyView> = persons
        .into_iter()
        .map(|person| view! { <PersonsSection counted=counted.clone() person /> }.into_any())
        .collect();
    let purposes = (scheme.purposes.len() > 1)
        .then(|| view! { <PurposesSection counted=counted.clone() /> }.into_any());
    view! {
        <a class="back" href=Route::Points.path()>{say("points.title")}</a>
        <div class="stack">
            <p class="about soft">{of(scheme.title.clone())}</p>
            <h1>{say("compare.title")}</h1>
            <p class="lead">{say("compare.lead")}</p>
            {notice(&scheme)}
            {no_answers(&counted)}
        </div>
        <div class="stack-large compare-page">
            {purposes}
            {persons}
            <OtherTables scheme=scheme.id.clone() />
        </div>
    }
    .into_any()
}

fn notice(scheme: &Scheme) -> Option<AnyView> {
    let notice = scheme.notice.clone();
    (!notice.is_empty()).then(|| view! { <Notice small=true>{of(notice)}</Notice> }.into_any())
}

/// Where nothing has been answered there is little to compare.
fn no_answers(counted: &Counted) -> AnyView {
    let begin = counted
        .scheme
        .purposes
        .first()
        .map(|purpose| Place::begin(counted.scheme.id.clone(), purpose.id.clone()).path());
    let counted = counted.clone();
    dynamic(move || {
        let href = begin.clone()?;
        (!counted.has_answers()).then(|| {
            view! {
                <p class="note">
                    {say("compare.no_answers")} " " <a href=href>{say("compare.answer")}</a>
                </p>
            }
            .into_any()
        })
    })
}

fn beside(now: Counted, with: &SchemeId) -> AnyView {
    titled("compare.versions");
    let desk = points::desk(with);
    let back = Route::PointsCompare {
        scheme: now.scheme.id.clone(),
        with: None,
    };
    let no_answers = no_answers(&now);
    let other = desk.scheme.clone();
    let body = loaded_view(other, unknown_scheme, move |scheme| {
        let next = Counted {
            desk: desk.clone(),
            scheme,
        };
        versions_view(now.clone(), next)
    });
    view! {
        <a class="back" href=back.path()>{say("compare.title")}</a>
        <div class="stack">
            <h1>{say("compare.versions")}</h1>
            <p class="lead">{say("compare.versions_lead")}</p>
            {no_answers}
        </div>
        <div class="stack-large compare-page">{body}</div>
    }
    .into_any()
}
