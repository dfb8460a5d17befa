//! Saying that a register is wrong.

use crate::attachments::{PDF, upload};
use crate::city::City;
use crate::http::{Request, Response};
use serde_json::{Value, json};

const PHONE: &str = "13800000001";
const FACTS: &str = "/api/v1/schemes/foshan-2016/facts";

fn ask(city: &City, cookie: &str, key: &str, body: &Value) -> Response {
    let post = Request::post(&format!("{FACTS}/corrections"), key);
    city.send(&post.header("cookie", cookie).json(body))
}

fn fact(city: &City, cookie: &str, id: &str) -> Value {
    let facts = city.send(&Request::get(FACTS).header("cookie", cookie));
    let facts = facts.json();
    let mut facts = facts.as_array().expect("a list").iter();
    facts
        .find(|fact| fact["fact"] == id)
        .unwrap_or_else(|| panic!("no {id}"))
        .clone()
}

fn years(value: &str) -> Value {
    json!({"fact": "pension_city", "kind": "number", "value": value, "reason": "少算了一年。"})
}

fn with_paper(city: &City, cookie: &str, value: &str) -> Value {
    let file = upload(
        city,
        &format!("paper-{value}"),
        "application/pdf",
        PDF,
        Some(cookie),
    );
    let mut body = years(value);
    body["evidence"] = json!([file.json()["id"]]);
    body["consent"] = json!({"id": "evidence", "version": "2026-01"});
    body
}

#[test]
fn a_correction_opens_a_case_and_stands_at_the_fact_until_it_is_decided() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let before = fact(&city, &cookie, "pension_city");
    assert_eq!(before.get("correction"), None);
    let body = with_paper(&city, &cookie, "11");
    let receipt = ask(&city, &cookie, "correct-pension", &body);
    assert_eq!(receipt.status, 201, "{receipt:?}");
    let number = receipt.json()["number"].clone();
    assert_eq!(receipt.json()["files"].as_array().map(Vec::len), Some(1));

    let open = fact(&city, &cookie, "pension_city");
    assert_eq!(open["value"], before["value"], "the register counts");
    let correction = &open["correction"];
    assert_eq!(correction["number"], number);
    assert_eq!(correction["asked_on"], "2026-03-11");
    assert_eq!(correction["value"], "11");
    assert_eq!(correction["state"], "open");

    let path = format!("/api/v1/cases/{}", number.as_str().expect("a number"));
    let case = city
        .send(&Request::get(&path).header("cookie", &cookie))
        .json();
    assert_eq!(case["kind"], "service");
    assert_eq!(case["status"], "received");

    let again = ask(&city, &cookie, "correct-pension-again", &years("12"));
    assert_eq!(again.status, 409);
    assert_eq!(again.json()["type"], "/problems/correction-open");

    // 3 working days later the paper has been looked at.
    city.advance(60 * 24 * 6);
    let decided = fact(&city, &cookie, "pension_city");
    assert_eq!(decided["value"], "11");
    assert_eq!(decided["as_of"], "2026-03-16");
    assert_eq!(decided.get("correction"), None);
    let case = city
        .send(&Request::get(&path).header("cookie", &cookie))
        .json();
    assert_eq!(case["status"], "answered");
}

#[test]
fn without_a_paper_the_register_stays_and_one_may_ask_again() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let before = fact(&city, &cookie, "pension_city");
    assert_eq!(
        ask(&city, &cookie, "correct-first", &years("11")).status,
        201
    );
    city.advance(60 * 24 * 6);
    let refused = fact(&city, &cookie, "pension_city");
    assert_eq!(refused["value"], before["value"]);
    assert_eq!(refused["correction"]["state"], "refused");
    let body = with_paper(&city, &cookie, "11");
    assert_eq!(ask(&city, &cookie, "correct-second", &body).status, 201);
    let open = fact(&city, &cookie, "pension_city");
    assert_eq!(open["correction"]["state"], "open");
}

#[test]
fn a_corrected_register_confirms_what_is_sent() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let apply = |key: &str| {
        let body = json!({
            "scheme": "foshan-2016",
            "scheme_version": city.get("/api/v1/schemes/foshan-2016").json()["version"],
            "purpose": "school",
            "applicant": {"name": "王秀兰", "id_number": "11010519491231002X"},
            "facts": {"education": {"kind": "choice", "value": "bachelor", "standing": "claimed"}},
            "evidence": [],
            "estimate": {"confirmed": "0", "claimed": "80", "possible": null},
        });
        let post = Request::post("/api/v1/points/applications", key);
        city.send(&post.header("cookie", &cookie).json(&body))
            .json()["score"]
            .clone()
    };
    // Senior secondary by the register; a bachelor, 80 points, by herself.
    let before = apply("apply-before");
    assert_eq!(before["claimed"], "80");
    assert_eq!(before["confirmed"], "0");
    let file = upload(&city, "diploma-file", "application/pdf", PDF, Some(&cookie));
    let body = json!({
        "fact": "education", "kind": "choice", "value": "bachelor", "reason": "去年毕业。",
        "evidence": [file.json()["id"]],
        "consent": {"id": "evidence", "version": "2026-01"},
    });
    assert_eq!(ask(&city, &cookie, "correct-education", &body).status, 201);
    city.advance(60 * 24 * 6);
    assert_eq!(apply("apply-after")["confirmed"], "80");
}

#[test]
fn what_cannot_be_corrected_is_refused_by_name() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let held = fact(&city, &cookie, "pension_city")["value"].clone();
    let held = held.as_str().expect("a number").to_owned();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut body = years("11");
        change(&mut body);
        body
    };
    let cases: [(Value, &str, &str); 7] = [
        (changed(&|b| b["fact"] = json!("none")), "/fact", "not_held"),
        (years(&held), "/value", "unchanged"),
        (years("51"), "/value", "out_of_range"),
        (
            changed(&|b| b["kind"] = json!("choice")),
            "/value",
            "wrong_kind",
        ),
        (
            changed(&|b| b["reason"] = json!("  ")),
            "/reason",
            "missing",
        ),
        (
            changed(&|b| b["reason"] = json!("字".repeat(501))),
            "/reason",
            "too_long",
        ),
        (
            changed(&|b| b["evidence"] = json!(["nobody's"])),
            "/evidence/0",
            "unknown_attachment",
        ),
    ];
    for (at, (body, pointer, code)) in cases.iter().enumerate() {
        let answer = ask(&city, &cookie, &format!("wrong-body-{at}"), body);
        assert_eq!(answer.status, 422, "{pointer} {code}: {answer:?}");
        let told = answer.json();
        let errors = told["errors"].as_array().expect("errors");
        let found = errors
            .iter()
            .any(|error| error["pointer"] == *pointer && error["code"] == *code);
        assert!(found, "{pointer} {code}: {told}");
    }
    let paper = with_paper(&city, &cookie, "11");
    let mut without = paper.clone();
    without.as_object_mut().expect("members").remove("consent");
    let answer = ask(&city, &cookie, "without-consent", &without);
    assert_eq!(answer.json()["errors"][0]["pointer"], "/consent");
    // Somebody of whom the registers know nothing.
    let stranger = city.sign_in("13900000009");
    let answer = ask(&city, &stranger, "by-a-stranger", &years("11"));
    assert_eq!(answer.json()["errors"][0]["code"], "not_held");
}
