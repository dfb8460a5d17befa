//! The small form by which a resident says that a register is wrong.

use super::answer::Answers;
use super::check::{FieldFault, check_page};
use super::definition::{Field, FieldKind, Page};
use super::fault::{Fault, MissingKind};
use super::from_scheme;
use crate::domain::identity::{FieldId, PageId};
use crate::domain::points::fact_correction::LONGEST_REASON;
use crate::domain::points::facts::FactValue;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// The field of the reason.
pub const REASON: &str = "correction_reason";

/// The question of `field` once more, and why; `reason` is the second question.
pub fn page(field: &Field, reason: Text) -> Page {
    let value = asked_again(field);
    let reason = Field {
        id: FieldId::new(REASON),
        label: reason,
        hint: Text::default(),
        kind: FieldKind::Text {
            max: u32::try_from(LONGEST_REASON).unwrap_or(u32::MAX),
            lines: true,
        },
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: true,
        cell: None,
    };
    Page {
        id: PageId::new("correction"),
        fields: vec![value, reason],
        ..Page::default()
    }
}

/// A question once more, about what is right.
pub(super) fn asked_again(field: &Field) -> Field {
    // Of a list "none" may be what is right; only then is it offered.
    let is_list = matches!(
        field.kind,
        FieldKind::Many { .. } | FieldKind::Periods { .. } | FieldKind::Entries { .. }
    );
    Field {
        required: !is_list,
        may_be_unknown: is_list,
        visible_when: None,
        cell: None,
        ..field.clone()
    }
}

/// What is right and why, of a page that [`page`] made; else what is missing or
/// wrong. "Not sure" corrects nothing.
pub fn read(
    page: &Page,
    answers: &Answers,
    today: NaiveDate,
) -> Result<(FactValue, String), Vec<FieldFault>> {
    let mut faults = check_page(page, answers, today);
    let field = page.fields.first();
    let value = field.and_then(|field| value_at(field, answers, today, &mut faults));
    let reason = answers.get(&FieldId::new(REASON));
    let reason = reason.and_then(|answer| answer.values().first().map(|text| (*text).to_owned()));
    match (value, reason) {
        (Some(value), Some(reason)) if faults.is_empty() => Ok((value, reason)),
        _ => Err(faults),
    }
}

/// The value an answer gives; where it gives none and `faults` do not say why, that
/// it is missing becomes the first of them.
pub(super) fn value_at(
    field: &Field,
    answers: &Answers,
    today: NaiveDate,
    faults: &mut Vec<FieldFault>,
) -> Option<FactValue> {
    let answer = answers.get(&field.id);
    let value = answer.and_then(|answer| from_scheme::value(field, answer, today));
    if value.is_none()
        && !faults.iter().any(|fault| is_at(fault, &field.id))
        && let Some(kind) = MissingKind::of(&field.kind)
    {
        let missing = FieldFault {
            field: field.id.clone(),
            fault: Fault::Missing(kind),
        };
        faults.insert(0, missing);
    }
    value
}

/// Whether a fault belongs to the field or to a part of it.
fn is_at(fault: &FieldFault, field: &FieldId) -> bool {
    let rest = fault.field.as_str().strip_prefix(field.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::forms::answer::Answer;

    fn field(kind: FieldKind) -> Field {
        Field {
            id: "f".into(),
            label: Text::plain("f"),
            hint: Text::default(),
            kind,
            required: false,
            may_be_unknown: true,
            visible_when: None,
            evidence: Text::default(),
            private: false,
            cell: None,
        }
    }

    fn read_of(kind: FieldKind, given: Answer) -> Result<(FactValue, String), Vec<String>> {
        let page = page(&field(kind), Text::plain("why"));
        let why = (REASON.into(), Answer::text(" a year is missing "));
        let answers = Answers::from([("f".into(), given), why]);
        let today = "2026-03-11".parse().expect("a day");
        let faults = |all: Vec<FieldFault>| {
            let one = |fault: FieldFault| fault.field.to_string();
            all.into_iter().map(one).collect()
        };
        read(&page, &answers, today).map_err(faults)
    }

    fn number() -> FieldKind {
        FieldKind::Number {
            unit: Text::plain("years"),
            min: Decimal::ZERO,
            max: Decimal::from_whole(50),
            decimals: 1,
        }
    }

    #[test]
    fn a_value_and_a_reason_make_a_correction() {
        let (value, reason) = read_of(number(), Answer::text("7")).expect("a correction");
        assert_eq!(value, FactValue::Number(Decimal::from_whole(7)));
        assert_eq!(reason, "a year is missing");
    }

    #[test]
    fn nothing_and_not_sure_correct_nothing() {
        let periods = || FieldKind::Periods {
            earliest: "2000-01-01".parse().expect("a day"),
            latest: "2026-03-11".parse().expect("a day"),
            max: 3,
        };
        let at_the_value = Err(vec!["f".to_owned()]);
        for kind in [number(), periods()] {
            assert_eq!(read_of(kind.clone(), Answer::Empty), at_the_value);
            assert_eq!(read_of(kind, Answer::NotSure), at_the_value);
        }
        assert_eq!(read_of(number(), Answer::text("51")), at_the_value);
        // Of a list, none is something to say.
        let (none, _) = read_of(periods(), Answer::Periods(Vec::new())).expect("a correction");
        assert_eq!(none, FactValue::Periods(Vec::new()));
    }

    #[test]
    fn a_reason_is_asked_for() {
        let page = page(&field(number()), Text::plain("why"));
        let answers = Answers::from([("f".into(), Answer::text("7"))]);
        let today = "2026-03-11".parse().expect("a day");
        let faults = read(&page, &answers, today).expect_err("no reason");
        assert_eq!(faults[0].field.as_str(), REASON);
    }
}
