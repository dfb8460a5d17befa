//! The receipt document: what it carries recomputes, and what was changed in it
//! is found.
#![cfg(not(target_arch = "wasm32"))]

#[allow(
    dead_code,
    reason = "each test file uses its part of the made-up tables"
)]
mod published_like;
#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::explain::{Explained, How};
use longgang_portal::domain::points::facts::FactValue;
use longgang_portal::domain::points::receipt_document::ReceiptDocument;
use longgang_portal::domain::points::receipt_document::aspects::{Aspect, differing};
use longgang_portal::domain::points::receipt_document::official::{
    ItemDifference, ItemState, own_against_official,
};
use longgang_portal::domain::points::receipt_document::verify::{
    Agreement, Broken, Doubt, Verdict, Verification, verify,
};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::read::{from_value, parsed};
use longgang_portal::domain::receipt::Receipt;
use proptest::prelude::*;
use resident::{Resident, decimal, foshan};
use serde_json::{Value, json};

fn resident() -> Resident {
    Resident::with_nothing()
        .choice("education", "senior_secondary")
        .choice("skill", "grade_4")
        .permit(&[("2021-07-06", "")])
        .number("blood_ml", "600")
}

fn document(resident: &Resident) -> Value {
    let today = resident.today.parse().expect("a day");
    let document =
        ReceiptDocument::of_estimate(&foshan(), &resident.facts, &"school".into(), today);
    serde_json::to_value(document).expect("it encodes")
}

fn verified(document: &Value) -> Verification {
    verify(
        &serde_json::to_vec(document).expect("JSON"),
        Some(&foshan()),
    )
    .expect("a receipt")
}

/// It counts for the day it was received on in the city, whatever day it is by
/// now and elsewhere, and carries number and time.
#[test]
fn the_document_of_an_application_is_of_the_day_it_was_received() {
    let receipt: Receipt = serde_json::from_value(json!({
        "number": "LG26-0311-0418", "received_at": "2026-03-11T00:02:11+08:00"}))
    .expect("a receipt");
    let later = "2026-05-01".parse().expect("a day");
    let resident = resident();
    let of = |receipt: &Receipt| {
        let purpose = "school".into();
        ReceiptDocument::of_application(&foshan(), &resident.facts, &purpose, receipt, later)
    };
    let document = of(&receipt);
    assert_eq!(document.as_of.to_string(), "2026-03-11");
    assert_eq!(document.file_name(), "points-foshan-2016-2026-03-11.json");
    let found = verified(&serde_json::to_value(&document).expect("it encodes"));
    assert_eq!(found.verdict(), Verdict::Agrees);
    assert_eq!(found.number, receipt.number.clone());
    assert_eq!(found.received_at, receipt.received_at);
    let untimed = Receipt {
        received_at: None,
        ..receipt
    };
    assert_eq!(of(&untimed).as_of, later);
}

/// The steps that do not agree, as `blood differs`.
fn findings(verification: &Verification) -> Vec<String> {
    let words = |agreement: &Agreement| match agreement {
        Agreement::Agrees => "agrees",
        Agreement::Differs { .. } => "differs",
        Agreement::Missing { .. } => "missing",
        Agreement::Unexpected { .. } => "unexpected",
    };
    let wrong = verification
        .steps
        .iter()
        .filter(|step| step.agreement != Agreement::Agrees);
    wrong
        .map(|step| format!("{} {}", step.id, words(&step.agreement)))
        .collect()
}

fn node<'a>(tree: &'a mut Value, id: &str) -> Option<&'a mut Value> {
    if tree["id"] == json!(id) {
        return Some(tree);
    }
    tree.get_mut("children")?
        .as_array_mut()?
        .iter_mut()
        .find_map(|child| node(child, id))
}

#[test]
fn an_untouched_document_agrees() {
    let verification = verified(&document(&resident()));
    assert!(verification.is_sound());
    assert_eq!(verification.computed.interval.claimed, decimal("119"));
    assert_eq!(verification.steps.len(), count(&verification.computed));
    assert_eq!(verification.verdict(), Verdict::Agrees);
    assert_eq!(verification.facts, resident().facts);
}

fn count(tree: &Explained) -> usize {
    1 + tree
        .children
        .iter()
        .map(|child| count(child))
        .sum::<usize>()
}

