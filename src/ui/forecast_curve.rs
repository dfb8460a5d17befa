//! The forecast as a stepped line over the days, with the line to reach. The
//! list of causes beside it says the same in words.

use super::score_words::{points, signed, with_unit};
use super::words::say;
use crate::domain::decimal::Decimal;
use crate::domain::fixed::fixed;
use crate::domain::points::forecast::cause::{Cause, Why};
use crate::domain::points::forecast::{Days, Forecast};
use crate::i18n;
use chrono::{NaiveDate, TimeDelta};
use leptos::prelude::*;

/// The height of the field the line is drawn in, and where it begins, in pixels.
const FIELD: f64 = 160.0;
const TOP: f64 = 24.0;
/// Room above the highest and below the lowest point.
const ROOM: f64 = 16.0;
/// Between two lines so far apart there is room for a figure.
const ROOMY: f64 = 48.0;
/// The least span of points that is drawn, so that one point looks like one.
const LEAST_SPAN: f64 = 5.0;
/// The line to reach is drawn where it is no further away than so many times
/// the span of the curve: from afar it would press the curve flat.
const FARTHEST: f64 = 4.0;

/// The line of one forecast.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// A path in a field 100 wide.
    path: String,
    /// How high it begins and ends.
    ends: (f64, f64),
}

/// What is drawn. Heights are pixels from the top of the field, widths percent.
#[derive(Clone, Debug, PartialEq)]
struct Drawing {
    /// The score if nothing is done.
    now: Line,
    /// The score with the plan.
    plan: Option<Line>,
    /// The best day, where it is not the first.
    best: Option<(f64, f64)>,
    /// How high the line to reach is, if it is in the picture.
    line: Option<f64>,
}

fn float(number: Decimal) -> f64 {
    number.ten_thousandths() as f64 / 10_000.0
}

fn drawing(forecast: &Forecast, plan: Option<&Forecast>, line: Option<Decimal>) -> Drawing {
    let steps = || {
        let plan = plan.iter().flat_map(|plan| &plan.steps);
        forecast.steps.iter().chain(plan)
    };
    let scores = || steps().map(|step| float(step.total.claimed));
    let (mut low, mut high) = (
        scores().fold(f64::MAX, f64::min),
        scores().fold(f64::MIN, f64::max),
    );
    let span = (high - low).max(LEAST_SPAN);
    let away = |line: f64| (low - line).max(line - high);
    let line = line
        .map(float)
        .filter(|line| away(*line) <= span * FARTHEST);
    if let Some(line) = line {
        (low, high) = (low.min(line), high.max(line));
    }
    let scale = (FIELD - 2.0 * ROOM) / (high - low).max(LEAST_SPAN);
    let height = |score: f64| FIELD - ROOM - (score - low) * scale;
    let days = |day: NaiveDate| day.signed_duration_since(forecast.from).num_days() as f64;
    let all = days(forecast.to).max(1.0);
    let across = |day: NaiveDate| days(day) / all * 100.0;
    let drawn = |forecast: &Forecast| {
        let mut path = String::new();
        let mut ends = (0.0, 0.0);
        for step in &forecast.steps {
            ends.1 = height(float(step.total.claimed));
            let (x, y) = (fixed(across(step.day), 2), fixed(ends.1, 1));
            path += &if path.is_empty() {
                ends.0 = ends.1;
                format!("M{x} {y}")
            } else {
                format!("H{x}V{y}")
            };
        }
        path += "H100";
        Line { path, ends }
    };
    let best = forecast.best_days();
    let best = best.first().filter(|best| best.from > forecast.from);
    Drawing {
        now: drawn(forecast),
        plan: plan.map(drawn),
        best: best.and_then(|best| {
            let score = forecast.on(best.from)?.claimed;
            Some((across(best.from), height(float(score))))
        }),
        line: line.map(height),
    }
}

fn px(y: f64) -> String {
    fixed(y, 1)
}

