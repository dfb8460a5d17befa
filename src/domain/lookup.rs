//! What a resident copies from a receipt: the number of a case and its code.

use super::identity::{AccessCode, CaseNumber};
use super::person::half_width;

/// Why a number or a code cannot be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookupFault {
    /// No number.
    NumberMissing,
    /// No code.
    CodeMissing,
    /// The code is not six digits.
    CodeShape,
}

impl LookupFault {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NumberMissing => "cases.fault.number_missing",
            Self::CodeMissing => "cases.fault.code_missing",
            Self::CodeShape => "cases.fault.code_shape",
        }
    }
}

/// Reads the number of a case as it is typed: full width, small letters, with
/// spaces or without its dashes. A number of another shape is another city's
/// and is taken as it stands.
pub fn read_number(text: &str) -> Result<CaseNumber, LookupFault> {
    let typed = half_width(text).trim().to_owned();
    if typed.is_empty() {
        return Err(LookupFault::NumberMissing);
    }
    let bare: String = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let digits = bare
        .strip_prefix("LG")
        .filter(|rest| rest.len() == 10 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(
        match digits
            .and_then(|digits| Some((digits.get(..2)?, digits.get(2..6)?, digits.get(6..)?)))
        {
            Some((year, day, number)) => CaseNumber::new(format!("LG{year}-{day}-{number}")),
            None => CaseNumber::new(typed),
        },
    )
}

/// Reads the six digits of the code, which the receipt prints in two groups.
pub fn read_code(text: &str) -> Result<AccessCode, LookupFault> {
    let digits: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if digits.is_empty() {
        return Err(LookupFault::CodeMissing);
    }
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LookupFault::CodeShape);
    }
    Ok(AccessCode::new(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for typed in [
            "LG26-0311-0417",
            " lg26-0311-0417 ",
            "LG2603110417",
            "ＬＧ２６－０３１１－０４１７",
            "LG26 0311 0417",
        ] {
            assert_eq!(
                read_number(typed),
                Ok(CaseNumber::from("LG26-0311-0417")),
                "{typed}"
            );
        }
        assert_eq!(read_number("SR-77/b"), Ok(CaseNumber::from("SR-77/b")));
        assert_eq!(
            read_number("LG26-0311-041"),
            Ok(CaseNumber::from("LG26-0311-041"))
        );
        assert_eq!(read_number(" \u{3000}"), Err(LookupFault::NumberMissing));
    }

    #[test]
    fn codes_are_six_digits() {
        for typed in ["408217", "408 217", "４０８２１７"] {
            assert_eq!(read_code(typed), Ok(AccessCode::from("408217")), "{typed}");
        }
        assert_eq!(read_code(" "), Err(LookupFault::CodeMissing));
        for typed in ["40821", "4082170", "40821a", "四〇八二一七"] {
            assert_eq!(read_code(typed), Err(LookupFault::CodeShape), "{typed}");
        }
    }
}