#[test]
fn points_written_higher_are_found_with_both_values() {
    let mut document = document(&resident());
    let blood = node(&mut document["explained"], "blood").expect("blood");
    blood["interval"]["claimed"] = json!("30");
    let verification = verified(&document);
    assert_eq!(findings(&verification), ["blood differs"]);
    let step = verification
        .steps
        .iter()
        .find(|step| step.id.as_str() == "blood");
    let Some(Agreement::Differs { stated, computed }) = step.map(|step| &step.agreement) else {
        panic!("it differs");
    };
    assert_eq!(stated.interval.claimed, decimal("30"));
    assert_eq!(computed.interval.claimed, decimal("9"));
    assert_eq!(differing(stated, computed), [Aspect::Claimed]);
    assert_eq!(verification.verdict(), Verdict::Differs { steps: 1 });
}

#[test]
fn what_a_step_says_differently_is_named() {
    let mut document = document(&resident());
    let blood = node(&mut document["explained"], "blood").expect("blood");
    let as_written = blood.clone();
    let changes = [
        ("title", json!("Blood given"), Aspect::Title),
        ("how", json!({"how": "matrix"}), Aspect::Reason),
        (
            "cut",
            json!({"before": "9", "bound": "5", "floor": false}),
            Aspect::Cut,
        ),
        ("multiplied", json!("2"), Aspect::Multiplied),
        ("open", json!(["castle"]), Aspect::Open),
        ("unproven", json!([]), Aspect::Unproven),
    ];
    for (member, value, aspect) in changes {
        let mut changed = as_written.clone();
        changed[member] = value;
        let read = |value: &Value| -> Explained {
            let bytes = serde_json::to_vec(value).expect("JSON");
            from_value(&parsed(&bytes).expect("JSON")).expect("a step")
        };
        assert_eq!(
            differing(&read(&changed), &read(&as_written)),
            [aspect],
            "{member}"
        );
    }
}

#[test]
fn a_doubt_beside_the_steps_is_no_agreement() {
    let mut document = document(&resident());
    document["facts"]["castle"] = json!({"kind": "flag", "value": true, "standing": "claimed"});
    assert_eq!(verified(&document).verdict(), Verdict::Doubtful);
}

#[test]
fn another_version_of_the_table_is_no_doubt_about_the_file() {
    let mut document = document(&resident());
    document["scheme"]["version"] = json!("2");
    let verification = verified(&document);
    assert_eq!(verification.doubts, [Doubt::OtherVersion]);
    assert_eq!(verification.verdict(), Verdict::Agrees);
    assert!(!verification.is_sound());
}

#[test]
fn its_file_is_named_by_table_and_day() {
    let today = "2026-03-12".parse().expect("a day");
    let mut scheme = foshan();
    let name = |scheme: &Scheme| {
        ReceiptDocument::of_estimate(scheme, &resident().facts, &"school".into(), today).file_name()
    };
    assert_eq!(name(&scheme), "points-foshan-2016-2026-03-12.json");
    scheme.id = "龙港/2026: a".into();
    assert_eq!(name(&scheme), "points-龙港-2026--a-2026-03-12.json");
}

#[test]
fn a_changed_fact_shows_in_the_steps_that_follow_from_it() {
    let mut document = document(&resident());
    document["facts"]["blood_ml"]["value"] = json!("2000");
    let verification = verified(&document);
    assert_eq!(
        findings(&verification),
        ["total differs", "bonus differs", "blood differs"]
    );
    assert!(verification.doubts.is_empty());
}

#[test]
fn a_changed_table_is_found_against_the_published_one() {
    let mut document = document(&resident());
    let table = node(&mut document["scheme"]["root"], "blood").expect("blood");
    table["points"] = json!("30");
    let verification = verified(&document);
    assert_eq!(verification.doubts, [Doubt::AlteredScheme]);
    assert!(findings(&verification).contains(&"blood differs".to_owned()));
    // Without the published table the changed one cannot be told from it.
    let file = serde_json::to_vec(&document).expect("JSON");
    assert!(verify(&file, None).expect("a receipt").doubts.is_empty());
    document["scheme"]["version"] = json!("2");
    assert_eq!(verified(&document).doubts, [Doubt::OtherVersion]);
}