/// The curve with the line to reach, if there is one, and its name; beside it the
/// forecast with the plan. It is named by the elements `curve-title`, `curve-text`
/// and, with a plan, `curve-plan`.
pub fn curve(
    forecast: &Forecast,
    plan: Option<&Forecast>,
    line: Option<Decimal>,
    line_title: String,
) -> AnyView {
    let Drawing {
        now: Line {
            path,
            ends: (first, last),
        },
        plan: with_plan,
        best,
        line: level,
    } = drawing(forecast, plan, line);
    let named = match &with_plan {
        Some(_) => "curve-title curve-text curve-plan",
        None => "curve-title curve-text",
    };
    let ends = |forecast: &Forecast| forecast.steps.last().map(|step| points(step.total.claimed));
    let end = ends(forecast);
    // The words of the line and those of the curve stand on its two sides.
    let is_above = match &with_plan {
        Some(plan) => last < plan.ends.1,
        None => level.is_none_or(|level| last < level),
    };
    // Below the lowest line stand the days: a figure goes there only for want of room.
    let is_roomy = with_plan
        .as_ref()
        .is_some_and(|plan| last - plan.ends.1 >= ROOMY);
    let own = last + TOP + if is_above || is_roomy { -12.0 } else { 24.0 };
    // Each has its figure on its far side from the other; where they end alike one
    // says it.
    let figure = |line: &Line| {
        let y = line.ends.1 + TOP + if is_above { 24.0 } else { -12.0 };
        let figure = plan
            .and_then(ends)
            .filter(|figure| Some(figure) != end.as_ref())?;
        Some(
            view! { <text class="curve__own" x="100%" y=px(y) text-anchor="end">{figure}</text> }
                .into_any(),
        )
    };
    let planned = with_plan.map(|line| {
        let figure = figure(&line);
        let path = field(line.path, "curve__plan");
        view! {
            {path}
            {figure}
        }
        .into_any()
    });
    let mark = level.zip(line).map(|(level, line)| {
        let words = first + TOP;
        let level = level + TOP;
        let below = words < level;
        view! {
            <line class="curve__mark" x1="0" x2="100%" y1=px(level) y2=px(level) />
            <text x="12" y=px(level + if below { 20.0 } else { -8.0 })>
                {format!("{line_title} {}", points(line))}
            </text>
        }
        .into_any()
    });
    let dot = best.map(|(x, y)| {
        let x = format!("{}%", fixed(x, 2));
        view! { <circle class="curve__node" cx=x cy=px(y + TOP) r="5" /> }.into_any()
    });
    let half = forecast.to.signed_duration_since(forecast.from).num_days() / 2;
    let middle = forecast.from + TimeDelta::days(half);
    view! {
        <svg class="curve" role="img" aria-labelledby=named>
            <line class="curve__grid" x1="0" x2="100%" y1="184" y2="184" />
            {mark}
            {planned}
            {field(path, "curve__now")}
            <circle class="curve__ring" cx="0" cy=px(first + TOP) r="7" />
            {dot}
            <text class="curve__own" x="100%" y=px(own) text-anchor="end">
                {end}
            </text>
            <text x="0" y="210">{say("forecast.today")}</text>
            <text x="50%" y="210" text-anchor="middle">{i18n::month_day(middle)}</text>
            <text x="100%" y="210" text-anchor="end">{i18n::month_day(forecast.to)}</text>
        </svg>
    }
    .into_any()
}

/// The field a line is drawn in: as wide as there is room.
fn field(path: String, class: &'static str) -> AnyView {
    view! {
        <svg y="24" width="100%" height="160" viewBox="0 0 100 160" preserveAspectRatio="none" overflow="visible">
            <path class=class d=path />
        </svg>
    }
    .into_any()
}

