//! The published list of a round: names masked, one's own line marked, what
//! decided as columns.

use super::list::invented;
use super::words::{key_words, place_words, tie_key, tie_words};
use crate::api::{self, ApiError};
use crate::domain::identity::{RoundId, SchemeId};
use crate::domain::points::scheme::Ties;
use crate::domain::points::standing::{PlaceState, RankedLine, RankingPage, Round};
use crate::domain::problem::Problem;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::loaded_view::loaded_page;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::state::navigation;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::focus::focus_soon;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// Element id of the first line that came when more was asked for.
const NEW: &str = "ranking-new";

/// `/points/rounds/{scheme}/{round}`.
#[component]
pub fn RankingList(
    /// The scheme.
    scheme: SchemeId,
    /// The round.
    round: RoundId,
) -> impl IntoView {
    let pages = RwSignal::new(1_usize);
    let seen = RwSignal::new(None::<usize>);
    let back = Route::PointsRounds {
        scheme: scheme.clone(),
    };
    let list = Loader::new(move || fetch(scheme.clone(), round.clone(), pages.get()));
    let href = back.path();
    view! {
        <a class="back" href=href.clone()>{say("rounds.title")}</a>
        {loaded_page(
            list,
            move || not_published(href.clone()),
            move |(round, list)| page(round, list, More { pages, seen }),
        )}
    }
    .into_any()
}

/// How much of the list is asked for.
#[derive(Clone, Copy)]
struct More {
    /// So many pages.
    pages: RwSignal<usize>,
    /// So many lines were there when more was asked for, until it is there.
    seen: RwSignal<Option<usize>>,
}

impl More {
    /// One page more, after `lines`.
    fn ask(self, lines: usize) {
        self.seen.set(Some(lines));
        self.pages.update(|pages| *pages += 1);
    }

    /// The line that is the first new one among `lines`; once.
    fn first_new(self, lines: usize) -> Option<usize> {
        let seen = self.seen.get_untracked().filter(|seen| *seen < lines)?;
        self.seen.set(None);
        Some(seen)
    }
}

/// The round and the first `pages` pages of its list as one.
async fn fetch(
    scheme: SchemeId,
    id: RoundId,
    pages: usize,
) -> Result<(Round, RankingPage), ApiError> {
    let rounds = api::rounds::rounds(&scheme).await?;
    let round = rounds.items.into_iter().find(|round| round.id == id);
    let round = round.ok_or_else(|| {
        ApiError::Problem(Problem {
            status: 404,
            ..Problem::default()
        })
    })?;
    let mut list = api::rounds::ranking(&id, None).await?;
    for _ in 1..pages {
        let Some(cursor) = list.next.take() else {
            break;
        };
        let page = api::rounds::ranking(&id, Some(&cursor)).await?;
        list.items.extend(page.items);
        list.next = page.next;
    }
    Ok((round, list))
}

/// There is no such list, or not yet.
fn not_published(rounds: String) -> AnyView {
    titled("rounds.list");
    view! {
        <div class="stack">
            <h1>{say("rounds.list")}</h1>
            <StatePanel
                kind=PanelKind::Empty
                title=said("rounds.not_published")
                text=said("rounds.not_published_text")
            >
                <ButtonLink href=rounds kind=ButtonKind::Second>{say("rounds.title")}</ButtonLink>
            </StatePanel>
        </div>
    }
    .into_any()
}

fn page(round: Round, list: RankingPage, asked: More) -> AnyView {
    let title = {
        let title = round.title.clone();
        move || i18n::tf("rounds.list_of", &[("round", i18n::words(&title))])
    };
    effect({
        let title = title.clone();
        move || navigation::announce_page(&title())
    });
    let summary = {
        let (admitted, of, line) = (list.admitted, list.of, list.line);
        move || {
            let values = [("admitted", admitted.to_string()), ("of", of.to_string())];
            let mut said = vec![i18n::tf("rounds.admitted", &values)];
            said.extend(
                line.map(|line| i18n::tf("rounds.line_was", &[("line", i18n::number(line))])),
            );
            said.join(" ")
        }
    };
    let at = list.published_at;
    let published = move || i18n::tf("rounds.published_at", &[("when", i18n::day_time(at))]);
    let lines = list.items.len();
    // Whoever asked for more reads on where the list went on.
    let new = asked.first_new(lines);
    if new.is_some() {
        focus_soon(NEW);
    }
    let more = list.next.is_some().then(|| {
        let more = Callback::new(move |()| asked.ask(lines));
        view! {
            <p class="actions">
                <Button kind=ButtonKind::Second on_press=more>{say("rounds.more")}</Button>
            </p>
        }
        .into_any()
    });
    view! {
        <div class="stack">
            <h1>{dynamic(title)}</h1>
            <p class="lead">{dynamic(summary)}</p>
            {invented(&round)}
            {order(&round, &list.items)}
            <p class="small soft">{dynamic(published)} " " {say("rounds.masked")}</p>
        </div>
        <div class="ranking">{table(&round, list.items, new)}</div>
        {more}
    }
    .into_any()
}

/// What decides, and what was done where it decides nothing.
fn order(round: &Round, lines: &[RankedLine]) -> AnyView {
    let keys = {
        let round = round.clone();
        move || key_words(&round)
    };
    let (tie, tied) = (round.tie, tied_at_the_end(round.tie, lines));
    let ties = move || match tied {
        0 => i18n::t(tie_key(tie)),
        count => tie_words(tie, count),
    };
    let seed = round.lot_seed.clone().map(|seed| {
        let words = move || i18n::tf("rounds.lot_seed", &[("seed", seed.as_str())]);
        view! { <p class="small soft">{dynamic(words)}</p> }.into_any()
    });
    view! {
        <p>{dynamic(keys)} " " {dynamic(ties)}</p>
        {seed}
    }
    .into_any()
}

