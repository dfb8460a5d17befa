//! Words and formats as a browser gives them.
#![cfg(target_arch = "wasm32")]

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::i18n;
use longgang_portal::state::looks::first_of;
use longgang_portal::ui::score_words::how_words;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn speak(locale: &str) {
    let file = match locale {
        "en" => include_str!("../public/locales/en.json"),
        _ => include_str!("../public/locales/zh-CN.json"),
    };
    i18n::set_locale(locale, serde_json::from_str(file).expect("a dictionary"));
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a time")
}

#[wasm_bindgen_test]
fn the_page_says_its_language() {
    speak("en");
    let html = web_sys::window().and_then(|it| it.document()?.document_element());
    let html = html.expect("the html element");
    assert_eq!(html.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(i18n::locale(), "en");
    assert_eq!(i18n::t("time.today"), "today");
    speak("zh-CN");
    assert_eq!(html.get_attribute("lang").as_deref(), Some("zh-CN"));
    assert_eq!(i18n::t("time.today"), "今天");
}

#[wasm_bindgen_test]
fn a_missing_key_is_shown_as_it_is() {
    speak("zh-CN");
    assert_eq!(i18n::t("nobody.says_this"), "nobody.says_this");
    assert_eq!(
        i18n::tn("nobody.counts_this", 1, &[]),
        "nobody.counts_this.other"
    );
}

#[wasm_bindgen_test]
fn one_thing_is_said_differently_from_several() {
    speak("en");
    assert_eq!(i18n::tn("time.hours", 1, &[]), "1 hour");
    assert_eq!(i18n::tn("time.hours", 1200, &[]), "1,200 hours");
    speak("zh-CN");
    assert_eq!(i18n::tn("time.hours", 1, &[]), "1 小时");
}

#[wasm_bindgen_test]
fn dates_and_times_are_those_of_china() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 20).expect("a day");
    // 23:56 the day before in Greenwich.
    let early = at("2026-03-12T07:56:00+08:00");
    speak("zh-CN");
    assert_eq!(i18n::date(day), "2026 年 3 月 20 日");
    assert_eq!(i18n::month_day(day), "3 月 20 日");
    assert_eq!(i18n::time(early), "07:56");
    assert_eq!(
        i18n::day_time(at("2026-03-11T23:56:00Z")),
        "2026 年 3 月 12 日 07:56"
    );
    speak("en");
    assert_eq!(i18n::date(day), "20 March 2026");
    assert_eq!(i18n::time(at("2026-03-11T16:00:00Z")), "00:00");
}

#[wasm_bindgen_test]
fn near_times_are_said_as_people_say_them() {
    speak("zh-CN");
    let now = at("2026-01-01T00:10:00+08:00");
    assert_eq!(
        i18n::near_time(at("2026-01-01T15:56:00+08:00"), now),
        "今天 15:56"
    );
    assert_eq!(
        i18n::near_time(at("2025-12-31T23:50:00+08:00"), now),
        "昨天 23:50"
    );
    assert_eq!(
        i18n::near_time(at("2026-01-02T08:00:00+08:00"), now),
        "明天 08:00"
    );
    assert_eq!(
        i18n::near_time(at("2026-01-05T08:00:00+08:00"), now),
        "1 月 5 日 08:00"
    );
    assert_eq!(
        i18n::near_time(at("2025-12-05T08:00:00+08:00"), now),
        "2025 年 12 月 5 日 08:00"
    );
}

#[wasm_bindgen_test]
fn lengths_numbers_and_sizes_are_short() {
    speak("zh-CN");
    assert_eq!(i18n::duration(TimeDelta::minutes(320)), "5 小时 20 分钟");
    assert_eq!(i18n::duration(TimeDelta::seconds(20)), "0 分钟");
    let office_day = TimeDelta::hours(8);
    let left = TimeDelta::hours(19);
    assert_eq!(
        i18n::working_duration(left, office_day),
        "2 个工作日 3 小时"
    );
    assert_eq!(
        i18n::number(Decimal::from_ten_thousandths(12_345_678_900)),
        "1,234,567.89"
    );
    assert_eq!(i18n::file_size(1_180_000), "1.2 MB");
    assert_eq!(i18n::file_size(1), "0.1 KB");
}

#[wasm_bindgen_test]
fn the_first_language_is_the_nearest_offered_one() {
    let offered = ["zh-CN".to_owned(), "en".to_owned()];
    let first = |chosen: Option<&str>, wanted: &[&str]| {
        let wanted = wanted.iter().map(|tag| (*tag).to_owned());
        first_of(&offered, chosen.map(str::to_owned), wanted)
    };
    assert_eq!(first(Some("en"), &["zh-CN"]), "en");
    assert_eq!(first(Some("fr"), &["en-US"]), "en");
    assert_eq!(first(None, &["zh-TW", "en"]), "zh-CN");
    assert_eq!(first(None, &["fr", "en-GB"]), "en");
    assert_eq!(first(None, &["fr"]), "zh-CN");
    assert_eq!(first(None, &[]), "zh-CN");
}

#[wasm_bindgen_test]
fn a_number_out_of_a_table_is_told_by_its_keys() {
    let node = |points: &str| {
        let node = serde_json::json!({"id": "reading", "title": "Reading",
            "interval": {"confirmed": "0", "claimed": "22", "possible": "22"},
            "how": {"how": "value", "measured": "22", "points": points, "keys": [
                {"key": "clb8", "measured": "8", "unit_name": "CLB"},
                {"key": "alone", "label": {"zh-CN": "单独申请", "en": "Without a spouse"}},
                {"key": "yes"}]}});
        serde_json::from_value(node).expect("a node")
    };
    speak("en");
    assert_eq!(
        how_words(&node("1")),
        "8 CLB, Without a spouse: 22 in the table"
    );
    assert_eq!(
        how_words(&node("2")),
        "8 CLB, Without a spouse: 22 in the table × 2"
    );
    speak("zh-CN");
    assert_eq!(how_words(&node("1")), "8 CLB，单独申请，查表得 22");
}
