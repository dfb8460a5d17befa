//! What a kind of report is not for, and where to go instead: an extension, read in
//! whatever shape a city writes it.

use super::tolerant::{Row, plain};
use crate::domain::identity::ServiceCode;
use crate::domain::text::Text;
use serde_json::Value;

/// More are not kept: nobody reads more before going on.
const MOST: usize = 10;

/// One thing that does not belong here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// What it is.
    pub what: Text,
    /// What to do instead; may be empty.
    pub instead: Text,
    /// Whom to call; empty for nobody.
    pub phone: String,
    /// What to report instead.
    pub service: Option<ServiceCode>,
}

/// Reads `not_for`: a text, a list of texts, or a list of
/// `{"what": …, "instead": …, "phone": …, "service_code": …}`.
pub fn not_for(row: Row<'_>) -> Vec<Elsewhere> {
    let list = match row.get("not_for") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    list.iter().filter_map(elsewhere).take(MOST).collect()
}

fn elsewhere(value: &Value) -> Option<Elsewhere> {
    let Value::Object(object) = value else {
        let words = plain(value).join("\n");
        return (!words.is_empty()).then(|| Elsewhere {
            what: Text::plain(words),
            ..Elsewhere::default()
        });
    };
    let row = Row::new(object);
    let one = Elsewhere {
        what: row.words("what"),
        instead: row.words("instead"),
        phone: row.line("phone").map(dialled).unwrap_or_default(),
        service: row.id("service_code").map(ServiceCode::new),
    };
    (!one.what.is_empty()).then_some(one)
}

/// Only what can be dialled: a number goes into an address of its own.
fn dialled(phone: String) -> String {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')');
    if phone.len() <= 30 && phone.chars().all(is_number) {
        phone
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{Elsewhere, not_for};
    use crate::domain::reports::tolerant::Row;
    use crate::domain::text::Text;
    use serde_json::{Value, json};

    fn read(value: Value) -> Vec<Elsewhere> {
        let Value::Object(object) = json!({ "not_for": value }) else {
            unreachable!("an object");
        };
        not_for(Row::new(&object))
    }

    #[test]
    fn every_shape_is_read() {
        let what = |text: &str| Elsewhere {
            what: Text::plain(text),
            ..Elsewhere::default()
        };
        assert_eq!(read(json!("Gas")), [what("Gas")]);
        assert_eq!(read(json!(["Gas", "Fire"])), [what("Gas"), what("Fire")]);
        assert_eq!(read(Value::Null), []);
        assert_eq!(read(json!([{}, 7, null, {"instead": "x"}])), [what("7")]);
        let full =
            json!([{"what": "Fire", "instead": "Leave first", "phone": 119, "service_code": 3}]);
        let wanted = Elsewhere {
            instead: Text::plain("Leave first"),
            phone: "119".to_owned(),
            service: Some("3".into()),
            ..what("Fire")
        };
        assert_eq!(read(full), [wanted]);
    }

    #[test]
    fn only_a_number_is_dialled() {
        let phone = |phone: &str| read(json!([{"what": "x", "phone": phone}])).remove(0).phone;
        assert_eq!(phone("+86 577-0000 0100"), "+86 577-0000 0100");
        assert_eq!(phone("119;ext=javascript"), "");
    }

    #[test]
    fn a_flood_is_cut() {
        assert_eq!(read(json!(vec!["x"; 1_000])).len(), 10);
    }
}
