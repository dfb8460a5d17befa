//! The check, item by item: registers that confirm, hold otherwise, or are silent.

use super::*;

#[test]
fn registers_that_hold_the_same_confirm_at_once() {
    let city = City::start();
    let facts = json!({"education": choice("senior_secondary"), "skill": choice("grade_4")});
    let sent = apply(&city, WANG, school(&city, facts), &[]);
    let standing = sent.standing();
    assert_eq!(standing["state"], "received");
    assert_eq!(states(&standing), ["education confirmed", "skill checking"]);
    assert_eq!(item(&standing, "education")["by"]["en"], "Education bureau");
    assert_eq!(confirmed(&standing), "50");
    assert_eq!(sent.receipt["score"]["confirmed"], "50");
    assert_eq!(standing["official"]["interval"]["claimed"], "90");
    assert_eq!(standing["facts"]["education"]["standing"], "confirmed");
    assert_eq!(standing["facts"]["skill"]["standing"], "claimed");
    assert_eq!(standing["history"].as_array().map(Vec::len), Some(1));
    assert_eq!(standing["as_of"], "2026-03-11");
    history_adds_up(&standing);
}

#[test]
fn a_register_that_holds_otherwise_decides_and_says_both_values() {
    let city = City::start();
    // She gives 800 ml and a bachelor's degree; the registers hold 600 ml and
    // senior secondary school.
    let facts = json!({"education": choice("bachelor"), "blood_ml": number("800")});
    let sent = apply(&city, WANG, school(&city, facts), &[]);
    let before = sent.at("2026-03-12T09:59:00+08:00");
    assert_eq!(
        (before["state"].clone(), confirmed(&before)),
        (json!("received"), "0")
    );
    let after = sent.at("2026-03-12T10:05:00+08:00");
    assert_eq!(after["state"], "checking");
    let education = item(&after, "education");
    assert_eq!(education["state"], "rejected");
    assert_eq!(education["fact"], "education");
    let reason = education["reason"]["en"].as_str().expect("a reason");
    assert!(
        reason.contains("Bachelor") && reason.contains("enior"),
        "{reason}"
    );
    let blood = item(&after, "blood")["reason"]["zh-CN"].to_string();
    assert!(blood.contains("800") && blood.contains("600"), "{blood}");
    // What counts is what the registers hold: 50 and three times 3.
    let node = |id: &str| find(&after["official"], id).expect("a node")["interval"].clone();
    assert_eq!(node("education")["confirmed"], "50");
    assert_eq!(node("blood")["confirmed"], "9");
    // Her own values stay as she sent them.
    assert_eq!(after["facts"]["education"]["value"], "bachelor");
    assert_eq!(after["facts"]["education"]["standing"], "claimed");
    history_adds_up(&after);
}

#[test]
fn what_a_register_holds_beyond_what_was_sent_counts_too() {
    let city = City::start();
    let sent = apply(&city, WANG, school(&city, json!({})), &[]);
    assert_eq!(confirmed(&sent.standing()), "0");
    let after = sent.at("2026-03-12T10:05:00+08:00");
    let fund = item(&after, "fund_months");
    assert_eq!(fund["state"], "confirmed");
    assert!(fund["reason"]["en"].to_string().contains("said nothing"));
    assert_eq!(
        find(&after["official"], "education").expect("education")["interval"]["confirmed"],
        "50"
    );
    history_adds_up(&after);
}

#[test]
fn where_registers_are_silent_a_paper_is_looked_at_on_a_later_working_day() {
    let city = City::start();
    let facts = json!({"skill": choice("grade_4"), "home": flag(false)});
    let sent = apply(&city, STRANGER, school(&city, facts), &["skill"]);
    assert_eq!(confirmed(&sent.at("2026-03-13T11:00:00+08:00")), "0");
    // Friday, and the weekend does not count.
    let waiting = sent.at("2026-03-15T11:00:00+08:00");
    assert_eq!(states(&waiting), ["skill checking"]);
    assert!(waiting.get("correction").is_none());
    let looked = sent.at("2026-03-16T10:05:00+08:00");
    assert_eq!(states(&looked), ["skill confirmed"]);
    assert_eq!(confirmed(&looked), "40");
    assert_eq!(item(&looked, "skill")["by"]["en"], "Points desk");
    let settled = sent.at("2026-03-17T10:05:00+08:00");
    assert_eq!(settled["state"], "settled");
    // Settled means that nothing else can come.
    let interval = &settled["official"]["interval"];
    assert_eq!(
        (&interval["claimed"], &interval["possible"]),
        (&json!("40"), &json!("40"))
    );
    history_adds_up(&settled);
    let case = sent.case();
    assert_eq!(case["status"], "answered");
    assert_eq!(case["score"]["explained"], settled["official"]);
    let met = &case["promises"][0];
    assert!(met["met_at"].as_str() <= met["due_at"].as_str(), "{met}");
}

