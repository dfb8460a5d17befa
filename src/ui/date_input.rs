//! A day in three boxes. A native date box follows the browser's language and
//! is hard for a birthday decades back; three short boxes are neither.

use super::field::{Asked, group_frame};
use super::text_input::{TextKind, text_control};
use super::words::{said, say};
use crate::funnel::Signal;
use leptos::prelude::*;

/// The parts of a day (year, month, day) or of a day and time (and hour,
/// minute) as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts(pub [String; 5]);

impl DateParts {
    /// Reads `2019-5-20` or `2019-5-20 14:30`, whatever is missing.
    pub fn read(raw: &str) -> Self {
        let (day, time) = raw.split_once(' ').unwrap_or((raw, ""));
        let mut parts = <[String; 5]>::default();
        let (days, times) = parts.split_at_mut(3);
        for (part, text) in days.iter_mut().zip(day.splitn(3, '-')) {
            text.clone_into(part);
        }
        for (part, text) in times.iter_mut().zip(time.splitn(2, ':')) {
            text.clone_into(part);
        }
        Self(parts)
    }

    /// Writes the parts back; nothing at all is the empty text.
    pub fn write(&self, with_time: bool) -> String {
        let [year, month, day, hour, minute] = &self.0;
        if self.0.iter().all(|part| part.trim().is_empty()) {
            return String::new();
        }
        let day = format!("{year}-{month}-{day}");
        let no_time = hour.is_empty() && minute.is_empty();
        if with_time && !no_time {
            format!("{day} {hour}:{minute}")
        } else {
            day
        }
    }

    /// Takes `typed` into part `at`. A whole day pasted into the first box is
    /// spread over the three. The separators of the raw form cannot stand in a
    /// part; they are kept as a stroke, so that the check can say what is wrong.
    pub fn put(&mut self, at: usize, typed: &str) {
        if at == 0
            && let Some(day) = whole_day(typed)
        {
            for (part, text) in self.0.iter_mut().zip(day) {
                *part = text;
            }
            return;
        }
        let kept = typed.replace(['-', ':', ' '], "/");
        if let Some(part) = self.0.get_mut(at) {
            *part = if typed.trim().is_empty() {
                String::new()
            } else {
                kept
            };
        }
    }
}

/// Year, month and day of a text such as `2019-05-20`, `2019/5/20`, `2019.5.20`
/// or `2019年5月20日`.
fn whole_day(text: &str) -> Option<[String; 3]> {
    let mut parts = text
        .trim()
        .trim_end_matches('日')
        .split(['-', '/', '.', '年', '月'])
        .map(str::trim);
    let day = [parts.next()?, parts.next()?, parts.next()?];
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_none() && day.iter().all(|part| digits(part))).then(|| day.map(str::to_owned))
}

/// A question answered by a day, or by a day and a time of day.
#[component]
pub fn DateInput(
    /// The question.
    asked: Asked,
    /// Whether a time of day is asked too.
    #[prop(optional)]
    with_time: bool,
    /// What is typed so far: `y-m-d` or `y-m-d hh:mm`.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed, in the same form.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let mut asked = asked;
    let hint = asked.hint;
    asked.hint = Signal::derive(move || {
        let words = hint.get();
        if words.is_empty() {
            crate::i18n::t("ui.date.example")
        } else {
            words
        }
    });
    let boxes: [(&'static str, &'static str, &'static str); 5] = [
        (
            "",
            "ui.date.year",
            "date-parts__part date-parts__part--year",
        ),
        ("-month", "ui.date.month", "date-parts__part"),
        ("-day", "ui.date.day", "date-parts__part"),
        ("-hour", "ui.date.hour", "date-parts__part"),
        ("-minute", "ui.date.minute", "date-parts__part"),
    ];
    let parts: Vec<_> = boxes
        .into_iter()
        .take(if with_time { 5 } else { 3 })
        .enumerate()
        .map(|(at, (end, name, class))| {
            let mut part = Asked::new(format!("{}{end}", asked.id), said(name));
            part.error = asked.error;
            let typed = Signal::derive(move || {
                let parts = value.with(|raw| DateParts::read(raw));
                parts.0.get(at).cloned().unwrap_or_default()
            });
            let take = Callback::new(move |text: String| {
                // See `Typing`: the page may be gone.
                if let Some(raw) = value.try_get_untracked() {
                    let mut parts = DateParts::read(&raw);
                    parts.put(at, &text);
                    set.try_run(parts.write(with_time));
                }
            });
            let input = text_control(&part, TextKind::Whole, Signal::stored(None), typed, take);
            view! {
                <div class=class>
                    <label for=part.id.clone()>{say(name)}</label>
                    {input}
                </div>
            }
            .into_any()
        })
        .collect();
    group_frame(
        &asked,
        view! { <div class="date-parts">{parts}</div> }.into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_as_typed() {
        let mut parts = DateParts::read("2019--");
        assert_eq!(
            parts.0[..3],
            ["2019".to_owned(), String::new(), String::new()]
        );
        parts.put(1, "13");
        parts.put(2, "x");
        assert_eq!(parts.write(false), "2019-13-x");
        assert_eq!(DateParts::read("2019-13-x"), parts);
    }

    #[test]
    fn a_whole_day_is_spread_over_the_boxes() {
        for text in ["2019-05-20", "2019/05/20", "2019年05月20日", " 2019.05.20 "] {
            let mut parts = DateParts::default();
            parts.put(0, text);
            assert_eq!(parts.write(false), "2019-05-20", "{text}");
        }
    }

    #[test]
    fn a_separator_in_a_part_does_not_shift_the_others() {
        let mut parts = DateParts::read("2019-5-20");
        parts.put(1, "-5");
        assert_eq!(parts.write(false), "2019-/5-20");
    }

    #[test]
    fn nothing_typed_is_no_answer() {
        assert_eq!(DateParts::default().write(true), "");
        assert_eq!(
            DateParts::read("2026-11-23 8:05").write(true),
            "2026-11-23 8:05"
        );
    }
}
