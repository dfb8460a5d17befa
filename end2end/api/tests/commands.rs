//! `city-api score` and `city-api check`, from the outside.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
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
    let complaint_text = complaint(&output);
    assert!(
        complaint_text.contains("/root/children/1/rule: expected one of the known words"),
        "{complaint_text}"
    );

    let output = score(
        &json!({"honour": {"kind": "flag", "value": "yes"}}),
        &["--as-of", "2018-03-11"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("/honour/value: expected yes or no"));
}

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
        "error /root/children/2/capp: no scheme has such a member; it is ignored",
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
}
