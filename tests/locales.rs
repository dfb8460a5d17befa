//! The language files agree with each other and with the code. The code is read
//! as text: a key is any string literal of the shape `a.b_c.d` whose first part
//! is one that the language files use.
#![cfg(not(target_arch = "wasm32"))]

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Words = BTreeMap<String, String>;

/// The plural categories a language needs, by its primary subtag, from the
/// Unicode plural rules (CLDR 48). A new language may need its line here.
const PLURALS: [(&str, &[&str]); 15] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fr", &["one", "many", "other"]),
    ("id", &["other"]),
    ("it", &["one", "many", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("pt", &["one", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("th", &["other"]),
    ("uk", &["one", "few", "many", "other"]),
    ("vi", &["other"]),
    ("zh", &["other"]),
];

/// All plural categories there are.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Keys that code puts together while it runs.
const DYNAMIC: [&str; 2] = [
    // The word of a case's status, `pages::case_item`.
    "status.",
    // A language's own name, `pages::layout`.
    "app.language.",
];

/// Literals that look like keys and are none.
const NO_KEYS: [&str; 0] = [];

/// The languages offered, the original first.
fn languages() -> Vec<String> {
    #[derive(Deserialize)]
    struct Config {
        languages: Vec<String>,
    }
    let path = root().join("public/config.json");
    let text = fs::read_to_string(path).expect("the configuration");
    let config: Config = serde_json::from_str(&text).expect("a list of languages");
    config.languages
}

fn plural_categories(language: &str) -> BTreeSet<&'static str> {
    let subtag = language.split('-').next().unwrap_or_default();
    let known = PLURALS.iter().find(|(known, _)| *known == subtag);
    let (_, categories) = known.unwrap_or_else(|| panic!("PLURALS says nothing about {language}"));
    categories.iter().copied().collect()
}

fn words(language: &str) -> Words {
    let path = root()
        .join("public/locales")
        .join(format!("{language}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The key without its plural category. `x.other` alone is no plural: some
/// language tells one thing from several, and then it has `x.one` too.
fn base<'a>(key: &'a str, plurals: &BTreeSet<String>) -> (&'a str, Option<&'a str>) {
    match key.rsplit_once('.') {
        Some((base, last)) if CATEGORIES.contains(&last) && plurals.contains(base) => {
            (base, Some(last))
        }
        _ => (key, None),
    }
}

/// The keys that come in plural variants.
fn plurals() -> BTreeSet<String> {
    let all = languages()
        .into_iter()
        .flat_map(|language| words(&language).into_keys());
    all.filter_map(|key| {
        let (base, last) = key.rsplit_once('.')?;
        (last != "other" && CATEGORIES.contains(&last)).then(|| base.to_owned())
    })
    .collect()
}

/// Each key with the categories it has; none for a key that is not plural.
fn keys(words: &Words) -> BTreeMap<&str, BTreeSet<&str>> {
    let plurals = plurals();
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for key in words.keys() {
        let (base, category) = base(key, &plurals);
        keys.entry(base).or_default().extend(category);
    }
    keys
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The string literals of a file, up to its tests. Raw strings and escapes other
/// than `\"` are of no matter here: no key has any.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut literals = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => {
                let _ = rest.by_ref().find(|c| *c == '\n');
            }
            // A character literal may be a quote.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = rest.next() {
                    match c {
                        '"' => break,
                        '\\' => {
                            literal.push('\\');
                            literal.extend(rest.next());
                        }
                        c => literal.push(c),
                    }
                }
                literals.push(literal);
            }
            _ => {}
        }
    }
    literals
}

fn has_shape_of_a_key(literal: &str) -> bool {
    let mut parts = literal.split('.');
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    parts.clone().count() > 1 && parts.all(plain)
}

/// Every literal in the code that names words, with the file it is in.
fn used(namespaces: &BTreeSet<&str>) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut used = Vec::new();
    for file in files.into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let source = fs::read_to_string(&file).expect("a source file");
        for literal in literals(&source) {
            let namespace = literal.split('.').next().unwrap_or_default();
            let is_key = has_shape_of_a_key(&literal)
                && namespaces.contains(namespace)
                && !NO_KEYS.contains(&literal.as_str());
            if is_key {
                used.push((literal, file.clone()));
            }
        }
    }
    used
}

