//! Reports as the specification has them, the stand-in's extensions, bounds, and
//! any JSON at all.

use super::Undecodable;
use super::definition::{MOST_OPTIONS, MOST_QUESTIONS, decode_definition};
use super::request::{
    Contact, NewRequest, Place, ReportNumber, decode_accepted, decode_errors, decode_requests,
};
use super::service::{MOST_SERVICES, ServiceKind, decode_services};
use super::tolerant::{LONGEST, MOST_ROWS};
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::from_service::{attributes, form};
use crate::domain::identity::{AttachmentId, CommunityId, ServiceCode, UnitId};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

#[test]
fn a_service_with_the_extensions_of_the_city() {
    let body = r#"[{"service_code": "lamp", "service_name": {"zh-CN": "路灯不亮", "en": "Street lamp out"},
        "description": "路灯不亮、闪烁", "metadata": true, "type": "batch", "keywords": "路灯,照明",
        "group": "道路", "matter_class": "on_site"}]"#;
    let service = decode_services(body.as_bytes())
        .expect("services")
        .remove(0);
    assert_eq!(service.name.get("en"), "Street lamp out");
    assert_eq!(service.description.get("en"), "路灯不亮、闪烁");
    assert_eq!(
        (service.kind, service.has_definition),
        (ServiceKind::Batch, true)
    );
    assert_eq!(
        service.matter_class.as_ref().map(|id| id.as_str()),
        Some("on_site")
    );
    assert!(service.extra.is_empty());
}

#[test]
fn of_two_services_with_one_code_the_first_stays() {
    let body = br#"[{"service_code": 1, "service_name": "a"}, {"service_code": "1", "service_name": "b"}, {"service_name": "no code"}]"#;
    let services = decode_services(body).expect("services");
    assert_eq!(
        services
            .iter()
            .map(|s| s.name.get("en"))
            .collect::<Vec<_>>(),
        ["a"]
    );
}

#[test]
fn an_accepted_report_of_the_city_makes_a_receipt() {
    let body = br#"[{"service_request_id": "LG26-0311-0417", "service_notice": "", "access_code": "012345",
        "requested_datetime": "2026-03-11T09:30:00+08:00",
        "received_files": [{"id": "f1", "name": "lamp.jpg", "media_type": "image/jpeg", "size": 1024, "sha256": "ab"}]}]"#;
    let accepted = decode_accepted(body).expect("an answer").expect("a report");
    let receipt = accepted.receipt(ServiceKind::Realtime).expect("a receipt");
    assert_eq!(receipt.number, Some("LG26-0311-0417".into()));
    assert_eq!(receipt.access_code, Some("012345".into()));
    assert_eq!(
        receipt.received_at.map(|at| at.to_rfc3339()).as_deref(),
        Some("2026-03-11T09:30:00+08:00")
    );
    assert_eq!(
        receipt
            .files
            .first()
            .map(|file| (file.name.as_str(), file.size)),
        Some(("lamp.jpg", 1024))
    );
}

