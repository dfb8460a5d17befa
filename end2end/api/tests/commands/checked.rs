//! What `check` prints.

use super::*;

#[test]
fn every_shipped_scheme_is_without_findings() {
    for id in [
        "foshan-2016",
        "shanghai-2015",
        "beijing-2016",
        "ranked-sample",
        "ranked-sample-next",
    ] {
        let output = run(&["check", "--scheme", &shipped(id)]);
        assert!(output.status.success(), "{id}");
        let report = printed(&output);
        assert_eq!(report["scheme"], id);
        assert_eq!(report["findings"], json!([]), "{id}");
    }
}

#[test]
fn findings_are_printed_and_errors_fail() {
    let text = fs::read_to_string(shipped("ranked-sample")).expect("the scheme");
    let scheme: Value = serde_json::from_str(&text).expect("JSON");

    // A cap that can never cut: bands of at most 30.
    let mut warned = scheme.clone();
    warned["root"]["children"][0]["cap"] = json!("1000");
    let file = Scratch::holding(&warned.to_string());
    let output = run(&["check", "--scheme", &file.path()]);
    assert!(output.status.success(), "a warning is no error");
    let report = printed(&output);
    assert_eq!(report["errors"], 0);
    assert_eq!(report["warnings"], 1);

    let mut faulty = scheme;
    faulty["root"]["children"][2]["capp"] = json!("20");
    faulty["root"]["children"][1]["fact"] = json!("schooling");
    faulty["root"]["children"][0]["bands"][4]["from"] = json!("200");
    let file = Scratch::holding(&faulty.to_string());
    let output = run(&["check", "--scheme", &file.path()]);
    assert_eq!(output.status.code(), Some(1));
    let report = printed(&output);
    let findings = report["findings"].as_array().expect("findings");
    let words: Vec<String> = findings
        .iter()
        .map(|finding| {
            let text = |member: &str| finding[member].as_str().unwrap_or_default();
            format!("{} {}: {}", text("severity"), text("path"), text("text"))
        })
        .collect();
    for expected in [
        "error /root/children/2/capp: `rate` has no `capp`; did you mean `cap`?",
        "error total/education: the fact `schooling` is not defined",
        "warning about_you/education: the fact is asked for and never used",
        "warning total/age: what lies between band 4 and the one below is worth nothing",
        "warning total/age: band 4 cannot be reached: no answer measures so much or so little",
    ] {
        assert!(
            words.iter().any(|word| word == expected),
            "{expected}\n{words:#?}"
        );
    }
    assert_eq!(report["errors"], 2);
    assert_eq!(report["warnings"], 3);
    let pointer = |path: &str| {
        let finding = findings.iter().find(|finding| finding["path"] == path);
        finding.expect(path)["pointer"].clone()
    };
    assert_eq!(pointer("total/education"), "/root/children/1");
    assert_eq!(pointer("total/age"), "/root/children/0");
    let fact = pointer("about_you/education");
    let fact = faulty.pointer(fact.as_str().expect("a pointer"));
    assert_eq!(fact.expect("the fact")["id"], "education");
}

#[test]
fn who_misspells_an_id_is_told_what_may_be_meant() {
    let text = fs::read_to_string(shipped("ranked-sample")).expect("the scheme");
    let mut scheme: Value = serde_json::from_str(&text).expect("JSON");
    scheme["root"]["children"][1]["fact"] = json!("educatoin");
    scheme["root"]["children"][2]["measure"] = json!({"measure": "number", "fact": "education"});
    let file = Scratch::holding(&scheme.to_string());
    let report = printed(&run(&["check", "--scheme", &file.path()]));
    let findings = report["findings"].as_array().expect("findings");
    for expected in [
        "the fact `educatoin` is not defined; is it `education`?",
        "the fact `education` is of a kind that cannot be used here; its kind is `choice`",
    ] {
        assert!(
            findings.iter().any(|one| one["text"] == expected),
            "{expected}\n{findings:#?}"
        );
    }
}
