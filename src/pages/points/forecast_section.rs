//! The score of the coming year, if nothing is done.

use super::frame::Journey;
use crate::domain::decimal::Decimal;
use crate::domain::points::forecast::{Forecast, forecast};
use crate::domain::points::scheme::Purpose;
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
    let applies = journey.applies;
    let line = move || applies.with(Purpose::line_to_reach);
    let line_title = journey.purpose.line_title.clone();
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
    let title = line_title.clone();
    let words = move || ahead.with(|ahead| all_words(ahead, line(), &title));
    view! {
        <section class="stack" aria-labelledby="curve-title">
            <h2 id="curve-title">{say("forecast.title")}</h2>
            <p id="curve-text">{dynamic(words)}</p>
            {dynamic(move || ahead.with(|ahead| picture(ahead, line(), &line_title)))}
        </section>
    }
    .into_any()
}

/// What the curve says, as text.
fn all_words(ahead: &Forecast, line: Option<Decimal>, title: &Text) -> String {
    let curve = forecast_words(ahead);
    match line.and_then(|line| line_words(ahead, line, title)) {
        Some(words) => i18n::tf("forecast.both", &[("ends", curve), ("best", words)]),
        None => curve,
    }
}

/// Whether and when the score reaches the line.
fn line_words(ahead: &Forecast, line: Decimal, title: &Text) -> Option<String> {
    let reached = ahead.reaches(line);
    let is_above = ahead.steps.iter().all(|step| step.total.claimed >= line);
    let key = match reached {
        None => "forecast.below",
        Some(_) if is_above => "forecast.above",
        Some(day) if day > ahead.from => "forecast.reaches",
        // It is above now and falls below: the dated list says when.
        Some(_) => return None,
    };
    let day = reached.map(i18n::date).unwrap_or_default();
    let values = [
        ("day", day),
        ("line", i18n::words(title)),
        ("points", points(line)),
    ];
    Some(i18n::tf(key, &values))
}

/// Nothing where nothing changes: the sentence has said so.
fn picture(ahead: &Forecast, line: Option<Decimal>, line_title: &Text) -> Option<AnyView> {
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
    Some(
        view! {
            {curve(ahead, line, title, "curve-title curve-text")}
            <ul class="causes">{rows}</ul>
            {more}
        }
        .into_any(),
    )
}
