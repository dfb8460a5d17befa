//! What `score` prints, and what it refuses.

use super::*;

/// Vector B1 of Beijing, with the diploma confirmed by its register.
pub fn b1() -> Value {
    json!({
        "birth_date": {"kind": "date", "value": "1980-03-11"},
        "insured": {"kind": "periods", "value": [{"from": "2008-03-11"}]},
        "own_home": {"kind": "periods", "value": []},
        "rented": {"kind": "periods", "value": [{"from": "2006-03-11"}]},
        "study": {"kind": "periods", "value": []},
        "education": {"kind": "choice", "value": "bachelor", "standing": "confirmed"},
        "moved_home_years": {"kind": "number", "value": "0"},
        "moved_both_years": {"kind": "number", "value": "0"},
        "innovation_award": {"kind": "choice", "value": "none"},
        "hitech_years": {"kind": "number", "value": "0"},
        "startup_years": {"kind": "number", "value": "0"},
        "incubator_years": {"kind": "number", "value": "0"},
        "tax_wages": {"kind": "flag", "value": false},
        "tax_share": {"kind": "flag", "value": false},
        "tax_offences": {"kind": "number", "value": "0"},
        "honour": {"kind": "flag", "value": false},
        "detentions": {"kind": "entries", "value": []}
    })
}

pub fn score(facts: &Value, more: &[&str]) -> Output {
    let facts = Scratch::holding(&facts.to_string());
    let (scheme, facts_path) = (shipped("beijing-2016"), facts.path());
    let mut words = vec!["score", "--scheme", &scheme, "--facts", &facts_path];
    words.extend(more);
    run(&words)
}

#[test]
fn a_line_that_is_waived_is_reached() {
    let shipped = std::fs::read_to_string(shipped("beijing-2016")).expect("a scheme");
    let mut scheme: Value = serde_json::from_str(&shipped).expect("JSON");
    scheme["purposes"][0]["line"] = json!("99");
    scheme["purposes"][0]["waived_when"] = json!({"is": "yes", "fact": "honour"});
    let scheme = Scratch::holding(&scheme.to_string());
    let hukou = |honour: Value| {
        let mut facts = b1();
        facts["honour"] = json!({"kind": "flag", "value": honour});
        let facts = Scratch::holding(&facts.to_string());
        let (scheme, facts) = (scheme.path(), facts.path());
        let words = [
            "score",
            "--scheme",
            &scheme,
            "--facts",
            &facts,
            "--as-of",
            "2018-03-11",
        ];
        printed(&run(&words))["purposes"][0].clone()
    };
    let waived = hukou(json!(true));
    assert_eq!(
        waived["line_waived"],
        json!({"confirmed": null, "claimed": true})
    );
    assert_eq!(
        waived["reaches_line"],
        json!({"confirmed": false, "claimed": true, "possible": true})
    );
    let asked = hukou(json!(false));
    assert_eq!(asked["line_waived"]["claimed"], false);
    assert_eq!(asked["reaches_line"]["claimed"], false);
}

#[test]
fn a_score_is_printed_with_its_reasons() {
    let output = score(&b1(), &["--as-of", "2018-03-11"]);
    assert!(output.status.success(), "{output:?}");
    let report = printed(&output);
    assert_eq!(report["scheme"], "beijing-2016");
    assert_eq!(
        (&report["as_of"], &report["in_force"]),
        (&json!("2018-03-11"), &json!(true))
    );
    assert_eq!(report["ignored_facts"], json!([]));
    let hukou = &report["purposes"][0];
    assert_eq!(hukou["purpose"], "hukou");
    assert_eq!(hukou["total"]["claimed"], "70");
    assert_eq!(hukou["total"]["possible"], "70");
    assert_eq!(hukou["reaches_line"]["claimed"], true);
    // The permit is an open question, seven years of insurance are not.
    let gate = |id: &str| {
        let gates = hukou["gates"].as_array().expect("gates");
        gates
            .iter()
            .find(|gate| gate["id"] == id)
            .expect("the gate")
            .clone()
    };
    assert_eq!(gate("permit")["claimed"], Value::Null);
    assert_eq!(gate("permit")["open"], json!(["has_permit"]));
    assert_eq!(gate("insured_seven_years")["claimed"], true);
    let best = &hukou["tree"]["children"][0];
    assert_eq!(best["how"], json!({"how": "highest", "of": "with_degree"}));
    let insurance = &best["children"][0]["children"][0];
    assert_eq!(insurance["how"]["measured"], "10");
    assert_eq!(insurance["how"]["steps"], "10");
    assert_eq!(insurance["unproven"], json!(["insured", "study"]));
}

