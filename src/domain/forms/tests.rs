//! The checker, field by field: what is read, what is refused with which
//! sentence, what is left alone.

use super::answer::{Answer, Answers, RawEntry, RawPeriod};
use super::check::{Checked, Fault, MissingKind, check, check_form, check_page, is_visible};
use super::definition::{Choice, Field, FieldKind, FormDefinition, Page, VisibleWhen};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId};
use crate::domain::points::facts::Period;
use crate::domain::text::Text;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-03-11")
}

fn field(id: &str, kind: FieldKind) -> Field {
    Field {
        id: FieldId::from(id),
        label: Text::both("学历", "Education"),
        hint: Text::default(),
        kind,
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
    }
}

fn optional(kind: FieldKind) -> Field {
    Field {
        required: false,
        ..field("f", kind)
    }
}

fn options() -> Vec<Choice> {
    ["primary", "college", "master"]
        .map(|id| Choice {
            id: OptionId::from(id),
            label: Text::plain(id),
            hint: Text::default(),
        })
        .into()
}

fn number(min: i64, max: i64, decimals: u8) -> FieldKind {
    let (min, max) = (Decimal::from_whole(min), Decimal::from_whole(max));
    FieldKind::Number {
        unit: Text::both("年", "years"),
        min,
        max,
        decimals,
    }
}

fn date_kind() -> FieldKind {
    FieldKind::Date {
        earliest: Some(day("1920-01-01")),
        latest: Some(today()),
    }
}

fn periods_kind() -> FieldKind {
    FieldKind::Periods {
        earliest: day("1980-01-01"),
        latest: today(),
        max: 3,
    }
}

fn entries_kind() -> FieldKind {
    let mut year = field("date", date_kind());
    year.required = false;
    FieldKind::Entries {
        max: 2,
        one: Text::both("专利", "patent"),
        fields: vec![
            field("kind", FieldKind::Choice { options: options() }),
            year,
        ],
    }
}

/// Every kind there is.
fn kinds() -> Vec<FieldKind> {
    vec![
        FieldKind::Text {
            max: 10,
            lines: false,
        },
        FieldKind::Text {
            max: 10,
            lines: true,
        },
        number(0, 100, 2),
        date_kind(),
        FieldKind::DateTime,
        FieldKind::YesNo,
        FieldKind::Choice { options: options() },
        FieldKind::Many { options: options() },
        periods_kind(),
        entries_kind(),
        FieldKind::Phone,
        FieldKind::IdNumber,
        FieldKind::PersonName,
        FieldKind::Address,
        FieldKind::Note,
    ]
}

fn checked(kind: FieldKind, text: &str) -> Result<Checked, Fault> {
    check(&field("f", kind), &Answer::text(text), today())
}

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

fn period(from: &str, to: &str, ongoing: bool) -> RawPeriod {
    RawPeriod {
        from: from.into(),
        to: to.into(),
        ongoing,
    }
}

fn faults_of(kind: FieldKind, answer: Answer) -> Vec<(String, Fault)> {
    let page = Page {
        fields: vec![field("f", kind)],
        ..Page::default()
    };
    let answers = Answers::from([(FieldId::from("f"), answer)]);
    let faults = check_page(&page, &answers, today());
    faults
        .into_iter()
        .map(|at| (at.field.to_string(), at.fault))
        .collect()
}

#[test]
fn spans_may_overlap_and_go_on() {
    let rows = vec![
        period("2019-5-20", "2021-5-20", false),
        period("", "", false),
        period("2020-1-1", "", true),
    ];
    let wanted = vec![
        Period {
            from: day("2019-05-20"),
            to: Some(day("2021-05-20")),
        },
        Period {
            from: day("2020-01-01"),
            to: None,
        },
    ];
    let result = check(&field("f", periods_kind()), &Answer::Periods(rows), today());
    assert_eq!(result, Ok(Checked::Periods(wanted)));
}

