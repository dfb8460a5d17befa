//! The score beside the form: it moves as the resident types.

use super::shift_words::{both, item_words};
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::domain::points::shift::Shift;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::ui::live::LiveRegion;
use crate::ui::score_gauge::{GaugeLine, ScoreGauge};
use crate::ui::score_words::figure_words;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::say;
use leptos::prelude::*;
use std::time::Duration;

/// How a score stands to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What is claimed reaches it.
    Reached,
    /// What is open could reach it.
    Possible,
    /// Even the most does not.
    Missed,
    /// There is no line.
    NoLine,
    /// There is one, but not for this resident.
    Waived,
}

impl Reach {
    /// How `score` stands to the line of `purpose`.
    pub fn of(score: &Interval, purpose: &Purpose) -> Self {
        if purpose.is_waived() {
            Self::Waived
        } else if !purpose.has_line() {
            Self::NoLine
        } else if score.claimed >= purpose.line {
            Self::Reached
        } else if score.possible.is_none_or(|most| most >= purpose.line) {
            Self::Possible
        } else {
            Self::Missed
        }
    }

    /// The sentence for it, naming the line.
    pub fn words(self, purpose: &Purpose) -> String {
        let key = match self {
            Self::Reached => "points.reached",
            Self::Possible => "points.may_reach",
            Self::Missed => "points.not_reached",
            Self::Waived => "points.line_waived",
            Self::NoLine => return i18n::words(&purpose.line_title),
        };
        i18n::tf(key, &[("line", i18n::words(&purpose.line_title))])
    }

    /// How it is marked.
    pub fn tag(self) -> TagKind {
        match self {
            Self::Reached | Self::Waived => TagKind::Going,
            Self::Possible | Self::Missed | Self::NoLine => TagKind::Rest,
        }
    }
}

/// The purpose with this id.
pub fn purpose_of(scheme: &Scheme, id: &PurposeId) -> Option<Purpose> {
    scheme
        .purposes
        .iter()
        .find(|purpose| purpose.id == *id)
        .cloned()
}

/// The card with the score, the bar to the line and the three numbers.
#[component]
pub fn ScorePanel(
    /// The score of everything answered so far.
    score: Signal<Interval>,
    /// What the last answer moved, where answers are given; that is said then,
    /// and not the whole score.
    #[prop(optional)]
    moved: Option<Signal<String>>,
    /// What the points are for, with the line as it applies.
    purpose: Signal<Purpose>,
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
    let reach = Signal::derive(move || purpose.with(|purpose| Reach::of(&score.get(), purpose)));
    let reach_words = move || purpose.with(|purpose| reach.get().words(purpose));
    let number = move || figure_words(&score.get()).0;
    let unit = move || figure_words(&score.get()).1;
    let whole = move || {
        i18n::tf(
            "points.score_line",
            &[
                ("points", number()),
                ("unit", unit()),
                ("state", reach_words()),
            ],
        )
    };
    let (spoken, after) = match moved {
        // It has rested already.
        Some(moved) => (
            Signal::derive(move || and_state(moved.get(), reach_words)),
            Duration::ZERO,
        ),
        None => (Signal::derive(whole), Duration::from_secs(1)),
    };
    view! {
        <section class="card score" id="score" aria-labelledby="score-title">
            <div class="row row-between">
                <h2 id="score-title">{say("points.now")}</h2>
                <Tag kind=Signal::derive(move || reach.get().tag())>{dynamic(reach_words)}</Tag>
            </div>
            <p class="score__figure">{dynamic(number)} " " <small>{dynamic(unit)}</small></p>
            <ScoreGauge interval=score lines=lines />
            {move || {
                (score.get().claimed < Decimal::ZERO)
                    .then(|| view! { <p class="small soft">{say("points.result.deductions")}</p> }.into_any())
            }}
            {moved.map(|moved| view! { <p class="score__moved">{move || moved.get()}</p> }.into_any())}
            <LiveRegion text=spoken after />
        </section>
    }
    .into_any()
}

/// What has moved, and how the score now stands to the line.
fn and_state(moved: String, state: impl Fn() -> String) -> String {
    if moved.is_empty() {
        return moved;
    }
    both(moved, state())
}

/// The strip of a phone: the score in one line, below it what the last answer
/// moved, and the way to its reasons. What moved is spoken by the panel.
#[component]
pub fn ScoreStrip(
    /// The score of everything answered so far.
    score: Signal<Interval>,
    /// What the last answer moved.
    last: RwSignal<Option<Shift>>,
    /// What the points are for, with the line as it applies.
    purpose: Signal<Purpose>,
) -> impl IntoView {
    let moved = move || last.with(|last| last.as_ref().map(item_words).unwrap_or_default());
    let state = move || purpose.with(|purpose| Reach::of(&score.get(), purpose).words(purpose));
    view! {
        <p class="score-strip">
            <a href="#score" rel="external">
                <span>
                    <strong>{move || figure_words(&score.get()).0}</strong> " "
                    {move || figure_words(&score.get()).1} " " {dynamic(state)}
                    <small class="score-strip__moved">{dynamic(moved)}</small>
                </span>
                <span>{say("points.how_counted")}</span>
            </a>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Text;

    fn reach(claimed: i64, possible: Option<i64>) -> Reach {
        reach_of(30, claimed, possible)
    }

    fn reach_of(line: i64, claimed: i64, possible: Option<i64>) -> Reach {
        let purpose = Purpose {
            id: PurposeId::new("school"),
            title: Text::plain("school"),
            line: Decimal::from_whole(line),
            line_title: Text::plain("line"),
            waived_when: None,
            ranking: None,
        };
        let score = Interval {
            confirmed: Decimal::ZERO,
            claimed: Decimal::from_whole(claimed),
            possible: possible.map(Decimal::from_whole),
        };
        Reach::of(&score, &purpose)
    }

    #[test]
    fn the_line_itself_is_enough() {
        assert_eq!(reach(30, Some(30)), Reach::Reached);
        assert_eq!(reach(29, Some(30)), Reach::Possible);
        assert_eq!(reach(29, Some(29)), Reach::Missed);
        assert_eq!(reach(0, None), Reach::Possible);
    }

    #[test]
    fn where_there_is_no_line_none_is_reached() {
        assert_eq!(reach_of(0, 0, Some(40)), Reach::NoLine);
    }
}
