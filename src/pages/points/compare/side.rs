//! One side of a comparison: the score, the line, and how far it is.

use crate::domain::points::compare::Line;
use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::Purpose;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::points::score_panel::Reach;
use crate::ui::score_gauge::{GaugeLine, ScoreGauge};
use crate::ui::score_words::{figure_words, points};
use crate::ui::tag::Tag;
use crate::ui::words::say;
use leptos::prelude::*;

/// A card of one side.
#[component]
pub fn Side(
    /// What is counted here, as the purpose or the person.
    title: Signal<String>,
    /// A line below the title, empty for none.
    #[prop(optional)]
    under: Option<Signal<String>>,
    /// The score.
    score: Signal<Interval>,
    /// With its line, as it applies.
    purpose: Signal<Purpose>,
    /// Where it is estimated.
    #[prop(optional_no_strip)]
    href: Option<String>,
) -> impl IntoView {
    let lines = Signal::derive(move || {
        purpose.with(|purpose| {
            let line = purpose.has_line().then(|| GaugeLine {
                at: purpose.line,
                label: i18n::words(&purpose.line_title),
            });
            line.into_iter().collect::<Vec<_>>()
        })
    });
    let reach = move || purpose.with(|purpose| Reach::of(&score.get(), purpose));
    let reach_words = move || purpose.with(|purpose| reach().words(purpose));
    let kind = Signal::derive(move || reach().tag());
    let distance = move || purpose.with(|purpose| distance_words(&score.get(), purpose));
    let link =
        href.map(|href| view! { <p><a href=href>{say("compare.estimate")}</a></p> }.into_any());
    let under =
        under.map(|words| view! { <p class="small soft">{move || words.get()}</p> }.into_any());
    view! {
        <li class="card score stack-small">
            <div class="row row-between">
                <h3>{move || title.get()}</h3>
                <Tag kind>{dynamic(reach_words)}</Tag>
            </div>
            {under}
            <p class="score__figure">
                {move || figure_words(&score.get()).0} " "
                <small>{move || figure_words(&score.get()).1}</small>
            </p>
            <ScoreGauge interval=score lines=lines />
            <p>{dynamic(distance)}</p>
            {link}
        </li>
    }
    .into_any()
}

/// How far a score is from the line of a purpose; empty where there is none.
fn distance_words(score: &Interval, purpose: &Purpose) -> String {
    if !purpose.has_line() {
        return String::new();
    }
    let away = |points_away| {
        [
            ("line", i18n::words(&purpose.line_title)),
            ("at", points(purpose.line)),
            ("points", points(points_away)),
            ("most", score.possible.map(points).unwrap_or_default()),
        ]
    };
    match Line::of(*score, purpose.line) {
        Line::Reached => i18n::tf("compare.above", &away(score.claimed.minus(purpose.line))),
        Line::Open => i18n::tf("compare.short", &away(purpose.line.minus(score.claimed))),
        Line::OutOfReach => i18n::tf("compare.out", &away(purpose.line.minus(score.claimed))),
    }
}
