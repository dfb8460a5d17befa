//! Answers in words, for the page where they are checked before sending.

use crate::domain::decimal::Decimal;
use crate::domain::forms::answer::{Answer, PART_NOT_SURE, RawEntry, RawPeriod};
use crate::domain::forms::definition::{Choice, Field, FieldKind};
use crate::domain::person::mask_id_number;
use crate::i18n;
use crate::ui::date_input::DateParts;
use chrono::NaiveDate;

/// What was answered, one line each. What cannot be read is shown as typed.
pub fn answer_words(field: &Field, answer: &Answer) -> Vec<String> {
    match (answer, &field.kind) {
        (Answer::NotSure, _) => vec![i18n::t("ui.not_sure")],
        (Answer::Empty, _) => vec![i18n::t("ui.not_answered")],
        (Answer::Text(text), kind) => text_words(kind, text),
        (Answer::Many(chosen), FieldKind::Many { options }) => {
            let chosen: Vec<String> = chosen.iter().map(|id| option_words(options, id)).collect();
            or_none(chosen)
        }
        (Answer::Many(chosen), _) => or_none(chosen.clone()),
        (Answer::Periods(periods), _) => or_none(periods.iter().map(period_words).collect()),
        (Answer::Entries(entries), FieldKind::Entries { fields, .. }) => or_none(
            entries
                .iter()
                .map(|entry| entry_words(fields, entry))
                .collect(),
        ),
        (Answer::Entries(_), _) => Vec::new(),
    }
}

fn or_none(lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        vec![i18n::t("ui.none")]
    } else {
        lines
    }
}

fn text_words(kind: &FieldKind, text: &str) -> Vec<String> {
    match kind {
        FieldKind::Choice { options } => vec![option_words(options, text)],
        FieldKind::YesNo => vec![yes_no(text)],
        FieldKind::Date { .. } | FieldKind::DateTime => vec![date_words(text)],
        FieldKind::Number { unit, .. } => {
            let typed = text.trim();
            let number = typed
                .parse::<Decimal>()
                .map_or_else(|_| typed.to_owned(), i18n::number);
            let unit = i18n::words(unit);
            vec![if unit.is_empty() {
                number
            } else {
                format!("{number} {unit}")
            }]
        }
        // Others may look at the screen too.
        FieldKind::IdNumber => vec![mask_id_number(text)],
        _ => text.lines().map(str::to_owned).collect(),
    }
}

fn yes_no(text: &str) -> String {
    match text {
        "yes" => i18n::t("ui.yes"),
        "no" => i18n::t("ui.no"),
        other => other.to_owned(),
    }
}

fn option_words(options: &[Choice], id: &str) -> String {
    options
        .iter()
        .find(|option| option.id.as_str() == id)
        .map_or_else(|| id.to_owned(), |option| i18n::words(&option.label))
}

/// A day, with its time where there is one.
fn date_words(raw: &str) -> String {
    let DateParts([year, month, day, hour, minute]) = DateParts::read(raw);
    let read = |part: &str| part.trim().parse::<u32>().ok();
    let date = year
        .trim()
        .parse()
        .ok()
        .zip(read(&month))
        .zip(read(&day))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    let Some(date) = date else {
        return raw.to_owned();
    };
    let words = i18n::date(date);
    if hour.is_empty() && minute.is_empty() {
        words
    } else {
        i18n::tf(
            "ui.date.at",
            &[
                ("date", words),
                ("time", format!("{hour:0>2}:{minute:0>2}")),
            ],
        )
    }
}

fn period_words(period: &RawPeriod) -> String {
    let from = date_words(&period.from);
    if period.ongoing {
        i18n::tf("ui.periods.since", &[("from", from)])
    } else {
        i18n::tf(
            "ui.periods.span",
            &[("from", from), ("to", date_words(&period.to))],
        )
    }
}

fn entry_words(fields: &[Field], entry: &RawEntry) -> String {
    let parts: Vec<String> = fields
        .iter()
        .filter_map(|field| {
            let text = entry.get(&field.id)?;
            let answer = if text == PART_NOT_SURE {
                i18n::t("ui.not_sure")
            } else {
                text_words(&field.kind, text).join(" ")
            };
            let label = i18n::words(&field.label);
            Some(i18n::tf(
                "ui.entries.part",
                &[("label", label), ("answer", answer)],
            ))
        })
        .collect();
    parts.join(&i18n::t("ui.entries.between"))
}
