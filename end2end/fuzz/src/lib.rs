//! What the fuzz targets share: everything the portal does with a table.

pub mod edits;
pub mod open311;

use chrono::NaiveDate;
use longgang_portal::domain::identity::PurposeId;
use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::misfit::misfits;
use longgang_portal::domain::points::receipt_document::ReceiptDocument;
use longgang_portal::domain::points::receipt_document::verify::{Verdict, verify};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::read::{Read, from_value, parsed};

/// Takes a value out of bytes, where they are one.
pub fn read<T: Read>(bytes: &[u8]) -> Option<T> {
    from_value(&parsed(bytes).ok()?).ok()
}

/// Days on which a table is scored: around a leap day, and at both ends of time.
pub fn days() -> [NaiveDate; 4] {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    [
        day(2026, 3, 11),
        day(2024, 2, 29),
        NaiveDate::MIN,
        NaiveDate::MAX,
    ]
}

/// Checks a table and scores facts by it, for each purpose and one it does not
/// know. Any table that loads evaluates, and its interval is in order.
pub fn evaluate(scheme: &Scheme, facts: &Facts) {
    let _ = check(scheme);
    let unknown = "unknown".into();
    let purposes = scheme.purposes.iter().map(|purpose| &purpose.id);
    let [day, others @ ..] = days();
    for purpose in purposes.take(2).chain([&unknown]) {
        in_order(scheme, facts, purpose, day);
    }
    let purpose = scheme
        .purposes
        .first()
        .map_or(&unknown, |purpose| &purpose.id);
    for day in others {
        in_order(scheme, facts, purpose, day);
    }
    let _ = misfits(scheme, facts, day);
    let document = ReceiptDocument::of_estimate(scheme, facts, purpose, day);
    let file = serde_json::to_vec(&document).expect("a receipt encodes");
    // What is written reads as the same, and agrees with itself. Deeper than JSON
    // is read, a receipt is refused as such.
    if let Ok(found) = verify(&file, Some(scheme)) {
        assert!(!matches!(found.verdict(), Verdict::Differs { .. }));
    }
}

fn in_order(scheme: &Scheme, facts: &Facts, purpose: &PurposeId, day: NaiveDate) {
    let interval = score(scheme, facts, purpose, day).interval;
    assert!(interval.confirmed <= interval.claimed);
    assert!(
        interval
            .possible
            .is_none_or(|most| interval.claimed <= most)
    );
    let _ = gates(scheme, facts, purpose, day);
}
