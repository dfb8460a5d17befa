//! Answers in other wrappings, with nothing in them, without a number.

use super::*;

#[test]
fn deviation_01_lists_bare_wrapped_or_single() {
    let one = json!({"service_code": "1", "service_name": "Lamp"});
    for body in [
        json!([one]),
        json!({"services": [one]}),
        json!({"services": {"service": [one]}}),
        json!({"services": {"service": one}}),
        json!([{"service": one}]),
        one.clone(),
    ] {
        let codes: Vec<String> = services(body.clone())
            .iter()
            .map(|s| s.code.to_string())
            .collect();
        assert_eq!(codes, ["1"], "{body}");
    }
    let row = json!({"service_request_id": "7", "status": "open"});
    for body in [
        json!([row]),
        json!({"service_requests": [row]}),
        json!({"requests": {"request": [row]}}),
        row.clone(),
    ] {
        assert_eq!(requests(body).len(), 1);
    }
    let questions =
        json!({"service_code": "1", "attributes": [{"code": "A", "datatype": "string"}]});
    for body in [
        questions.clone(),
        json!([questions]),
        json!({"service_definition": questions}),
    ] {
        assert_eq!(definition(body).attributes.len(), 1);
    }
    let answer = json!({"service_request_id": "7"});
    for body in [
        json!([answer]),
        answer.clone(),
        json!({"service_requests": [answer]}),
    ] {
        let number = accepted(body).map(|accepted| accepted.number);
        assert_eq!(number, Some(ReportNumber::Number("7".into())));
    }
    assert_eq!(
        errors(json!({"errors": [{"code": 400, "description": "no"}]})),
        [pair("400", "no")]
    );
}

#[test]
fn deviation_02_nothing_is_an_empty_list() {
    for body in [
        json!([]),
        Value::Null,
        json!({}),
        json!({"services": null}),
        json!({"services": []}),
    ] {
        assert_eq!(services(body.clone()), [], "{body}");
    }
    for body in [json!([]), Value::Null, json!({"service_requests": null})] {
        assert_eq!(requests(body.clone()), []);
        assert_eq!(accepted(body), None);
    }
}

#[test]
fn deviation_06_many_ways_to_say_nothing() {
    for nothing in [
        Value::Null,
        json!(""),
        json!("  "),
        json!({}),
        json!([]),
        json!([null]),
        json!([""]),
    ] {
        let row = request(json!({
            "status_notes": nothing, "description": nothing, "agency_responsible": nothing, "service_code": nothing,
            "requested_datetime": nothing, "media_url": nothing, "address": nothing, "lat": nothing, "long": nothing,
            "attributes": nothing, "notes": nothing,
        }));
        assert_eq!(row, request(json!({})), "{nothing}");
    }
}

#[test]
fn deviation_06_every_field_in_an_array_of_one() {
    let row = requests(json!([{
        "service_request_id": ["7"], "status": ["closed"], "lat": ["27.5"], "long": [120.5], "description": ["dark"],
        "requested_datetime": ["2026-03-11T09:00:00Z"],
    }]))
    .remove(0);
    assert_eq!(row.number, ReportNumber::Number("7".into()));
    assert_eq!(
        (row.status, row.description.as_str()),
        (RequestStatus::Closed, "dark")
    );
    assert!(row.place.is_some() && row.requested_at.is_some());
}

#[test]
fn deviation_07_a_token_in_a_list_or_no_id_at_all() {
    let rows = requests(json!([
        {"token": 12345, "service_code": "1"},
        {"service_request_id": null, "token": "", "service_code": "1"},
    ]));
    assert_eq!(rows[0].number, ReportNumber::Token("12345".into()));
    assert_eq!(rows[1].number, ReportNumber::None);
    let answer = accepted(json!([{"token": "abc", "service_notice": "later"}])).expect("accepted");
    assert_eq!(answer.number, ReportNumber::Token("abc".into()));
    let receipt = answer.receipt(ServiceKind::Batch).expect("a receipt");
    assert_eq!(
        (receipt.number, receipt.token.as_deref()),
        (None, Some("abc"))
    );
    let blackbox = accepted(json!([{"service_request_id": null, "service_notice": "thanks"}]))
        .expect("accepted");
    assert_eq!(blackbox.number, ReportNumber::None);
    assert!(blackbox.receipt(ServiceKind::Blackbox).is_some());
    assert_eq!(blackbox.receipt(ServiceKind::Realtime), None);
}

#[test]
fn deviation_14_a_definition_without_questions() {
    for body in [
        json!({"service_code": "1", "attributes": []}),
        json!({"service_code": "1", "attributes": null}),
        json!({"service_code": "1"}),
        json!({"service_definition": null}),
        Value::Null,
        json!([]),
    ] {
        assert!(definition(body).attributes.is_empty());
    }
    let attribute =
        json!({"datatype": "string", "description": "no code, so no answer could be sent"});
    let note = json!({"variable": false, "description": "read this"});
    let read = definition(json!({"attributes": [attribute, note]})).attributes;
    assert_eq!(
        read.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(),
        ["note-2"]
    );
}

#[test]
fn deviation_19_misspelt_and_unknown_keys_are_kept() {
    let row = request(json!({"adress_id": 12, "ward": {"name": "3"}, "votes": 2}));
    assert_eq!(row.address_id, "12");
    assert_eq!(
        Value::Object(row.extra),
        json!({"ward": {"name": "3"}, "votes": 2})
    );
    let service = services(json!([{"service_code": "1", "automated": "hidden"}])).remove(0);
    assert_eq!(Value::Object(service.extra), json!({"automated": "hidden"}));
}
