//! Words that come with data: one text in several languages.

use super::read::readable;
use crate::domain::map::Map;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A text in one or more languages, as schemes, services and cases carry it:
/// `{"zh-CN": "学历", "en": "Education"}`. A bare JSON string is read as a text
/// of unknown language and shown to everybody. A clone shares the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Option<Arc<Words>>);

/// The words by language. No words at all are `None` above, never an empty map.
type Words = Map<String, String>;

static NONE: Words = Map::new();

impl Text {
    /// The text in one unknown language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().with("", text)
    }

    /// Chinese and English, the two languages the portal ships with.
    pub fn both(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::default().with("zh-CN", zh).with("en", en)
    }

    fn with(self, language: &str, words: impl Into<String>) -> Self {
        let mut languages = self.0.map(Arc::unwrap_or_clone).unwrap_or_default();
        languages.insert(language.to_owned(), words.into());
        Self::in_languages(languages)
    }

    /// The words by language.
    pub fn in_languages(languages: Map<String, String>) -> Self {
        Self((!languages.is_empty()).then(|| Arc::new(languages)))
    }

    fn by_language(&self) -> &Words {
        self.0.as_deref().unwrap_or(&NONE)
    }

    /// The words for `locale`, else the Chinese original, else any.
    pub fn get(&self, locale: &str) -> &str {
        let words = self.by_language();
        words
            .get(locale)
            .or_else(|| words.get("zh-CN"))
            .or_else(|| words.values().next())
            .map_or("", String::as_str)
    }

    /// The words for `locale` that are said of one plural category of things, as
    /// `{"en": "years", "en.one": "year"}` has them for `one`.
    pub fn variant(&self, locale: &str, category: &str) -> Option<&str> {
        let key = [locale, category].join(".");
        self.by_language().get(&key).map(String::as_str)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        let mut all = self.by_language().values();
        all.all(|words| words.trim().is_empty())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.by_language().serialize(serializer)
    }
}

readable!(Text);
