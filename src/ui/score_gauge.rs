//! The score as a bar to the line: confirmed is solid, claimed hatched,
//! possible pale. The three numbers stand below as text.

use super::score_words::points;
use super::words::say;
use crate::domain::decimal::Decimal;
use crate::domain::fixed::fixed;
use crate::domain::points::explain::Interval;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A mark on the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GaugeLine {
    /// Where.
    pub at: Decimal,
    /// What it is, without the number.
    pub label: String,
}

/// Where the parts of the bar end, in percent of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Widths {
    confirmed: f64,
    claimed: f64,
    possible: f64,
}

/// The number at the right end of the bar: room for everything drawn, and a
/// tenth more so that a mark at the end can be read.
fn full_scale(interval: &Interval, lines: &[GaugeLine]) -> f64 {
    let parts = [Some(interval.claimed), interval.possible];
    let most = parts
        .into_iter()
        .flatten()
        .chain(lines.iter().map(|line| line.at))
        .max();
    let most = most.map_or(0.0, float);
    (most * 1.1).max(1.0)
}

/// Exact enough to draw; nothing is computed with it.
fn float(number: Decimal) -> f64 {
    number.ten_thousandths() as f64 / 10_000.0
}

fn share(number: Decimal, full: f64) -> f64 {
    (float(number) / full * 100.0).clamp(0.0, 100.0)
}

fn widths(interval: &Interval, lines: &[GaugeLine]) -> Widths {
    let full = full_scale(interval, lines);
    Widths {
        confirmed: share(interval.confirmed, full),
        claimed: share(interval.claimed, full),
        // Without a limit the pale part runs out of the picture.
        possible: interval
            .possible
            .map_or(100.0, |possible| share(possible, full)),
    }
}

/// Where the words of a mark start, so that they stay inside the picture.
fn anchor(percent: f64) -> &'static str {
    if percent < 15.0 {
        "start"
    } else if percent > 85.0 {
        "end"
    } else {
        "middle"
    }
}

/// How far along a bar with a mark at `line` a number stands, as `54.5%`.
pub(super) fn share_of(number: Decimal, score: &Interval, line: Option<Decimal>) -> String {
    let lines = line.map(|at| GaugeLine {
        at,
        label: String::new(),
    });
    percent(share(number, full_scale(score, lines.as_slice())))
}

fn percent(share: f64) -> String {
    format!("{}%", fixed(share, 1))
}

/// The bar with its marks, and the three numbers. Stands inside an element of
/// class `score`.
#[component]
pub fn ScoreGauge(
    /// What the score is worth.
    #[prop(into)]
    interval: Signal<Interval>,
    /// Marks: the line to reach, last year's lowest.
    #[prop(optional, into)]
    lines: Signal<Vec<GaugeLine>>,
) -> impl IntoView {
    // Two bars on a page must not share the hatching's id.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let hatch = format!("hatch-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let fill = format!("url(#{hatch})");
    let swatch = fill.clone();
    let ends = kept(move || lines.with(|lines| widths(&interval.get(), lines)));
    let marks = move || {
        let lines = lines.get();
        let full = full_scale(&interval.get(), &lines);
        let mark = |line: GaugeLine| {
            let at = share(line.at, full);
            let words = format!("{} {}", line.label, i18n::number(line.at));
            view! {
                <line class="gauge__mark" x1=percent(at) x2=percent(at) y1="20" y2="46" />
                <text x=percent(at) y="70" text-anchor=anchor(at)>
                    {words}
                </text>
            }
            .into_any()
        };
        lines.into_iter().map(mark).collect::<Vec<_>>()
    };
    view! {
        <svg class="gauge" aria-hidden="true" focusable="false">
            <defs>
                <pattern
                    id=hatch
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <rect class="gauge__claimed" width="6" height="6" />
                    <line class="gauge__hatch" x1="0" x2="0" y1="0" y2="6" />
                </pattern>
            </defs>
            <text
                class="gauge__own"
                x=move || percent(ends.get().claimed)
                y="12"
                text-anchor=move || anchor(ends.get().claimed)
            >
                {say("score.own")}
            </text>
            <rect class="gauge__track" y="26" width="100%" rx="7" />
            <rect class="gauge__possible" y="26" width=move || percent(ends.get().possible) rx="7" />
            <rect fill=fill y="26" width=move || percent(ends.get().claimed) rx="7" />
            <rect class="gauge__sure" y="26" width=move || percent(ends.get().confirmed) rx="7" />
            {dynamic(marks)}
            <circle class="gauge__ring" cx=move || percent(ends.get().claimed) cy="33" r="8" />
        </svg>
        <dl class="shades">
            {shade("gauge__sure", None, "score.confirmed", move || points(interval.get().confirmed))}
            {shade("", Some(swatch), "score.claimed", move || points(interval.get().claimed))}
            {shade(
                "gauge__possible",
                None,
                "score.possible",
                move || {
                    interval.get().possible.map_or_else(|| i18n::t("score.no_limit"), points)
                },
            )}
        </dl>
    }
    .into_any()
}

fn shade(
    class: &'static str,
    fill: Option<String>,
    key: &'static str,
    number: impl Fn() -> String + Send + 'static,
) -> AnyView {
    view! {
        <div>
            <dt>
                <svg class="shades__swatch" aria-hidden="true" focusable="false">
                    <rect class=class fill=fill width="22" height="10" />
                </svg>
                <span class="shades__name">{say(key)}</span>
            </dt>
            <dd>{number}</dd>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(confirmed: i64, claimed: i64, possible: Option<i64>) -> Interval {
        Interval {
            confirmed: Decimal::from_whole(confirmed),
            claimed: Decimal::from_whole(claimed),
            possible: possible.map(Decimal::from_whole),
        }
    }

    #[test]
    fn the_bar_has_room_for_the_line() {
        let line = GaugeLine {
            at: Decimal::from_whole(100),
            label: String::new(),
        };
        let widths = widths(&interval(11, 55, Some(88)), &[line]);
        assert_eq!(percent(widths.confirmed), "10.0%");
        assert_eq!(percent(widths.claimed), "50.0%");
        assert_eq!(percent(widths.possible), "80.0%");
    }

    #[test]
    fn no_limit_runs_out_of_the_picture_and_less_than_nothing_is_not_drawn() {
        let widths = widths(&interval(-5, 10, None), &[]);
        assert_eq!(percent(widths.possible), "100.0%");
        assert_eq!(percent(widths.confirmed), "0.0%");
        assert!(widths.claimed > 0.0);
    }
}
