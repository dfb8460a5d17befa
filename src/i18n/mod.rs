//! Words and formats in the resident's language. The dictionary is one flat
//! JSON file per language, fetched; only the language in use is downloaded. A release
//! cuts it as the program is cut (`end2end/setup/parts/words.mjs`): the words that
//! only a part says come with the part.
//!
//! The functions here are plain and may be called anywhere. Called inside a
//! reactive closure they follow the language; `move || t("…")` in a view is
//! enough.

mod fill;
mod formats;

pub use formats::{
    date, day_time, duration, file_size, month_day, near_time, number, time, working_duration,
};

use crate::domain::decimal::Decimal;
use crate::domain::map::Map;
use crate::domain::text::Text;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// The language before any dictionary has arrived: the original.
pub const ORIGINAL: &str = "zh-CN";

/// The words of one language by key.
pub type Dictionary = Map<String, String>;

#[derive(Clone)]
struct Language {
    locale: &'static str,
    words: Arc<Dictionary>,
}

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| {
    ArcRwSignal::new(Language {
        locale: ORIGINAL,
        words: Arc::default(),
    })
});

/// The language in use. Tracked where somebody tracks; silent elsewhere, so
/// that asking in an event handler is no mistake.
fn language() -> Language {
    if Observer::get().is_some() {
        LANGUAGE.get()
    } else {
        LANGUAGE.get_untracked()
    }
}

/// Takes a dictionary into use and tells the browser the language of the page.
/// Whoever fetched it calls this; nothing else changes the language.
pub fn set_locale(locale: &str, words: Dictionary) {
    let locale = lasting(locale);
    formats::forget();
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", locale);
    }
    LANGUAGE.set(Language {
        locale,
        words: Arc::new(words),
    });
}

/// Takes more words of the language in use. They come before anything says them, so
/// nothing that is on the page is said anew.
pub fn add_words(words: Dictionary) {
    LANGUAGE.update_untracked(|language| {
        Arc::make_mut(&mut language.words).extend(words);
    });
}

/// The tag of a language, kept for ever: there are as many as files in
/// `/locales`.
fn lasting(locale: &str) -> &'static str {
    use std::sync::{Mutex, PoisonError};
    static TAGS: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let mut tags = TAGS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = tags.iter().find(|tag| **tag == locale) {
        return known;
    }
    let tag: &'static str = Box::leak(locale.to_owned().into_boxed_str());
    tags.push(tag);
    tag
}

/// The tag of the language in use, as `zh-CN`.
pub fn locale() -> &'static str {
    language().locale
}

/// The words of `key`. A key that is missing is shown as it is and logged: a
/// resident can at least name it.
pub fn t(key: &str) -> String {
    look_up(&language(), key).into_owned()
}

/// The words of `key` with `{name}` replaced by its value.
pub fn tf<V: AsRef<str>>(key: &str, values: &[(&str, V)]) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_ref()))
        .collect();
    fill::fill(&look_up(&language(), key), &values)
}

/// The words of `key` for `n` things: the variant `key.one` or `key.other` by
/// the plural rules of the language, with `{n}` replaced by the number.
pub fn tn(key: &str, n: usize, values: &[(&str, &str)]) -> String {
    let language = language();
    let number = formats::whole(n);
    let mut values = values.to_vec();
    values.push(("n", &number));
    let variant = format!("{key}.{}", formats::plural(n));
    fill::fill(&look_up(&language, &variant), &values)
}

/// The words of a text that came with data.
pub fn words(text: &Text) -> String {
    text.get(locale()).to_owned()
}

/// The words of a unit that came with data, for `n` of it: "year", "years".
pub fn words_of(unit: &Text, n: Decimal) -> String {
    let locale = locale();
    // What is no whole number is said as several are.
    let whole = n.is_whole().then(|| n.whole_times(Decimal::from_whole(1)));
    let n = whole.and_then(|whole| whole.try_into().ok());
    let one = unit.variant(locale, &formats::plural(n.unwrap_or(2)));
    one.unwrap_or_else(|| unit.get(locale)).to_owned()
}

fn look_up<'a>(language: &'a Language, key: &'a str) -> Cow<'a, str> {
    match language.words.get(key) {
        Some(words) => Cow::Borrowed(words),
        None => {
            leptos::logging::error!("no words for the key {key} in {}", language.locale);
            Cow::Borrowed(key)
        }
    }
}
