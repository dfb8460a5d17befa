//! The correction round: what is asked for, what comes, what does not.

use super::*;

fn silent(city: &City) -> Sent<'_> {
    let facts = json!({
        "skill": choice("grade_4"),
        "income_tax": number("1500"),
        "home": flag(false),
    });
    apply(city, STRANGER, school(city, facts), &[])
}

#[test]
fn what_is_not_proven_is_asked_for_with_a_term_and_a_warning() {
    let city = City::start();
    let sent = silent(&city);
    let before = sent.at("2026-03-13T09:55:00+08:00");
    assert!(before.get("correction").is_none() && before["until"].get("correct").is_none());
    let asked = sent.at("2026-03-13T10:05:00+08:00");
    assert_eq!(asked["state"], "correcting");
    assert_eq!(
        states(&asked),
        ["skill needs_paper", "income_tax needs_paper"]
    );
    let correction = &asked["correction"];
    assert_eq!(
        (&correction["due"], &correction["zero_if_missed"]),
        (&json!("2026-03-27"), &json!(true))
    );
    assert_eq!(asked["until"]["correct"], "2026-03-27");
    let facts: Vec<&Value> = correction["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| &item["fact"])
        .collect();
    assert_eq!(facts, ["skill", "income_tax"]);
    let warning = &asked["warnings"][0];
    assert_eq!(
        (&warning["kind"], &warning["due"]),
        (
            &json!("automatic_zero"),
            &json!("2026-03-28T00:00:00+08:00")
        )
    );
    assert!(
        warning["text"]["en"].to_string().contains("27 March"),
        "{warning}"
    );
    // The case asks for the very same, and its clock stands still.
    let case = sent.case();
    assert_eq!(
        (&case["status"], &case["needs_you"]),
        (&json!("needs_you"), &json!(true))
    );
    assert_eq!(case["asks"].as_array().map(Vec::len), Some(2));
    assert_eq!(case["asks"][0]["due"], "2026-03-27");
    assert!(
        case["asks"][1]["what"]["en"].to_string().contains("tax"),
        "{case}"
    );
    assert!(case["promises"][0]["pauses"][0].get("to").is_none());
}

#[test]
fn papers_are_looked_at_by_the_next_working_day_and_the_clock_runs_again() {
    let city = City::start();
    let sent = silent(&city);
    city.set_clock("2026-03-18T15:00:00+08:00");
    let skill = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["skill"]);
    let first = sent.post("/corrections", &skill);
    assert_eq!(first.status, 200, "{first:?}");
    let first = first.json();
    assert_eq!(first["state"], "correcting");
    assert_eq!(states(&first), ["skill checking", "income_tax needs_paper"]);
    assert_eq!(first["correction"]["items"][0]["received"], true);
    let asks = sent.case()["asks"].clone();
    assert_eq!(asks.as_array().map(Vec::len), Some(1), "{asks}");
    // The file counts once: it is in the case now.
    let again = sent.post("/corrections", &skill);
    assert_eq!(
        again.faults(),
        ["/evidence/0/attachment unknown_attachment"]
    );

    let tax = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["income_tax"]);
    let second = sent.post("/corrections", &tax).json();
    assert_eq!(second["state"], "checking");
    assert_eq!(second["warnings"][0]["kind"], json!(null), "{second}");
    assert!(second["until"].get("correct").is_none());
    let closed = sent.post("/corrections", &json!({"facts": {}, "evidence": []}));
    assert_eq!(
        (closed.status, closed.slug()),
        (409, "nothing-to-correct".to_owned())
    );
    let case = sent.case();
    assert_eq!(
        (&case["asks"], &case["status"]),
        (&json!([]), &json!("checking"))
    );
    assert!(case["promises"][0]["pauses"][0]["to"].is_string());
    assert_eq!(case["files"].as_array().map(Vec::len), Some(2));

    let looked = sent.at("2026-03-19T15:05:00+08:00");
    assert_eq!(states(&looked), ["skill confirmed", "income_tax confirmed"]);
    assert_eq!(confirmed(&looked), "43");
    let settled = sent.at("2026-03-20T15:05:00+08:00");
    assert_eq!(settled["state"], "settled");
    history_adds_up(&settled);
    let kept = sent.case()["promises"][0].clone();
    assert!(kept["met_at"].as_str() <= kept["due_at"].as_str(), "{kept}");
}

