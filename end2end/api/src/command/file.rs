//! Reads JSON files and says what is wrong with them, and where.

use super::Failure;
use longgang_portal::domain::read::{Read, from_value};
use serde_json::Value;

/// The JSON of a file.
pub fn json(path: &str) -> Result<Value, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Input(format!("{path}: {error}")))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::Input(format!("{path}: this is not JSON: {error}")))
}

/// What the JSON of a file stands for. The error names the member that is wrong
/// by a JSON pointer (RFC 6901).
pub fn read<T: Read>(path: &str, json: &Value) -> Result<T, Failure> {
    from_value(json).map_err(|unreadable| {
        let member = match unreadable.path() {
            "" => "the whole document",
            member => member,
        };
        let expected = unreadable.expected();
        Failure::Input(format!("{path}: {member}: expected {expected}"))
    })
}