#[test]
fn each_end_of_a_span_is_faulty_on_its_own() {
    let rows = vec![
        period("2021-1-2", "2021-1-1", false),
        period("", "2021-1-1", false),
        period("2021-1-1", "", false),
    ];
    assert_eq!(
        faults_of(periods_kind(), Answer::Periods(rows)),
        [
            ("f.0.to".into(), Fault::PeriodBackwards),
            ("f.1.from".into(), Fault::PeriodWithoutStart),
            ("f.2.to".into(), Fault::PeriodWithoutEnd),
        ]
    );
    let rows = vec![
        period("2021-2-30", "2026-3-12", false),
        period("1979-12-31", "", true),
        period("2027-1-1", "", true),
    ];
    assert_eq!(
        faults_of(periods_kind(), Answer::Periods(rows)),
        [
            (
                "f.0.from".into(),
                Fault::NoSuchDay {
                    year: 2021,
                    month: 2,
                    day: 30
                }
            ),
            ("f.0.to".into(), Fault::PeriodEndsInTheFuture),
            (
                "f.1.from".into(),
                Fault::BeforeEarliest {
                    earliest: day("1980-01-01")
                }
            ),
            ("f.2.from".into(), Fault::InTheFuture),
        ]
    );
    let one_day = vec![period("2021-1-1", "2021-1-1", false)];
    assert_eq!(faults_of(periods_kind(), Answer::Periods(one_day)), []);
    let four = vec![period("2021-1-1", "", true); 4];
    assert_eq!(
        faults_of(periods_kind(), Answer::Periods(four)),
        [("f".into(), Fault::TooManyPeriods { max: 3 })]
    );
}

fn record(kind: &str, date: &str) -> RawEntry {
    BTreeMap::from([
        (FieldId::from("kind"), kind.into()),
        (FieldId::from("date"), date.into()),
    ])
}

#[test]
fn every_part_of_every_record_is_checked() {
    let rows = vec![
        record("", "2020-1-1"),
        record("", "--"),
        record("doctor", "2020-13-1"),
    ];
    assert_eq!(
        faults_of(entries_kind(), Answer::Entries(rows)),
        [
            ("f.0.kind".into(), Fault::Missing(MissingKind::Choice)),
            ("f.2.kind".into(), Fault::NotAnOption),
            ("f.2.date".into(), Fault::NoSuchMonth { month: 13 }),
        ]
    );
    let right = vec![record("master", ""), record("", "")];
    let wanted = BTreeMap::from([(
        FieldId::from("kind"),
        Checked::Choice(OptionId::from("master")),
    )]);
    let result = check(
        &field("f", entries_kind()),
        &Answer::Entries(right),
        today(),
    );
    assert_eq!(result, Ok(Checked::Entries(vec![wanted])));
    let three = vec![record("master", ""); 3];
    assert_eq!(
        faults_of(entries_kind(), Answer::Entries(three)),
        [("f".into(), Fault::TooManyEntries { max: 2 })]
    );
}

#[test]
fn a_hidden_field_is_never_faulty() {
    let mut second = field("second", number(0, 5, 0));
    let first = FieldId::from("first");
    second.visible_when = Some(VisibleWhen {
        field: first.clone(),
        is_any_of: vec!["yes".into()],
    });
    let form = FormDefinition {
        pages: vec![Page {
            fields: vec![field("first", FieldKind::YesNo), second.clone()],
            ..Page::default()
        }],
        ..FormDefinition::default()
    };
    let mut answers = Answers::from([
        (first.clone(), Answer::text("no")),
        (second.id.clone(), Answer::text("many")),
    ]);
    assert!(!is_visible(&second, &answers));
    assert_eq!(check_form(&form, &answers, today()), []);
    answers.insert(first.clone(), Answer::text("yes"));
    assert_eq!(check_form(&form, &answers, today()).len(), 1);
    answers.insert(first, Answer::Many(vec!["no".into(), "yes".into()]));
    assert!(is_visible(&second, &answers));
}

#[test]
fn a_fault_leads_back_to_its_field() {
    let form = FormDefinition {
        pages: vec![
            Page::default(),
            Page {
                fields: vec![field("a.b", periods_kind()), field("e", entries_kind())],
                ..Page::default()
            },
        ],
        ..FormDefinition::default()
    };
    let found = |id: &str| {
        form.find(&FieldId::from(id))
            .map(|(field, at)| (field.id.to_string(), at))
    };
    assert_eq!(found("e"), Some(("e".into(), None)));
    assert_eq!(found("e.2.date"), Some(("date".into(), Some(2))));
    assert_eq!(found("a.b.0.from"), Some(("a.b".into(), Some(0))));
    for id in ["e.2", "e.x.date", "e.2.other", "x"] {
        assert_eq!(found(id), None, "{id}");
    }
}

