//! Commands that answer on standard output instead of serving: for those who
//! write a points table.

mod check;
mod file;
mod score;

use std::process::ExitCode;

/// How to call them.
pub const USAGE: &str =
    "       city-api score --scheme FILE --facts FILE --as-of DATE [--purpose ID]
       city-api check --scheme FILE";

/// Why a command did not run to its end.
pub enum Failure {
    /// It was called wrongly.
    Usage(String),
    /// What it was given is not as it should be.
    Input(String),
}

/// Runs the command that the words after the program's name call for; `None`
/// where they call for none, which means to serve.
pub fn run(words: &[String]) -> Option<ExitCode> {
    let (command, options) = words.split_first()?;
    let ended = match command.as_str() {
        "score" => Options::read(options, &["scheme", "facts", "as-of", "purpose"])
            .and_then(|options| score::run(&options)),
        "check" => Options::read(options, &["scheme"]).and_then(|options| check::run(&options)),
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
    })
}

/// The options of a command: `--name value`.
pub struct Options(Vec<(String, String)>);

impl Options {
    fn read(words: &[String], known: &[&str]) -> Result<Self, Failure> {
        let mut options = Vec::new();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let name = word
                .strip_prefix("--")
                .filter(|name| known.contains(name))
                .ok_or_else(|| Failure::Usage(format!("{word} is unknown")))?;
            let value = words
                .next()
                .ok_or_else(|| Failure::Usage(format!("{word} needs a value")))?;
            options.push((name.to_owned(), value.clone()));
        }
        Ok(Self(options))
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
