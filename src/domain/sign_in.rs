//! The one-time code of a sign-in, as it is typed.

use super::person::half_width;

/// Why a text is no one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Nothing was typed.
    Missing,
    /// It is not six digits.
    Shape,
}

impl CodeFault {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "account.fault.code_missing",
            Self::Shape => "account.fault.code_shape",
        }
    }
}

/// Reads the six digits, with or without spaces, in any width.
pub fn read_one_time_code(text: &str) -> Result<String, CodeFault> {
    let digits: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if digits.is_empty() {
        return Err(CodeFault::Missing);
    }
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CodeFault::Shape);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_six_digits_in_any_width() {
        assert_eq!(read_one_time_code(" 12 34 56 "), Ok("123456".to_owned()));
        assert_eq!(read_one_time_code("１２３４５６"), Ok("123456".to_owned()));
        assert_eq!(read_one_time_code(""), Err(CodeFault::Missing));
        for typed in ["12345", "1234567", "12345x"] {
            assert_eq!(read_one_time_code(typed), Err(CodeFault::Shape), "{typed}");
        }
    }
}
