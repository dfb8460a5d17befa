//! One answer of each kind: read, refused, left alone.

use super::*;

#[test]
fn each_kind_has_its_own_sentence_for_missing() {
    let mut keys = BTreeSet::new();
    for kind in kinds() {
        let result = check(&field("f", kind.clone()), &Answer::Empty, today());
        match result {
            Err(fault) => {
                keys.insert(fault.key());
            }
            Ok(checked) => assert_eq!((&kind, checked), (&FieldKind::Note, Checked::Nothing)),
        }
        let blank = check(&optional(kind), &Answer::text(" \u{3000}"), today());
        assert_eq!(blank, Ok(Checked::Nothing));
    }
    assert_eq!(keys.len(), 13);
}

#[test]
fn empty_boxes_of_a_date_are_a_missing_date() {
    assert_eq!(
        checked(date_kind(), "--"),
        Err(Fault::Missing(MissingKind::Date))
    );
    assert_eq!(
        check(&optional(date_kind()), &Answer::text("--"), today()),
        Ok(Checked::Nothing)
    );
}

#[test]
fn not_sure_is_unknown_where_it_is_offered_and_missing_elsewhere() {
    let mut asked = field("f", number(0, 5, 0));
    assert_eq!(
        check(&asked, &Answer::NotSure, today()),
        Err(Fault::Missing(MissingKind::Number))
    );
    asked.may_be_unknown = true;
    assert_eq!(
        check(&asked, &Answer::NotSure, today()),
        Ok(Checked::Unknown)
    );
}

#[test]
fn text_is_measured_as_the_resident_counts_it() {
    let kind = || FieldKind::Text {
        max: 5,
        lines: false,
    };
    assert_eq!(
        checked(kind(), " 路灯不亮了 "),
        Ok(Checked::Text("路灯不亮了".into()))
    );
    assert_eq!(
        checked(kind(), "路灯不亮了。。"),
        Err(Fault::TooLong { over: 2, max: 5 })
    );
    assert_eq!(
        checked(kind(), "𠮷野\u{0}家\n"),
        Ok(Checked::Text("𠮷野家".into()))
    );
    let lines = FieldKind::Text {
        max: 20,
        lines: true,
    };
    assert_eq!(
        checked(lines, "一\r\n二\t"),
        Ok(Checked::Text("一\n二".into()))
    );
}

#[test]
fn numbers_are_held_to_their_bounds_from_both_sides() {
    let kind = || number(1, 10, 1);
    let value = |text: &str| Ok(Checked::Number(text.parse().expect("a decimal")));
    assert_eq!(checked(kind(), "1"), value("1"));
    assert_eq!(checked(kind(), "１０"), value("10"));
    assert_eq!(checked(kind(), "3.5年"), value("3.5"));
    assert_eq!(checked(kind(), "3 years"), value("3"));
    assert_eq!(
        checked(kind(), "0.9"),
        Err(Fault::BelowMin {
            min: Decimal::from_whole(1)
        })
    );
    assert_eq!(
        checked(kind(), "10.1"),
        Err(Fault::AboveMax {
            max: Decimal::from_whole(10)
        })
    );
    assert_eq!(
        checked(kind(), "99999999999999999999"),
        Err(Fault::AboveMax {
            max: Decimal::from_whole(10)
        })
    );
    assert_eq!(
        checked(kind(), "2.25"),
        Err(Fault::TooManyDecimals { decimals: 1 })
    );
    assert_eq!(checked(kind(), "三年"), Err(Fault::NotANumber));
}

