//! Appeals: what can be objected to, by when, and what comes of it.

use super::*;

/// Settled on 17 March at 10 o'clock: she claims a permit from 2016, the
/// register holds one from 2019.
fn settled(city: &City) -> Sent<'_> {
    let facts = json!({"permit": permit("2016-01-01"), "has_permit": flag(true)});
    let sent = apply(city, WANG, school(city, facts), &[]);
    let settled = sent.at("2026-03-17T10:30:00+08:00");
    assert_eq!(settled["state"], "settled");
    assert_eq!(item(&settled, "residence")["state"], "rejected");
    sent
}

fn appeal(stage: &str) -> Value {
    json!({
        "stage": stage,
        "items": [{"node": "residence", "why": "我从 2016 年起就有居住证。"}],
        "text": "请再核对。",
        "evidence": [],
    })
}

fn residence(standing: &Value) -> String {
    let node = super::checking::find(&standing["official"], "residence").expect("residence");
    node["interval"]["confirmed"]
        .as_str()
        .expect("points")
        .to_owned()
}

#[test]
fn without_a_paper_the_recheck_upholds_with_its_reason() {
    let city = City::start();
    let sent = settled(&city);
    let standing = sent.standing();
    assert_eq!(standing["until"]["appeal"], "2026-03-31");
    assert!(standing["until"].get("review").is_none());
    let filed = sent.post("/appeals", &appeal("recheck"));
    assert_eq!(filed.status, 201, "{filed:?}");
    let filed = filed.json();
    assert_eq!(filed["state"], "appealing");
    assert!(filed["until"].get("appeal").is_none(), "one recheck");
    // Ten working days from the 17th.
    assert_eq!(filed["appeals"][0]["answer_by"], "2026-03-31");
    assert!(filed["appeals"][0].get("answer").is_none());
    assert_eq!(sent.case()["status"], "checking");

    let answered = sent.at("2026-03-31T17:00:00+08:00");
    assert_eq!(answered["state"], "settled");
    let told = &answered["appeals"][0];
    assert_eq!(told["changed"], "0");
    assert!(
        told["answered_at"].as_str() < Some("2026-04-01"),
        "in time: {told}"
    );
    let answer = told["answer"]["en"].as_str().expect("an answer");
    assert!(answer.contains("and that counts"), "{answer}");
    assert_eq!(residence(&answered), residence(&standing));
    assert_eq!(item(&answered, "residence")["state"], "rejected");
}

#[test]
fn with_a_paper_the_claimed_value_counts() {
    let city = City::start();
    let sent = settled(&city);
    let before = sent.standing();
    let body = with_papers(&city, &sent.cookie, appeal("recheck"), &["permit"]);
    assert_eq!(sent.post("/appeals", &body).status, 201);
    let answered = sent.at("2026-03-31T17:00:00+08:00");
    // From 2016-01-01 to 2026-05-30 are ten years; the register's two spans seven.
    assert_eq!(
        (residence(&before), residence(&answered)),
        ("35".into(), "50".into())
    );
    assert_eq!(answered["appeals"][0]["changed"], "15");
    let state = item(&answered, "residence");
    assert_eq!(
        (&state["state"], &state["by"]["en"]),
        (&json!("confirmed"), &json!("Recheck office"))
    );
    history_adds_up(&answered);
    let last = answered["history"]
        .as_array()
        .and_then(|all| all.last())
        .expect("an entry");
    assert_eq!(last["causes"][0]["node"], "residence");
    assert_eq!(sent.case()["status"], "answered");
}

