//! What servers were seen to do beside the specification, one test each. The
//! numbers are those of the list of deviations the portal was designed by; the
//! ones missing here (8, 20, 21, 23) are about calls, not about decoding.

use super::definition::{Datatype, ServiceDefinition, decode_definition};
use super::request::{
    Accepted, Place, Refusal, ReportNumber, RequestStatus, ServiceRequest, decode_accepted,
    decode_errors, decode_requests,
};
use super::service::{Service, decode_services};
use super::{Undecodable, moment::moment};
use serde_json::{Value, json};

fn services(body: Value) -> Vec<Service> {
    decode_services(body.to_string().as_bytes()).expect("services")
}

fn definition(body: Value) -> ServiceDefinition {
    decode_definition(body.to_string().as_bytes()).expect("a definition")
}

fn requests(body: Value) -> Vec<ServiceRequest> {
    decode_requests(body.to_string().as_bytes()).expect("requests")
}

/// One request with these members.
fn request(members: Value) -> ServiceRequest {
    let mut row = json!({"service_request_id": "1"});
    if let (Value::Object(row), Value::Object(members)) = (&mut row, members) {
        row.extend(members);
    }
    requests(json!([row])).remove(0)
}

fn accepted(body: Value) -> Option<Accepted> {
    decode_accepted(body.to_string().as_bytes()).expect("an answer")
}

fn errors(body: Value) -> Vec<(String, String)> {
    let pair = |refusal: Refusal| (refusal.code, refusal.description);
    decode_errors(body.to_string().as_bytes())
        .into_iter()
        .map(pair)
        .collect()
}

fn pair(code: &str, description: &str) -> (String, String) {
    (code.to_owned(), description.to_owned())
}

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
fn deviation_03_ids_of_every_kind() {
    for (id, wanted) in [
        (json!("14-01100669"), "14-01100669"),
        (json!(0), "0"),
        (json!(638344), "638344"),
        (json!(" 5f2a "), "5f2a"),
        (json!("Roads/Pot holes: deep"), "Roads/Pot holes: deep"),
        (json!(18446744073709551615u64), "18446744073709551615"),
        (json!(12.0), "12"),
    ] {
        let service = services(json!([{"service_code": id}])).remove(0);
        assert_eq!(service.code.as_str(), wanted);
        assert_eq!(
            service.name.get("en"),
            wanted,
            "without a name the code is the name"
        );
        let row = requests(json!([{"service_request_id": 1, "service_code": id}])).remove(0);
        assert_eq!(
            row.service_code,
            Some(service.code),
            "the same code in both places"
        );
    }
}

#[test]
fn deviation_04_booleans_as_text() {
    for (value, wanted) in [
        (json!(true), true),
        (json!("true"), true),
        (json!("True"), true),
        (json!(1), true),
        (json!("false"), false),
        (json!(false), false),
        (json!(0), false),
        (json!(""), false),
        (Value::Null, false),
    ] {
        let service = services(json!([{"service_code": "1", "metadata": value}])).remove(0);
        assert_eq!(service.has_definition, wanted, "{value}");
        let attribute = json!({"code": "A", "datatype": "string", "required": value});
        assert_eq!(
            definition(json!({"attributes": [attribute]})).attributes[0].required,
            wanted
        );
    }
    let note =
        json!({"code": "A", "datatype": "string", "variable": "false", "description": "read"});
    assert_eq!(
        definition(json!({"attributes": [note]})).attributes[0].datatype,
        Datatype::Information
    );
}

#[test]
fn deviation_05_places_as_numbers_texts_or_nothing() {
    let place = |lat: Value, long: Value| request(json!({"lat": lat, "long": long})).place;
    assert_eq!(
        place(json!(27.5), json!(120.55)),
        Some(Place {
            lat: 27.5,
            long: 120.55
        })
    );
    assert_eq!(
        place(json!("27.5"), json!(" 120.55 ")),
        Some(Place {
            lat: 27.5,
            long: 120.55
        })
    );
    for nothing in [
        Value::Null,
        json!(""),
        json!("NaN"),
        json!("x"),
        json!(91),
        json!({}),
        json!("inf"),
    ] {
        assert_eq!(place(nothing, json!(120.55)), None);
    }
    assert_eq!(place(json!(0), json!("0.0")), None);
    assert_eq!(request(json!({"lat": 27.5})).place, None);
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
    assert_eq!(
        (answer.number.clone(), answer.receipt()),
        (ReportNumber::Token("abc".into()), None)
    );
    let blackbox = accepted(json!([{"service_request_id": null, "service_notice": "thanks"}]))
        .expect("accepted");
    assert_eq!(blackbox.number, ReportNumber::None);
}