#[test]
fn one_purpose_may_be_asked_for() {
    let facts = Scratch::holding("{}");
    let (scheme, path) = (shipped("foshan-2016"), facts.path());
    let mut words = vec!["score", "--scheme", &scheme, "--facts", &path];
    words.extend(["--as-of", "2026-03-11"]);
    let purposes = |output: &Output| printed(output)["purposes"].as_array().map(Vec::len);
    assert_eq!(purposes(&run(&words)), Some(2));
    words.extend(["--purpose", "school"]);
    assert_eq!(purposes(&run(&words)), Some(1));
    let last = words.len() - 1;
    words[last] = "housing";
    let output = run(&words);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("no purpose housing; it has school, hukou"));
}

#[test]
fn rank_keys_are_printed() {
    let facts = Scratch::holding(r#"{"medical_months": {"kind": "number", "value": "77"}}"#);
    let (scheme, path) = (shipped("ranked-sample"), facts.path());
    let output = run(&[
        "score",
        "--scheme",
        &scheme,
        "--facts",
        &path,
        "--as-of",
        "2026-03-11",
    ]);
    let keys = &printed(&output)["purposes"][0]["rank_keys"];
    assert_eq!(keys[0]["claimed"], "77");
    assert_eq!(keys[1].get("claimed"), None);
}

#[test]
fn facts_that_do_not_fit_are_named() {
    let mut facts = b1();
    facts["horoscope"] = json!({"kind": "choice", "value": "dragon"});
    facts["education"] = json!({"kind": "choice", "value": "professor"});
    facts["detentions"] =
        json!({"kind": "entries", "value": [{"day": {"kind": "date", "value": "2018-01-01"}}]});
    let report = printed(&score(&facts, &["--as-of", "2018-03-11"]));
    let ignored: Vec<&str> = report["ignored_facts"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|misfit| misfit["fact"].as_str())
        .collect();
    assert_eq!(ignored, ["detentions/0/day", "education", "horoscope"]);
}

#[test]
fn a_day_out_of_force_is_said() {
    let report = printed(&score(&b1(), &["--as-of", "2020-01-01"]));
    assert_eq!(report["in_force"], false);
}

#[test]
fn plain_texts_are_printed_as_they_were_written() {
    let report = printed(&score_small(&small().to_string(), "{}", &[]));
    assert_eq!(report["purposes"][0]["title"], "Any");
    assert_eq!(report["purposes"][0]["tree"]["title"], "Total");
}

#[test]
fn misspelled_facts_are_refused_unless_told_to_score_anyway() {
    let facts = r#"{"permit": {"kind": "periods", "value": [{"from": "2019-01-01", "until": "2019-12-31"}]}}"#;
    let output = score_small(&small().to_string(), facts, &[]);
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    let expected =
        ": error /permit/value/0/until: there is no member `until` here, only `from`, `to`";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("score: 1 error;"), "{text}");
    let output = score_small(&small().to_string(), facts, &["--anyway"]);
    assert!(output.status.success(), "{output:?}");
    let report = printed(&output);
    assert_eq!(report["errors"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["purposes"][0]["total"]["claimed"], "7");
}

#[test]
fn a_scheme_with_errors_scores_nobody_unless_told_to() {
    let mut scheme = small();
    scheme["root"]["measure"]["fact"] = json!("permits");
    scheme["root"]["capp"] = json!("3");
    let output = score_small(&scheme.to_string(), "{}", &[]);
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    assert!(
        text.contains("error total: the fact `permits` is not defined"),
        "{text}"
    );
    assert!(text.contains("error /root/capp: "), "{text}");
    assert!(text.contains("score: 2 errors;"), "{text}");
    let output = score_small(&scheme.to_string(), "{}", &["--anyway"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(printed(&output)["errors"].as_array().map(Vec::len), Some(2));
    // What cannot be read cannot be scored either.
    scheme["root"]["rule"] = json!("rates");
    let output = score_small(&scheme.to_string(), "{}", &["--anyway"]);
    assert_eq!(output.status.code(), Some(1));
}
