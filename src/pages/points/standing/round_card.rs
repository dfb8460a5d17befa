//! The round the application takes part in: its days, its line, one's own place
//! and what ties mean.

use crate::domain::points::standing::{Place, PlaceState, Round};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::points::rounds::{has_list, place_words, round_rows, tie_words};
use crate::routes::Route;
use crate::state::standing::Known;
use crate::ui::card::{Card, SummaryList};
use crate::ui::tag::Tag;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// The card; without a round it says where the rounds are.
pub fn round_card(known: &Known) -> AnyView {
    let rounds = Route::PointsRounds {
        scheme: known.standing.scheme.clone(),
    };
    let round = known.round.as_ref().map(round_view);
    let none = round
        .is_none()
        .then(|| view! { <p>{say("standing.round.none")}</p> }.into_any());
    let place = known
        .standing
        .place
        .as_ref()
        .map(|place| place_view(place, known.round.as_ref()));
    view! {
        <Card id="round-title" title=said("standing.round")>
            {place}
            {round}
            {none}
            <p class="not-printed">
                <a href=rounds.path()>{say("rounds.all")}</a>
            </p>
        </Card>
    }
    .into_any()
}

fn round_view(round: &Round) -> AnyView {
    let rows = {
        let round = round.clone();
        Signal::derive(move || round_rows(&round))
    };
    let list = has_list(round).then(|| {
        let href = Route::PointsRanking {
            scheme: round.scheme.clone(),
            round: round.id.clone(),
        };
        view! {
            <p class="not-printed">
                <a href=href.path()>{say("rounds.list")}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <p><strong>{of(round.title.clone())}</strong></p>
        <SummaryList rows />
        {list}
    }
    .into_any()
}

/// One's own place, and what it means.
fn place_view(place: &Place, round: Option<&Round>) -> AnyView {
    let (key, kind) = place_words(place.state);
    let (at, of) = (place.place as usize, place.of as usize);
    let figure = move || {
        let of = i18n::tn("standing.place.of", of, &[]);
        i18n::tf("standing.place", &[("place", at.to_string()), ("of", of)])
    };
    let why = {
        let (place, tie) = (place.clone(), round.map(|round| round.tie));
        move || match (ties(&place), tie) {
            (Some(count), Some(tie)) => tie_words(tie, count),
            (Some(count), None) => i18n::tn("standing.place.tied", count, &[]),
            (None, _) => String::new(),
        }
    };
    view! {
        <div class="row row-between">
            <p class="place">{dynamic(figure)}</p>
            <Tag kind=Signal::stored(kind)>{say(key)}</Tag>
        </div>
        <p class="small soft">{dynamic(why)}</p>
    }
    .into_any()
}

/// How many share the place, where that explains something: one alone shares it
/// with nobody, and who is out by far asks for no lot.
fn ties(place: &Place) -> Option<usize> {
    let shares = place.tied > 1 && place.state != PlaceState::Out;
    shares.then_some(place.tied as usize)
}

#[cfg(test)]
mod tests {
    use super::super::sample::standing;
    use super::*;

    fn place(tied: u32, state: PlaceState) -> Place {
        Place {
            place: 30,
            of: 60,
            published_at: standing().submitted_at,
            tied,
            state,
        }
    }

    #[test]
    fn a_tie_is_explained_to_those_it_decides_about() {
        assert_eq!(ties(&place(3, PlaceState::LotOut)), Some(3));
        assert_eq!(ties(&place(2, PlaceState::In)), Some(2));
        assert_eq!(ties(&place(1, PlaceState::In)), None);
        assert_eq!(ties(&place(2, PlaceState::Out)), None);
    }
}
