//! Every answer of the Open311 endpoint has the shapes that GeoReport v2 gives it: ids
//! and codes are text, `metadata` is a boolean, places are numbers or null, what is
//! optional is text or null. Written from the specification; what is beside it must be
//! told by the contract (openapi.yaml).

use crate::city::City;
use crate::reports::road_damage;
use serde_json::Value;

/// What a member may be.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Text that is not empty: ids, codes, names.
    Id,
    /// Text.
    Text,
    /// Text or null.
    MaybeText,
    /// A number or null.
    MaybeNumber,
    /// A moment with its zone.
    Moment,
    /// A moment with its zone, or null.
    MaybeMoment,
    /// True or false.
    Boolean,
    /// A whole number.
    Whole,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list, looked at by itself.
    List,
}

use Shape::{Boolean, Id, List, MaybeMoment, MaybeNumber, MaybeText, Moment, Text, Whole, Word};

const SERVICE: [(&str, Shape); 7] = [
    ("service_code", Id),
    ("service_name", Id),
    ("description", MaybeText),
    ("metadata", Boolean),
    ("type", Word(&["realtime", "batch", "blackbox"])),
    ("keywords", MaybeText),
    ("group", MaybeText),
];

const ATTRIBUTE: [(&str, Shape); 8] = [
    ("variable", Boolean),
    ("code", Id),
    (
        "datatype",
        Word(&[
            "string",
            "number",
            "datetime",
            "text",
            "singlevaluelist",
            "multivaluelist",
        ]),
    ),
    ("required", Boolean),
    ("datatype_description", MaybeText),
    ("order", Whole),
    ("description", Text),
    ("values", List),
];

const REQUEST: [(&str, Shape); 15] = [
    ("service_request_id", Id),
    ("status", Word(&["open", "closed"])),
    ("status_notes", MaybeText),
    ("service_name", Id),
    ("service_code", Id),
    ("description", MaybeText),
    ("agency_responsible", MaybeText),
    ("service_notice", MaybeText),
    ("requested_datetime", Moment),
    ("updated_datetime", Moment),
    ("expected_datetime", MaybeMoment),
    ("address", MaybeText),
    ("lat", MaybeNumber),
    ("long", MaybeNumber),
    ("media_url", MaybeText),
];

const ACCEPTED: [(&str, Shape); 2] = [("service_request_id", Id), ("service_notice", MaybeText)];

/// What is wrong with an object.
fn faults(object: &Value, shapes: &[(&str, Shape)]) -> Vec<String> {
    let wrong = |(name, shape): &(&str, Shape)| {
        let Some(value) = object.get(*name) else {
            return Some(format!("{name} is missing"));
        };
        let text = value.as_str();
        let is_moment = || {
            text.is_some_and(|text| {
                let zone =
                    text.ends_with('Z') || text.get(19..20).is_some_and(|it| "+-".contains(it));
                text.get(10..11) == Some("T") && zone
            })
        };
        let good = match shape {
            Id => text.is_some_and(|text| !text.is_empty()),
            Text => text.is_some(),
            MaybeText => value.is_null() || text.is_some(),
            MaybeNumber => value.is_null() || value.is_number(),
            Moment => is_moment(),
            MaybeMoment => value.is_null() || is_moment(),
            Boolean => value.is_boolean(),
            Whole => value.is_u64(),
            Word(words) => text.is_some_and(|text| words.contains(&text)),
            List => value.is_array(),
        };
        (!good).then(|| format!("{name} is {value}, not {shape:?}"))
    };
    shapes.iter().filter_map(wrong).collect()
}

fn rows(body: &Value) -> &[Value] {
    body.as_array().expect("an array at the root")
}

fn all_good(rows: &[Value], shapes: &[(&str, Shape)]) {
    for row in rows {
        assert_eq!(faults(row, shapes), [] as [&str; 0], "{row}");
    }
}

