//! What a changed answer did to the score, in words: "Education +20. Total from
//! 120 to 140."

use crate::domain::decimal::Decimal;
use crate::domain::points::shift::{KeptBack, Shift, ShiftedItem};
use crate::i18n;
use crate::ui::score_words::{points, signed};

/// So many items are named; one answer seldom moves more.
const NAMED: usize = 2;

/// The whole sentence.
pub fn shift_words(shift: &Shift) -> String {
    let mut sentences = Vec::new();
    if !shift.items.is_empty() {
        let items = item_words(shift);
        sentences.push(i18n::tf("moved.items", &[("items", items)]));
    }
    sentences.push(total_words(shift));
    sentences.extend(shift.kept_back.iter().map(kept_back_words));
    sentences.into_iter().reduce(both).unwrap_or_default()
}

/// Two sentences after each other.
pub fn both(first: String, second: String) -> String {
    i18n::tf("moved.both", &[("first", first), ("second", second)])
}

/// The items alone, for where there is little room and the total stands beside.
pub fn item_words(shift: &Shift) -> String {
    let one = |item: &ShiftedItem| {
        let values = [
            ("about", i18n::words(&item.title)),
            ("points", signed(item.by)),
        ];
        i18n::tf("moved.item", &values)
    };
    let mut words: Vec<String> = shift.items.iter().take(NAMED).map(one).collect();
    let more = shift.items.len().saturating_sub(NAMED);
    if more > 0 {
        words.push(i18n::tn("moved.more", more, &[]));
    }
    words.join(&i18n::t("score.between"))
}

/// What became of the total, or of the most it can become.
fn total_words(shift: &Shift) -> String {
    let (before, after) = (&shift.before, &shift.after);
    let from_to = |key, from: String, to: String| i18n::tf(key, &[("from", from), ("to", to)]);
    if before.claimed != after.claimed {
        let (from, to) = (points(before.claimed), points(after.claimed));
        return from_to("moved.total", from, to);
    }
    if before.possible != after.possible {
        let (from, to) = (most_words(before.possible), most_words(after.possible));
        return from_to("moved.possible", from, to);
    }
    i18n::tf("moved.same", &[("points", points(after.claimed))])
}

fn most_words(most: Option<Decimal>) -> String {
    most.map_or_else(|| i18n::t("score.no_limit"), points)
}

fn kept_back_words(kept: &KeptBack) -> String {
    match kept {
        KeptBack::Capped { title, bound } => {
            let values = [("about", i18n::words(title)), ("points", points(*bound))];
            i18n::tf("moved.capped", &values)
        }
        KeptBack::Floored { title, bound } => {
            let values = [("about", i18n::words(title)), ("points", points(*bound))];
            i18n::tf("moved.floored", &values)
        }
        KeptBack::Outdone { by } => i18n::tf("moved.outdone", &[("by", i18n::words(by))]),
    }
}
