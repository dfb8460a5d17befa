//! Errors in every shape.

use super::*;
use crate::domain::reports::Undecodable;

#[test]
fn deviation_18_errors_in_every_shape() {
    for (body, wanted) in [
        (
            json!([{"code": 400, "description": "no address"}, {"code": 403, "description": "bad key"}]),
            vec![pair("400", "no address"), pair("403", "bad key")],
        ),
        (
            json!({"type": "error", "code": "forbidden", "message": "bad key"}),
            vec![pair("forbidden", "bad key")],
        ),
        (
            json!({"message": "Bad Request", "_embedded": {"errors": [{"message": "lat is required"}]}, "_links": {}}),
            vec![pair("", "lat is required")],
        ),
        (
            json!({"error_messages": [{"code": "107", "description": "outside"}]}),
            vec![pair("107", "outside")],
        ),
        (
            json!({"errors": {"error": {"code": 1, "description": "one"}}}),
            vec![pair("1", "one")],
        ),
        (json!({"error": "bare"}), vec![pair("", "bare")]),
        (json!("bare"), vec![pair("", "bare")]),
        (
            json!(["one", "two"]),
            vec![pair("", "one"), pair("", "two")],
        ),
        (
            json!({"type": "/problems/x", "title": "X", "status": 422, "detail": "no"}),
            vec![pair("422", "no")],
        ),
        (json!([]), vec![]),
        (Value::Null, vec![]),
    ] {
        assert_eq!(errors(body.clone()), wanted, "{body}");
    }
    let text = decode_errors(b"  Service request not found\n");
    assert_eq!(
        text,
        [Refusal {
            code: String::new(),
            description: "Service request not found".into()
        }]
    );
    assert_eq!(
        decode_errors(b"<html><body>502 Bad Gateway</body></html>"),
        []
    );
    assert_eq!(decode_errors(b""), []);
}

#[test]
fn deviation_18_machine_text_is_not_for_people() {
    let refusal = |description: &str| Refusal {
        code: String::new(),
        description: description.into(),
    };
    for words in [
        "地址不在本市范围内。",
        "The address is outside the city.",
        "Please give an address",
    ] {
        assert!(refusal(words).is_for_people(), "{words}");
    }
    let schema = "/attributes/0: Missing property.\n".repeat(20);
    for words in [
        "",
        "   ",
        "{\"a\": 1}",
        "java.lang.NullPointerException at x",
        "500",
        schema.as_str(),
    ] {
        assert!(!refusal(words).is_for_people(), "{words}");
    }
}

#[test]
fn deviation_18_errors_with_a_good_status_are_no_answer() {
    let body = json!([{"code": 400, "description": "no address"}]).to_string();
    assert_eq!(
        decode_accepted(body.as_bytes()),
        Err(Undecodable::NotExpected)
    );
    assert_eq!(
        decode_services(body.as_bytes()),
        Err(Undecodable::NotExpected)
    );
    assert_eq!(
        decode_requests(body.as_bytes()),
        Err(Undecodable::NotExpected)
    );
    assert_eq!(
        decode_definition(body.as_bytes()),
        Err(Undecodable::NotExpected)
    );
    assert_eq!(decode_services(b"\"ok\""), Err(Undecodable::NotExpected));
}
