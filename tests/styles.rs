//! Every class of the stylesheets stands on some page: what nobody wears is only
//! weight on a thin line.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '_'
}

/// The classes in the selectors of a stylesheet without comments.
fn classes(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in css.split(['{', '}']) {
        // Declarations end in a semicolon, selectors and at-rules do not.
        for selector in piece.rsplit(';').next().into_iter() {
            for (at, _) in selector.match_indices('.') {
                let name: String = selector[at + 1..]
                    .chars()
                    .take_while(|c| is_name(*c))
                    .collect();
                if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    found.push(name);
                }
            }
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Whether `name` stands in `code` as a whole word.
fn is_worn(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

#[test]
fn every_class_is_worn_somewhere() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut code = text(&root.join("index.html"));
    let mut sources = Vec::new();
    files(&root.join("src"), &mut sources);
    files(&root.join("public/boot"), &mut sources);
    for source in sources {
        code.push_str(&text(&source));
    }
    let mut styles = Vec::new();
    files(&root.join("style"), &mut styles);
    let mut unworn: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = 0;
    for style in styles {
        for class in classes(&without_comments(&text(&style))) {
            seen += 1;
            if !is_worn(&code, &class) {
                let file = style
                    .strip_prefix(&root)
                    .expect("below")
                    .display()
                    .to_string();
                unworn.entry(file).or_default().push(class);
            }
        }
    }
    assert!(seen > 300, "only {seen} classes were read");
    assert!(unworn.is_empty(), "{unworn:#?}");
}

#[test]
fn classes_are_read_from_selectors_only() {
    let css =
        ".a > .b__c:hover { margin: 0.5em; } @media (min-width: 1.5em) { .d--e { top: 1em; } }";
    assert_eq!(classes(css), ["a", "b__c", "d--e"]);
    assert!(is_worn(r#"class="a b__c""#, "b__c") && !is_worn(r#"class="b__cd""#, "b__c"));
}
