//! Who a resident is: mobile number and identity number, read and masked.

use chrono::NaiveDate;
use std::fmt;

/// A mobile number of mainland China: 11 digits beginning with 13 to 19. No
/// number is refused by its carrier, since carriers get new ranges.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// Why a text is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// Digits are missing, so many.
    TooShort(usize),
    /// Digits too many, so many.
    TooLong(usize),
    /// Something other than digits.
    Characters,
    /// It does not begin with 13 to 19.
    Start,
}

/// A resident identity number (GB 11643): 18 characters, birth date real, check
/// digit right. The region is not looked at: residence permits of Hong Kong,
/// Macao and Taiwan people begin with 81, 82, 83, permanent-residence cards of
/// foreigners with 9, and regions come and go.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdNumber(String);

/// Why a text is no identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    /// Characters are missing, so many.
    TooShort(usize),
    /// Characters too many, so many.
    TooLong(usize),
    /// Something other than 17 digits and a digit or X at the end.
    Characters,
    /// The birth date in it does not exist.
    BirthDate,
    /// The last character does not fit the others.
    CheckDigit,
}

impl Phone {
    /// The 11 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl IdNumber {
    /// The 18 characters, X in capital.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The birth date in it.
    pub fn born(&self) -> Option<NaiveDate> {
        birth_date(&self.0)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Full-width characters (`１`, `Ｘ`, `－`, `　`) as the half-width ones a keyboard
/// in English mode would have given. Everything else stays.
pub fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).collect()
}

/// Half-width, without spaces, dashes and what a paste carries along unseen.
fn compact(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    };
    half_width(text).chars().filter(|c| !unseen(*c)).collect()
}

/// Reads a mobile number as people write it: with spaces, dashes, +86, in full width.
pub fn parse_phone(text: &str) -> Result<Phone, PhoneFault> {
    let text = compact(text);
    let digits = ["+86", "0086"]
        .iter()
        .find_map(|code| text.strip_prefix(code))
        .unwrap_or(&text);
    let digits = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(digits);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PhoneFault::Characters);
    }
    let length = digits.len();
    if length < 11 {
        return Err(PhoneFault::TooShort(11 - length));
    }
    if length > 11 {
        return Err(PhoneFault::TooLong(length - 11));
    }
    match digits.as_bytes() {
        [b'1', b'3'..=b'9', ..] => Ok(Phone(digits.to_owned())),
        _ => Err(PhoneFault::Start),
    }
}

/// Reads an identity number: spaces go, full width and small x are read.
/// Whether the birth date has come is for the caller, who knows the day.
pub fn parse_id_number(text: &str) -> Result<IdNumber, IdFault> {
    let text = compact(text).to_ascii_uppercase();
    let length = text.chars().count();
    let fits = |(at, c): (usize, char)| c.is_ascii_digit() || (c == 'X' && at + 1 == length);
    if !text.chars().enumerate().all(fits) {
        return Err(IdFault::Characters);
    }
    if length < 18 {
        return Err(IdFault::TooShort(18 - length));
    }
    if length > 18 {
        return Err(IdFault::TooLong(length - 18));
    }
    if birth_date(&text).is_none() {
        return Err(IdFault::BirthDate);
    }
    if !text.ends_with(check_character(&text)) {
        return Err(IdFault::CheckDigit);
    }
    Ok(IdNumber(text))
}

/// Characters 7 to 14 are the birth date.
fn birth_date(id_number: &str) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| id_number.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(part(6, 10)?).ok()?;
    // Nobody alive was born before; such a year is a slip of the finger.
    if year < 1850 {
        return None;
    }
    NaiveDate::from_ymd_opt(year, part(10, 12)?, part(12, 14)?)
}

/// ISO 7064 MOD 11-2 over the first 17 digits.
fn check_character(id_number: &str) -> char {
    // The weights are 2 to the power of the place, modulo 11 (GB 11643-1999).
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = id_number.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    "10X98765432"
        .chars()
        .nth((sum % 11) as usize)
        .unwrap_or_default()
}

/// `138****0000`; a text that is no such number is hidden altogether.
pub fn mask_phone(phone: &str) -> String {
    mask(phone, 11, 3, 4)
}

/// `110*************2X`: the first three and the last two characters stay; a text
/// of another length is hidden altogether.
pub fn mask_id_number(id_number: &str) -> String {
    mask(id_number, 18, 3, 2)
}

