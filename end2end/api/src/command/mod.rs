//! Commands that answer on standard output instead of serving: for those who
//! write a points table.

mod check;
mod duplicates;
mod file;
mod finding;
mod place;
mod score;

use serde_json::Value;
use std::io::{ErrorKind, Write, stdout};
use std::process::ExitCode;

/// How to call them.
pub const USAGE: &str =
    "       city-api score --scheme FILE --facts FILE --as-of DATE [--purpose ID] [--anyway]
       city-api check --scheme FILE";

/// Why a command did not run to its end.
pub enum Failure {
    /// It was called wrongly.
    Usage(String),
    /// What it was given is not as it should be.
    Input(String),
    /// The files it was given say what they should not, one line each.
    Files(Vec<String>),
}

/// Runs the command that the words after the program's name call for; `None`
/// where they call for none, which means to serve.
pub fn run(words: &[String]) -> Option<ExitCode> {
    let (command, options) = words.split_first()?;
    let ended = match command.as_str() {
        "score" => Options::read(
            options,
            &["scheme", "facts", "as-of", "purpose"],
            &["anyway"],
        )
        .and_then(|options| score::run(&options)),
        "check" => {
            Options::read(options, &["scheme"], &[]).and_then(|options| check::run(&options))
        }
        _ => return None,
    };
    Some(match ended {
        Ok(code) => code,
        Err(Failure::Usage(reason)) => {
            eprintln!("{reason}\nusage:\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Failure::Input(reason)) => {
            eprintln!("city-api {command}: {reason}");
            ExitCode::FAILURE
        }
        Err(Failure::Files(errors)) => {
            let count = finding::count(errors.len());
            let errors = errors.join("\n");
            eprintln!(
                "{errors}\ncity-api {command}: {count}; with --anyway what can be read is scored"
            );
            ExitCode::FAILURE
        }
    })
}

/// Prints a report. Whoever reads it may stop in the middle.
fn print(report: &Value) -> Result<(), Failure> {
    match writeln!(stdout().lock(), "{report:#}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Input(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// The options of a command: `--name value`, or `--name` alone.
pub struct Options(Vec<(String, String)>);

impl Options {
    fn read(words: &[String], known: &[&str], alone: &[&str]) -> Result<Self, Failure> {
        let mut options = Vec::new();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let name = word.strip_prefix("--").unwrap_or_default();
            if alone.contains(&name) {
                options.push((name.to_owned(), String::new()));
                continue;
            }
            if !known.contains(&name) {
                return Err(Failure::Usage(format!("{word} is unknown")));
            }
            let value = words
                .next()
                .ok_or_else(|| Failure::Usage(format!("{word} needs a value")))?;
            options.push((name.to_owned(), value.clone()));
        }
        Ok(Self(options))
    }

    /// Whether an option that stands alone is given.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// An option that may be left out; the last of several counts.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut last_first = self.0.iter().rev();
        last_first
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// An option that must be given.
    pub fn need(&self, name: &str) -> Result<&str, Failure> {
        self.get(name)
            .ok_or_else(|| Failure::Usage(format!("--{name} is needed")))
    }
}