#[test]
fn a_number_is_receipt_enough_where_the_standard_promises_no_more() {
    let accepted =
        decode_accepted(br#"[{"service_request_id": 293944, "service_notice": "Thanks."}]"#);
    let accepted = accepted.expect("an answer").expect("a report");
    assert_eq!(accepted.number, ReportNumber::Number("293944".into()));
    let receipt = accepted.receipt(ServiceKind::Realtime).expect("a receipt");
    assert_eq!(
        (receipt.number, receipt.notice.as_str()),
        (Some("293944".into()), "Thanks.")
    );
    assert_eq!((receipt.access_code, receipt.received_at), (None, None));
}

fn new_request() -> NewRequest {
    NewRequest {
        service: ServiceCode::from("lamp"),
        api_key: "demo".into(),
        description: " 路灯不亮 ".into(),
        address: "人民路 1 号".into(),
        place: Some(Place {
            lat: 27.577_812_34,
            long: 120.5,
        }),
        unit: Some(UnitId::from("u1")),
        community: Some(CommunityId::from("c1")),
        attributes: vec![
            ("attribute[A][]".into(), "x".into()),
            ("attribute[A][]".into(), "y".into()),
        ],
        attachments: vec![AttachmentId::from("f1"), AttachmentId::from("f2")],
        contact: Some(Contact {
            last_name: "王秀兰".into(),
            phone: "13800000001".into(),
            ..Contact::default()
        }),
        ..NewRequest::default()
    }
}

#[test]
fn a_report_is_sent_as_pairs_without_empty_ones() {
    let form = new_request().to_form();
    let pairs: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(
        pairs,
        [
            ("service_code", "lamp"),
            ("api_key", "demo"),
            ("description", "路灯不亮"),
            ("address_string", "人民路 1 号"),
            ("lat", "27.577812"),
            ("long", "120.500000"),
            ("unit", "u1"),
            ("community", "c1"),
            ("attribute[A][]", "x"),
            ("attribute[A][]", "y"),
            ("attachment[]", "f1"),
            ("attachment[]", "f2"),
            ("last_name", "王秀兰"),
            ("phone", "13800000001"),
            ("public", "false"),
        ]
    );
}

#[test]
fn an_anonymous_report_names_nobody_and_no_unknown_place() {
    let request = NewRequest {
        contact: None,
        place: Some(Place {
            lat: f64::NAN,
            long: 120.0,
        }),
        ..new_request()
    };
    let form = request.to_form();
    for key in [
        "first_name",
        "last_name",
        "phone",
        "email",
        "lat",
        "long",
        "jurisdiction_id",
    ] {
        assert!(form.iter().all(|(name, _)| name != key), "{key}");
    }
}

#[test]
fn too_much_is_cut() {
    let long = "灯".repeat(LONGEST + 5);
    let rows: Vec<Value> = (0..MOST_ROWS + 7)
        .map(|n| {
            if n == 0 {
                json!({"service_request_id": n, "description": long, "x": long})
            } else {
                json!({"service_request_id": n})
            }
        })
        .collect();
    let read = decode_requests(Value::Array(rows).to_string().as_bytes()).expect("requests");
    assert_eq!(read.len(), MOST_ROWS);
    assert_eq!(read[0].description.chars().count(), LONGEST);
    assert_eq!(
        read[0].extra["x"].as_str().map(|x| x.chars().count()),
        Some(LONGEST)
    );
}

#[test]
fn a_hundred_thousand_rows_are_cut_and_fifty_megabytes_refused() {
    let row = br#"{"service_request_id":1,"status":"open"},"#;
    let mut body = b"[".to_vec();
    (0..100_000).for_each(|_| body.extend_from_slice(row));
    body.extend_from_slice(b"{}]");
    assert_eq!(decode_requests(&body).expect("requests").len(), MOST_ROWS);
    let mut body = b"[".to_vec();
    body.resize(50 << 20, b' ');
    body.push(b']');
    assert_eq!(decode_requests(&body), Err(Undecodable::TooMuch));
    assert_eq!(decode_services(&body), Err(Undecodable::TooMuch));
    assert_eq!(decode_errors(&body), []);
}

#[test]
fn too_many_services_questions_and_options_are_cut() {
    let services: Vec<Value> = (0..5_000).map(|n| json!({"service_code": n})).collect();
    let read = decode_services(Value::Array(services).to_string().as_bytes()).expect("services");
    assert_eq!(read.len(), MOST_SERVICES);
    let values: Vec<Value> = (0..5_000).map(|n| json!({"key": n, "name": n})).collect();
    let questions: Vec<Value> = (0..500)
        .map(|n| json!({"code": n, "values": if n == 0 { json!(values) } else { json!([]) }}))
        .collect();
    let body = json!({"attributes": questions}).to_string();
    let read = decode_definition(body.as_bytes()).expect("a definition");
    assert_eq!(read.attributes.len(), MOST_QUESTIONS);
    assert_eq!(read.attributes[0].values.len(), MOST_OPTIONS);
}

#[test]
fn deep_nesting_is_refused_or_read_never_a_crash() {
    for depth in [100, 127, 1_000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"services\":", "}"), ("{\"errors\":[", "]}")] {
            let body = format!("{}{}", open.repeat(depth), close.repeat(depth));
            let body = body.as_bytes();
            let _ = (
                decode_services(body),
                decode_definition(body),
                decode_requests(body),
                decode_accepted(body),
                decode_errors(body),
            );
        }
    }
}

/// Any JSON, with the keys and some of the values the decoders look for.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = [
        "service_code",
        "service_name",
        "services",
        "service",
        "service_requests",
        "service_request_id",
        "token",
        "attributes",
        "values",
        "key",
        "name",
        "code",
        "description",
        "datatype",
        "variable",
        "order",
        "lat",
        "long",
        "media_url",
        "url",
        "errors",
        "error",
        "_embedded",
        "requested_datetime",
        "notes",
        "keywords",
        "groups",
        "received_files",
        "size",
        "zh-CN",
        "agency_responsible",
        "recipient",
        "value",
        "service_definition",
        "status",
        "datetime",
        "other",
    ];
    let texts = [
        "",
        "true",
        "2026-03-11T09:00:00Z",
        "0",
        "-1",
        "1e400",
        "NaN",
        "singlevaluelist",
        "<br",
        "&#",
        "&amp;",
        "−",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::vec((proptest::sample::select(keys.to_vec()), inner), 0..6)
                .prop_map(|pairs| Value::Object(
                    pairs
                        .into_iter()
                        .map(|(k, v)| (k.to_owned(), v))
                        .collect::<Map<_, _>>()
                )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_json_makes_decoding_panic(json in any_json()) {
        let body = json.to_string();
        let body = body.as_bytes();
        let _ = (decode_services(body), decode_requests(body), decode_accepted(body), decode_errors(body));
        if let Ok(definition) = decode_definition(body) {
            let form = form(&definition);
            let answers: Answers = form.pages.iter().flat_map(|page| &page.fields)
                .map(|field| (field.id.clone(), Answer::text("1"))).collect();
            let _ = attributes(&definition, &answers);
        }
    }

    #[test]
    fn no_bytes_make_decoding_panic(body in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..60),
        "[\\[\\]{}\",:0-9.eE+\\-\\\\a-z(); ]{0,60}".prop_map(String::into_bytes),
    ]) {
        let _ = (decode_services(&body), decode_definition(&body), decode_requests(&body), decode_accepted(&body), decode_errors(&body));
    }
}
