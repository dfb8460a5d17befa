//! One's own count of an item against the office's, in one line: "You: 3 years.
//! Office: 2 years 11 months. 1 point less."

use crate::domain::decimal::Decimal;
use crate::domain::points::receipt_document::official::{ItemDifference, ItemState};
use crate::domain::points::standing::objection::{Ground, ground};
use crate::domain::text::Text;
use crate::i18n;
use crate::ui::score_words::{points, with_unit};

/// What one side counted, as short as it can be said.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// So many months.
    Months(u32),
    /// So much of something: 150 hours.
    Measured(Decimal, Text),
    /// One option of a choice.
    Option(Text),
    /// Yes or no.
    Holds(bool),
    /// So many records.
    Records(u32),
    /// So many points: where the way there cannot be said shortly, or is the same.
    Points(Decimal),
    /// Nothing: the item does not count on this side.
    Nothing,
}

/// What that makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The office counts the same, but so many points wait for proof.
    Waits(Decimal),
    /// The office gives so many points less.
    Less(Decimal),
    /// The office gives so many points more.
    More(Decimal),
}

/// Both sides of an item that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What the resident counted.
    pub own: Side,
    /// What the office counted.
    pub office: Side,
    /// What that makes.
    pub outcome: Outcome,
}

impl Sentence {
    /// `None` where the office confirms what was claimed: there is nothing to say.
    pub fn of(item: &ItemDifference) -> Option<Self> {
        let outcome = match item.state {
            ItemState::Confirmed => return None,
            ItemState::Unproven => Outcome::Waits(Decimal::ZERO.minus(item.points)),
            ItemState::Less => Outcome::Less(Decimal::ZERO.minus(item.points)),
            ItemState::More => Outcome::More(item.points),
        };
        let (own, office) = sides(item);
        Some(Self {
            own,
            office,
            outcome,
        })
    }

    /// The same as the draft of an objection, which the resident goes on writing.
    pub fn objection(&self) -> String {
        let sides = [
            ("own", side_words(&self.own)),
            ("office", side_words(&self.office)),
        ];
        i18n::tf("standing.objection", &sides)
    }

    /// It in the resident's language.
    pub fn words(&self) -> String {
        let outcome = outcome_words(self.outcome);
        // Nothing was counted otherwise: only the proof is missing.
        if matches!(self.outcome, Outcome::Waits(_)) {
            return outcome;
        }
        let own = i18n::tf("standing.you", &[("what", side_words(&self.own))]);
        let office = i18n::tf("standing.office", &[("what", side_words(&self.office))]);
        let values = [("own", own), ("office", office), ("outcome", outcome)];
        i18n::tf("standing.sentence", &values)
    }
}

/// What both sides counted, of the kind in which they differ. Where one of them is
/// not known, only the points can be told.
fn sides(item: &ItemDifference) -> (Side, Side) {
    let known = match ground(item.own.as_ref(), item.official.as_ref()) {
        Ground::Time { own, official } => Some((Side::Months(own), Side::Months(official))),
        Ground::Quantity {
            own: Some(own),
            official: Some(official),
            unit_name,
        } => Some((
            Side::Measured(own, unit_name.clone()),
            Side::Measured(official, unit_name),
        )),
        Ground::Option { own, official } if !own.is_empty() && !official.is_empty() => {
            Some((Side::Option(own), Side::Option(official)))
        }
        Ground::Condition { denied: true } => Some((Side::Holds(true), Side::Holds(false))),
        Ground::Records {
            own: Some(own),
            official: Some(official),
        } => Some((Side::Records(own), Side::Records(official))),
        Ground::NotCounted { .. } => Some((own_points(item), Side::Nothing)),
        _ => None,
    };
    known.unwrap_or_else(|| {
        let official = item.official.as_ref();
        let official = official.map_or(Decimal::ZERO, |side| side.interval.confirmed);
        (own_points(item), Side::Points(official))
    })
}

fn own_points(item: &ItemDifference) -> Side {
    let own = item.own.as_ref();
    own.map_or(Side::Nothing, |own| Side::Points(own.interval.claimed))
}

fn side_words(side: &Side) -> String {
    match side {
        Side::Months(months) => months_words(*months),
        Side::Measured(measured, unit) => with_unit(*measured, unit),
        Side::Option(label) => i18n::words(label),
        Side::Holds(true) => i18n::t("ui.yes"),
        Side::Holds(false) => i18n::t("ui.no"),
        Side::Records(count) => i18n::tn("score.entries", *count as usize, &[]),
        Side::Points(number) => counted_words("standing.points", *number),
        Side::Nothing => i18n::t("standing.not_counted"),
    }
}

/// "2 years 11 months".
fn months_words(months: u32) -> String {
    let (years, months) = ((months / 12) as usize, (months % 12) as usize);
    let years_words = i18n::tn("time.years", years, &[]);
    let months_words = i18n::tn("time.months", months, &[]);
    match (years, months) {
        (0, _) => months_words,
        (_, 0) => years_words,
        _ => [years_words, months_words].join(" "),
    }
}

