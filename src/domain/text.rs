//! Words that come with data: one text in several languages.

use super::read::readable;
use crate::domain::map::Map;
use serde::Serialize;

/// A text in one or more languages, as schemes, services and cases carry it:
/// `{"zh-CN": "学历", "en": "Education"}`. A bare JSON string is read as a text
/// of unknown language and shown to everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(Map<String, String>);

impl Text {
    /// The text in one unknown language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().with("", text)
    }

    /// Chinese and English, the two languages the portal ships with.
    pub fn both(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::default().with("zh-CN", zh).with("en", en)
    }

    fn with(mut self, language: &str, words: impl Into<String>) -> Self {
        self.0.insert(language.to_owned(), words.into());
        self
    }

    /// The words by language.
    pub fn in_languages(languages: Map<String, String>) -> Self {
        Self(languages)
    }

    /// The words for `locale`, else the Chinese original, else any.
    pub fn get(&self, locale: &str) -> &str {
        self.0
            .get(locale)
            .or_else(|| self.0.get("zh-CN"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }
}

readable!(Text);