#[test]
fn steps_left_out_added_or_moved_are_found() {
    let whole = document(&resident());
    let mut less = whole.clone();
    let bonus = node(&mut less["explained"], "bonus").expect("bonus");
    let children = bonus["children"].as_array_mut().expect("children");
    children.retain(|child| child["id"] != json!("blood"));
    assert_eq!(findings(&verified(&less)), ["blood missing"]);
    let mut more = whole.clone();
    let blood = node(&mut more["explained"], "blood")
        .expect("blood")
        .clone();
    let root = more["explained"]["children"]
        .as_array_mut()
        .expect("children");
    root.push(blood);
    assert_eq!(findings(&verified(&more)), ["blood unexpected"]);
    let mut other = whole;
    other["explained"]["id"] = json!("other");
    let verification = verified(&other);
    let found = findings(&verification);
    assert_eq!(found.first().map(String::as_str), Some("total missing"));
    assert!(found.contains(&"other unexpected".to_owned()));
}

#[test]
fn unreadable_steps_leave_the_computed_ones() {
    let mut document = document(&resident());
    node(&mut document["explained"], "blood").expect("blood")["interval"] = json!("many");
    let verification = verified(&document);
    let [Doubt::Steps(unreadable)] = &verification.doubts[..] else {
        panic!("{:?}", verification.doubts);
    };
    assert!(unreadable.path().starts_with("/explained/children/"));
    assert!(unreadable.path().ends_with("/interval"));
    assert_eq!(findings(&verification).len(), verification.steps.len());
    document
        .as_object_mut()
        .expect("an object")
        .remove("explained");
    assert!(matches!(verified(&document).doubts[..], [Doubt::Steps(_)]));
}

#[test]
fn facts_that_cannot_be_are_named() {
    let mut document = document(&resident());
    document["facts"]["blood_ml"]["value"] = json!("-1");
    document["facts"]["castle"] = json!({"kind": "flag", "value": true, "standing": "claimed"});
    document["purpose"] = json!("parking");
    assert_eq!(
        verified(&document).doubts,
        [
            Doubt::UnknownPurpose,
            Doubt::UnfitFact("blood_ml".into()),
            Doubt::UnknownFact("castle".into()),
        ]
    );
}

#[test]
fn what_is_no_receipt_says_what_it_is_not() {
    let broken = |file: &[u8]| verify(file, None).expect_err("no receipt");
    assert_eq!(broken(b""), Broken::NotJson);
    assert_eq!(broken(b"\xff\xd8\xff"), Broken::NotJson);
    assert_eq!(broken(b"[]"), Broken::NotAReceipt);
    assert_eq!(broken(b"{}"), Broken::NotAReceipt);
    assert_eq!(
        broken(br#"{"format": "points-receipt/2"}"#),
        Broken::NotAReceipt
    );
    let whole = document(&resident());
    let text = serde_json::to_string(&whole).expect("JSON");
    assert_eq!(broken(&text.as_bytes()[..text.len() / 2]), Broken::NotJson);
    for member in ["scheme", "facts", "purpose", "as_of"] {
        let mut less = whole.clone();
        less.as_object_mut().expect("an object").remove(member);
        let file = serde_json::to_vec(&less).expect("JSON");
        let Broken::Unreadable(unreadable) = broken(&file) else {
            panic!("{member}");
        };
        assert_eq!(unreadable.path(), format!("/{member}"));
    }
}

fn item<'a>(items: &'a [ItemDifference], id: &str) -> &'a ItemDifference {
    let found = items.iter().find(|item| item.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no item {id}"))
}

