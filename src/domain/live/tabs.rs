//! What the tabs of one browser say to each other. One of them holds the line to the
//! server and passes on what it hears; when it says nothing any more, another one
//! takes its place and goes on after the last event that was passed on.

/// A tab that is looked at asks so often whether anybody holds the line, in
/// milliseconds.
pub const ASK_EVERY: f64 = 20_000.0;

/// No answer for so long: whoever held it is asleep or dead.
const PATIENCE: f64 = 4_000.0;

/// One thing said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Does anybody hold the line?
    Ask,
    /// I do. The server stands at this id.
    Here {
        /// The id; empty before the first.
        last: String,
    },
    /// I would, but there is no line at the moment.
    Without,
    /// These cases have changed.
    News {
        /// The id of the last of these changes.
        last: String,
        /// The cases.
        numbers: Vec<String>,
    },
    /// Anything may have changed.
    All,
}

impl Word {
    /// As a list of texts, which any two versions of the portal can read.
    pub fn write(&self) -> Vec<String> {
        let (kind, last, numbers) = match self {
            Self::Ask => ("ask", "", [].as_slice()),
            Self::Here { last } => ("here", last.as_str(), [].as_slice()),
            Self::Without => ("without", "", [].as_slice()),
            Self::News { last, numbers } => ("news", last.as_str(), numbers.as_slice()),
            Self::All => ("all", "", [].as_slice()),
        };
        let mut words = vec![kind.to_owned(), last.to_owned()];
        words.extend_from_slice(numbers);
        words
    }

    /// What such a list says; nothing where it is of another version.
    pub fn read(words: &[String]) -> Option<Self> {
        let (kind, rest) = words.split_first()?;
        let last = rest.first().cloned().unwrap_or_default();
        Some(match kind.as_str() {
            "ask" => Self::Ask,
            "here" => Self::Here { last },
            "news" => Self::News {
                last,
                numbers: rest.get(1..).unwrap_or_default().to_vec(),
            },
            "without" => Self::Without,
            "all" => Self::All,
            _ => return None,
        })
    }
}

/// What a tab that does not hold the line knows of the one that does. Times are
/// milliseconds of any clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Other {
    asked: Option<f64>,
    heard: f64,
}

/// What such a tab does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Wait,
    /// It asks.
    Ask,
    /// It takes the line.
    TakeOver,
}

impl Other {
    /// Something was heard of it.
    pub fn heard(&mut self, now: f64) {
        self.heard = now;
        self.asked = None;
    }

    /// What to do now, while the tab is looked at.
    pub fn next(&mut self, now: f64) -> Next {
        match self.asked {
            // A tab that slept itself cannot blame the other: it asks anew.
            Some(asked) if now - asked > 3.0 * PATIENCE => self.ask(now),
            Some(asked) if now - asked >= PATIENCE => Next::TakeOver,
            Some(_) => Next::Wait,
            None if now - self.heard >= ASK_EVERY => self.ask(now),
            None => Next::Wait,
        }
    }

    fn ask(&mut self, now: f64) -> Next {
        self.asked = Some(now);
        Next::Ask
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_were_written() {
        for word in [
            Word::Ask,
            Word::Without,
            Word::Here {
                last: "42".to_owned(),
            },
            Word::Here {
                last: String::new(),
            },
            Word::News {
                last: "43".to_owned(),
                numbers: vec!["LG26-0311-0417".to_owned(), "a b".to_owned()],
            },
            Word::All,
        ] {
            assert_eq!(Word::read(&word.write()), Some(word));
        }
        assert_eq!(Word::read(&["later".to_owned()]), None);
        assert_eq!(Word::read(&[]), None);
    }

    #[test]
    fn a_tab_takes_over_from_one_that_does_not_answer() {
        let mut other = Other::default();
        other.heard(1_000.0);
        assert_eq!(other.next(20_999.0), Next::Wait);
        assert_eq!(other.next(21_000.0), Next::Ask);
        assert_eq!(other.next(24_999.0), Next::Wait);
        assert_eq!(other.next(25_000.0), Next::TakeOver);
        other.heard(25_100.0);
        assert_eq!(other.next(25_200.0), Next::Wait);
    }

    #[test]
    fn a_tab_that_slept_itself_asks_before_it_takes_over() {
        let mut other = Other::default();
        assert_eq!(other.next(30_000.0), Next::Ask);
        assert_eq!(other.next(9_000_000.0), Next::Ask);
        assert_eq!(other.next(9_004_000.0), Next::TakeOver);
    }
}
