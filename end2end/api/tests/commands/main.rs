//! `city-api score` and `city-api check`, from the outside.

mod called;
mod checked;
mod scored;

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

pub fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_city-api"))
        .args(words)
        .output()
        .expect("the program runs")
}

pub fn printed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

pub fn complaint(output: &Output) -> String {
    assert!(output.stdout.is_empty(), "nothing on standard output");
    String::from_utf8(output.stderr.clone()).expect("text")
}

pub fn shipped(id: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schemes");
    folder.join(format!("{id}.json")).display().to_string()
}

/// A file that goes with the test.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn holding(text: &str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "city-api-{}-{}.json",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::write(&path, text).expect("a file");
        Self(path)
    }

    pub fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A table of one question.
pub fn small() -> Value {
    json!({
        "$schema": "../docs/scheme.schema.json",
        "id": "small", "version": "1", "title": "Small", "issuer": "Nobody", "source": "None",
        "effective_from": "2026-01-01",
        "purposes": [{"id": "any", "title": "Any", "line": "1", "line_title": "The line"}],
        "subjects": [{"id": "s", "title": "You", "facts": [
            {"id": "permit", "label": "Permit", "kind": "periods", "earliest": "2000-01-01", "max": 3}]}],
        "root": {"id": "total", "title": "Total", "rule": "rate", "points": "1",
            "measure": {"measure": "span", "fact": "permit", "unit": "years"}}})
}

pub fn score_small(scheme: &str, facts: &str, more: &[&str]) -> Output {
    let (scheme, facts) = (Scratch::holding(scheme), Scratch::holding(facts));
    let (scheme, facts) = (scheme.path(), facts.path());
    let mut words = vec!["score", "--scheme", &scheme, "--facts", &facts];
    words.extend(["--as-of", "2026-03-11"]);
    words.extend(more);
    run(&words)
}