#[test]
fn days_are_held_to_their_bounds_from_both_sides() {
    assert_eq!(
        checked(date_kind(), "2026-3-11"),
        Ok(Checked::Date(today()))
    );
    assert_eq!(checked(date_kind(), "2026-3-12"), Err(Fault::InTheFuture));
    assert_eq!(
        checked(date_kind(), "1920-1-1"),
        Ok(Checked::Date(day("1920-01-01")))
    );
    assert_eq!(
        checked(date_kind(), "1919-12-31"),
        Err(Fault::BeforeEarliest {
            earliest: day("1920-01-01")
        })
    );
    let latest = day("2020-06-30");
    let kind = FieldKind::Date {
        earliest: None,
        latest: Some(latest),
    };
    assert_eq!(
        checked(kind, "2020-7-1"),
        Err(Fault::AfterLatest { latest })
    );
    let open = FieldKind::Date {
        earliest: None,
        latest: None,
    };
    assert_eq!(
        checked(open, "2999-1-1"),
        Ok(Checked::Date(day("2999-01-01")))
    );
    assert_eq!(
        checked(date_kind(), "2026-2-30").map_err(|fault| fault.values()),
        Err(vec![
            ("year", "2026".into()),
            ("month", "2".into()),
            ("day", "30".into())
        ])
    );
}

#[test]
fn choices_must_be_among_the_options() {
    let choice = || FieldKind::Choice { options: options() };
    assert_eq!(
        checked(choice(), "college"),
        Ok(Checked::Choice(OptionId::from("college")))
    );
    assert_eq!(checked(choice(), "doctor"), Err(Fault::NotAnOption));
    assert_eq!(checked(FieldKind::YesNo, "yes"), Ok(Checked::YesNo(true)));
    assert_eq!(checked(FieldKind::YesNo, "maybe"), Err(Fault::NotYesOrNo));
    let many = field("f", FieldKind::Many { options: options() });
    let answer = |ids: &[&str]| Answer::Many(ids.iter().map(|id| (*id).to_owned()).collect());
    let wanted = ["primary", "master"].map(OptionId::from).to_vec();
    let result = check(&many, &answer(&["master", "primary", "master"]), today());
    assert_eq!(result, Ok(Checked::Many(wanted)));
    assert_eq!(
        check(&many, &answer(&["primary", "doctor"]), today()),
        Err(Fault::NotAnOption)
    );
    assert_eq!(
        check(&many, &answer(&[]), today()),
        Err(Fault::Missing(MissingKind::Many))
    );
}

#[test]
fn persons_are_checked_with_their_own_sentences() {
    assert_eq!(
        checked(FieldKind::Phone, "138 0000 0001"),
        Ok(Checked::Text("13800000001".into()))
    );
    assert_eq!(
        checked(FieldKind::Phone, "138000000"),
        Err(Fault::PhoneTooShort { missing: 2 })
    );
    assert_eq!(
        checked(FieldKind::Phone, "23800000001"),
        Err(Fault::PhoneStart)
    );
    assert_eq!(
        checked(FieldKind::IdNumber, "11010519491231002x"),
        Ok(Checked::Text("11010519491231002X".into()))
    );
    assert_eq!(
        checked(FieldKind::IdNumber, "110105194912310021"),
        Err(Fault::IdCheckDigit)
    );
    assert_eq!(
        checked(FieldKind::IdNumber, "1101051949123100"),
        Err(Fault::IdTooShort { missing: 2 })
    );
    // A right number of somebody born tomorrow.
    let born = day("1949-12-30");
    let number = field("f", FieldKind::IdNumber);
    let answer = Answer::text("11010519491231002X");
    assert_eq!(check(&number, &answer, born), Err(Fault::IdBirthDate));
    assert!(check(&number, &answer, day("1949-12-31")).is_ok());
}

#[test]
fn names_of_all_peoples_pass_and_slips_do_not() {
    for name in [
        "王秀兰",
        "阿卜杜拉·买买提",
        "阿卜杜拉•买买提",
        "O'Neill",
        "Nguyễn Văn A",
        "Jean-Luc",
        "J. R. Smith",
        "㛃〇𠮷",
    ] {
        assert!(checked(FieldKind::PersonName, name).is_ok(), "{name}");
    }
    for name in ["王1", "13800000001", "王@兰", "· ·", "<b>"] {
        assert_eq!(
            checked(FieldKind::PersonName, name),
            Err(Fault::NameCharacters),
            "{name}"
        );
    }
}