fn outcome_words(outcome: Outcome) -> String {
    match outcome {
        Outcome::Waits(number) => counted_words("standing.waits", number),
        Outcome::Less(number) => counted_words("standing.less", number),
        Outcome::More(number) => counted_words("standing.more", number),
    }
}

/// The words of a plural key for so many points, which may be half ones.
pub fn counted_words(key: &str, number: Decimal) -> String {
    let whole = usize::try_from(number.floor().ten_thousandths() / 10_000);
    match whole {
        Ok(whole) if number.is_whole() => i18n::tn(key, whole, &[]),
        _ => i18n::tf(&format!("{key}.other"), &[("n", points(number))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::{NodeId, OptionId};
    use crate::domain::points::explain::{How, Interval, NotCounted};
    use crate::domain::points::receipt_document::official::Counted;

    fn rate(measured: i64, months: Option<u32>) -> How {
        How::Rate {
            measured: Some(Decimal::from_whole(measured)),
            keys: Vec::new(),
            unit_name: Text::plain("years"),
            unit: Decimal::from_whole(1),
            points: Decimal::from_whole(1),
            base: Decimal::ZERO,
            steps: None,
            months,
        }
    }

    fn counted(how: How, confirmed: i64, claimed: i64) -> Option<Counted> {
        Some(Counted {
            interval: Interval {
                confirmed: Decimal::from_whole(confirmed),
                claimed: Decimal::from_whole(claimed),
                possible: None,
            },
            how,
            cut: None,
        })
    }

    fn item(
        own: Option<Counted>,
        official: Option<Counted>,
        state: ItemState,
        points: i64,
    ) -> ItemDifference {
        ItemDifference {
            id: NodeId::new("item"),
            title: Text::plain("Item"),
            own,
            official,
            state,
            points: Decimal::from_whole(points),
        }
    }

    fn hours(measured: i64) -> How {
        rate(measured, None)
    }

    fn measured(measured: i64) -> Side {
        Side::Measured(Decimal::from_whole(measured), Text::plain("years"))
    }

    #[test]
    fn completed_years_are_said_with_their_months() {
        let own = counted(rate(3, Some(36)), 0, 3);
        let official = counted(rate(2, Some(35)), 2, 2);
        let sentence = Sentence::of(&item(own, official, ItemState::Less, -1)).expect("said");
        assert_eq!(sentence.own, Side::Months(36));
        assert_eq!(sentence.office, Side::Months(35));
    }

    #[test]
    fn both_measures_and_the_points_between_them_are_said() {
        let (own, official) = (counted(hours(3), 0, 3), counted(hours(2), 2, 2));
        let sentence = Sentence::of(&item(own, official, ItemState::Less, -1));
        let expected = Sentence {
            own: measured(3),
            office: measured(2),
            outcome: Outcome::Less(Decimal::from_whole(1)),
        };
        assert_eq!(sentence, Some(expected));
    }

    #[test]
    fn what_is_confirmed_needs_no_sentence() {
        let both = || counted(hours(3), 3, 3);
        let item = item(both(), both(), ItemState::Confirmed, 0);
        assert_eq!(Sentence::of(&item), None);
    }

    #[test]
    fn what_waits_for_proof_is_no_loss() {
        let (own, official) = (counted(hours(3), 0, 3), counted(hours(3), 0, 3));
        let sentence = Sentence::of(&item(own, official, ItemState::Unproven, -3)).expect("said");
        assert_eq!(sentence.outcome, Outcome::Waits(Decimal::from_whole(3)));
    }

    #[test]
    fn where_both_counted_alike_the_points_are_said() {
        let (own, official) = (counted(hours(9), 0, 9), counted(hours(9), 5, 5));
        let sentence = Sentence::of(&item(own, official, ItemState::Less, -4)).expect("said");
        assert_eq!(sentence.own, Side::Points(Decimal::from_whole(9)));
        assert_eq!(sentence.office, Side::Points(Decimal::from_whole(5)));
    }

    #[test]
    fn an_item_that_one_side_does_not_count_is_nothing_there() {
        let not = How::NotCounted {
            why: NotCounted::Condition,
        };
        let choice = How::Choice {
            option: Some(OptionId::new("grade_4")),
            label: Text::plain("Grade 4"),
        };
        let (own, official) = (counted(choice, 0, 40), counted(not, 0, 0));
        let sentence = Sentence::of(&item(own, official, ItemState::Less, -40)).expect("said");
        assert_eq!(sentence.own, Side::Points(Decimal::from_whole(40)));
        assert_eq!(sentence.office, Side::Nothing);
        let sentence = Sentence::of(&item(None, counted(hours(1), 1, 1), ItemState::More, 1));
        let sentence = sentence.expect("said");
        assert_eq!(sentence.own, Side::Nothing);
        assert_eq!(sentence.outcome, Outcome::More(Decimal::from_whole(1)));
    }
}