#[test]
fn deviation_09_statuses_of_every_case_and_name() {
    let status = |word: &str| request(json!({"status": word})).status;
    assert_eq!(status("Open"), RequestStatus::Open);
    assert_eq!(status(" CLOSED "), RequestStatus::Closed);
    for word in ["Received", "submitted", "in_progress", "assigned", "FIXED"] {
        assert_eq!(status(word), RequestStatus::Other(word.into()));
    }
    assert_eq!(request(json!({})).status, RequestStatus::Open);
}

#[test]
fn deviation_10_dates_in_every_dress() {
    let same = "2014-07-02T18:23:44+08:00";
    for text in [
        "2014-07-02T10:23:44Z",
        "2014-07-02T10:23:44+00:00",
        "2014-07-02T05:23:44-05:00",
        "2014-07-02T10:23:44.000Z",
        "2014-07-02 18:23:44",
        "2014-07-02 18:23:44 +0800",
        "2014-07-02T05:23:44-05",
        "2014-7-2t18:23:44+08:00",
    ] {
        assert_eq!(
            moment(text)
                .map(|m| m.with_timezone(&m0(same)).to_rfc3339())
                .as_deref(),
            Some(same),
            "{text}"
        );
    }
    for (text, same) in [
        ("2014-07-02 18:23", "2014-07-02T18:23:00+08:00"),
        ("2011-09-1 17:35", "2011-09-01T17:35:00+08:00"),
        ("2012-09-18T15:37-05", "2012-09-18T15:37:00-05:00"),
        ("2014-07-02", "2014-07-02T00:00:00+08:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
    ] {
        assert_eq!(
            moment(text).map(|m| m.to_rfc3339()).as_deref(),
            Some(same),
            "{text}"
        );
    }
    for text in [
        "",
        "soon",
        "2014-13-01",
        "2014-02-30T00:00:00Z",
        "14-07-02",
        "2014-07-02T25:00Z",
        "2014-07-02T10:00+99:99",
        "--",
        "2014-07-02T-",
        "２０１４-07-02",
    ] {
        assert_eq!(moment(text), None, "{text}");
    }
}

/// The offset of a moment.
fn m0(text: &str) -> chrono::FixedOffset {
    *chrono::DateTime::parse_from_rfc3339(text)
        .expect("a moment")
        .offset()
}

#[test]
fn deviation_11_keywords_and_groups_as_text_or_list() {
    let service = |members: Value| {
        let Value::Object(mut members) = members else {
            unreachable!("an object")
        };
        members.insert("service_code".to_owned(), json!("1"));
        services(json!([members])).remove(0)
    };
    let both = service(json!({"keywords": " lamp, 路灯，dark ,", "group": "Roads"}));
    assert_eq!(
        (both.keywords, both.groups),
        (
            vec!["lamp".into(), "路灯".into(), "dark".into()],
            vec!["Roads".to_owned()]
        )
    );
    let lists = service(
        json!({"keywords": ["lamp", null, "dark"], "groups": ["Roads", "Light"], "group": "Light"}),
    );
    assert_eq!(lists.keywords, ["lamp", "dark"]);
    assert_eq!(lists.groups, ["Roads", "Light"]);
    let none = service(json!({"keywords": null, "group": ""}));
    assert!(none.keywords.is_empty() && none.groups.is_empty());
}

#[test]
fn deviation_12_values_missing_wrong_or_nested() {
    let attribute = |values: Value| {
        let row = json!({"code": "A", "datatype": "singlevaluelist", "values": values});
        definition(json!({"attributes": [row]}))
            .attributes
            .remove(0)
    };
    for values in [Value::Null, json!([]), json!(3), json!({}), json!("x")] {
        let read = attribute(values);
        assert!(read.values.is_empty());
        assert_eq!(
            read.datatype,
            Datatype::Text,
            "a list without values can only be written"
        );
    }
    let read = attribute(json!([
        {"key": {"key": "k1"}, "name": {"name": "One"}},
        {"key": 2, "name": "Two"},
        {"key": "2", "name": "again"},
        {"name": "Three"},
        {"key": 4, "name": null},
        "stray",
    ]));
    let pairs: Vec<(&str, &str)> = read
        .values
        .iter()
        .map(|v| (v.key.as_str(), v.name.get("en")))
        .collect();
    assert_eq!(
        pairs,
        [("k1", "One"), ("2", "Two"), ("Three", "Three"), ("4", "4")]
    );
    assert_eq!(
        attribute(json!({"value": [{"key": "a", "name": "A"}]}))
            .values
            .len(),
        1
    );
}

#[test]
fn deviation_13_datatypes_and_orders_of_their_own() {
    let rows = [
        ("Text", 2, Datatype::Text),
        ("Informational", 2, Datatype::Information),
        ("Boolean (checkbox)", 1, Datatype::Text),
        ("DATETIME", 1, Datatype::DateTime),
        ("Picklist", 0, Datatype::SingleValueList),
    ];
    let attributes: Vec<Value> = rows
        .iter()
        .map(|(name, order, _)| {
            json!({"code": name, "datatype": name, "order": order.to_string(), "values": [{"key": "a", "name": "A"}]})
        })
        .collect();
    let read = definition(json!({"attributes": attributes})).attributes;
    let order: Vec<&str> = read
        .iter()
        .map(|attribute| attribute.code.as_str())
        .collect();
    assert_eq!(
        order,
        [
            "Picklist",
            "Boolean (checkbox)",
            "DATETIME",
            "Text",
            "Informational"
        ]
    );
    for (name, _, datatype) in rows {
        let found = read.iter().find(|attribute| attribute.code == name);
        assert_eq!(
            found.map(|attribute| attribute.datatype),
            Some(datatype),
            "{name}"
        );
    }
    let last = definition(json!({"attributes": [{"code": "late"}, {"code": "first", "order": 9}]}));
    assert_eq!(last.attributes[0].code, "first");
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
fn deviation_15_answers_in_a_request_as_list_or_map() {
    let pairs = |value: Value| {
        let row = request(json!({"attributes": value}));
        row.attributes
            .into_iter()
            .map(|a| (a.label, a.value))
            .collect::<Vec<_>>()
    };
    let list = json!([
        {"label": "How many?", "name": "n", "code": "N", "value": 3},
        {"code": "M", "value": ["a", "b"]},
        {"code": "empty", "value": ""},
    ]);
    assert_eq!(pairs(list), [pair("How many?", "3"), pair("M", "a、b")]);
    assert_eq!(
        pairs(json!({"N": 3, "lit": true, "none": null})),
        [pair("N", "3"), pair("lit", "true")]
    );
}

#[test]
fn deviation_16_media_of_every_kind() {
    let media = |value: Value| request(json!({"media_url": value})).media;
    assert_eq!(media(json!("http://a/1.jpg ")), ["http://a/1.jpg"]);
    assert_eq!(
        media(json!(["http://a/1.jpg", "", null, "http://a/2.jpg"])),
        ["http://a/1.jpg", "http://a/2.jpg"]
    );
    assert_eq!(
        media(json!([{"id": 1, "url": "http://a/1.jpg", "tags": []}])),
        ["http://a/1.jpg"]
    );
    assert!(media(json!("")).is_empty() && media(Value::Null).is_empty());
}

#[test]
fn deviation_17_agency_as_text_or_recipients() {
    let agency = |value: Value| request(json!({"agency_responsible": value})).agency;
    assert_eq!(agency(json!("Roads")), "Roads");
    assert_eq!(
        agency(json!({"recipient": ["Roads", "Light"]})),
        "Roads、Light"
    );
    assert_eq!(agency(json!({"recipient": "Roads"})), "Roads");
    assert_eq!(agency(Value::Null), "");
}

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

#[test]
fn deviation_22_markup_becomes_plain_text() {
    for (text, wanted) in [
        (
            "Lamp &amp; pole<br>dark<BR />since &#39;May&#x27; &lt;b&gt;",
            "Lamp & pole\ndark\nsince 'May' <b>",
        ),
        ("a < b && c > d & e", "a < b && c > d & e"),
        (
            "<b>bold</b> &unknown; &#0; &#xD800;",
            "<b>bold</b> &unknown; &#0; &#xD800;",
        ),
        ("&amp;lt;", "&lt;"),
        ("路灯&nbsp;坏了", "路灯 坏了"),
    ] {
        assert_eq!(request(json!({"description": text})).description, wanted);
    }
}
