//! How Chinese is spelled in Latin letters, for residents who search that way:
//! `ludeng`, the initials `ld`, or something in between.

use std::borrow::Cow;

/// So many letters are looked at; nobody types more to find one thing.
const MOST_LETTERS: usize = 40;

/// Fewer letters than this are near to everything.
const FEWEST_FOR_A_SLIP: usize = 4;

/// The readings of the common characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readings {
    /// The table as it came: readings of one character on a line, commas between.
    table: String,
    /// By character, where its line begins and ends.
    lines: Vec<(char, u32, u32)>,
}

impl Readings {
    /// Takes a table whose lines stand in the order of `characters`. An empty line
    /// is a place without a character.
    pub fn new(characters: &str, table: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for (character, line) in characters.chars().zip(table.split('\n')) {
            // A table of a few kilobytes: the casts lose nothing.
            let end = start + line.len() as u32;
            if end > start {
                lines.push((character, start, end));
            }
            start = end + 1;
        }
        lines.sort_unstable();
        Self { table, lines }
    }

    /// The readings of a character, the usual one first; none where it has none.
    fn of(&self, character: char) -> impl Iterator<Item = &str> {
        let found = self.lines.binary_search_by_key(&character, |line| line.0);
        let line = found.ok().and_then(|at| self.lines.get(at));
        let readings = line
            .and_then(|(_, start, end)| self.table.get(*start as usize..*end as usize))
            .unwrap_or_default();
        readings.split(',').filter(|reading| !reading.is_empty())
    }

    /// Whether `typed` spells characters of `text` that follow each other: each in
    /// full or by its initial, the last as far as it was typed.
    pub fn spell(&self, text: &str, typed: &str) -> bool {
        self.begin_anywhere(text, typed, plain)
    }

    /// The same as people say it where `zh` and `z`, `ng` and `n` sound alike, or
    /// with one letter too many, too few, wrong or swapped.
    pub fn nearly_spell(&self, text: &str, typed: &str) -> bool {
        self.begin_anywhere(text, &alike(typed), alike) || self.slip(text, typed)
    }

    fn begin_anywhere(&self, text: &str, typed: &str, heard: Heard) -> bool {
        if typed.is_empty() || typed.len() > MOST_LETTERS {
            return false;
        }
        let characters: Vec<char> = text.chars().collect();
        (0..characters.len())
            .filter_map(|from| characters.get(from..))
            .any(|rest| self.go_on(rest, typed, heard))
    }

    fn go_on(&self, rest: &[char], typed: &str, heard: Heard) -> bool {
        let [first, rest @ ..] = rest else {
            return false;
        };
        if let Some(left) = typed.strip_prefix(*first) {
            return left.is_empty() || self.go_on(rest, left, heard);
        }
        let mut is_read = false;
        for reading in self.of(*first) {
            is_read = true;
            let reading = heard(reading);
            if reading.starts_with(typed) {
                return true;
            }
            for begun in [reading.as_ref(), initials(&reading), letter(&reading)] {
                let left = typed.strip_prefix(begun);
                if left.is_some_and(|left| self.go_on(rest, left, heard)) {
                    return true;
                }
            }
        }
        // What is no word, a comma say, is not typed.
        !is_read && !first.is_alphanumeric() && self.go_on(rest, typed, heard)
    }

    fn slip(&self, text: &str, typed: &str) -> bool {
        let readings: Vec<&str> = text.chars().filter_map(|one| self.of(one).next()).collect();
        (0..readings.len())
            .filter_map(|from| readings.get(from..))
            .any(|rest| begins_nearly(&rest.concat(), typed))
    }
}

/// Whether `whole` begins with `typed` but for one letter: one too many, one too
/// few, a wrong one, or two swapped. The first is right: few slip there, and "clamp"
/// is no "lamp".
pub fn begins_nearly(whole: &str, typed: &str) -> bool {
    let fits = (FEWEST_FOR_A_SLIP..=MOST_LETTERS).contains(&typed.len());
    if !fits || whole.chars().next() != typed.chars().next() {
        return false;
    }
    let same = whole.bytes().zip(typed.bytes());
    let same = same.take_while(|(one, other)| one == other).count();
    let (Some(whole), Some(typed)) = (whole.as_bytes().get(same..), typed.as_bytes().get(same..))
    else {
        return false;
    };
    let next = |letters: &'_ [u8]| letters.get(1..).unwrap_or_default().to_vec();
    match (whole, typed) {
        (_, []) => true,
        // Words that end before may have one letter behind them, not more.
        ([], typed) => typed.len() == 1,
        (whole, typed) => {
            let swapped = match (whole, typed) {
                ([a, b, whole @ ..], [c, d, typed @ ..]) => {
                    a == d && b == c && whole.starts_with(typed)
                }
                _ => false,
            };
            swapped
                || whole.starts_with(&next(typed))
                || next(whole).starts_with(typed)
                || next(whole).starts_with(&next(typed))
        }
    }
}

