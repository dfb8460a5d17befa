//! What is shown, and which field a fault belongs to.

use super::*;

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