#[test]
fn the_official_score_is_compared_item_by_item() {
    // One's own permit is four years old on 30 May, by the office's books three.
    let own = resident();
    let official = own
        .clone()
        .permit(&[("2022-07-06", "")])
        .confirmed("permit")
        .confirmed("has_permit")
        .confirmed("education")
        .choice("business", "limited")
        .confirmed("business");
    let items = own_against_official(&own.score("school"), &official.score("school"));
    let residence = item(&items, "residence");
    assert_eq!(
        (residence.state, residence.points),
        (ItemState::Less, decimal("-5"))
    );
    let measured = |side: &ItemDifference| {
        [&side.own, &side.official].map(|side| match side.as_ref().map(|side| &side.how) {
            Some(How::Rate { measured, .. }) => *measured,
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(
        measured(residence),
        [Some(decimal("4")), Some(decimal("3"))]
    );
    let state = |id: &str| (item(&items, id).state, item(&items, id).points);
    assert_eq!(state("education"), (ItemState::Confirmed, decimal("0")));
    assert_eq!(state("skill"), (ItemState::Unproven, decimal("-40")));
    assert_eq!(state("business"), (ItemState::More, decimal("10")));
    assert!(
        items.iter().all(|item| item.id.as_str() != "home"),
        "worth nothing to both"
    );
}

#[test]
fn an_item_only_one_side_counts_has_the_other_side_empty() {
    let own = Resident::with_nothing().entries(
        "commendations",
        &[resident::commendation("2025-01-01", "county", false)],
    );
    let official = Resident::with_nothing();
    let items = own_against_official(&own.score("school"), &official.score("school"));
    let county = item(&items, "commendations_county");
    assert_eq!(
        (county.state, county.points),
        (ItemState::Less, decimal("-30"))
    );
    assert_eq!(county.official, None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_document_survives_a_round_trip_and_agrees((scheme, facts) in published_like::cases(1..8)) {
        let today = published_like::today();
        let document = ReceiptDocument::of_estimate(&scheme, &facts, &"school".into(), today);
        let file = serde_json::to_vec(&document).expect("JSON");
        let again: ReceiptDocument = from_value(&parsed(&file).expect("JSON")).expect("a receipt");
        prop_assert_eq!(&again, &document);
        let verification = verify(&file, Some(&scheme)).expect("a receipt");
        prop_assert!(verification.is_sound(), "{:?}", verification.doubts);
        prop_assert_eq!(verification.computed, document.explained);
    }

    /// Whatever points of whatever step are changed, that step is found, and
    /// only that one.
    #[test]
    fn tampering_is_found((scheme, facts) in published_like::cases(1..8), at in any::<prop::sample::Index>()) {
        let today = published_like::today();
        let document = ReceiptDocument::of_estimate(&scheme, &facts, &"school".into(), today);
        let mut json = serde_json::to_value(&document).expect("it encodes");
        let mut ids = Vec::new();
        fn collect(tree: &Explained, ids: &mut Vec<String>) {
            ids.push(tree.id.to_string());
            tree.children.iter().for_each(|child| collect(child, ids));
        }
        collect(&document.explained, &mut ids);
        let id = at.get(&ids);
        node(&mut json["explained"], id).expect("a step")["interval"]["claimed"] = json!("77.7777");
        let verification = verify(&serde_json::to_vec(&json).expect("JSON"), None).expect("a receipt");
        prop_assert_eq!(findings(&verification), [format!("{id} differs")]);
    }

    /// Any file at all is answered, never a panic.
    #[test]
    fn any_file_is_answered(cut in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = serde_json::to_vec(&document(&resident())).expect("JSON");
        let at = cut.index(file.len());
        let before = file[at];
        file[at] = byte;
        let answered = verify(&file, Some(&foshan()));
        if before == byte {
            prop_assert!(answered.is_ok_and(|verification| verification.is_sound()));
        } else if let Ok(verification) = answered {
            // A change that is not found is one of words nobody computes from,
            // and then the published table gives it away.
            let harmless = from_value::<ReceiptDocument>(&parsed(&file).expect("JSON"))
                .is_ok_and(|read| read.scheme == foshan() && read.facts == resident().facts);
            prop_assert!(harmless || !verification.is_sound());
        }
    }

    /// The differences add up to the difference of what is counted.
    #[test]
    fn differences_are_official_less_own((scheme, facts) in published_like::cases(1..8), blood in 0_i64..40) {
        let today = published_like::today();
        let own = longgang_portal::domain::points::score::score(&scheme, &facts, &"school".into(), today);
        let mut other = facts.clone();
        other.claim("blood", FactValue::Number(longgang_portal::domain::decimal::Decimal::from_whole(blood)));
        let official = longgang_portal::domain::points::score::score(&scheme, &other, &"school".into(), today);
        for item in own_against_official(&own, &official) {
            let own = item.own.map_or(decimal("0"), |own| own.interval.claimed);
            let theirs = item.official.map_or(decimal("0"), |theirs| theirs.interval.confirmed);
            prop_assert_eq!(item.points, theirs.minus(own));
            prop_assert_eq!(item.state == ItemState::Confirmed, theirs == own);
        }
    }
}
