//! From the bytes of a server to JSON, forgiving what can be forgiven safely.

use crate::domain::read::parsed;
use serde_json::Value;
use std::fmt;

/// A body that is not what was asked for. It is shown to nobody: the page says
/// that the service does not answer as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// No JSON, or cut off.
    NotJson,
    /// JSON of something else.
    NotExpected,
    /// More than [`MOST_BYTES`].
    TooMuch,
}

/// Longer bodies are not read. Ten thousand reports with every member are a third
/// of it; a phone would stand still over more.
pub const MOST_BYTES: usize = 16 << 20;

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson => "the answer is not JSON",
            Self::NotExpected => "the answer is JSON of something else",
            Self::TooMuch => "the answer is too long",
        })
    }
}

impl std::error::Error for Undecodable {}

/// Reads a body as JSON. Three relics are understood: a byte order mark, a
/// JSONP call around the document, and unquoted codes with leading zeros as the
/// specification's own examples have them (`"service_code": 001`).
pub fn read(body: &[u8]) -> Result<Value, Undecodable> {
    if body.len() > MOST_BYTES {
        return Err(Undecodable::TooMuch);
    }
    let text = std::str::from_utf8(body).map_err(|_| Undecodable::NotJson)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    parsed(text.as_bytes())
        .or_else(|_| parsed(quote_leading_zeros(without_callback(text)).as_bytes()))
        .map_err(|_| Undecodable::NotJson)
}

/// `callback({…});` without the call.
fn without_callback(text: &str) -> &str {
    let name = |name: &str| {
        !name.trim().is_empty()
            && name
                .trim()
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_$.".contains(c))
    };
    match text.split_once('(') {
        Some((call, rest)) if name(call) => rest
            .trim_end()
            .trim_end_matches(';')
            .trim_end()
            .strip_suffix(')')
            .unwrap_or(text),
        _ => text,
    }
}

/// Puts quotes around numbers that begin with a needless zero.
fn quote_leading_zeros(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut in_string = false;
    while let Some(c) = rest.chars().next() {
        if in_string && c == '\\' {
            let end = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
            let (pair, after) = rest.split_at(end);
            out.push_str(pair);
            rest = after;
        } else if !in_string && c.is_ascii_digit() {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && !".+-".contains(c))
                .unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            let needless = number.len() > 1 && number.bytes().all(|b| b.is_ascii_digit());
            if c == '0' && needless && !out.ends_with('-') {
                out.push('"');
                out.push_str(number);
                out.push('"');
            } else {
                out.push_str(number);
            }
            rest = after;
        } else {
            in_string ^= c == '"';
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_specifications_own_examples_are_read() {
        let body = br#"[{"service_code":001,"service_name":"Cans \"001\" left out","lat":-0.5,"n":0,"x":010.5}]"#;
        assert!(
            read(body).is_err(),
            "a number with zeros and a point stays wrong"
        );
        let body =
            br#"[{"service_code":001,"service_name":"Cans \"001\" left out","lat":-0.5,"n":0}]"#;
        let wanted = json!([{"service_code": "001", "service_name": "Cans \"001\" left out", "lat": -0.5, "n": 0}]);
        assert_eq!(read(body), Ok(wanted));
    }

    #[test]
    fn byte_order_mark_and_jsonp_are_taken_off() {
        assert_eq!(read("\u{feff}[]".as_bytes()), Ok(json!([])));
        assert_eq!(read(b"cb_1({\"a\":\"f(x)\"});\n"), Ok(json!({"a": "f(x)"})));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for body in [
            &b""[..],
            b"[{\"service_code\":\"1\"",
            b"<html>",
            b"cb([1",
            b"\xff\xfe",
            b"\\",
        ] {
            assert_eq!(read(body), Err(Undecodable::NotJson));
        }
    }
}