#[test]
fn an_answer_of_another_shape_counts_as_none() {
    let periods = Answer::Periods(vec![period("2020-1-1", "", true)]);
    let result = check(&field("f", FieldKind::YesNo), &periods, today());
    assert_eq!(result, Err(Fault::Missing(MissingKind::YesNo)));
}

#[test]
fn every_fault_has_its_words_in_both_languages_and_every_place_a_value() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/public/locales/");
    for locale in ["zh-CN", "en"] {
        let file = std::fs::read(format!("{root}{locale}.json")).expect("a locale file");
        let words: BTreeMap<String, String> = serde_json::from_slice(&file).expect("a flat map");
        let mut used = BTreeSet::new();
        for fault in all_faults() {
            let sentence = words
                .get(fault.key())
                .unwrap_or_else(|| panic!("{} in {locale}", fault.key()));
            used.insert(fault.key());
            let values = fault.values_for(&field("f", number(0, 1, 0)), locale);
            let filled = values.iter().fold(sentence.clone(), |s, (name, value)| {
                s.replace(&format!("{{{name}}}"), value)
            });
            assert!(!filled.contains(['{', '}']), "{filled}");
            for (name, _) in fault.values() {
                let place = format!("{{{name}}}");
                assert!(
                    sentence.contains(&place),
                    "{} lacks {place} in {locale}",
                    fault.key()
                );
            }
        }
        let there = words.keys().filter(|key| key.starts_with("fault."));
        assert_eq!(
            there.map(String::as_str).collect::<BTreeSet<_>>(),
            used,
            "{locale}"
        );
    }
}

fn all_faults() -> Vec<Fault> {
    use super::check::DateGap as G;
    use MissingKind as M;
    let missing = [
        M::Text,
        M::Number,
        M::Date,
        M::DateTime,
        M::YesNo,
        M::Choice,
        M::Many,
        M::Periods,
        M::Entries,
        M::Phone,
        M::IdNumber,
        M::PersonName,
        M::Address,
    ];
    let gaps = [
        G::Year,
        G::Month,
        G::Day,
        G::YearAndMonth,
        G::YearAndDay,
        G::MonthAndDay,
    ];
    let mut faults: Vec<Fault> = missing.map(Fault::Missing).into();
    faults.extend(gaps.map(Fault::DateIncomplete));
    faults.extend([
        Fault::TooLong { over: 1, max: 2 },
        Fault::NotANumber,
        Fault::NotWhole,
        Fault::TooManyDecimals { decimals: 2 },
        Fault::BelowMin { min: Decimal::ZERO },
        Fault::AboveMax { max: Decimal::ZERO },
        Fault::DateNotDigits,
        Fault::YearNotFourDigits,
        Fault::NoSuchMonth { month: 13 },
        Fault::NoSuchDay {
            year: 2026,
            month: 2,
            day: 30,
        },
        Fault::InTheFuture,
        Fault::AfterLatest { latest: today() },
        Fault::BeforeEarliest { earliest: today() },
        Fault::TimeMissing,
        Fault::NoSuchTime,
        Fault::NotYesOrNo,
        Fault::NotAnOption,
        Fault::PeriodWithoutStart,
        Fault::PeriodWithoutEnd,
        Fault::PeriodBackwards,
        Fault::PeriodEndsInTheFuture,
        Fault::TooManyPeriods { max: 1 },
        Fault::TooManyEntries { max: 1 },
        Fault::PhoneTooShort { missing: 1 },
        Fault::PhoneTooLong { over: 1 },
        Fault::PhoneCharacters,
        Fault::PhoneStart,
        Fault::IdTooShort { missing: 1 },
        Fault::IdTooLong { over: 1 },
        Fault::IdCharacters,
        Fault::IdBirthDate,
        Fault::IdCheckDigit,
        Fault::NameCharacters,
    ]);
    faults
}

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
        let read: Answers = serde_json::from_str(&stored).expect("from JSON");
        prop_assert_eq!(read, answers);
    }
}