/// How many share the last place given, where that can be seen on the list: all
/// who went into the lot, or those who were admitted beside the last.
fn tied_at_the_end(tie: Ties, lines: &[RankedLine]) -> usize {
    let by_lot = lines
        .iter()
        .filter(|line| {
            matches!(
                line.state,
                PlaceState::LotWaiting | PlaceState::LotIn | PlaceState::LotOut
            )
        })
        .count();
    if tie == Ties::Lot {
        return by_lot;
    }
    let seen_to_the_end = lines.iter().any(|line| line.state == PlaceState::Out);
    let last = lines
        .iter()
        .filter(|line| line.state == PlaceState::In)
        .map(|line| line.place)
        .max();
    match (tie, last) {
        (Ties::AllAdmitted, Some(last)) if seen_to_the_end => {
            let shared = lines.iter().filter(|line| line.place == last).count();
            if shared > 1 { shared } else { 0 }
        }
        _ => 0,
    }
}

/// Whether a key of the order is the points, so that they need no column besides.
fn is_points(key: usize, lines: &[RankedLine]) -> bool {
    lines.iter().all(|line| {
        let said = line.keys.get(key);
        said.is_some_and(|said| *said == line.points.to_string())
    })
}

fn table(round: &Round, lines: Vec<RankedLine>, new: Option<usize>) -> AnyView {
    let twice = (0..round.keys.len()).any(|key| is_points(key, &lines));
    let points = (!twice).then(|| view! { <th scope="col">{say("rounds.points")}</th> }.into_any());
    let heads: Vec<AnyView> = round
        .keys
        .iter()
        .map(|key| view! { <th scope="col">{of(key.label.clone())}</th> }.into_any())
        .collect();
    let keys: Vec<Text> = round.keys.iter().map(|key| key.label.clone()).collect();
    let row = |(at, line)| row(&keys, line, !twice, new == Some(at));
    let rows: Vec<AnyView> = lines.into_iter().enumerate().map(row).collect();
    view! {
        <table class="table">
            <caption class="unseen">{say("rounds.list")}</caption>
            <thead>
                <tr>
                    <th scope="col">{say("rounds.place")}</th>
                    <th scope="col">{say("rounds.name")}</th>
                    {points}
                    {heads}
                    <th scope="col">{say("rounds.result")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(keys: &[Text], line: RankedLine, with_points: bool, new: bool) -> AnyView {
    let (key, kind) = place_words(line.state);
    let own = line.own.then(|| {
        view! { <Tag kind=Signal::stored(TagKind::Ask)>{say("rounds.you")}</Tag> }.into_any()
    });
    let cells: Vec<AnyView> = keys
        .iter()
        .zip(line.keys)
        .map(|(label, value)| view! { <td data-label=of(label.clone())>{value}</td> }.into_any())
        .collect();
    let points = line.points;
    let points = with_points.then(|| {
        view! { <td data-label=say("rounds.points")>{move || i18n::number(points)}</td> }.into_any()
    });
    let (id, index) = (new.then_some(NEW), new.then_some("-1"));
    let place = line.place.to_string();
    let class = if line.own { "ranking__own" } else { "" };
    view! {
        <tr class=class>
            <td data-label=say("rounds.place")>{place}</td>
            <th scope="row" id=id tabindex=index>{line.name} " " {own}</th>
            {points}
            {cells}
            <td data-label=say("rounds.result")>
                <Tag kind=Signal::stored(kind)>{say(key)}</Tag>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;

    fn lines(lines: &[(u32, PlaceState)]) -> Vec<RankedLine> {
        let line = |(place, state): &(u32, PlaceState)| RankedLine {
            place: *place,
            name: "李**".to_owned(),
            points: Decimal::from_whole(60),
            keys: Vec::new(),
            state: *state,
            own: false,
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn those_in_the_lot_are_counted_whether_they_won_or_not() {
        use PlaceState::{In, LotIn, LotOut, Out};
        let list = lines(&[(1, In), (2, LotIn), (2, LotOut), (2, LotOut), (5, Out)]);
        assert_eq!(tied_at_the_end(Ties::Lot, &list), 3);
    }

    #[test]
    fn points_that_are_a_key_are_shown_once() {
        let mut list = lines(&[(1, PlaceState::In), (2, PlaceState::Out)]);
        assert!(!is_points(0, &list));
        for line in &mut list {
            line.keys = vec!["60".to_owned(), "120".to_owned()];
        }
        assert!(is_points(0, &list));
        assert!(!is_points(1, &list));
        list[1].points = Decimal::from_whole(59);
        assert!(!is_points(0, &list));
    }

    #[test]
    fn a_full_tie_is_counted_only_where_its_end_is_seen() {
        use PlaceState::{In, Out};
        let list = lines(&[(1, In), (2, In), (2, In), (4, Out)]);
        assert_eq!(tied_at_the_end(Ties::AllAdmitted, &list), 2);
        assert_eq!(
            tied_at_the_end(Ties::AllAdmitted, list.get(..3).expect("three")),
            0
        );
        let alone = lines(&[(1, In), (2, In), (3, Out)]);
        assert_eq!(tied_at_the_end(Ties::AllAdmitted, &alone), 0);
        assert_eq!(tied_at_the_end(Ties::NoneAdmitted, &list), 0);
    }
}
