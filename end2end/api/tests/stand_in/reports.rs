//! Problem reports over Open311.

use crate::attachments::upload;
use crate::city::City;
use crate::http::{Request, Response};
use serde_json::Value;

/// A good report without a key.
pub fn road_damage(description: &str) -> Request {
    let pairs = [
        ("api_key", "demo"),
        ("service_code", "road-damage"),
        ("description", description),
        ("address_string", "新渡路 86 号门前"),
        ("unit", "xindu"),
        ("community", "xindu-xindu"),
        ("phone", "13800000009"),
        ("last_name", "无名氏"),
    ];
    Request::new("POST", "/open311/v2/requests.json").form(&pairs)
}

/// Numbers of all reports that everybody may see.
pub fn numbers(city: &City) -> Vec<String> {
    let path = "/open311/v2/requests.json?page_size=1000&start_date=2026-01-01T00:00:00Z";
    let listed = city.get(path).json();
    let number = |row: &Value| {
        row["service_request_id"]
            .as_str()
            .expect("a number")
            .to_owned()
    };
    listed
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

fn send(city: &City, pairs: &[(&str, &str)]) -> Response {
    let whole = [
        &[("api_key", "demo"), ("address_string", "江口路 1 号")],
        pairs,
    ]
    .concat();
    city.send(&Request::new("POST", "/open311/v2/requests.json").form(&whole))
}

/// The form fields a refusal names.
fn fields(refused: &Response) -> Vec<String> {
    assert_eq!(refused.status, 400, "{refused:?}");
    let errors = refused.json();
    let errors = errors.as_array().expect("a list");
    for error in errors {
        assert_eq!(error["code"], 400);
        assert!(
            error["description"]
                .as_str()
                .is_some_and(|words| !words.is_empty())
        );
    }
    let field = |error: &Value| error["field"].as_str().expect("a field").to_owned();
    errors.iter().map(field).collect()
}

#[test]
fn says_where_it_is_and_what_can_be_reported() {
    let city = City::start();
    let discovery = city.get("/open311/v2/discovery.json").json();
    assert_eq!(discovery["endpoints"][0]["formats"][0], "application/json");
    let chinese = city.get("/open311/v2/services.json").json();
    let english = city.get("/open311/v2/services.json?locale=en").json();
    assert_eq!(chinese[0]["service_name"], "路灯不亮");
    assert_eq!(english[0]["service_name"], "Street light not working");
    assert!(
        chinese
            .as_array()
            .is_some_and(|services| services.len() >= 12)
    );
    let definition = city.get("/open311/v2/services/lift.json?locale=en").json();
    assert_eq!(definition["service_code"], "lift");
    assert_eq!(
        definition["attributes"][1]["values"][0]["name"],
        "It has stopped"
    );
    let plain = city.get("/open311/v2/services/manhole.json").json();
    assert_eq!(plain["attributes"], serde_json::json!([]));
    assert_eq!(
        city.get("/open311/v2/services/none.json").json()[0]["code"],
        404
    );
}

#[test]
fn a_report_becomes_a_case_that_is_public_without_its_reporter() {
    let city = City::start();
    let answer = city.send(&road_damage("地砖塌陷，下雨积水。"));
    assert_eq!(answer.status, 201, "{answer:?}");
    let accepted = &answer.json()[0];
    let number = accepted["service_request_id"].as_str().expect("a number");
    assert!(number.starts_with("LG26-0311-"), "{number}");
    assert_eq!(accepted["access_code"].as_str().map(str::len), Some(6));
    assert!(
        accepted["service_notice"]
            .as_str()
            .is_some_and(|notice| notice.contains("30 分钟内受理"))
    );

    let shown = city.get(&format!("/open311/v2/requests/{number}.json"));
    let row = &shown.json()[0];
    assert_eq!(row["service_code"], "road-damage");
    assert_eq!(row["description"], "地砖塌陷，下雨积水。");
    assert_eq!(row["status"], "open");
    assert_eq!(row["agency_responsible"], "新渡社区");
    let words = String::from_utf8_lossy(&shown.body);
    let code = accepted["access_code"].as_str().expect("a code");
    for secret in ["13800000009", "138****0009", "无名氏", code] {
        assert!(!words.contains(secret), "{secret} is public");
    }
}

#[test]
fn lists_are_filtered_and_paged() {
    let city = City::start();
    for description in ["一", "二", "三"] {
        assert_eq!(city.send(&road_damage(description)).status, 201);
        city.advance(1);
    }
    let hidden = [
        ("service_code", "suggestion"),
        ("description", "多种树"),
        ("public", "false"),
    ];
    assert_eq!(send(&city, &hidden).status, 201);
    let count = |query: &str| {
        let listed = city.get(&format!("/open311/v2/requests.json?{query}"));
        assert_eq!(listed.status, 200, "{query}: {listed:?}");
        listed.json().as_array().expect("a list").len()
    };
    assert_eq!(count(""), 3);
    assert_eq!(count("service_code=road-damage,lift"), 3);
    assert_eq!(count("service_code=suggestion"), 0);
    assert_eq!(count("status=open"), 3);
    assert_eq!(count("status=closed"), 0);
    assert_eq!(count("status=open,closed&locale="), 3);
    assert_eq!(count("page_size=2"), 2);
    assert_eq!(count("page_size=2&page=2"), 1);
    assert_eq!(count("start_date=2026-03-11T10:01:00%2B08:00"), 2);
    assert_eq!(count("end_date=2026-03-11T10:00:30%2B08:00"), 1);
    assert_eq!(
        count("service_request_id=LG26-0311-0001,LG26-0311-0003&status=closed"),
        2
    );
    let newest = city.get("/open311/v2/requests.json").json();
    assert_eq!(newest[0]["description"], "三");
    city.advance(3 * 24 * 60);
    assert_eq!(count("status=closed"), 3);
    city.advance(100 * 24 * 60);
    assert_eq!(count(""), 0, "ninety days unless asked for");
    for query in [
        "status=new",
        "start_date=yesterday",
        "page=-1",
        "page_size=9999",
    ] {
        assert_eq!(
            city.get(&format!("/open311/v2/requests.json?{query}"))
                .status,
            400,
            "{query}"
        );
    }
}

#[test]
fn every_fault_is_told_at_its_field() {
    let city = City::start();
    assert_eq!(fields(&send(&city, &[])), ["service_code", "description"]);
    let long = "字".repeat(4001);
    let pairs = [
        ("service_code", "none"),
        ("description", long.as_str()),
        ("unit", "none"),
        ("community", "xindu-xindu"),
        ("phone", "1"),
        ("email", "x"),
        ("lat", "91"),
        ("long", "0"),
    ];
    let expected = [
        "service_code",
        "description",
        "lat",
        "unit",
        "community",
        "phone",
        "email",
    ];
    assert_eq!(fields(&send(&city, &pairs)), expected);
    let six = [("attachment[]", "x"); 6];
    let many = [
        &[("service_code", "manhole"), ("description", "坑")],
        six.as_slice(),
    ]
    .concat();
    assert_eq!(fields(&send(&city, &many)), ["attachment[]"]);
    let gone = [
        ("service_code", "manhole"),
        ("description", "坑"),
        ("attachment[]", "gone"),
    ];
    assert_eq!(fields(&send(&city, &gone)), ["attachment[]"]);
    let nowhere = [
        ("api_key", "demo"),
        ("service_code", "manhole"),
        ("description", "坑"),
        ("address_string", " "),
    ];
    let nowhere = city.send(&Request::new("POST", "/open311/v2/requests.json").form(&nowhere));
    assert_eq!(fields(&nowhere), ["address_string"]);
    assert_eq!(numbers(&city).len(), 0);
}

#[test]
fn a_key_and_a_form_are_asked_for() {
    let city = City::start();
    let post = Request::new("POST", "/open311/v2/requests.json");
    let without = city.send(&post.clone().form(&[("service_code", "manhole")]));
    assert_eq!(
        (without.status, without.json()[0]["code"].as_u64()),
        (403, Some(403))
    );
    let json = city.send(&post.json(&serde_json::json!({"api_key": "demo"})));
    assert_eq!(
        (json.status, json.json()[0]["code"].as_u64()),
        (415, Some(415))
    );
}

#[test]
fn answers_to_questions_are_checked_by_their_datatype() {
    let city = City::start();
    let good = [
        ("service_code", "lift"),
        ("description", "电梯停了"),
        ("attribute[signs][]", "stopped"),
        ("attribute[signs][]", "noise"),
        ("attribute[only_lift]", "no"),
        ("attribute[floors]", "18"),
        ("attribute[stopped_at]", "2026-03-10T21:30:00+08:00"),
        ("attribute[unknown]", "ignored"),
    ];
    let answer = send(&city, &good);
    let accepted = &answer.json()[0];
    let lookup = serde_json::json!({"number": accepted["service_request_id"], "access_code": accepted["access_code"]});
    let case = city
        .send(&Request::post("/api/v1/cases/lookup", "look-at-lift").json(&lookup))
        .json();
    let sent = case["sent"].as_array().expect("what was sent");
    assert!(
        sent.iter()
            .any(|field| field["value"]["en"] == "It has stopped, It makes noises or shakes"),
        "{sent:?}"
    );

    assert_eq!(
        fields(&send(&city, &good[..2])),
        ["attribute[signs]", "attribute[only_lift]"]
    );
    for (code, value) in [
        ("signs", "other"),
        ("only_lift", "maybe"),
        ("floors", "many"),
        ("stopped_at", "yesterday"),
    ] {
        let key = format!("attribute[{code}]");
        let mut pairs: Vec<_> = good
            .iter()
            .filter(|(name, _)| !name.starts_with(&key))
            .copied()
            .collect();
        pairs.push((&key, value));
        assert_eq!(fields(&send(&city, &pairs)), [key.as_str()], "{value}");
    }
}

#[test]
fn a_session_counts_only_beside_the_portals_header() {
    let city = City::start();
    let cookie = city.sign_in("13800000002");
    let owned = road_damage("我的").header("cookie", &cookie);
    let cases = Request::get("/api/v1/cases").header("cookie", &cookie);
    assert_eq!(city.send(&owned).status, 201);
    assert_eq!(city.send(&cases).json()["items"], serde_json::json!([]));
    assert_eq!(
        city.send(&owned.header("x-portal-request", "1")).status,
        201
    );
    let items = city.send(&cases).json()["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(1));
    assert_eq!(items[0]["kind"], "report");
}

#[test]
fn photos_go_with_the_report() {
    let city = City::start();
    let photo = upload(
        &city,
        "photo-of-hole",
        "image/jpeg",
        b"\xff\xd8\xff\xe0photo",
        None,
    )
    .json();
    let pairs = [
        ("service_code", "manhole"),
        ("description", "坑"),
        ("attachment[]", photo["id"].as_str().expect("an id")),
    ];
    let answer = send(&city, &pairs);
    assert_eq!(
        answer.json()[0]["received_files"],
        serde_json::json!([photo])
    );
    assert_eq!(
        fields(&send(&city, &pairs)),
        ["attachment[]"],
        "a file is in one case only"
    );
}

#[test]
fn a_query_that_cannot_be_read_says_why() {
    let city = City::start();
    for (query, why) in [
        ("status=burning", "status is open, closed or both."),
        (
            "start_date=soon",
            "A date is written as 2026-03-11T15:56:00+08:00.",
        ),
        ("page=many", "page and page_size are whole numbers."),
    ] {
        let refused = city.get(&format!("/open311/v2/requests.json?{query}"));
        assert_eq!(refused.status, 400, "{query}");
        let wanted = serde_json::json!([{"code": 400, "description": why}]);
        assert_eq!(refused.json(), wanted, "{query}");
    }
}

#[test]
fn the_address_is_https_where_the_proxy_says_so() {
    let city = City::start();
    let url = |proto: Option<&str>| {
        let asked = Request::get("/open311/v2/discovery.json");
        let asked = match proto {
            Some(proto) => asked.header("x-forwarded-proto", proto),
            None => asked,
        };
        city.send(&asked).json()["endpoints"][0]["url"].clone()
    };
    assert_eq!(url(None), "http://city/open311/v2");
    assert_eq!(url(Some("http")), "http://city/open311/v2");
    assert_eq!(url(Some("https")), "https://city/open311/v2");
    assert_eq!(url(Some("gopher")), "http://city/open311/v2");
}
