//! How the portal looks and speaks on this device: language, theme, elder mode,
//! and whether drafts are kept.

use super::config;
use crate::api::{ApiError, shell};
use crate::i18n;
use crate::storage::preferences::{self, Preference};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

struct Looks {
    theme: ArcRwSignal<Theme>,
    elder: ArcRwSignal<bool>,
    keep_drafts: ArcRwSignal<Option<bool>>,
}

static LOOKS: LazyLock<Looks> = LazyLock::new(|| Looks {
    theme: ArcRwSignal::new(match preferences::read(Preference::Theme).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }),
    elder: ArcRwSignal::new(preferences::read(Preference::Mode).as_deref() == Some("elder")),
    keep_drafts: ArcRwSignal::new(match preferences::read(Preference::KeepDrafts).as_deref() {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    }),
});

fn mark(attribute: &str, value: Option<&str>) {
    if let Some(html) = document().document_element() {
        let _ = match value {
            Some(value) => html.set_attribute(attribute, value),
            None => html.remove_attribute(attribute),
        };
    }
}

fn remember(preference: Preference, value: Option<&str>) {
    match value {
        Some(value) => {
            preferences::write(preference, value);
        }
        None => preferences::forget(preference),
    }
}

/// Light or dark.
pub fn theme() -> ArcReadSignal<Theme> {
    LOOKS.theme.read_only()
}

/// Chooses light or dark.
pub fn set_theme(theme: Theme) {
    let value = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    mark("data-theme", value);
    remember(Preference::Theme, value);
    LOOKS.theme.set(theme);
}

/// Whether letters, targets and contrast are those for older people.
pub fn elder() -> ArcReadSignal<bool> {
    LOOKS.elder.read_only()
}

/// Switches the elder mode.
pub fn set_elder(elder: bool) {
    let value = elder.then_some("elder");
    mark("data-mode", value);
    remember(Preference::Mode, value);
    LOOKS.elder.set(elder);
}

/// Whether drafts are kept on this device; `None` where the resident has not
/// been asked yet, which counts as no.
pub fn keep_drafts() -> ArcReadSignal<Option<bool>> {
    LOOKS.keep_drafts.read_only()
}

/// Keeps the choice about drafts; `None` asks again. Forms that are open follow
/// it by themselves.
pub fn set_keep_drafts(keep: Option<bool>) {
    remember(
        Preference::KeepDrafts,
        keep.map(|keep| if keep { "yes" } else { "no" }),
    );
    LOOKS.keep_drafts.set(keep);
}

thread_local! {
    /// The parts of the program whose words are in use beside the first ones.
    static SPEAKING: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Fetches the words of `locale` and takes them into use. The language in use
/// stays when they do not come.
pub async fn speak(locale: &str) -> Result<(), ApiError> {
    let mut words = shell::dictionary(locale, None).await?;
    let mut fetched = 0;
    // A part may come while the words of another are on their way.
    while let Some(part) = SPEAKING.with_borrow(|parts| parts.get(fetched).copied()) {
        words.extend(shell::dictionary(locale, Some(part)).await?);
        fetched += 1;
    }
    i18n::set_locale(locale, words);
    Ok(())
}

/// Whether the words that only `part` of the program says are in use.
pub fn speaks_for(part: &str) -> bool {
    SPEAKING.with_borrow(|parts| parts.contains(&part))
}

/// Fetches the words that only `part` of the program says and takes them into use.
pub async fn speak_for(part: &'static str) -> Result<(), ApiError> {
    while !speaks_for(part) {
        let locale = i18n::locale();
        let words = shell::dictionary(locale, Some(part)).await?;
        // The language may have been changed meanwhile.
        if locale == i18n::locale() && !speaks_for(part) {
            i18n::add_words(words);
            SPEAKING.with_borrow_mut(|parts| parts.push(part));
        }
    }
    Ok(())
}

/// Chooses a language and remembers it.
pub async fn choose_locale(locale: &str) -> Result<(), ApiError> {
    speak(locale).await?;
    preferences::write(Preference::Locale, locale);
    Ok(())
}

/// The language to begin with: the one chosen earlier, else the first of the
/// browser's languages that is offered, else the original.
pub fn first_locale() -> String {
    let offered = config::languages();
    let chosen = preferences::read(Preference::Locale);
    let wanted = window().navigator().languages();
    let wanted = wanted.iter().filter_map(|tag| tag.as_string());
    first_of(&offered, chosen, wanted)
}

/// As [`first_locale`], of the tags given. `en-US` finds `en`, and `zh-TW` finds
/// `zh-CN`: the same language in another region is better than another language.
pub fn first_of(
    offered: &[String],
    chosen: Option<String>,
    wanted: impl Iterator<Item = String>,
) -> String {
    let language = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let known = |tag: &String| offered.contains(tag);
    if let Some(chosen) = chosen.filter(known) {
        return chosen;
    }
    for tag in wanted {
        if known(&tag) {
            return tag;
        }
        if let Some(near) = offered
            .iter()
            .find(|offered| language(offered) == language(&tag))
        {
            return near.clone();
        }
    }
    offered
        .first()
        .cloned()
        .unwrap_or_else(|| i18n::ORIGINAL.to_owned())
}

/// Writes the choices down again: signing out clears the browser's storage as a
/// whole, and how the page looks tells nothing about anybody.
pub fn keep_looks() {
    set_theme(LOOKS.theme.get_untracked());
    set_elder(LOOKS.elder.get_untracked());
    preferences::write(Preference::Locale, i18n::locale());
}
