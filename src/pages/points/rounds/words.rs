//! A round, and a place in it, in words.

use crate::domain::points::scheme::Ties;
use crate::domain::points::standing::{PlaceState, Round, RoundState};
use crate::i18n;
use crate::ui::card::SummaryRow;
use crate::ui::tag::TagKind;

/// Whether its list is published.
pub fn has_list(round: &Round) -> bool {
    matches!(round.state, RoundState::Published | RoundState::Settled)
}

/// The words and the looks of how far it is.
pub fn state_words(state: RoundState) -> (&'static str, TagKind) {
    match state {
        RoundState::Coming => ("rounds.state.coming", TagKind::Rest),
        RoundState::Open => ("rounds.state.open", TagKind::Ask),
        RoundState::Checking => ("rounds.state.checking", TagKind::Going),
        RoundState::Published => ("rounds.state.published", TagKind::Going),
        RoundState::Settled => ("rounds.state.settled", TagKind::Done),
    }
}

/// The words and the looks of a place.
pub fn place_words(state: PlaceState) -> (&'static str, TagKind) {
    match state {
        PlaceState::In => ("rounds.in", TagKind::Done),
        PlaceState::Out => ("rounds.out", TagKind::Rest),
        PlaceState::LotWaiting => ("rounds.lot_waiting", TagKind::Going),
        PlaceState::LotIn => ("rounds.lot_in", TagKind::Done),
        PlaceState::LotOut => ("rounds.lot_out", TagKind::Rest),
    }
}

/// Its days, places and line; what is not known is left out.
pub fn round_rows(round: &Round) -> Vec<SummaryRow> {
    let days = [
        ("from", i18n::date(round.opens)),
        ("to", i18n::date(round.closes)),
    ];
    let mut rows = vec![row("rounds.apply", i18n::tf("rounds.days", &days))];
    let dates = [
        ("rounds.published_on", round.published_on),
        ("rounds.objections_until", round.objections_until),
        ("rounds.settled_on", round.settled_on),
    ];
    for (key, day) in dates {
        rows.extend(day.map(|day| row(key, i18n::date(day))));
    }
    rows.extend(
        round
            .places
            .map(|places| row("rounds.places", places.to_string())),
    );
    rows.extend(
        round
            .line
            .map(|line| row("rounds.line", i18n::number(line))),
    );
    rows
}

fn row(key: &'static str, value: String) -> SummaryRow {
    SummaryRow {
        label: i18n::t(key),
        value: vec![value],
        change: None,
    }
}

/// What happens to so many who share the last place.
pub fn tie_words(tie: Ties, count: usize) -> String {
    i18n::tn(
        match tie {
            Ties::AllAdmitted => "rounds.tied.all",
            Ties::NoneAdmitted => "rounds.tied.none",
            Ties::Lot => "rounds.tied.lot",
        },
        count,
        &[],
    )
}

/// The same as a rule, without a number.
pub fn tie_key(tie: Ties) -> &'static str {
    match tie {
        Ties::AllAdmitted => "rounds.tie.all",
        Ties::NoneAdmitted => "rounds.tie.none",
        Ties::Lot => "rounds.tie.lot",
    }
}

/// By what the places are given, the most weighty first: "months of insurance,
/// then months of permit". Where a round names no key, the points decide.
pub fn key_words(round: &Round) -> String {
    let names: Vec<String> = round
        .keys
        .iter()
        .map(|key| i18n::words(&key.label))
        .collect();
    if names.is_empty() {
        return i18n::t("rounds.by_points");
    }
    let keys = names.join(&i18n::t("rounds.then"));
    i18n::tf("rounds.by_keys", &[("keys", keys)])
}
