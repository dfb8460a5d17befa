//! Points applications.

use crate::attachments::{PDF, upload};
use crate::city::City;
use crate::http::{Request, Response};
use longgang_portal::domain::points::facts::{Facts, Standing};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use serde_json::{Value, json};

const PHONE: &str = "13800000001";

/// The facts of vector F1 of the Foshan measures: 224.8 points on 11 March 2026.
fn f1() -> Value {
    let mut facts = json!({
        "education": {"kind": "choice", "value": "senior_secondary"},
        "skill": {"kind": "choice", "value": "grade_4"},
        "home": {"kind": "flag", "value": false},
        "has_permit": {"kind": "flag", "value": true},
        "permit": {"kind": "periods", "value": [{"from": "2021-07-06"}]},
        "public_service_years": {"kind": "number", "value": "0"},
        "has_patents": {"kind": "flag", "value": false},
        "has_commendations": {"kind": "flag", "value": false},
        "has_contests": {"kind": "flag", "value": false},
        "district_commendations": {"kind": "number", "value": "0"},
        "volunteer_hours": {"kind": "number", "value": "149"},
        "blood_ml": {"kind": "number", "value": "600"},
        "marrow": {"kind": "many", "value": []},
        "business": {"kind": "choice", "value": "none"},
        "income_tax": {"kind": "number", "value": "0"},
        "other_tax": {"kind": "number", "value": "0"},
        "health_items": {"kind": "many", "value": []},
        "fund_account": {"kind": "flag", "value": true},
        "fund_months": {"kind": "number", "value": "59"},
        "family_certificate": {"kind": "flag", "value": false},
        "family_reward": {"kind": "choice", "value": "kept"},
        "kindergarten_years": {"kind": "number", "value": "3"},
        "primary_years": {"kind": "number", "value": "0"},
    });
    for kind in ["pension", "medical", "injury", "unemployment", "maternity"] {
        for place in ["province", "city"] {
            facts[format!("{kind}_{place}")] = json!({"kind": "number", "value": "4.9"});
        }
    }
    for fact in facts.as_object_mut().expect("facts").values_mut() {
        fact["standing"] = json!("claimed");
    }
    facts
}

fn application(city: &City, facts: Value) -> Value {
    json!({
        "scheme": "foshan-2016",
        "scheme_version": city.get("/api/v1/schemes/foshan-2016").json()["version"],
        "purpose": "school",
        "applicant": {"name": "王秀兰", "id_number": "11010519491231002X"},
        "facts": facts,
        "evidence": [],
        "estimate": {"confirmed": "0", "claimed": "224.8", "possible": "224.8"},
    })
}

fn apply(city: &City, cookie: &str, key: &str, body: &Value) -> Response {
    let post = Request::post("/api/v1/points/applications", key);
    city.send(&post.header("cookie", cookie).json(body))
}

fn case(city: &City, cookie: &str, receipt: &Response) -> Value {
    assert_eq!(receipt.status, 201, "{receipt:?}");
    let number = receipt.json()["number"]
        .as_str()
        .expect("a number")
        .to_owned();
    let path = format!("/api/v1/cases/{number}");
    city.send(&Request::get(&path).header("cookie", cookie))
        .json()
}

#[test]
fn the_official_score_is_the_domains() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let receipt = apply(
        &city,
        &cookie,
        "apply-for-school",
        &application(&city, f1()),
    );
    assert_eq!(receipt.status, 201, "{receipt:?}");
    let told = receipt.json();
    assert_eq!(told["score"]["claimed"], "224.8");
    assert_eq!(told["score"]["possible"], "224.8");
    assert_eq!(told["files"], json!([]));
    assert!(
        told["received_at"]
            .as_str()
            .is_some_and(|at| at.starts_with("2026-03-11T10:00:"))
    );

    let case = case(&city, &cookie, &receipt);
    assert_eq!(case["kind"], "points");
    assert_eq!(case["score"]["purpose"], "school");
    let scheme: Scheme =
        serde_json::from_value(city.get("/api/v1/schemes/foshan-2016").json()).expect("a scheme");
    let mut facts: Facts = serde_json::from_value(f1()).expect("facts");
    let verified = Request::get("/api/v1/schemes/foshan-2016/facts").header("cookie", &cookie);
    for held in city.send(&verified).json().as_array().expect("a list") {
        let id = held["fact"].as_str().expect("a fact").into();
        let same = |known: &serde_json::Value| {
            known["kind"] == held["kind"] && known["value"] == held["value"]
        };
        if let Some(known) = facts.0.get_mut(&id)
            && same(&serde_json::to_value(&*known).expect("JSON"))
        {
            known.standing = Standing::Confirmed;
        }
    }
    let today = "2026-03-11".parse().expect("a day");
    let own = score(&scheme, &facts, &"school".into(), today);
    assert_eq!(
        case["score"]["explained"],
        serde_json::to_value(own).expect("JSON")
    );
}

#[test]
fn only_the_registers_confirm() {
    let city = City::start();
    let mut facts = f1();
    for fact in facts.as_object_mut().expect("facts").values_mut() {
        fact["standing"] = json!("confirmed");
    }
    // Nobody's register knows this resident.
    let cookie = city.sign_in("13912345678");
    let unknown = apply(
        &city,
        &cookie,
        "confirm-it-all",
        &application(&city, facts.clone()),
    );
    assert_eq!(unknown.json()["score"]["confirmed"], "0", "{unknown:?}");
    assert_eq!(unknown.json()["score"]["claimed"], "224.8");
    // The registers know the education of 王秀兰 and nothing of her family.
    let cookie = city.sign_in(PHONE);
    let known = apply(&city, &cookie, "confirm-it-all", &application(&city, facts));
    let case = case(&city, &cookie, &known);
    let unproven = case["score"]["explained"]["unproven"]
        .as_array()
        .expect("a list")
        .clone();
    assert!(unproven.contains(&json!("family_reward")), "{unproven:?}");
    assert!(!unproven.contains(&json!("education")), "{unproven:?}");
}