#[test]
fn services_and_definitions_have_their_shapes() {
    let city = City::start();
    for language in ["", "?locale=en"] {
        let services = city
            .get(&format!("/open311/v2/services.json{language}"))
            .json();
        assert!(rows(&services).len() > 10);
        all_good(rows(&services), &SERVICE);
        for service in rows(&services) {
            let code = service["service_code"].as_str().expect("a code");
            let path = format!("/open311/v2/services/{code}.json{language}");
            let definition = city.get(&path).json();
            assert_eq!(definition["service_code"], code);
            let attributes = rows(&definition["attributes"]);
            assert_eq!(
                service["metadata"] == true,
                !attributes.is_empty(),
                "{code}: metadata says whether there are attributes"
            );
            all_good(attributes, &ATTRIBUTE);
            for value in attributes.iter().flat_map(|one| rows(&one["values"])) {
                assert!(
                    value["key"].is_string() && value["name"].is_string(),
                    "{value}"
                );
            }
            let orders: Vec<u64> = attributes
                .iter()
                .filter_map(|one| one["order"].as_u64())
                .collect();
            assert!(orders.is_sorted(), "{code}: {orders:?}");
        }
    }
}

#[test]
fn requests_have_their_shapes_at_every_stage() {
    let city = City::with_public_rows(60);
    assert_eq!(city.send(&road_damage("地砖塌陷")).status, 201);
    for _ in 0..4 {
        for more in ["", "&locale=en&extensions=true"] {
            let listed = city
                .get(&format!("/open311/v2/requests.json?page_size=200{more}"))
                .json();
            assert!(rows(&listed).len() > 30, "{}", rows(&listed).len());
            all_good(rows(&listed), &REQUEST);
            for row in rows(&listed).iter().step_by(9) {
                let number = row["service_request_id"].as_str().expect("a number");
                let one = city
                    .get(&format!("/open311/v2/requests/{number}.json?{more}"))
                    .json();
                assert_eq!(rows(&one).len(), 1, "an array of one");
                all_good(rows(&one), &REQUEST);
            }
        }
        city.advance(60 * 9);
    }
}

#[test]
fn an_accepted_report_and_a_refusal_have_their_shapes() {
    let city = City::start();
    let accepted = city.send(&road_damage("坑")).json();
    assert_eq!(rows(&accepted).len(), 1);
    all_good(rows(&accepted), &ACCEPTED);
    // Its number is known at once, so it has no token.
    assert_eq!(rows(&accepted)[0].get("token"), None);
    for path in [
        "/open311/v2/tokens/none.json",
        "/open311/v2/services/none.json",
        "/open311/v2/requests/none.json",
        "/open311/v2/requests.json?status=new",
    ] {
        let refused = city.get(path);
        assert!((400..500).contains(&refused.status), "{path}");
        let refused = refused.json();
        for error in rows(&refused) {
            assert!(
                error["code"].is_u64() && error["description"].is_string(),
                "{error}"
            );
        }
        assert!(!rows(&refused).is_empty(), "{path}");
    }
}

#[test]
fn the_rules_see_what_is_wrong() {
    let row = serde_json::json!({
        "service_request_id": 12, "status": "Open", "status_notes": null, "service_name": "",
        "service_code": "1", "description": ["x"], "agency_responsible": null, "service_notice": null,
        "requested_datetime": "2026-03-11 09:00:00", "updated_datetime": "2026-03-11T09:00:00Z",
        "expected_datetime": "", "address": null, "lat": "27.5", "long": null,
    });
    let named: Vec<String> = faults(&row, &REQUEST)
        .iter()
        .filter_map(|fault| Some(fault.split_once(' ')?.0.to_owned()))
        .collect();
    let expected = [
        "service_request_id",
        "status",
        "service_name",
        "description",
        "requested_datetime",
        "expected_datetime",
        "lat",
        "media_url",
    ];
    assert_eq!(named, expected);
}