/// How a reading is heard.
type Heard = fn(&str) -> Cow<'_, str>;

fn plain(reading: &str) -> Cow<'_, str> {
    Cow::Borrowed(reading)
}

/// What sounds alike in the south is written alike; `ü` is typed as `v` or `u`.
fn alike(reading: &str) -> Cow<'_, str> {
    let mut letters = reading.to_owned();
    for (from, to) in [
        ("zh", "z"),
        ("ch", "c"),
        ("sh", "s"),
        ("ng", "n"),
        ("v", "u"),
    ] {
        letters = letters.replace(from, to);
    }
    Cow::Owned(letters)
}

/// `zh` of `zhong`, `l` of `lu`.
fn initials(reading: &str) -> &str {
    let both = ["zh", "ch", "sh"];
    let double = both.iter().any(|both| reading.starts_with(both));
    reading.get(..if double { 2 } else { 1 }).unwrap_or(reading)
}

fn letter(reading: &str) -> &str {
    reading.get(..1).unwrap_or(reading)
}

#[cfg(test)]
mod tests {
    use super::{Readings, begins_nearly};

    fn readings() -> Readings {
        let table = "lu\ndeng\nbu\nliang,liao\nzhong,chong\n\nzao\nsheng\nlv";
        Readings::new("路灯不亮重·噪声绿", table.to_owned())
    }

    #[test]
    fn full_spelling_initials_and_anything_between_are_found() {
        let all = readings();
        for typed in [
            "ludeng", "ld", "lude", "ldeng", "lud", "ludengbu", "ldbl", "deng", "bl", "dbliao",
        ] {
            assert!(all.spell("路灯不亮", typed), "{typed}");
        }
        for typed in ["dl", "lb", "ludong", "x", "", "luu"] {
            assert!(!all.spell("路灯不亮", typed), "{typed}");
        }
    }

    #[test]
    fn every_reading_counts_and_both_letters_of_an_initial() {
        let all = readings();
        for typed in ["zhong", "chong", "zh", "z", "c"] {
            assert!(all.spell("重", typed), "{typed}");
        }
        assert!(all.spell("噪声", "zsh"));
        assert!(all.spell("噪声", "zs"));
    }

    #[test]
    fn what_is_no_word_is_passed_over_and_letters_stand_for_themselves() {
        let all = readings();
        assert!(all.spell("路、灯", "ludeng"));
        assert!(all.spell("路灯不亮", "路deng"));
        assert!(all.spell("LED灯".to_lowercase().as_str(), "leddeng"));
    }

    #[test]
    fn a_slip_and_what_sounds_alike_are_near() {
        let all = readings();
        for typed in [
            "luden", "lundeng", "ludemg", "ludneg", "ldueng", "ldeng", "lidengb",
        ] {
            assert!(all.nearly_spell("路灯不亮", typed), "{typed}");
        }
        assert!(all.nearly_spell("噪声", "zaosen"));
        assert!(all.nearly_spell("绿灯", "ludeng"));
        for typed in ["dulemg", "xx", "zhendong"] {
            assert!(!all.nearly_spell("路灯不亮", typed), "{typed}");
        }
    }

    #[test]
    fn one_letter_may_be_wrong_and_no_more() {
        for typed in ["strete", "stret", "streeet", "stteet", "street", "stree"] {
            assert!(begins_nearly("street", typed), "{typed}");
        }
        for typed in ["stt", "strtte", "house", "streetss", "ttreet"] {
            assert!(!begins_nearly("street", typed), "{typed}");
        }
    }

    #[test]
    fn a_table_shorter_than_its_characters_reads_what_is_there() {
        let all = Readings::new("路灯不", "lu".to_owned());
        assert!(all.spell("路", "lu"));
        assert!(!all.spell("灯", "d"));
    }
}