#[test]
fn every_seventh_application_of_a_day_is_settled_two_working_days_late() {
    let city = City::start();
    let mut late = apply(&city, STRANGER, school(&city, json!({})), &[]);
    for _ in 1..7 {
        late = send(&city, late.cookie, &school(&city, json!({})));
    }
    // Within five working days would be the 18th.
    assert_eq!(late.at("2026-03-20T09:55:00+08:00")["state"], "checking");
    assert_eq!(late.at("2026-03-20T10:05:00+08:00")["state"], "settled");
    let promise = late.case()["promises"][0].clone();
    assert!(promise["met_at"].as_str() > promise["due_at"].as_str());
}

#[test]
fn a_jump_of_the_clock_ends_where_many_steps_do() {
    let run = |moments: &[&str]| {
        let city = City::start();
        let facts = json!({"skill": choice("grade_4"), "blood_ml": number("800"), "education": choice("senior_secondary")});
        let sent = apply(&city, WANG, school(&city, facts), &[]);
        city.set_clock("2026-03-11T10:00:30+08:00");
        let mut told = json!(null);
        for now in moments {
            told = sent.at(now);
        }
        // Seconds depend on when the test ran.
        let text = told["history"]
            .as_array()
            .expect("a history")
            .iter()
            .map(|entry| format!("{} {}", entry["confirmed"], entry["causes"]));
        (
            text.collect::<Vec<_>>(),
            told["official"].clone(),
            told["items"].as_array().map(Vec::len),
        )
    };
    let days = [
        "2026-03-12T12:00:00+08:00",
        "2026-03-13T12:00:00+08:00",
        "2026-03-20T12:00:00+08:00",
        "2026-03-28T12:00:00+08:00",
        "2026-04-30T12:00:00+08:00",
        "2026-07-31T12:00:00+08:00",
    ];
    assert_eq!(run(&days), run(&days[5..]));
}

#[test]
fn only_the_resident_who_sent_it_is_told() {
    let city = City::start();
    let sent = apply(&city, STRANGER, school(&city, json!({})), &[]);
    let path = format!("/api/v1/points/applications/{}", sent.number);
    let nobody = city.get(&path);
    assert_eq!(
        (nobody.status, nobody.slug()),
        (401, "not-signed-in".to_owned())
    );
    let other = city.sign_in("13800000002");
    for rest in ["/withdrawal", "/amendment", "/corrections", "/appeals"] {
        let post = Request::post(&format!("{path}{rest}"), &fresh()).header("cookie", &other);
        let refused = city.send(&post.json(&json!({})));
        assert_eq!(
            (refused.status, refused.slug()),
            (404, "case-not-found".to_owned()),
            "{rest}"
        );
    }
    let theirs = city.send(&Request::get(&path).header("cookie", &other));
    assert_eq!(theirs.slug(), "case-not-found");
}

#[test]
fn a_report_has_no_standing() {
    let city = City::start();
    let cookie = city.sign_in(WANG);
    let report = crate::reports::road_damage("坑").header("cookie", &cookie);
    let told = city.send(&report.header("x-portal-request", "1")).json();
    let number = told[0]["service_request_id"]
        .as_str()
        .expect("a number")
        .to_owned();
    let path = format!("/api/v1/points/applications/{number}");
    let asked = city.send(&Request::get(&path).header("cookie", &cookie));
    assert_eq!(
        (asked.status, asked.slug()),
        (404, "case-not-found".to_owned())
    );
}

/// The node of an explained tree.
pub fn find<'a>(tree: &'a Value, id: &str) -> Option<&'a Value> {
    if tree["id"] == id {
        return Some(tree);
    }
    let children = tree["children"].as_array()?;
    children.iter().find_map(|child| find(child, id))
}
