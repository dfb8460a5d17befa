//! Each deviation is told by its number and member; an answer as specified has none.

use super::*;
use serde_json::json;

fn met(kind: AnswerKind, body: Value) -> Vec<(u8, String)> {
    let found = diagnose(kind, body.to_string().as_bytes());
    found
        .into_iter()
        .map(|met| (met.deviation.number(), met.member))
        .collect()
}

fn is_met(kind: AnswerKind, body: Value, number: u8, member: &str) {
    let found = met(kind, body.clone());
    assert!(
        found.contains(&(number, member.to_owned())),
        "{number} {member} not in {found:?} of {body}"
    );
}

/// A request as the specification writes it, with some members otherwise.
fn request(members: Value) -> Value {
    let mut row = json!({
        "service_request_id": "638344", "status": "closed", "status_notes": "Duplicate request.",
        "service_name": "Sidewalk and Curb Issues", "service_code": "006", "description": null,
        "agency_responsible": null, "service_notice": null,
        "requested_datetime": "2010-04-14T06:37:38-08:00", "updated_datetime": "2010-04-14T06:37:38-08:00",
        "expected_datetime": "2010-04-15T06:37:38-08:00", "address": "8TH AVE and JUDAH ST", "address_id": "545483",
        "zipcode": "94122", "lat": 37.762_221_815, "long": -122.465_165_08,
        "media_url": "https://city.example/3b/1.jpg",
    });
    if let (Value::Object(row), Value::Object(members)) = (&mut row, members) {
        row.extend(members);
    }
    json!([row])
}

fn question(members: Value) -> Value {
    let mut attribute = json!({"variable": true, "code": "WHISHETN", "datatype": "singlevaluelist", "required": true,
        "datatype_description": null, "order": 1, "description": "What is the ticket number?",
        "values": [{"key": "123", "name": "Ford"}, {"key": "124", "name": "Chrysler"}]});
    if let (Value::Object(attribute), Value::Object(members)) = (&mut attribute, members) {
        attribute.extend(members);
    }
    json!({"service_code": "DMV66", "attributes": [attribute]})
}

#[test]
fn answers_as_the_specification_has_them_hold_no_deviation() {
    let service = json!([{"service_code": "001", "service_name": "Cans left out 24x7", "metadata": true,
        "description": "Garbage or recycling cans", "type": "realtime", "keywords": "lorem, ipsum", "group": "sanitation"}]);
    assert_eq!(met(AnswerKind::Services, service), []);
    assert_eq!(met(AnswerKind::Services, json!([])), []);
    assert_eq!(met(AnswerKind::Requests, request(json!({}))), []);
    assert_eq!(met(AnswerKind::Definition, question(json!({}))), []);
    assert_eq!(
        met(
            AnswerKind::Accepted,
            json!([{"service_request_id": "293944", "service_notice": null}])
        ),
        []
    );
    assert_eq!(
        met(
            AnswerKind::Error,
            json!([{"code": 403, "description": "Invalid api_key received -- can't proceed."}])
        ),
        []
    );
}

#[test]
fn each_deviation_of_a_list_is_met() {
    use AnswerKind::{Accepted, Services};
    let service = |members: Value| {
        let mut row = json!({"service_code": "1", "service_name": "Lamp"});
        if let (Value::Object(row), Value::Object(members)) = (&mut row, members) {
            row.extend(members);
        }
        json!([row])
    };
    is_met(
        Services,
        json!({"services": [{"service_code": "1"}]}),
        1,
        "",
    );
    is_met(Services, json!({"service_code": "1"}), 1, "");
    is_met(Services, Value::Null, 2, "");
    is_met(Services, json!({}), 2, "");
    is_met(
        Services,
        service(json!({"service_code": 0})),
        3,
        "service_code",
    );
    is_met(
        Services,
        service(json!({"service_code": "Roads/holes"})),
        3,
        "service_code",
    );
    is_met(
        Accepted,
        json!([{"service_request_id": 638344}]),
        3,
        "service_request_id",
    );
    is_met(
        Services,
        service(json!({"metadata": "true"})),
        4,
        "metadata",
    );
    is_met(
        Services,
        service(json!({"description": {}})),
        6,
        "description",
    );
    is_met(
        Services,
        service(json!({"keywords": ["a"]})),
        11,
        "keywords",
    );
    is_met(
        Services,
        service(json!({"groups": ["a", "b"]})),
        11,
        "groups",
    );
    is_met(
        Services,
        service(json!({"automated": "hidden"})),
        19,
        "automated",
    );
    is_met(
        Services,
        service(json!({"description": "a<br>b &amp; c"})),
        22,
        "description",
    );
}

