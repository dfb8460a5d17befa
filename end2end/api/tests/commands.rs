//! `city-api score` and `city-api check`, from the outside.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_city-api"))
        .args(words)
        .output()
        .expect("the program runs")
}

fn printed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

fn complaint(output: &Output) -> String {
    assert!(output.stdout.is_empty(), "nothing on standard output");
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn shipped(id: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schemes");
    folder.join(format!("{id}.json")).display().to_string()
}

/// A file that goes with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn holding(text: &str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "city-api-{}-{}.json",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::write(&path, text).expect("a file");
        Self(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Vector B1 of Beijing, with the diploma confirmed by its register.
fn b1() -> Value {
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

fn score(facts: &Value, more: &[&str]) -> Output {
    let facts = Scratch::holding(&facts.to_string());
    let (scheme, facts_path) = (shipped("beijing-2016"), facts.path());
    let mut words = vec!["score", "--scheme", &scheme, "--facts", &facts_path];
    words.extend(more);
    run(&words)
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
fn what_is_called_wrongly_is_said_with_how_to_call_it() {
    for (words, expected) in [
        (vec!["score"], "--scheme is needed"),
        (vec!["score", "--scheme"], "--scheme needs a value"),
        (vec!["check", "--facts", "x"], "--facts is unknown"),
        (vec!["check", "scheme.json"], "scheme.json is unknown"),
    ] {
        let output = run(&words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let complaint = complaint(&output);
        assert!(complaint.contains(expected), "{complaint}");
        assert!(
            complaint.contains("city-api check --scheme FILE"),
            "{complaint}"
        );
    }
    let output = score(&b1(), &["--as-of", "tomorrow"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("tomorrow is no day"));
}

#[test]
fn an_unreadable_file_is_named_with_the_bad_member() {
    let missing = run(&["check", "--scheme", "/no/such/scheme.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(complaint(&missing).contains("/no/such/scheme.json: No such file"));

    let broken = Scratch::holding("{\"id\": \"x\",,}");
    let output = run(&["check", "--scheme", &broken.path()]);
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    assert!(
        text.contains("this is not JSON: ") && text.contains("line 1"),
        "{text}"
    );

    let text = fs::read_to_string(shipped("beijing-2016")).expect("the scheme");
    let mut scheme: Value = serde_json::from_str(&text).expect("JSON");
    scheme["root"]["children"][1]["rule"] = json!("product");
    let broken = Scratch::holding(&scheme.to_string());
    let output = run(&["check", "--scheme", &broken.path()]);
    assert_eq!(output.status.code(), Some(1));
    let report = printed(&output);
    assert_eq!(
        (&report["scheme"], &report["errors"]),
        (&json!("beijing-2016"), &json!(1))
    );
    let finding = &report["findings"][0];
    assert_eq!(finding["pointer"], "/root/children/1/rule");
    let text = finding["text"].as_str().expect("a text");
    assert!(text.starts_with("expected one of `sum`, "), "{text}");
    assert!(text.ends_with("; there stands \"product\""), "{text}");

    let output = score(
        &json!({"honour": {"kind": "flag", "value": "yes"}}),
        &["--as-of", "2018-03-11"],
    );
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    assert!(
        text.contains("/honour/value: expected yes or no; there stands \"yes\""),
        "{text}"
    );
}

#[test]
fn every_shipped_scheme_is_without_findings() {
    for id in [
        "foshan-2016",
        "shanghai-2015",
        "beijing-2016",
        "ranked-sample",
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

/// A table of one question.
fn small() -> Value {
    json!({
        "$schema": "../docs/scheme.schema.json",
        "id": "small", "version": "1", "title": "Small", "issuer": "Nobody", "source": "None",
        "effective_from": "2026-01-01",
        "purposes": [{"id": "any", "title": "Any", "line": "1", "line_title": "The line"}],
        "subjects": [{"id": "s", "title": "You", "facts": [
            {"id": "permit", "label": "Permit", "kind": "periods", "earliest": "2000-01-01", "max": 3}]}],
        "root": {"id": "total", "title": "Total", "rule": "rate", "points": "1",
            "measure": {"measure": "span", "fact": "permit", "unit": "years"}}})
}

fn score_small(scheme: &str, facts: &str, more: &[&str]) -> Output {
    let (scheme, facts) = (Scratch::holding(scheme), Scratch::holding(facts));
    let (scheme, facts) = (scheme.path(), facts.path());
    let mut words = vec!["score", "--scheme", &scheme, "--facts", &facts];
    words.extend(["--as-of", "2026-03-11"]);
    words.extend(more);
    run(&words)
}

#[test]
fn plain_texts_are_printed_as_they_were_written() {
    let report = printed(&score_small(&small().to_string(), "{}", &[]));
    assert_eq!(report["purposes"][0]["title"], "Any");
    assert_eq!(report["purposes"][0]["tree"]["title"], "Total");
}

#[test]
fn a_schema_for_editors_and_a_byte_order_mark_do_no_harm() {
    let file = Scratch::holding(&format!("\u{feff}{}", small()));
    let output = run(&["check", "--scheme", &file.path()]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(printed(&output)["findings"], json!([]));
    let facts = "\u{feff}{\"$schema\": \"facts.schema.json\"}";
    let report = printed(&score_small(&small().to_string(), facts, &[]));
    assert_eq!(report["ignored_facts"], json!([]));
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

#[test]
fn members_that_stand_twice_are_told() {
    let text = small().to_string();
    let twice = text.replace(r#""line":"1""#, r#""line":"1","line":"2""#);
    assert_ne!(text, twice);
    let file = Scratch::holding(&twice);
    let report = printed(&run(&["check", "--scheme", &file.path()]));
    assert_eq!(report["findings"][0]["pointer"], "/purposes/0/line");
    let told = "this member stands here twice; the last one would count";
    assert_eq!(report["findings"][0]["text"], told);
    let facts = r#"{"permit": {"kind": "periods", "value": []}, "permit": {"kind": "periods", "value": []}}"#;
    let output = score_small(&text, facts, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains(&format!("error /permit: {told}")));
}

#[test]
fn help_is_given_to_those_who_ask() {
    for words in [vec!["--help"], vec!["score", "--help"], vec!["check", "-h"]] {
        let output = run(&words);
        assert!(output.status.success(), "{words:?}");
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.contains("city-api check --scheme FILE"), "{text}");
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn nobody_is_troubled_by_a_reader_that_goes_away() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_city-api"))
        .args(["check", "--scheme", &shipped("foshan-2016")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