fn mask(text: &str, length: usize, first: usize, last: usize) -> String {
    let text: Vec<char> = text.trim().chars().collect();
    let stays = |at: usize| text.len() == length && (at < first || at + last >= length);
    text.iter()
        .enumerate()
        .map(|(at, c)| if stays(at) { *c } else { '*' })
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_two_published_identity_numbers_pass_and_tell_the_birth_date() {
        let first = parse_id_number("11010519491231002X").expect("valid");
        assert_eq!(first.born(), NaiveDate::from_ymd_opt(1949, 12, 31));
        assert!(parse_id_number("440524188001010014").is_ok());
    }

    #[test]
    fn identity_numbers_are_read_as_people_write_them() {
        for text in [
            "11010519491231002x",
            "１１０１０５１９４９１２３１００２Ｘ",
            " 110105 19491231 002X\u{200b}",
        ] {
            assert_eq!(
                parse_id_number(text).expect("valid").as_str(),
                "11010519491231002X"
            );
        }
    }

    #[test]
    fn every_wrong_last_character_is_noticed() {
        for last in "0123456789".chars() {
            let text = format!("11010519491231002{last}");
            assert_eq!(parse_id_number(&text), Err(IdFault::CheckDigit), "{text}");
        }
        assert_eq!(
            parse_id_number("440524188001010015"),
            Err(IdFault::CheckDigit)
        );
    }

    #[test]
    fn each_other_fault_of_an_identity_number_has_its_name() {
        assert_eq!(
            parse_id_number("11010519491231002"),
            Err(IdFault::TooShort(1))
        );
        assert_eq!(
            parse_id_number("11010519491231002X1"),
            Err(IdFault::Characters)
        );
        assert_eq!(
            parse_id_number("1101051949123100201"),
            Err(IdFault::TooLong(1))
        );
        assert_eq!(
            parse_id_number("1101051949O231002X"),
            Err(IdFault::Characters)
        );
        assert_eq!(
            parse_id_number("11010519490230002X"),
            Err(IdFault::BirthDate)
        );
        assert_eq!(
            parse_id_number("110105194913310026"),
            Err(IdFault::BirthDate)
        );
    }

    #[test]
    fn permits_of_hong_kong_macao_taiwan_and_foreigners_are_not_refused() {
        for start in ["810000", "820000", "830000", "911156"] {
            let body = format!("{start}19900101001");
            let number = format!("{body}{}", check_character(&body));
            assert!(parse_id_number(&number).is_ok(), "{number}");
        }
    }

    #[test]
    fn phones_are_read_as_people_write_them() {
        for text in [
            "13800000001",
            "+86 138-0000-0001",
            "0086 13800000001",
            "86 138 0000 0001",
            "１３８０００００００１",
        ] {
            assert_eq!(parse_phone(text).expect("valid").as_str(), "13800000001");
        }
        assert!(parse_phone("19900000001").is_ok());
    }

    #[test]
    fn each_fault_of_a_phone_has_its_name() {
        assert_eq!(parse_phone("138000000"), Err(PhoneFault::TooShort(2)));
        assert_eq!(parse_phone("138000000012"), Err(PhoneFault::TooLong(1)));
        assert_eq!(parse_phone("1380000000l"), Err(PhoneFault::Characters));
        assert_eq!(parse_phone("12800000001"), Err(PhoneFault::Start));
        assert_eq!(parse_phone("05770000010"), Err(PhoneFault::Start));
    }

    #[test]
    fn masks_leave_what_is_needed_to_recognise() {
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_id_number("11010519491231002X"), "110*************2X");
        assert_eq!(mask_phone("1381234"), "*******");
        assert_eq!(mask_id_number("身份证"), "***");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,30}") {
            let _ = (parse_phone(&text), parse_id_number(&text), mask_phone(&text), mask_id_number(&text));
        }

        /// MOD 11-2 finds every single wrong digit.
        #[test]
        fn one_wrong_digit_is_always_found(at in 0usize..17, digit in 0u8..10) {
            let right = "440524188001010014";
            let wrong: String = right.char_indices()
                .map(|(i, c)| if i == at { char::from(b'0' + digit) } else { c })
                .collect();
            prop_assert_eq!(parse_id_number(&wrong).is_ok(), wrong == right);
        }
    }
}