/// Which line is which.
pub fn curve_legend() -> AnyView {
    let entry = |class: &'static str, key: &'static str| {
        view! {
            <li>
                <svg class="legend__line" aria-hidden="true">
                    <line class=class x1="0" x2="100%" y1="50%" y2="50%" />
                </svg>
                {say(key)}
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="legend small">
            {entry("curve__now", "forecast.legend_now")}
            {entry("curve__plan", "forecast.legend_plan")}
        </ul>
    }
    .into_any()
}

/// What the curve says: where it ends, and the best days to file on.
pub fn forecast_words(forecast: &Forecast) -> String {
    let claimed = |day| forecast.on(day).map(|total| points(total.claimed));
    let end = claimed(forecast.to).unwrap_or_default();
    if forecast.steps.len() < 2 {
        return i18n::tf("forecast.flat", &[("points", end)]);
    }
    let to = [("day", i18n::date(forecast.to)), ("points", end)];
    let ends = i18n::tf("forecast.ends", &to);
    let Some(Days { from, to }) = forecast.best_days().first().copied() else {
        return ends;
    };
    let values = [
        ("from", i18n::date(from)),
        ("to", i18n::date(to)),
        ("points", claimed(from).unwrap_or_default()),
    ];
    let best = match (from == forecast.from, to == forecast.to) {
        (true, _) => "forecast.best_now",
        (false, true) => "forecast.best_from",
        (false, false) => "forecast.best_between",
    };
    let best = i18n::tf(best, &values);
    i18n::tf("forecast.both", &[("ends", ends), ("best", best)])
}

/// What changes a score on a day: "Residence permit: 5 years".
pub fn cause_words(cause: &Cause) -> String {
    let key = match &cause.why {
        Why::Begins => "forecast.begins",
        Why::Sunset => "forecast.sunset",
        Why::CountedUpTo(_) => "forecast.counted_up_to",
        Why::Birthday(_) => "forecast.birthday",
        Why::NewYear(_) => "forecast.new_year",
        Why::Completed(_) if cause.measured.is_some() => "forecast.completed",
        Why::Completed(_) => "forecast.completed_more",
        Why::Lapsed(_) => "forecast.lapsed",
        Why::Expired(_) => "forecast.expired",
        Why::Begun(_) => "forecast.begun",
        Why::Condition => "forecast.condition",
        Why::Time => "forecast.time",
    };
    let amount = match &cause.measured {
        Some((measured, unit)) => with_unit(*measured, unit),
        None => String::new(),
    };
    let day = match &cause.why {
        Why::CountedUpTo(day) => i18n::date(*day),
        _ => String::new(),
    };
    let title = i18n::words(&cause.title);
    i18n::tf(key, &[("title", title), ("amount", amount), ("day", day)])
}

/// The dated causes, the curve's equivalent in words.
pub fn cause_rows(forecast: &Forecast) -> Vec<AnyView> {
    let row = |day: NaiveDate, cause: Cause| {
        let gain = cause.after.claimed.minus(cause.before.claimed);
        view! {
            <li>
                <span>{move || i18n::date(day)}</span>
                <span>{move || cause_words(&cause)}</span>
                <span>{move || signed(gain)}</span>
            </li>
        }
        .into_any()
    };
    let mut rows = Vec::new();
    for step in &forecast.steps {
        for cause in &step.causes {
            if cause.after.claimed != cause.before.claimed {
                rows.push(row(step.day, cause.clone()));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::explain::Interval;
    use crate::domain::points::forecast::Step;

    fn forecast(steps: &[(i64, i64)]) -> Forecast {
        let from: NaiveDate = "2026-03-11".parse().unwrap_or_default();
        let step = |&(day, score): &(i64, i64)| Step {
            day: from + TimeDelta::days(day),
            total: Interval {
                confirmed: Decimal::ZERO,
                claimed: Decimal::from_whole(score),
                possible: None,
            },
            causes: Vec::new(),
        };
        Forecast {
            from,
            to: from + TimeDelta::days(100),
            steps: steps.iter().map(step).collect(),
        }
    }

    #[test]
    fn the_line_steps_on_its_days_and_the_best_day_is_marked() {
        let drawn = drawing(
            &forecast(&[(0, 20), (25, 40), (50, 30)]),
            None,
            Some(Decimal::from_whole(60)),
        );
        // 20 to 60 points in 128 pixels: 3.2 a point.
        assert_eq!(drawn.now.path, "M0.00 144.0H25.00V80.0H50.00V112.0H100");
        assert_eq!(drawn.now.ends, (144.0, 112.0));
        assert_eq!(drawn.best, Some((25.0, 80.0)));
        assert_eq!(drawn.line, Some(16.0));
    }

    #[test]
    fn a_line_far_away_does_not_press_the_curve_flat() {
        let drawn = drawing(
            &forecast(&[(0, 224), (50, 229)]),
            None,
            Some(Decimal::from_whole(30)),
        );
        assert_eq!(drawn.line, None);
        assert_eq!(drawn.now.path, "M0.00 144.0H50.00V16.0H100");
    }

    #[test]
    fn both_lines_have_one_scale() {
        let plan = forecast(&[(0, 40), (50, 60)]);
        let drawn = drawing(&forecast(&[(0, 20)]), Some(&plan), None);
        // 20 to 60 points in 128 pixels: 3.2 a point.
        assert_eq!(drawn.now.path, "M0.00 144.0H100");
        let plan = drawn.plan.expect("a second line");
        assert_eq!(plan.path, "M0.00 80.0H50.00V16.0H100");
        assert_eq!(plan.ends, (80.0, 16.0));
    }

    #[test]
    fn today_is_not_marked_as_the_best_day() {
        let drawn = drawing(&forecast(&[(0, 40), (50, 35)]), None, None);
        assert_eq!(drawn.best, None);
    }
}
