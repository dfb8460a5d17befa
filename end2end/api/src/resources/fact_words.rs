//! A fact as the resident reads it again under "what you sent".

use longgang_portal::domain::identity::OptionId;
use longgang_portal::domain::points::facts::{FactValue, Period};
use longgang_portal::domain::points::scheme::{FactKind, Opt};
use longgang_portal::domain::text::Text;

/// The value in words of both languages.
pub fn words(kind: &FactKind, value: &FactValue) -> Text {
    match value {
        FactValue::Flag(true) => Text::both("是", "Yes"),
        FactValue::Flag(false) => Text::both("否", "No"),
        FactValue::Number(number) => {
            let unit = if let FactKind::Number { unit, .. } = kind {
                unit.clone()
            } else {
                Text::default()
            };
            in_both(|language| format!("{number} {}", unit.get(language)).trim().to_owned())
        }
        FactValue::Choice(option) => in_both(|language| label(kind, option, language)),
        FactValue::Many(chosen) if chosen.is_empty() => Text::both("都没有", "None of them"),
        FactValue::Many(chosen) => in_both(|language| {
            let labels: Vec<_> = chosen
                .iter()
                .map(|option| label(kind, option, language))
                .collect();
            labels.join(if language == "en" { ", " } else { "、" })
        }),
        FactValue::Date(date) => Text::plain(date.to_string()),
        FactValue::Periods(spans) => in_both(|language| {
            let spans: Vec<_> = spans.iter().map(|span| period(span, language)).collect();
            spans.join(if language == "en" { "; " } else { "；" })
        }),
        FactValue::Entries(entries) => Text::both(
            format!("{} 条", entries.len()),
            format!("{} in all", entries.len()),
        ),
    }
}

fn in_both(words: impl Fn(&str) -> String) -> Text {
    Text::both(words("zh-CN"), words("en"))
}

fn label(kind: &FactKind, chosen: &OptionId, language: &str) -> String {
    let options: &[Opt] = match kind {
        FactKind::Choice { options } | FactKind::Many { options } => options,
        _ => &[],
    };
    options
        .iter()
        .find(|option| option.id == *chosen)
        .map_or_else(
            || chosen.to_string(),
            |option| option.label.get(language).to_owned(),
        )
}

fn period(span: &Period, language: &str) -> String {
    match (span.to, language) {
        (Some(to), "en") => format!("{} to {to}", span.from),
        (Some(to), _) => format!("{} 到 {to}", span.from),
        (None, "en") => format!("{} to today", span.from),
        (None, _) => format!("{} 到现在", span.from),
    }
}
