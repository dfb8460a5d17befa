//! Words that follow the language: closures to put into a view, so that a
//! switch of language changes the text and keeps everything else on the page.

use crate::domain::text::Text;
use crate::funnel::Signal;
use crate::i18n;

/// The words of a key.
pub fn say(key: &'static str) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || i18n::t(key)
}

/// A text that came with data.
pub fn of(text: Text) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || i18n::words(&text)
}

/// The words of a key as a signal, for props.
pub fn said(key: &'static str) -> Signal<String> {
    Signal::derive(say(key))
}

/// A text that came with data as a signal, for props.
pub fn told(text: &Text) -> Signal<String> {
    Signal::derive(of(text.clone()))
}
