//! How the commands are called, and files that are not as they should be.

use super::scored::{b1, score};
use super::*;
use std::process::Stdio;

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
