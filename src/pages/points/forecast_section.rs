//! The score of the coming year, if nothing is done.

use super::frame::Journey;
use crate::domain::decimal::Decimal;
use crate::domain::points::forecast::{Forecast, forecast};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::forecast_curve::{cause_rows, curve, forecast_words};
use crate::ui::reveal::Reveal;
use crate::ui::score_words::points;
use crate::ui::words::say;
use chrono::Months;
use leptos::prelude::*;

/// So far one looks ahead.
const AHEAD: Months = Months::new(12);
/// So many causes are shown at once; the others open.
const SHOWN: usize = 8;

/// The curve, what it says and the dated causes.
#[component]
pub fn ForecastSection(journey: Journey) -> impl IntoView {
    let (line, line_title) = (journey.purpose.line, journey.purpose.line_title.clone());
    let ahead = kept(move || {
        let today = clock::today();
        let to = today.checked_add_months(AHEAD).unwrap_or(today);
        let Journey {
            scheme, purpose, ..
        } = &journey;
        journey
            .facts
            .with(|facts| forecast(scheme, facts, &purpose.id, today, to))
    });
    let words = move || ahead.with(forecast_words);
    view! {
        <section class="stack" aria-labelledby="curve-title">
            <h2 id="curve-title">{say("forecast.title")}</h2>
            <p id="curve-text">{dynamic(words)}</p>
            {dynamic(move || ahead.with(|ahead| picture(ahead, line, &line_title)))}
        </section>
    }
    .into_any()
}

/// Nothing where nothing changes: the sentence has said so.
fn picture(ahead: &Forecast, line: Decimal, line_title: &Text) -> Option<AnyView> {
    if ahead.steps.len() < 2 {
        return None;
    }
    let mut rows = cause_rows(ahead);
    let more = rows.split_off(rows.len().min(SHOWN));
    let count = more.len();
    let summary = Signal::derive(move || i18n::tn("forecast.more", count, &[]));
    let more = (count > 0).then(|| {
        view! {
            <Reveal summary>
                <ul class="causes">{more}</ul>
            </Reveal>
        }
        .into_any()
    });
    let title = i18n::words(line_title);
    let reached = ahead.reaches(line).filter(|day| *day > ahead.from);
    let reached = reached.map(|day| {
        let (day, title) = (i18n::date(day), title.clone());
        let values = [("day", day), ("line", title), ("points", points(line))];
        let words = i18n::tf("forecast.reaches", &values);
        view! { <p class="small">{words}</p> }.into_any()
    });
    Some(
        view! {
            {reached}
            {curve(ahead, line, title, "curve-title curve-text")}
            <ul class="causes">{rows}</ul>
            {more}
        }
        .into_any(),
    )
}
