//! Amending and taking back, within ten minutes and after.

use super::*;

fn first(city: &City) -> Sent<'_> {
    let facts = json!({"skill": choice("grade_4"), "education": choice("senior_secondary")});
    apply(city, WANG, school(city, facts), &["skill"])
}

#[test]
fn an_amendment_replaces_the_application_as_if_it_had_never_been_sent() {
    let city = City::start();
    let sent = first(&city);
    let before = sent.standing();
    let old_file = sent.case()["files"][0]["id"]
        .as_str()
        .expect("a file")
        .to_owned();
    city.set_clock("2026-03-11T10:09:30+08:00");
    let mut body = application(&city, "foshan-2016", "hukou", json!({"home": flag(true)}));
    body["applicant"]["name"] = json!("王小满");
    let body = with_papers(&city, &sent.cookie, body, &["home"]);
    let amended = sent.post("/amendment", &body);
    assert_eq!(amended.status, 200, "{amended:?}");
    let amended = amended.json();
    assert_eq!(amended["number"], json!(sent.number));
    assert_eq!(amended["purpose"], "hukou");
    assert!(amended["facts"].get("skill").is_none());
    assert_eq!(amended["history"].as_array().map(Vec::len), Some(1));
    // The ten minutes do not start again, the clock of the city does.
    assert_eq!(amended["until"]["amend"], before["until"]["amend"]);
    assert!(amended["submitted_at"].as_str() > before["submitted_at"].as_str());

    let case = sent.case();
    let told = case.to_string();
    assert_eq!(case["timeline"].as_array().map(Vec::len), Some(1), "{case}");
    assert_eq!(
        case["title"]["en"],
        "Points application: Household registration"
    );
    assert!(told.contains("王小满") && !told.contains("李小满"));
    assert_eq!(case["files"].as_array().map(Vec::len), Some(1));
    let gone = Request::get(&format!("/api/v1/attachments/{old_file}"));
    assert_eq!(city.send(&gone.header("cookie", &sent.cookie)).status, 404);

    // A file that is in the case can be named again.
    let again = sent.post("/amendment", &body);
    assert_eq!(again.status, 200, "{again:?}");
    assert_eq!(sent.case()["files"].as_array().map(Vec::len), Some(1));
}

#[test]
fn after_ten_minutes_nothing_can_be_amended() {
    let city = City::start();
    let sent = first(&city);
    assert!(sent.standing()["until"]["amend"].is_string());
    city.set_clock("2026-03-11T10:11:30+08:00");
    assert!(sent.standing()["until"].get("amend").is_none());
    let late = sent.post("/amendment", &school(&city, json!({})));
    assert_eq!(
        (late.status, late.slug()),
        (409, "too-late-to-amend".to_owned())
    );
    assert_eq!(sent.standing()["facts"]["skill"]["value"], "grade_4");
}

#[test]
fn an_amendment_is_checked_like_an_application() {
    let city = City::start();
    let sent = first(&city);
    let mut body = school(&city, json!({"home": number("1")}));
    assert_eq!(
        sent.post("/amendment", &body).faults(),
        ["/facts/home wrong_kind"]
    );
    body["scheme_version"] = json!("old");
    assert_eq!(sent.post("/amendment", &body).slug(), "scheme-changed");
    body["scheme"] = json!("none");
    assert_eq!(sent.post("/amendment", &body).faults(), ["/scheme unknown"]);
    assert_eq!(sent.standing()["facts"]["skill"]["value"], "grade_4");
}

#[test]
fn what_is_taken_back_within_ten_minutes_leaves_no_trace() {
    let city = City::start();
    let sent = first(&city);
    let file = sent.case()["files"][0]["id"]
        .as_str()
        .expect("a file")
        .to_owned();
    city.set_clock("2026-03-11T10:09:30+08:00");
    let withdrawn = sent.post("/withdrawal", &json!({}));
    assert_eq!(withdrawn.status, 200, "{withdrawn:?}");
    assert_eq!(withdrawn.json()["state"], "withdrawn");
    assert_eq!(sent.ask().slug(), "case-not-found");
    let get = |path: &str| city.send(&Request::get(path).header("cookie", &sent.cookie));
    assert_eq!(get(&format!("/api/v1/cases/{}", sent.number)).status, 404);
    assert_eq!(get(&format!("/api/v1/attachments/{file}")).status, 404);
    let list = get("/api/v1/cases").json().to_string();
    assert!(!list.contains(&sent.number), "{list}");
    // Its number is not used again.
    assert_ne!(first(&city).number, sent.number);
}

#[test]
fn what_is_taken_back_later_is_closed_as_withdrawn() {
    let city = City::start();
    let sent = first(&city);
    city.set_clock("2026-03-13T12:00:00+08:00");
    assert!(sent.standing()["until"]["withdraw"].is_string());
    let withdrawn = sent.post("/withdrawal", &json!({})).json();
    assert_eq!(withdrawn["state"], "withdrawn");
    assert_eq!(withdrawn["until"], json!({}));
    let case = sent.case();
    assert_eq!(
        (&case["status"], &case["ahead"]),
        (&json!("withdrawn"), &json!([]))
    );
    let twice = sent.post("/withdrawal", &json!({}));
    assert_eq!(
        (twice.status, twice.slug()),
        (409, "too-late-to-withdraw".to_owned())
    );
    // The clock does nothing more with it.
    let later = sent.at("2026-07-13T12:00:00+08:00");
    assert_eq!(later["state"], "withdrawn");
    assert_eq!(sent.case()["status"], "withdrawn");
}

#[test]
fn a_settled_application_cannot_be_taken_back() {
    let city = City::start();
    let sent = first(&city);
    city.set_clock("2026-03-17T10:30:00+08:00");
    assert_eq!(sent.standing()["state"], "settled");
    let late = sent.post("/withdrawal", &json!({}));
    assert_eq!(
        (late.status, late.slug()),
        (409, "too-late-to-withdraw".to_owned())
    );
    let wrong = sent.post("/withdrawal", &json!([]));
    assert_eq!(wrong.faults(), [" shape"]);
}