#[test]
fn a_review_follows_a_recheck_and_nothing_follows_a_review() {
    let city = City::start();
    let sent = settled(&city);
    let early = sent.post("/appeals", &appeal("review"));
    assert_eq!(
        (early.status, early.slug()),
        (409, "appeal-closed".to_owned())
    );
    assert_eq!(sent.post("/appeals", &appeal("recheck")).status, 201);
    let twice = sent.post("/appeals", &appeal("recheck"));
    assert_eq!(twice.slug(), "appeal-closed");
    let running = sent.post("/appeals", &appeal("review"));
    assert_eq!(running.slug(), "appeal-closed", "not answered yet");

    // Answered after eight working days, on the 27th; ten more are to ask for a
    // review. The 6th of April is a holiday.
    let answered = sent.at("2026-03-27T11:00:00+08:00");
    assert_eq!(answered["until"]["review"], "2026-04-13");
    let body = with_papers(&city, &sent.cookie, appeal("review"), &["permit"]);
    let filed = sent.post("/appeals", &body).json();
    assert_eq!(filed["state"], "reviewing");
    // Fifteen working days.
    assert_eq!(filed["appeals"][1]["answer_by"], "2026-04-20");
    assert_eq!(sent.case()["with"]["en"], "City points office");
    let reviewed = sent.at("2026-04-20T17:00:00+08:00");
    assert_eq!(reviewed["state"], "settled");
    assert_eq!(reviewed["appeals"][1]["changed"], "15");
    assert_eq!(reviewed["until"], json!({}));
    for stage in ["recheck", "review"] {
        assert_eq!(
            sent.post("/appeals", &appeal(stage)).slug(),
            "appeal-closed"
        );
    }
}

#[test]
fn an_appeal_can_be_made_until_the_end_of_its_last_day() {
    let city = City::start();
    let sent = settled(&city);
    city.set_clock("2026-04-01T00:00:00+08:00");
    let late = sent.post("/appeals", &appeal("recheck"));
    assert_eq!(
        (late.status, late.slug()),
        (409, "appeal-closed".to_owned())
    );
    assert!(sent.standing()["until"].get("appeal").is_none());
}

#[test]
fn an_appeal_on_the_evening_of_its_last_day_is_in_time() {
    let city = City::start();
    let sent = settled(&city);
    city.set_clock("2026-03-31T23:50:00+08:00");
    assert_eq!(sent.standing()["until"]["appeal"], "2026-03-31");
    let filed = sent.post("/appeals", &appeal("recheck"));
    assert_eq!(filed.status, 201, "{filed:?}");
}

#[test]
fn every_faulty_member_of_an_appeal_is_named() {
    let city = City::start();
    let facts = json!({"permit": permit("2016-01-01"), "has_permit": flag(true)});
    let sent = apply(&city, WANG, school(&city, facts), &[]);
    let early = sent.post("/appeals", &appeal("recheck"));
    assert_eq!(early.slug(), "appeal-closed", "not settled yet");
    city.set_clock("2026-03-17T10:30:00+08:00");
    let faults = |change: &dyn Fn(&mut Value)| {
        let mut body = appeal("recheck");
        change(&mut body);
        let refused = sent.post("/appeals", &body);
        assert_eq!(refused.status, 422, "{refused:?}");
        refused.faults()
    };
    assert_eq!(
        faults(&|body| body["items"] = json!([])),
        ["/items missing"]
    );
    assert_eq!(
        faults(&|body| body["items"][0]["node"] = json!("nothing")),
        ["/items/0/node unknown"]
    );
    assert_eq!(
        faults(&|body| body["items"][0]["node"] = json!("basic")),
        ["/items/0/node unknown"],
        "a group is no item"
    );
    assert_eq!(
        faults(&|body| body["items"][0]["why"] = json!("字".repeat(1001))),
        ["/items/0/why too_long"]
    );
    assert_eq!(
        faults(&|body| body["text"] = json!("字".repeat(4001))),
        ["/text too_long"]
    );
    assert_eq!(
        faults(&|body| body["stage"] = json!("court")),
        ["/stage shape"]
    );
    let foreign = with_papers(&city, &sent.cookie, appeal("recheck"), &["blood_ml"]);
    assert_eq!(
        sent.post("/appeals", &foreign).faults(),
        ["/evidence/0/fact not_of_item"]
    );
}

#[test]
fn an_appeal_that_is_sent_twice_is_one() {
    let city = City::start();
    let sent = settled(&city);
    let path = format!("/api/v1/points/applications/{}/appeals", sent.number);
    let post = Request::post(&path, "one-appeal-only")
        .header("cookie", &sent.cookie)
        .json(&appeal("recheck"));
    let (first, again) = (city.send(&post), city.send(&post));
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(sent.standing()["appeals"].as_array().map(Vec::len), Some(1));
}
