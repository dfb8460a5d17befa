//! What residents write is shown to everybody: numbers a person can be reached or
//! known by are taken out of it first.

/// What stands in place of a number or an address.
const MASK: &str = "***";

/// So many digits in one run are a telephone or an identity number.
const RUN: usize = 7;

/// So many digits in groups are one too; a date with its hour has ten.
const GROUPS: usize = 11;

/// The words without telephone numbers, identity numbers and e-mail addresses.
pub fn for_everybody(words: &str) -> String {
    without_numbers(&without_addresses(words))
}

fn without_addresses(words: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let mut rest = words;
    let mut masked = String::with_capacity(words.len());
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        let after = &after[1..];
        let name = before.trim_end_matches(part);
        let host = after.trim_start_matches(part);
        let is_address = name.len() < before.len() && host.len() < after.len();
        if is_address {
            masked.push_str(name);
            masked.push_str(MASK);
            rest = host;
        } else {
            masked.push_str(before);
            masked.push('@');
            rest = after;
        }
    }
    masked.push_str(rest);
    masked
}

fn without_numbers(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let mut masked = String::with_capacity(words.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if !is_digit(letter) {
            masked.push(letter);
            at += 1;
            continue;
        }
        let number = Number::at(&letters, at);
        if number.longest_run >= RUN || number.digits >= GROUPS {
            masked.push_str(MASK);
        } else {
            masked.extend(&letters[at..number.end]);
        }
        at = number.end;
    }
    masked
}

/// Digits, also the wide ones of Chinese input.
fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Digits in groups with at most one space or dash between them.
struct Number {
    end: usize,
    digits: usize,
    longest_run: usize,
}

impl Number {
    fn at(letters: &[char], start: usize) -> Self {
        let digit = |at: usize| letters.get(at).copied().is_some_and(is_digit);
        let (mut end, mut digits, mut run, mut longest_run) = (start, 0, 0, 0);
        loop {
            if digit(end) {
                (digits, run) = (digits + 1, run + 1);
                longest_run = run.max(longest_run);
                end += 1;
            } else if matches!(letters.get(end), Some(' ' | '-' | '－')) && digit(end + 1) {
                run = 0;
                end += 1;
            } else {
                break;
            }
        }
        // The last place of an identity number may be an X.
        if digits == 17 && matches!(letters.get(end), Some('x' | 'X')) {
            end += 1;
        }
        Self {
            end,
            digits,
            longest_run,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::for_everybody;

    #[test]
    fn numbers_of_people_are_taken_out() {
        for (written, shown) in [
            ("打我电话13800000009，急", "打我电话***，急"),
            ("call 138 0000 0009 or 0577-0000 0101", "call *** or ***"),
            ("身份证11010519491231002X。", "身份证***。"),
            ("１３８０００００００９", "***"),
            (
                "write to wang.x@example.org.cn please",
                "write to *** please",
            ),
            ("62345678", "***"),
        ] {
            assert_eq!(for_everybody(written), shown);
        }
    }

    #[test]
    fn what_is_no_number_of_a_person_stays() {
        for words in [
            "新渡路 86 号 3 栋 1201 室",
            "2026-03-11 08:30 起停水",
            "从 18 楼到 1 楼，12345 打过了",
            "@ 路口，a@，@b",
            "",
        ] {
            assert_eq!(for_everybody(words), words);
        }
    }
}
