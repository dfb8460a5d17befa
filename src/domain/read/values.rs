//! How plain values stand in JSON.

use super::{At, Read, Unreadable, digits};
use crate::domain::decimal::Decimal;
use crate::domain::map::{Map, Set};
use crate::domain::moment;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::sync::Arc;

impl Read for String {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.text().map(str::to_owned)
    }
}

impl Read for bool {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.value().as_bool().ok_or_else(|| at.expected("yes or no"))
    }
}

macro_rules! whole_numbers {
    ($($type:ident)+) => {$(
        impl Read for $type {
            fn read(at: &At<'_>) -> Result<Self, Unreadable> {
                let number = at.value().as_u64().and_then(|number| number.try_into().ok());
                number.ok_or_else(|| at.expected("a whole number within its bounds"))
            }
        }
    )+};
}

whole_numbers!(u8 u16 u32 u64);

impl Read for Decimal {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let decimal = match at.value() {
            Value::String(text) => text.trim().parse().ok(),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Some(Self::from_whole(whole)),
                // The shortest text of a float is what was written in the JSON.
                None => digits(number).parse().ok(),
            },
            _ => None,
        };
        decimal.ok_or_else(|| at.expected("a decimal with at most four digits after the point"))
    }
}

impl Read for Text {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        match at.value() {
            Value::String(text) => Ok(Self::plain(text.as_str())),
            Value::Object(_) => Map::read(at).map(Self::in_languages),
            _ => Err(at.expected("a text, or texts by language")),
        }
    }
}

impl Read for NaiveDate {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let day = at
            .value()
            .as_str()
            .and_then(|text| moment::day(text.trim()));
        day.ok_or_else(|| at.expected("a day, as 2026-03-11"))
    }
}

impl Read for NaiveTime {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        moment::time_of_day(at.text()?.trim()).ok_or_else(|| at.expected("a time, as 08:30"))
    }
}

impl Read for DateTime<FixedOffset> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        moment::moment(at.text()?).ok_or_else(|| at.expected("a moment as of RFC 3339"))
    }
}

impl<T: Read> Read for Option<T> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        if at.is_nothing() {
            return Ok(None);
        }
        T::read(at).map(Some)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        T::read(at).map(Box::new)
    }
}

impl<T: Read> Read for Arc<T> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        T::read(at).map(Arc::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let items = at.items()?;
        let mut all = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match T::read(&at.item(index, item)) {
                Ok(item) => all.push(item),
                Err(fault) => at.passed_over(fault)?,
            }
        }
        Ok(all)
    }
}

impl<T: Read + Ord> Read for Set<T> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        // One by one: `collect` would bring a sort for every type.
        let mut all = Self::new();
        for (index, item) in at.items()?.iter().enumerate() {
            all.insert(T::read(&at.item(index, item))?);
        }
        Ok(all)
    }
}

impl<K: From<String> + Ord, V: Read> Read for Map<K, V> {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let mut all = Self::new();
        for (name, value) in at.members()? {
            match V::read(&at.member(name, value)) {
                Ok(value) => {
                    all.insert(K::from(name.clone()), value);
                }
                Err(fault) => at.passed_over(fault)?,
            }
        }
        Ok(all)
    }
}

impl<'de, K: From<String> + Ord, V: Read> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        super::deserialize(from)
    }
}
