//! The explained score in words: which rule, which numbers, which cap.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::points::explain::{Cut, Explained, FoundKey, How, Interval, NotCounted};
use crate::domain::text::Text;
use crate::i18n;

/// A number of points: "186.5".
pub fn points(number: Decimal) -> String {
    i18n::number(number)
}

/// What is added or taken away: "+20", "−3".
pub fn signed(number: Decimal) -> String {
    if number < Decimal::ZERO {
        format!("−{}", points(Decimal::ZERO.minus(number)))
    } else {
        format!("+{}", points(number))
    }
}

/// What a node is worth: "50", "0～20", "30 or more".
pub fn interval_words(interval: &Interval) -> String {
    let least = points(interval.claimed);
    match interval.possible {
        Some(possible) if possible == interval.claimed => least,
        Some(possible) => i18n::tf(
            "score.range",
            &[("least", least), ("most", points(possible))],
        ),
        None => i18n::tf("score.open_end", &[("least", least)]),
    }
}

/// A whole score as number and unit, as they stand beside each other in two
/// sizes: "40 to 80" and "points"; "40" and "points or more" where the table
/// sets no limit.
pub fn figure_words(interval: &Interval) -> (String, String) {
    match interval.possible {
        Some(_) => (interval_words(interval), i18n::t("score.unit")),
        None => (points(interval.claimed), i18n::t("score.unit_open_end")),
    }
}

/// The rule in words, empty where the children say it all. `name` names a fact.
pub fn how_words(node: &Explained) -> String {
    match &node.how {
        How::Sum => String::new(),
        How::Highest { of } => child_words(node, of.as_ref(), "score.highest", "score.highest_of"),
        How::First { of } => child_words(node, of.as_ref(), "score.first", "score.first_of"),
        How::Best { take } => i18n::tf("score.best", &[("n", take.to_string())]),
        How::Agreed { agree } => i18n::t(match agree {
            Some(true) => "score.agreed.yes",
            Some(false) => "score.agreed.no",
            None => "score.agreed.unknown",
        }),
        How::Fixed => i18n::t("score.fixed"),
        How::Value {
            measured: Some(measured),
            keys,
            unit_name,
            points: worth,
        } => {
            let measured = measured_words(*measured, unit_name, keys);
            if *worth == Decimal::from_whole(1) && !keys.is_empty() {
                return measured;
            }
            i18n::tf(
                "score.value",
                &[("measured", measured), ("points", points(*worth))],
            )
        }
        How::Value { measured: None, .. } => i18n::t("score.not_known"),
        How::Flag {
            holds: Some(true), ..
        } => i18n::t("score.flag.yes"),
        How::Flag {
            holds: Some(false), ..
        } => i18n::t("score.flag.no"),
        How::Flag {
            holds: None,
            points: worth,
        } => i18n::tf("score.flag.unknown", &[("points", points(*worth))]),
        How::Choice {
            option: Some(_),
            label,
        } => i18n::words(label),
        How::Choice { option: None, .. } => i18n::t("score.not_known"),
        How::Rate { .. } => rate_words(&node.how),
        How::Band {
            measured: Some(measured),
            keys,
            unit_name,
        } => measured_words(*measured, unit_name, keys),
        How::Band { measured: None, .. } => i18n::t("score.not_known"),
        How::Matrix => i18n::t("score.matrix"),
        How::Entries {
            counted,
            too_old,
            over,
            each,
        } => entries_words(*counted, *too_old, *over, each),
        How::NotCounted { why } => i18n::t(match why {
            NotCounted::Purpose => "score.not_counted.purpose",
            NotCounted::Date => "score.not_counted.date",
            NotCounted::Condition => "score.not_counted.condition",
            NotCounted::Gate => "score.not_counted.gate",
        }),
    }
}

/// What its points were multiplied by, where that is anything.
pub fn multiplied_words(node: &Explained) -> Option<String> {
    let by = node.multiplied.filter(|by| *by != Decimal::from_whole(1))?;
    Some(i18n::tf("score.multiplied", &[("n", points(by))]))
}

/// How much of it is verified; nothing where all of it is.
pub fn sure_words(interval: &Interval) -> Option<String> {
    let values = [
        ("confirmed", points(interval.confirmed)),
        ("claimed", points(interval.claimed)),
    ];
    (interval.confirmed != interval.claimed).then(|| i18n::tf("score.three", &values))
}

/// The cap or floor that cut a node.
pub fn cut_words(cut: &Cut) -> String {
    let key = if cut.floor {
        "score.floor"
    } else {
        "score.cap"
    };
    i18n::tf(
        key,
        &[("before", points(cut.before)), ("bound", points(cut.bound))],
    )
}