#[test]
fn the_last_day_counts_to_its_end_and_then_what_is_missing_is_zero() {
    let city = City::start();
    let sent = silent(&city);
    city.set_clock("2026-03-27T23:50:00+08:00");
    let skill = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["skill"]);
    assert_eq!(sent.post("/corrections", &skill).status, 200);
    let tax = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["income_tax"]);
    let before = sent.standing();
    assert_eq!(before["official"]["interval"]["claimed"], "43");
    assert_eq!(before["warnings"][0]["kind"], "automatic_zero");
    city.set_clock("2026-03-28T00:00:00+08:00");
    let late = sent.post("/corrections", &tax);
    assert_eq!(
        (late.status, late.slug()),
        (409, "nothing-to-correct".to_owned())
    );
    let missed = sent.standing();
    assert_eq!(states(&missed), ["skill checking", "income_tax rejected"]);
    let reason = item(&missed, "income_tax")["reason"]["en"].to_string();
    assert!(
        reason.contains("27 March") && reason.contains("0 points"),
        "{reason}"
    );
    let last = missed["history"]
        .as_array()
        .and_then(|all| all.last())
        .expect("an entry");
    assert_eq!(last["at"], "2026-03-28T00:00:00+08:00");
    assert_eq!(last["causes"][0]["node"], "income_tax");
    assert_eq!(last["causes"][0]["why"]["en"].to_string(), reason);
    // The paper that came in time is still looked at, on Monday.
    let settled = sent.at("2026-03-31T09:00:00+08:00");
    assert_eq!(
        (settled["state"].clone(), confirmed(&settled)),
        (json!("settled"), "40")
    );
    history_adds_up(&settled);
    let timeline = sent.case()["timeline"].to_string();
    assert!(timeline.contains("0 points"), "{timeline}");
}

#[test]
fn a_fact_can_be_taken_back_instead_of_proven() {
    let city = City::start();
    let sent = silent(&city);
    city.set_clock("2026-03-16T10:00:00+08:00");
    let body =
        json!({"facts": {"income_tax": number("0"), "skill": choice("none")}, "evidence": []});
    let corrected = sent.post("/corrections", &body);
    assert_eq!(corrected.status, 200, "{corrected:?}");
    let corrected = corrected.json();
    assert_eq!(corrected["state"], "checking");
    assert_eq!(corrected["facts"]["income_tax"]["value"], "0");
    assert!(states(&corrected).is_empty(), "nothing is claimed any more");
    let sent_now = sent.case()["sent"].to_string();
    assert!(!sent_now.contains("1500"), "{sent_now}");
    assert!(sent_now.contains("李小满"), "{sent_now}");
}

#[test]
fn another_value_without_a_paper_still_needs_one() {
    let city = City::start();
    let sent = silent(&city);
    city.set_clock("2026-03-16T10:00:00+08:00");
    let body = json!({"facts": {"income_tax": number("1000")}, "evidence": []});
    let corrected = sent.post("/corrections", &body).json();
    assert_eq!(
        states(&corrected),
        ["skill needs_paper", "income_tax needs_paper"]
    );
    assert_eq!(corrected["official"]["interval"]["claimed"], "42");
    // What was possible before stays in the history, and the correction has its entry.
    history_adds_up(&corrected);
    let history = corrected["history"].as_array().expect("a history");
    let last = history.last().expect("an entry");
    assert_eq!(last["at"], "2026-03-16T10:00:00+08:00");
    assert_eq!(last["causes"][0]["node"], "income_tax");
    let why = last["causes"][0]["why"]["en"].to_string();
    assert!(
        why.contains("You corrected") && why.contains("1000"),
        "{why}"
    );
    let timeline = sent.case()["timeline"].to_string();
    assert!(
        timeline.contains("You corrected what you had said."),
        "{timeline}"
    );
}

#[test]
fn what_a_paper_has_proven_can_no_longer_be_said_otherwise() {
    let city = City::start();
    let sent = silent(&city);
    city.set_clock("2026-03-16T10:00:00+08:00");
    let skill = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["skill"]);
    assert_eq!(sent.post("/corrections", &skill).status, 200);
    let looked = sent.at("2026-03-17T10:05:00+08:00");
    assert_eq!(
        states(&looked),
        ["skill confirmed", "income_tax needs_paper"]
    );
    let more = json!({"facts": {"skill": choice("grade_3_junior_title")}, "evidence": []});
    let refused = sent.post("/corrections", &more);
    assert_eq!(refused.faults(), ["/facts/skill decided"]);
}

#[test]
fn only_what_is_asked_for_can_be_corrected() {
    let city = City::start();
    let sent = silent(&city);
    let early = sent.post("/corrections", &json!({"facts": {}, "evidence": []}));
    assert_eq!(early.slug(), "nothing-to-correct");
    city.set_clock("2026-03-16T10:00:00+08:00");
    let faults = |body: Value| {
        let refused = sent.post("/corrections", &body);
        assert_eq!(refused.status, 422, "{refused:?}");
        refused.faults()
    };
    assert_eq!(
        faults(json!({"facts": {}, "evidence": []})),
        ["/evidence missing"]
    );
    assert_eq!(
        faults(json!({"facts": {"home": flag(true)}, "evidence": []})),
        ["/facts/home not_asked_for"]
    );
    assert_eq!(
        faults(json!({"facts": {"income_tax": number("-1")}, "evidence": []})),
        ["/facts/income_tax out_of_range"]
    );
    let home = with_papers(&city, &sent.cookie, json!({"facts": {}}), &["home"]);
    assert_eq!(faults(home), ["/evidence/0/fact not_asked_for"]);
    let mut no_consent = with_papers(&city, &sent.cookie, json!({}), &["skill"]);
    no_consent
        .as_object_mut()
        .expect("a body")
        .remove("consent");
    assert_eq!(faults(no_consent), ["/consent missing"]);
    assert_eq!(faults(json!({"facts": {}})), ["/evidence shape"]);
}
