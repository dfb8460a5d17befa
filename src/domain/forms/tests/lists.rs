//! Spans and records: each end and each part has its own place.

use super::*;
use crate::domain::map::Map;

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
    let wanted = Map::from([(
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
fn a_part_one_is_not_sure_of_is_unknown_where_it_may_be() {
    let rows = || Answer::Entries(vec![record(PART_NOT_SURE, "2020-1-1")]);
    let missing = [("f.0.kind".into(), Fault::Missing(MissingKind::Choice))];
    assert_eq!(faults_of(entries_kind(), rows()), missing);
    let FieldKind::Entries { max, one, fields } = entries_kind() else {
        panic!("not a list");
    };
    let fields = fields.into_iter().map(|part| Field {
        may_be_unknown: true,
        ..part
    });
    let kind = FieldKind::Entries {
        max,
        one,
        fields: fields.collect(),
    };
    let Ok(Checked::Entries(records)) = check(&field("f", kind), &rows(), today()) else {
        panic!("a fault");
    };
    let kind = records[0].get(&FieldId::from("kind"));
    assert_eq!(kind, Some(&Checked::Unknown));
    assert!(matches!(
        records[0].get(&FieldId::from("date")),
        Some(Checked::Date(_))
    ));
}