#[test]
fn the_identity_number_is_not_kept() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let receipt = apply(
        &city,
        &cookie,
        "apply-for-school",
        &application(&city, f1()),
    );
    let case = case(&city, &cookie, &receipt).to_string();
    assert!(!case.contains("11010519491231002X"));
    assert!(case.contains("王秀兰"));
}

#[test]
fn evidence_needs_consent_and_an_own_file() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let file = upload(
        &city,
        "blood-donation",
        "application/pdf",
        PDF,
        Some(&cookie),
    )
    .json();
    let mut body = application(&city, f1());
    body["evidence"] = json!([{"fact": "blood_ml", "attachment": file["id"]}]);
    let faults = |key: &str, body: &Value| apply(&city, &cookie, key, body).faults();
    assert_eq!(faults("no-consent-1", &body), ["/consent missing"]);
    body["consent"] = json!({"id": "evidence", "version": "old"});
    assert_eq!(faults("old-consent-1", &body), ["/consent/version changed"]);
    let version = city.get("/api/v1/consents/evidence").json()["version"].clone();
    body["consent"]["version"] = version;

    let others = city.sign_in("13800000002");
    let foreign = apply(&city, &others, "foreign-file", &body);
    assert_eq!(
        foreign.faults(),
        ["/evidence/0/attachment unknown_attachment"]
    );
    let mut unknown = body.clone();
    unknown["evidence"][0]["fact"] = json!("nothing");
    assert_eq!(
        faults("unknown-fact", &unknown),
        ["/evidence/0/fact unknown_fact"]
    );

    let receipt = apply(&city, &cookie, "all-is-well", &body);
    assert_eq!(receipt.json()["files"], json!([file]), "{receipt:?}");
    assert_eq!(case(&city, &cookie, &receipt)["files"], json!([file]));
    assert_eq!(
        faults("file-used-twice", &body),
        ["/evidence/0/attachment unknown_attachment"]
    );
}

#[test]
fn every_faulty_member_is_named() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    let good = application(&city, json!({}));
    let faults = |change: &dyn Fn(&mut Value)| {
        let mut body = good.clone();
        change(&mut body);
        let key = format!(
            "fault-{}",
            body.to_string()
                .bytes()
                .fold(0u64, |sum, b| sum.wrapping_mul(31).wrapping_add(b.into()))
        );
        let refused = apply(&city, &cookie, &key, &body);
        assert_eq!(refused.status, 422, "{refused:?}");
        refused.faults()
    };
    let id = |number: &'static str| {
        faults(&move |body: &mut Value| body["applicant"]["id_number"] = json!(number))
    };
    assert_eq!(
        id("110105194912310021"),
        ["/applicant/id_number id_check_digit"]
    );
    assert_eq!(
        id("110105194913310021"),
        ["/applicant/id_number id_birth_date"]
    );
    assert_eq!(
        id("1101051949123100"),
        ["/applicant/id_number id_too_short"]
    );
    assert_eq!(
        id("11010519491231002XX"),
        ["/applicant/id_number id_characters"]
    );
    assert_eq!(
        faults(&|body| body["applicant"]["name"] = json!(" ")),
        ["/applicant/name missing"]
    );
    assert_eq!(
        faults(&|body| body["purpose"] = json!("none")),
        ["/purpose unknown"]
    );
    assert_eq!(
        faults(&|body| body["scheme"] = json!("none")),
        ["/scheme unknown"]
    );
    assert_eq!(faults(&|body| body["facts"] = json!([])), ["/facts shape"]);
    let fact = |id: &'static str, value: Value| {
        faults(&move |body: &mut Value| {
            body["facts"][id] = value.clone();
            body["facts"][id]["standing"] = json!("claimed");
        })
    };
    assert_eq!(
        fact("nothing", json!({"kind": "flag", "value": true})),
        ["/facts/nothing unknown_fact"]
    );
    assert_eq!(
        fact("home", json!({"kind": "number", "value": "1"})),
        ["/facts/home wrong_kind"]
    );
    assert_eq!(
        fact("education", json!({"kind": "choice", "value": "x"})),
        ["/facts/education unknown_option"]
    );
    assert_eq!(
        fact("fund_months", json!({"kind": "number", "value": "601"})),
        ["/facts/fund_months out_of_range"]
    );
    assert_eq!(
        fact("birth_date", json!({"kind": "date", "value": "2026-03-12"})),
        ["/facts/birth_date impossible_date"]
    );

    let mut old = good.clone();
    old["scheme_version"] = json!("old");
    let changed = apply(&city, &cookie, "an-old-scheme", &old);
    assert_eq!(
        (changed.status, changed.slug()),
        (409, "scheme-changed".to_owned())
    );
    let nobody =
        city.send(&Request::post("/api/v1/points/applications", "nobody-applies").json(&good));
    assert_eq!(
        (nobody.status, nobody.slug()),
        (401, "not-signed-in".to_owned())
    );
}
