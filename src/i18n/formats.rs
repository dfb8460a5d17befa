//! Dates, times, numbers and lengths, formatted by the browser's `Intl`. All
//! times are China Standard Time, wherever the device is.

use super::fill::spaced;
use super::{t, tf, tn};
use crate::domain::decimal::Decimal;
use crate::domain::duration::{Parts, parts};
use crate::domain::map::Map;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// How a moment is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Date,
    MonthDay,
    Time,
    DayTime,
}

impl Shape {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        const DATE: &[(&str, &str)] = &[("year", "numeric"), ("month", "long"), ("day", "numeric")];
        const MONTH_DAY: &[(&str, &str)] = &[("month", "long"), ("day", "numeric")];
        const TIME: &[(&str, &str)] = &[
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ];
        const DAY_TIME: &[(&str, &str)] = &[
            ("year", "numeric"),
            ("month", "long"),
            ("day", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ];
        match self {
            Self::Date => DATE,
            Self::MonthDay => MONTH_DAY,
            Self::Time => TIME,
            Self::DayTime => DAY_TIME,
        }
    }
}

thread_local! {
    // Making a formatter costs far more than using one.
    static MOMENTS: RefCell<Map<Shape, Function>> = RefCell::default();
    static NUMBERS: RefCell<Option<Function>> = const { RefCell::new(None) };
    static PLURALS: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
}

/// Drops the formatters of the language that was in use.
pub(super) fn forget() {
    MOMENTS.with_borrow_mut(Map::clear);
    NUMBERS.take();
    PLURALS.take();
}

/// The language for `Intl`: English dates are written day first, which is a
/// region's habit and so a matter of the dictionary.
fn languages() -> Array {
    Array::of1(&JsValue::from_str(&t("app.intl")))
}

/// Whoever shows what is formatted shows it anew in another language, also when
/// the formatter is at hand already.
fn follow_language() {
    super::locale();
}

fn object(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}

fn formatter(shape: Shape) -> Function {
    follow_language();
    if let Some(formatter) = MOMENTS.with_borrow(|all| all.get(&shape).cloned()) {
        return formatter;
    }
    let options = object(shape.options());
    let _ = Reflect::set(&options, &"timeZone".into(), &"Asia/Shanghai".into());
    let formatter = Intl::DateTimeFormat::new(&languages(), &options).format();
    MOMENTS.with_borrow_mut(|all| all.insert(shape, formatter.clone()));
    formatter
}

fn moment(milliseconds: i64, shape: Shape) -> String {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    formatter(shape)
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|words| words.as_string())
        .map(|words| spaced(&words))
        .unwrap_or_default()
}

/// 8 in the evening in China: far from both ends of the day.
fn evening(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + 12 * 3_600_000
}

/// “2026 年 3 月 20 日”.
pub fn date(date: NaiveDate) -> String {
    moment(evening(date), Shape::Date)
}

/// “3 月 20 日”.
pub fn month_day(date: NaiveDate) -> String {
    moment(evening(date), Shape::MonthDay)
}

/// “15:56”.
pub fn time(at: DateTime<FixedOffset>) -> String {
    moment(at.timestamp_millis(), Shape::Time)
}

/// “2026 年 3 月 12 日 10:36”.
pub fn day_time(at: DateTime<FixedOffset>) -> String {
    moment(at.timestamp_millis(), Shape::DayTime)
}

/// As people say it, seen from `now`: “今天 15:56”, “昨天 08:30”,
/// “3 月 11 日 16:08”, with the year when it is another one.
pub fn near_time(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let (day, today) = (in_china(at).date_naive(), in_china(now).date_naive());
    let days = day.signed_duration_since(today).num_days();
    if day.year() != today.year() && days.abs() > 1 {
        return day_time(at);
    }
    let day = if days.abs() <= 1 {
        near_day(days)
    } else {
        month_day(day)
    };
    tf("time.day_at", &[("day", day), ("time", time(at))])
}

/// “今天”, “昨天”, “明天”.
fn near_day(days: i64) -> String {
    t(match days {
        0 => "time.today",
        1 => "time.tomorrow",
        _ => "time.yesterday",
    })
}

fn in_china(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    // +08:00 is always an offset; without it the time stays as it came.
    FixedOffset::east_opt(8 * 3600).map_or(at, |china| at.with_timezone(&china))
}

/// A decimal with the separators of the language.
pub fn number(number: Decimal) -> String {
    let value = number.ten_thousandths() as f64 / 10_000.0;
    formatted(value).unwrap_or_else(|| number.to_string())
}

/// A whole number with the separators of the language.
pub(super) fn whole(n: usize) -> String {
    formatted(n as f64).unwrap_or_else(|| n.to_string())
}

fn formatted(value: f64) -> Option<String> {
    follow_language();
    let made = NUMBERS.with_borrow(Clone::clone);
    let format = made.unwrap_or_else(|| {
        let options = Object::new();
        let _ = Reflect::set(&options, &"maximumFractionDigits".into(), &4.into());
        let format = Intl::NumberFormat::new(&languages(), &options).format();
        NUMBERS.set(Some(format.clone()));
        format
    });
    format
        .call1(&JsValue::UNDEFINED, &JsValue::from_f64(value))
        .ok()?
        .as_string()
}

/// The plural category of `n`: `one` or `other`. A language with more of them
/// adds variants to its file.
pub(super) fn plural(n: usize) -> String {
    let made = PLURALS.with_borrow(Clone::clone);
    let rules = made.unwrap_or_else(|| {
        let rules = Intl::PluralRules::new(&languages(), &Object::new());
        PLURALS.set(Some(rules.clone()));
        rules
    });
    JsValue::from(rules.select(n as f64))
        .as_string()
        .unwrap_or_else(|| "other".to_owned())
}

/// A length by the clock: “5 小时 20 分”, “1 天 3 小时”.
pub fn duration(length: TimeDelta) -> String {
    length_words(parts(length, TimeDelta::hours(24)), "time.days")
}

/// A length of working time: “2 个工作日 3 小时”. `office_day` is how long an
/// office day is.
pub fn working_duration(length: TimeDelta, office_day: TimeDelta) -> String {
    length_words(parts(length, office_day), "time.working_days")
}

fn length_words(parts: Parts, days_key: &'static str) -> String {
    let count = |n: i64| usize::try_from(n).unwrap_or_default();
    let mut said = Vec::new();
    if parts.days > 0 {
        said.push(tn(days_key, count(parts.days), &[]));
    }
    if parts.hours > 0 {
        said.push(tn("time.hours", count(parts.hours), &[]));
    }
    if parts.minutes > 0 || said.is_empty() {
        said.push(tn("time.minutes", count(parts.minutes), &[]));
    }
    said.join(" ")
}

/// “1.2 MB”, “340 KB”; a megabyte is a million bytes, as in the upload limit.
pub fn file_size(bytes: u64) -> String {
    let (unit, key) = if bytes >= 1_000_000 {
        (100_000, "file.megabytes")
    } else {
        (100, "file.kilobytes")
    };
    // Rounded up to a tenth: an empty-looking “0 KB” would be wrong.
    let tenths = i64::try_from(bytes.div_ceil(unit)).unwrap_or(i64::MAX);
    tf(
        key,
        &[("n", number(Decimal::from_whole(tenths).ratio(1, 10)))],
    )
}
