//! Ids, flags, places, statuses, moments, markup.

use super::*;
use crate::domain::moment::moment;

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
    for (text, lat) in [
        ("-33.25", -33.25),
        ("+27.5", 27.5),
        ("027.50", 27.5),
        (".5", 0.5),
        ("-0.5", -0.5),
        ("27.", 27.0),
        ("2.75e1", 27.5),
    ] {
        let long = 120.55;
        assert_eq!(
            place(json!(text), json!(long)),
            Some(Place { lat, long }),
            "{text}"
        );
    }
    for nothing in [
        Value::Null,
        json!(""),
        json!("-"),
        json!("."),
        json!("e5"),
        json!("--5"),
        json!("5 5"),
        json!("1e999"),
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