#[test]
fn each_deviation_of_a_request_is_met() {
    for (members, number, member) in [
        (json!({"lat": "37.7"}), 5, "lat"),
        (json!({"lat": 0, "long": 0}), 5, "long"),
        (json!({"status_notes": ["x"]}), 6, "status_notes"),
        (json!({"requested_datetime": ""}), 6, "requested_datetime"),
        (
            json!({"service_request_id": null, "token": "t"}),
            7,
            "service_request_id",
        ),
        (json!({"status": "Received"}), 9, "status"),
        (json!({"status": "Open"}), 9, "status"),
        (
            json!({"updated_datetime": "2014-07-02 18:23:44"}),
            10,
            "updated_datetime",
        ),
        (json!({"attributes": {"N": 3}}), 15, "attributes"),
        (
            json!({"media_url": [{"url": "https://a/1.jpg"}]}),
            16,
            "media_url",
        ),
        (json!({"media_url": "http://a/1.jpg"}), 16, "media_url"),
        (json!({"media_url": "https://a/1.jpg "}), 16, "media_url"),
        (
            json!({"agency_responsible": {"recipient": ["Roads"]}}),
            17,
            "agency_responsible",
        ),
        (json!({"adress_id": 12}), 19, "adress_id"),
        (json!({"ward": 3}), 19, "ward"),
        (json!({"description": "Lamp &amp; pole"}), 22, "description"),
    ] {
        is_met(AnswerKind::Requests, request(members), number, member);
    }
}

#[test]
fn each_deviation_of_a_definition_is_met() {
    use AnswerKind::Definition;
    is_met(Definition, json!([question(json!({}))]), 1, "");
    is_met(
        Definition,
        json!({"service_definition": question(json!({}))}),
        1,
        "",
    );
    is_met(
        Definition,
        json!({"service_code": "1", "attributes": []}),
        14,
        "attributes",
    );
    is_met(Definition, json!([]), 14, "attributes");
    for (members, number, member) in [
        (json!({"required": "false"}), 4, "required"),
        (json!({"values": null}), 12, "values"),
        (json!({"values": 3}), 12, "values"),
        (
            json!({"values": [{"key": {"key": 1}, "name": "a"}]}),
            12,
            "values",
        ),
        (json!({"datatype": "Picklist"}), 13, "datatype"),
        (json!({"order": null}), 13, "order"),
    ] {
        is_met(Definition, question(members), number, member);
    }
    let mut twice = question(json!({}));
    let one = twice["attributes"][0].clone();
    twice["attributes"] = json!([one, one]);
    is_met(Definition, twice, 13, "order");
}

#[test]
fn errors_in_another_form_or_for_machines_are_met() {
    use AnswerKind::Error;
    for body in [
        json!({"code": "forbidden", "message": "bad key"}),
        json!({"errors": [{"code": 400, "description": "no"}]}),
        json!(["no"]),
        json!([]),
        json!([{"code": 500, "description": "java.lang.NullPointerException at x"}]),
    ] {
        is_met(Error, body, 18, "");
    }
    let plain = diagnose(Error, b"Service request not found");
    assert_eq!(plain[0].deviation, Deviation::ErrorForm);
}

#[test]
fn json_in_another_dress_is_met() {
    for body in [
        "cb([]);",
        "\u{feff}[]",
        r#"[{"service_code":001}]"#,
        "<html>",
    ] {
        let met = diagnose(AnswerKind::Services, body.as_bytes());
        assert_eq!(met[0].deviation, Deviation::Transport, "{body}");
    }
}

#[test]
fn findings_are_counted_and_hold_no_value_of_the_answer() {
    let secret = "王秀兰 13800000001";
    let mut row = json!({"service_request_id": 7, "status": secret, "description": format!("{secret}<br>"),
        "requested_datetime": secret, "media_url": secret});
    row[secret] = json!(1);
    let body = json!([row, row, row]).to_string();
    let mut all = diagnose(AnswerKind::Requests, body.as_bytes());
    add(&mut all, diagnose(AnswerKind::Requests, body.as_bytes()));
    let ids = all.iter().find(|met| met.member == "service_request_id");
    assert_eq!(
        ids.map(|met| (met.deviation, met.times)),
        Some((Deviation::IdNotPlain, 6))
    );
    assert!(all.iter().any(|met| met.member == "…"));
    assert!(!format!("{all:?}").contains("13800000001"));
}

#[test]
fn numbers_are_those_of_the_list() {
    assert_eq!(Deviation::Wrapper.number(), 1);
    assert_eq!(Deviation::StatusWord.number(), 9);
    assert_eq!(Deviation::ExtraDemand.number(), 23);
}
