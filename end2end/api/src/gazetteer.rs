//! Streets and landmarks, found by name in Chinese or English, by pinyin or by its
//! initials, with the number of a house.

use longgang_portal::domain::places::FoundPlace;
use longgang_portal::domain::text::Text;
use serde::Deserialize;

/// Most places of an answer.
const MOST: usize = 8;

/// What was typed is looked at no further than this.
const LONGEST: usize = 60;

/// A street or a landmark.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The syllables of the Chinese name.
    pub pinyin: String,
    /// The last number of its houses; 0 for none.
    pub numbers: u32,
    /// Where it runs, longitude before latitude; one place for a landmark.
    pub line: Vec<[f64; 2]>,
}

/// What fits best first.
pub fn find(all: &[Listed], typed: &str) -> Vec<FoundPlace> {
    let typed: String = typed.chars().take(LONGEST).collect();
    let wanted = Wanted::read(&typed);
    let mut found: Vec<(u32, &Listed)> = all
        .iter()
        .map(|listed| (wanted.fits(listed), listed))
        .filter(|(points, _)| *points > 0)
        .collect();
    // A stable sort: what fits equally well stays in the order of the list.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    found
        .into_iter()
        .take(MOST)
        .map(|(_, listed)| listed.at(wanted.number))
        .collect()
}

/// What was typed, taken apart.
struct Wanted {
    /// All of it without blanks, in small letters.
    whole: String,
    /// Without its numbers too.
    name: String,
    /// The first number.
    number: Option<u32>,
}

impl Wanted {
    fn read(typed: &str) -> Self {
        let plain = |c: &char| c.is_alphanumeric();
        let whole: String = typed.to_lowercase().chars().filter(plain).collect();
        let name: String = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
        let mut numbers = typed.split(|c: char| !c.is_ascii_digit());
        Self {
            number: numbers.find_map(|digits| digits.parse().ok()),
            name: name.trim_end_matches('号').to_owned(),
            whole,
        }
    }

    /// How well it fits; 0 for not at all.
    fn fits(&self, listed: &Listed) -> u32 {
        if self.name.is_empty() {
            return 0;
        }
        let chinese = listed.name.get("zh-CN");
        let english: String = listed.name.get("en").to_lowercase();
        let in_one: String = english.split_whitespace().collect();
        let pinyin: String = listed.pinyin.split_whitespace().collect();
        let initials: String = listed
            .pinyin
            .split_whitespace()
            .filter_map(|syllable| syllable.chars().next())
            .collect();
        let name = self.name.as_str();
        if self.whole.contains(chinese) || name.contains(&in_one) {
            // A longer name says more: a market in a street is not the street.
            100 + u32::try_from(chinese.chars().count()).unwrap_or_default()
        } else if chinese.starts_with(name) || in_one.starts_with(name) {
            80
        } else if pinyin.starts_with(name) {
            70
        } else if name.chars().count() > 1 && initials.starts_with(name) {
            60
        } else if chinese.contains(name) || english.split(' ').any(|word| word.starts_with(name)) {
            40
        } else {
            0
        }
    }
}

impl Listed {
    /// Where it is: a house by its number, a street in its middle.
    pub fn at(&self, number: Option<u32>) -> FoundPlace {
        let number = number.filter(|number| (1..=self.numbers).contains(number));
        let part = match number {
            Some(number) => f64::from(number) / f64::from(self.numbers),
            None => 0.5,
        };
        let [long, lat] = along(&self.line, part);
        let name = match number {
            Some(number) => Text::both(
                format!("{} {number} 号", self.name.get("zh-CN")),
                format!("{number} {}", self.name.get("en")),
            ),
            None => self.name.clone(),
        };
        FoundPlace {
            id: self.id.clone(),
            name,
            lat: rounded(lat),
            long: rounded(long),
        }
    }
}

/// To a metre.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// The place after so much of a line, 0 to 1. Degrees as they are: the streets of one
/// city need no better.
fn along(line: &[[f64; 2]], part: f64) -> [f64; 2] {
    let length = |pair: &[[f64; 2]]| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
    let whole: f64 = line.windows(2).map(length).sum();
    let mut left = whole * part;
    for pair in line.windows(2) {
        let long = length(pair);
        if left <= long && long > 0.0 {
            let within = left / long;
            return [0, 1].map(|at| pair[0][at] + (pair[1][at] - pair[0][at]) * within);
        }
        left -= long;
    }
    line.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::Published;

    fn names(typed: &str) -> Vec<String> {
        let published = Published::read().expect("data");
        let found = find(&published.places, typed).into_iter();
        found.map(|one| one.name.get("zh-CN").to_owned()).collect()
    }

    #[test]
    fn a_street_is_found_by_every_way_of_writing_it() {
        for typed in [
            "新渡路",
            "新渡",
            "xindulu",
            "xin du",
            "xdl",
            "Xindu Road",
            "xindu r",
            "XINDU",
        ] {
            let found = names(typed);
            assert!(found.contains(&"新渡路".to_owned()), "{typed}: {found:?}");
        }
        assert_eq!(names("新渡路")[0], "新渡路");
    }

    #[test]
    fn a_number_is_a_house_and_what_is_written_beside_it_is_found_too() {
        assert_eq!(names("新渡路 92 号")[0], "新渡路 92 号");
        assert_eq!(names("92 Xindu Road")[0], "新渡路 92 号");
        assert_eq!(
            names("新渡路 92 号，老渔港饭店门口")[..2],
            ["老渔港饭店", "新渡路 92 号"]
        );
        // No street is that long: the street it is.
        assert_eq!(names("新渡路 99999")[0], "新渡路");
        assert_eq!(names("新渡路 99999999999999")[0], "新渡路");
    }

    #[test]
    fn houses_stand_in_their_order_along_the_street() {
        let published = Published::read().expect("data");
        let street = published.places.iter().find(|one| one.id == "xin-du-lu");
        let street = street.expect("the street");
        let west = |number| street.at(Some(number)).long;
        assert!(west(2) < west(60) && west(60) < west(120));
        assert!(street.numbers > 150);
    }

    #[test]
    fn nothing_is_found_for_nothing_and_never_too_much() {
        for typed in ["", " ", "92", "，", "qqq", "不存在的路"] {
            assert_eq!(names(typed), Vec::<String>::new(), "{typed}");
        }
        assert!(names("road").len() <= MOST);
        assert!(names("j").len() > 1);
    }
}