/// What is still open at a node and what it may add; none where nothing is.
pub fn open_words(node: &Explained, name: impl Fn(FactId) -> String) -> Option<String> {
    if node.open.is_empty() {
        return None;
    }
    let names: Vec<String> = node.open.iter().cloned().map(name).collect();
    let facts = names.join(&i18n::t("score.between"));
    let more = node
        .interval
        .possible
        .map(|possible| possible.minus(node.interval.claimed));
    Some(match more {
        Some(more) if more > Decimal::ZERO => {
            i18n::tf("score.open", &[("facts", facts), ("more", points(more))])
        }
        _ => i18n::tf("score.open_unlimited", &[("facts", facts)]),
    })
}

/// Which child counted, where that is sure.
fn child_words(node: &Explained, of: Option<&NodeId>, any: &str, one: &str) -> String {
    let counted = of.and_then(|id| node.children.iter().find(|child| child.id == *id));
    match counted {
        Some(child) => i18n::tf(one, &[("name", i18n::words(&child.title))]),
        None => i18n::t(any),
    }
}

/// A number and its unit: "5 years".
pub fn with_unit(number: Decimal, unit: &Text) -> String {
    let unit = i18n::words_of(unit, number);
    let number = points(number);
    if unit.is_empty() {
        number
    } else {
        i18n::tf("score.with_unit", &[("n", number), ("unit", unit)])
    }
}

/// What was measured: "5 years", or by what it stands in a table.
fn measured_words(measured: Decimal, unit: &Text, keys: &[FoundKey]) -> String {
    let number = with_unit(measured, unit);
    let keys: Vec<String> = keys.iter().filter_map(key_words).collect();
    if keys.is_empty() {
        return number;
    }
    let keys = keys.join(&i18n::t("score.comma"));
    i18n::tf("score.table", &[("keys", keys), ("number", number)])
}

/// The option, or what fell in the band; a condition stands for itself.
fn key_words(key: &FoundKey) -> Option<String> {
    match key.measured {
        Some(measured) => Some(with_unit(measured, &key.unit_name)),
        None => Some(i18n::words(&key.label)).filter(|label| !label.is_empty()),
    }
}

/// "4.9 years, 1 for each full year, 4 × 1".
fn rate_words(how: &How) -> String {
    let How::Rate {
        measured,
        keys,
        unit_name,
        unit,
        points: worth,
        base,
        steps,
        months: _,
    } = how
    else {
        return String::new();
    };
    let taken = *worth < Decimal::ZERO;
    let amount = if taken {
        Decimal::ZERO.minus(*worth)
    } else {
        *worth
    };
    // Of one nothing is counted: "for each full year".
    let of_one = *unit == Decimal::from_whole(1) && !unit_name.is_empty();
    let rule = i18n::tf(
        match (taken, of_one) {
            (true, true) => "score.rate.taken_one",
            (true, false) => "score.rate.taken",
            (false, true) => "score.rate.each_one",
            (false, false) => "score.rate.each",
        },
        &[
            (
                "unit",
                if of_one {
                    i18n::words_of(unit_name, *unit)
                } else {
                    with_unit(*unit, unit_name)
                },
            ),
            ("points", points(amount)),
        ],
    );
    let mut parts = Vec::new();
    parts.push(measured.map_or_else(
        || i18n::t("score.not_known"),
        |n| measured_words(n, unit_name, keys),
    ));
    if *base != Decimal::ZERO {
        parts.push(i18n::tf("score.rate.base", &[("points", points(*base))]));
    }
    parts.push(rule);
    if let Some(steps) = steps {
        let product = [
            ("steps", points(*steps)),
            ("points", points(*worth)),
            ("base", points(*base)),
        ];
        parts.push(if *base == Decimal::ZERO {
            i18n::tf("score.rate.product", &product)
        } else {
            i18n::tf("score.rate.product_base", &product)
        });
    }
    parts.join(&i18n::t("score.comma"))
}

fn entries_words(counted: Option<u32>, too_old: u32, over: u32, each: &[Decimal]) -> String {
    let Some(counted) = counted else {
        return i18n::t("score.not_known");
    };
    let mut parts = vec![i18n::tn("score.entries", counted as usize, &[])];
    if each.len() > 1 {
        parts.push(
            each.iter()
                .map(|one| points(*one))
                .collect::<Vec<_>>()
                .join(" + "),
        );
    }
    if too_old > 0 {
        parts.push(i18n::tn("score.entries.too_old", too_old as usize, &[]));
    }
    if over > 0 {
        parts.push(i18n::tn("score.entries.over", over as usize, &[]));
    }
    parts.join(&i18n::t("score.comma"))
}
