//! What holds for any answer at all.

use super::*;
use crate::domain::read;

/// Text as it might be typed: anything, or made of what numbers and dates are made of.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[-0-9０-９.。,，年月日 :+xX]{0,20}",
        "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( [0-9]{1,2}:[0-9]{2})?",
        "[-]?[0-9]{1,3}([.][0-9]{1,5})?",
        Just("yes".to_owned()),
        Just("college".to_owned()),
        Just("11010519491231002X".to_owned()),
        "1[3-9][0-9]{9}",
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let row = (any_text(), any_text(), any::<bool>()).prop_map(|(from, to, ongoing)| RawPeriod {
        from,
        to,
        ongoing,
    });
    let entry = (any_text(), any_text()).prop_map(|(kind, date)| record(&kind, &date));
    prop_oneof![
        Just(Answer::NotSure),
        any_text().prop_map(Answer::Text),
        proptest::collection::vec(any_text(), 0..3).prop_map(Answer::Many),
        proptest::collection::vec(row, 0..4).prop_map(Answer::Periods),
        proptest::collection::vec(entry, 0..3).prop_map(Answer::Entries),
    ]
}

proptest! {
    /// Checking never panics, and a checked value written out checks to itself.
    #[test]
    fn what_is_checked_checks_again(answer in any_answer(), required in any::<bool>()) {
        for kind in kinds() {
            let field = Field { required, may_be_unknown: true, ..field("f", kind) };
            if let Ok(checked) = check(&field, &answer, today()) {
                prop_assert_eq!(check(&field, &checked.answer(), today()), Ok(checked));
            }
        }
    }

    /// Every fault has a key and a place.
    #[test]
    fn faults_are_found_where_they_are_said_to_be(answer in any_answer()) {
        for kind in kinds() {
            let page = Page { fields: vec![field("f", kind)], ..Page::default() };
            let answers = Answers::from([(FieldId::from("f"), answer.clone())]);
            for at in check_page(&page, &answers, today()) {
                prop_assert!(page.find(&at.field).is_some(), "{}", at.field);
            }
        }
    }

    /// A draft gives back every answer as it was.
    #[test]
    fn answers_survive_being_stored(answer in any_answer()) {
        let answers = Answers::from([(FieldId::from("f"), answer)]);
        let stored = serde_json::to_string(&answers).expect("to JSON");
        let value = read::parsed(stored.as_bytes()).expect("JSON");
        let read: Answers = read::from_value(&value).expect("answers");
        prop_assert_eq!(read, answers);
    }
}
