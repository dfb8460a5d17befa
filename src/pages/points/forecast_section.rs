//! The score of the coming year, if nothing is done and with the plan.

use super::chosen_plan::ChosenPlan;
use super::frame::Journey;
use crate::domain::decimal::Decimal;
use crate::domain::points::facts::Facts;
use crate::domain::points::forecast::{Forecast, forecast};
use crate::domain::points::scheme::Purpose;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::forecast_curve::{cause_rows, curve, curve_legend, forecast_words};
use crate::ui::reveal::Reveal;
use crate::ui::score_words::points;
use crate::ui::words::{said, say};
use chrono::Months;
use leptos::prelude::*;

/// So far one looks ahead.
const AHEAD: Months = Months::new(12);
/// So many causes are shown at once; the others open.
const SHOWN: usize = 8;

/// The curve, what it says and the dated causes.
#[component]
pub fn ForecastSection(journey: Journey, plan: ChosenPlan) -> impl IntoView {
    let applies = journey.applies;
    let line = move || applies.with(Purpose::line_to_reach);
    let line_title = journey.purpose.line_title.clone();
    let ahead = {
        let journey = journey.clone();
        kept(move || journey.facts.with(|facts| year(&journey, facts)))
    };
    // Where the plan changes nothing there is nothing to draw beside.
    let planned = kept(move || {
        let planned = plan.found.with(|ways| {
            let is_plan = !ways.steps.is_empty();
            is_plan.then(|| year(&journey, &ways.with))
        });
        planned.filter(|planned| ahead.with(|ahead| planned.steps != ahead.steps))
    });
    let title = line_title.clone();
    let words = move || ahead.with(|ahead| all_words(ahead, line(), &title));
    let title = line_title.clone();
    let with_plan = move || planned.with(|planned| plan_words(planned.as_ref()?, line(), &title));
    view! {
        <section class="stack" aria-labelledby="curve-title">
            <h2 id="curve-title">{say("forecast.title")}</h2>
            <p id="curve-text">{dynamic(words)}</p>
            {dynamic(with_plan)}
            {dynamic(move || {
                planned
                    .with(|planned| {
                        ahead.with(|ahead| picture(ahead, planned.as_ref(), line(), &line_title))
                    })
            })}
        </section>
    }
    .into_any()
}

/// The year from today on, by these facts.
fn year(journey: &Journey, facts: &Facts) -> Forecast {
    let today = clock::today();
    let to = today.checked_add_months(AHEAD).unwrap_or(today);
    forecast(&journey.scheme, facts, &journey.purpose.id, today, to)
}

/// What the second curve says, as text.
fn plan_words(planned: &Forecast, line: Option<Decimal>, title: &Text) -> Option<AnyView> {
    let claimed = |day| planned.on(day).map(|total| points(total.claimed));
    let values = [
        ("now", claimed(planned.from)?),
        ("day", i18n::date(planned.to)),
        ("points", claimed(planned.to)?),
    ];
    let ends = i18n::tf("forecast.plan_ends", &values);
    let words = match line.and_then(|line| line_words(planned, line, title)) {
        Some(words) => i18n::tf("forecast.both", &[("ends", ends), ("best", words)]),
        None => ends,
    };
    Some(view! { <p id="curve-plan">{words}</p> }.into_any())
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
fn picture(
    ahead: &Forecast,
    planned: Option<&Forecast>,
    line: Option<Decimal>,
    line_title: &Text,
) -> Option<AnyView> {
    if ahead.steps.len() < 2 && planned.is_none() {
        return None;
    }
    let title = i18n::words(line_title);
    let legend = planned.map(|_| curve_legend());
    let with_plan = planned.and_then(|planned| {
        let rows = cause_rows(planned);
        let summary = said("forecast.plan_changes");
        (!rows.is_empty()).then(|| {
            view! {
                <Reveal summary>
                    <ul class="causes">{rows}</ul>
                </Reveal>
            }
            .into_any()
        })
    });
    Some(
        view! {
            {curve(ahead, planned, line, title)}
            {legend}
            {causes(ahead)}
            {with_plan}
        }
        .into_any(),
    )
}

/// The dated causes, the first ones at once.
fn causes(ahead: &Forecast) -> AnyView {
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
    view! {
        <ul class="causes">{rows}</ul>
        {more}
    }
    .into_any()
}