fn namespaces(words: &Words) -> BTreeSet<&str> {
    words
        .keys()
        .filter_map(|key| key.split('.').next())
        .collect()
}

#[test]
fn every_language_has_a_file_and_every_file_is_offered() {
    let offered: BTreeSet<String> = languages().into_iter().collect();
    assert_eq!(offered.len(), languages().len(), "a language stands twice");
    let files = fs::read_dir(root().join("public/locales")).expect("the folder");
    let files: BTreeSet<String> = files
        .filter_map(|file| {
            let name = file.expect("an entry").file_name().into_string().ok()?;
            Some(name.strip_suffix(".json")?.to_owned())
        })
        .collect();
    assert_eq!(files, offered);
}

#[test]
fn every_file_names_every_language_in_its_own_words() {
    let original = words(&languages()[0]);
    for language in languages() {
        let words = words(&language);
        for tag in languages() {
            let key = format!("app.language.{tag}");
            let name = words.get(&key);
            assert!(name.is_some(), "{language} lacks {key}");
            assert_eq!(name, original.get(&key), "{language}: {key}");
        }
        let named = words
            .keys()
            .filter_map(|key| key.strip_prefix("app.language."));
        for tag in named {
            assert!(
                languages().iter().any(|offered| offered == tag),
                "{language}: nobody offers {tag}"
            );
        }
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let languages = languages();
    let (original, others) = languages.split_first().expect("a language");
    let first = words(original);
    for language in others {
        let other = words(language);
        let (first, other) = (keys(&first), keys(&other));
        let missing: Vec<_> = first
            .keys()
            .filter(|key| !other.contains_key(*key))
            .collect();
        let extra: Vec<_> = other
            .keys()
            .filter(|key| !first.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(extra.is_empty(), "{language} alone has {extra:?}");
    }
}

#[test]
fn plurals_are_complete_in_every_language() {
    for language in languages() {
        let wanted = plural_categories(&language);
        for (key, found) in keys(&words(&language)) {
            assert!(
                found.is_empty() || found == wanted,
                "{language}: {key} has {found:?}, the language needs {wanted:?}"
            );
        }
    }
}

#[test]
fn placeholders_are_the_same_in_every_language() {
    let all: Vec<_> = languages()
        .into_iter()
        .map(|language| (words(&language), language))
        .collect();
    let plurals = plurals();
    let mut by_key: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for (words, language) in &all {
        for (key, text) in words {
            let (base, category) = base(key, &plurals);
            let mut names: BTreeSet<String> =
                placeholders(text).into_iter().map(str::to_owned).collect();
            // "1 case" may leave out the number that "{n} cases" needs.
            if category.is_some() {
                names.remove("n");
            }
            let place = format!("{language}/{key}");
            let (first, expected) = by_key
                .entry(base.to_owned())
                .or_insert_with(|| (place.clone(), names.clone()));
            assert_eq!(*expected, names, "{place} and {first} differ");
        }
    }
}

#[test]
fn no_words_are_empty() {
    for language in languages() {
        for (key, text) in words(&language) {
            assert!(!text.trim().is_empty(), "{language}: {key} says nothing");
        }
    }
}

#[test]
fn every_key_in_the_code_has_words() {
    let original = words(&languages()[0]);
    let known = keys(&original);
    let missing: BTreeSet<String> = used(&namespaces(&original))
        .into_iter()
        .filter(|(key, _)| !known.contains_key(key.as_str()))
        .map(|(key, file)| format!("{key} in {}", file.display()))
        .collect();
    assert!(missing.is_empty(), "keys without words: {missing:#?}");
}

#[test]
fn every_key_is_used() {
    let original = words(&languages()[0]);
    let used: BTreeSet<String> = used(&namespaces(&original))
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let unused: Vec<&str> = keys(&original)
        .into_keys()
        .filter(|key| !used.contains(*key))
        .filter(|key| !DYNAMIC.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "words that nobody says: {unused:#?}");
}

#[test]
fn the_scanner_sees_keys_and_only_keys() {
    let source = r#"
        // t("comment.key")
        let quote = '"'; say("home.title"); let raw = "a \" b"; "main.css"; "Home.Title";
        #[cfg(test)] mod tests { fn f() { t("test.key") } }
    "#;
    let found: Vec<String> = literals(source)
        .into_iter()
        .filter(|literal| has_shape_of_a_key(literal))
        .collect();
    assert_eq!(found, ["home.title", "main.css"]);
}
