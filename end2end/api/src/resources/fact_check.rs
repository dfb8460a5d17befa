//! Whether a fact is one the scheme asks about, of the right kind and within
//! its bounds. A fact that fails is refused, not silently taken for unknown.

use chrono::NaiveDate;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::OptionId;
use longgang_portal::domain::points::facts::{Entry, EntryField, FactValue, Period};
use longgang_portal::domain::points::scheme::{EntryFieldDefinition, FactKind, Opt};

/// The machine word of what is wrong.
pub type Wrong = &'static str;

/// Checks a value against its definition, on the day of the application.
pub fn check(kind: &FactKind, value: &FactValue, today: NaiveDate) -> Result<(), Wrong> {
    match (kind, value) {
        (FactKind::Flag, FactValue::Flag(_)) => Ok(()),
        (
            FactKind::Number {
                min, max, decimals, ..
            },
            FactValue::Number(number),
        ) => {
            within(*number, *min, *max)?;
            digits(*number, *decimals)
        }
        (FactKind::Choice { options }, FactValue::Choice(option)) => known(options, option),
        (FactKind::Many { options }, FactValue::Many(chosen)) => {
            chosen.iter().try_for_each(|option| known(options, option))
        }
        (
            FactKind::Date {
                earliest, latest, ..
            },
            FactValue::Date(date),
        ) => day(*date, *earliest, latest.unwrap_or(today)),
        (FactKind::Periods { earliest, max }, FactValue::Periods(periods)) => {
            count(periods.len(), *max)?;
            periods
                .iter()
                .try_for_each(|span| period(span, *earliest, today))
        }
        (FactKind::Entries { max, fields, .. }, FactValue::Entries(entries)) => {
            count(entries.len(), *max)?;
            entries
                .iter()
                .try_for_each(|record| entry(fields, record, today))
        }
        _ => Err("wrong_kind"),
    }
}

fn within(number: Decimal, min: Decimal, max: Decimal) -> Result<(), Wrong> {
    if number < min || number > max {
        Err("out_of_range")
    } else {
        Ok(())
    }
}

fn digits(number: Decimal, decimals: u8) -> Result<(), Wrong> {
    if number.has_at_most(decimals) {
        Ok(())
    } else {
        Err("too_many_digits")
    }
}

fn known(options: &[Opt], chosen: &OptionId) -> Result<(), Wrong> {
    if options.iter().any(|option| option.id == *chosen) {
        Ok(())
    } else {
        Err("unknown_option")
    }
}

fn day(date: NaiveDate, earliest: NaiveDate, latest: NaiveDate) -> Result<(), Wrong> {
    if date < earliest || date > latest {
        Err("impossible_date")
    } else {
        Ok(())
    }
}

fn count(count: usize, max: u32) -> Result<(), Wrong> {
    if u32::try_from(count).is_ok_and(|count| count <= max) {
        Ok(())
    } else {
        Err("too_many")
    }
}

fn period(span: &Period, earliest: NaiveDate, today: NaiveDate) -> Result<(), Wrong> {
    day(span.from, earliest, today)?;
    match span.to {
        Some(to) if to < span.from => Err("impossible_period"),
        _ => Ok(()),
    }
}

fn entry(fields: &[EntryFieldDefinition], record: &Entry, today: NaiveDate) -> Result<(), Wrong> {
    record.iter().try_for_each(|(name, value)| {
        let field = fields
            .iter()
            .find(|field| field.id == *name)
            .ok_or("unknown_field")?;
        let value = match value {
            EntryField::Flag(flag) => FactValue::Flag(*flag),
            EntryField::Number(number) => FactValue::Number(*number),
            EntryField::Choice(option) => FactValue::Choice(option.clone()),
            EntryField::Date(date) => FactValue::Date(*date),
        };
        check(&field.kind, &value, today)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use longgang_portal::domain::text::Text;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn bounds_are_inclusive() {
        let (min, max) = (Decimal::ZERO, Decimal::from_whole(60));
        let years = FactKind::Number {
            unit: Text::plain("years"),
            min,
            max,
            decimals: 1,
        };
        let today = on("2026-03-11");
        for (number, fits) in [
            ("0", true),
            ("60", true),
            ("4.9", true),
            ("4.95", false),
            ("60.0001", false),
            ("-0.0001", false),
        ] {
            let value = FactValue::Number(number.parse().expect("a decimal"));
            assert_eq!(check(&years, &value, today).is_ok(), fits, "{number}");
        }
        assert_eq!(
            check(&years, &FactValue::Flag(true), today),
            Err("wrong_kind")
        );
    }

    #[test]
    fn a_period_has_an_order_and_begins_in_the_past() {
        let spans = FactKind::Periods {
            earliest: on("1990-01-01"),
            max: 1,
        };
        let today = on("2026-03-11");
        let of = |from: &str, to: Option<&str>| {
            FactValue::Periods(vec![Period {
                from: on(from),
                to: to.map(on),
            }])
        };
        assert_eq!(check(&spans, &of("2019-05-20", None), today), Ok(()));
        assert_eq!(
            check(&spans, &of("2019-05-20", Some("2019-05-19")), today),
            Err("impossible_period")
        );
        assert_eq!(
            check(&spans, &of("2026-03-12", None), today),
            Err("impossible_date")
        );
    }
}
