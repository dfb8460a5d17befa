//! The form of a service's questions, and its answers on the wire.

use super::*;
use crate::domain::forms::from_service::{attributes, form};
use crate::domain::reports::definition::{Datatype, decode_definition};

/// One attribute of every datatype, out of order.
const ALL_DATATYPES: &str = r#"{"service_code": "lamp", "attributes": [
    {"variable": true, "code": "multi", "datatype": "multivaluelist", "required": false, "order": 6, "description": "几盏", "values": [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}]},
    {"variable": false, "code": "note", "datatype": "string", "required": true, "order": 1, "description": "有电线掉落请先打 110"},
    {"variable": true, "code": "pole", "datatype": "string", "required": true, "order": 2, "datatype_description": "杆上的号", "description": "灯杆编号"},
    {"variable": true, "code": "count", "datatype": "number", "required": true, "order": 3, "description": "几盏"},
    {"variable": true, "code": "since", "datatype": "datetime", "required": true, "order": 4, "description": "什么时候"},
    {"variable": true, "code": "kind", "datatype": "singlevaluelist", "required": true, "order": 5, "description": "哪种", "values": [{"key": "dark", "name": "不亮"}]},
    {"variable": true, "code": "more", "datatype": "text", "required": false, "order": 7, "description": "别的"}]}"#;

#[test]
fn a_definition_becomes_a_page_of_fields_in_order() {
    let definition = decode_definition(ALL_DATATYPES.as_bytes()).expect("a definition");
    let form = form(&definition);
    let fields = &form.pages[0].fields;
    assert_eq!(
        fields
            .iter()
            .map(|field| field.id.as_str())
            .collect::<Vec<_>>(),
        ["note", "pole", "count", "since", "kind", "multi", "more"]
    );
    assert_eq!(fields[0].kind, FieldKind::Note);
    assert!(
        !fields[0].required,
        "nothing can be demanded of a text to read"
    );
    assert_eq!(
        (fields[1].label.get("en"), fields[1].hint.get("en")),
        ("灯杆编号", "杆上的号")
    );
    assert_eq!(
        fields[1].kind,
        FieldKind::Text {
            max: 200,
            lines: false
        }
    );
    assert!(matches!(
        fields[2].kind,
        FieldKind::Number { decimals: 4, .. }
    ));
    assert_eq!(fields[3].kind, FieldKind::DateTime);
    assert!(matches!(&fields[4].kind, FieldKind::Choice { options } if options.len() == 1));
    assert!(matches!(&fields[5].kind, FieldKind::Many { options } if options.len() == 2));
    assert_eq!(
        fields[6].kind,
        FieldKind::Text {
            max: 4000,
            lines: true
        }
    );
}

fn answers(pairs: &[(&str, Answer)]) -> Answers {
    pairs
        .iter()
        .map(|(id, answer)| (FieldId::from(*id), answer.clone()))
        .collect()
}

#[test]
fn answers_go_out_in_the_format_of_the_wire() {
    let definition = decode_definition(ALL_DATATYPES.as_bytes()).expect("a definition");
    let answers = answers(&[
        ("more", Answer::text("一\n二")),
        ("pole", Answer::text(" A-17 ")),
        ("count", Answer::text("１，２００.50")),
        ("since", Answer::text("2026-3-11 9:05")),
        ("kind", Answer::text("dark")),
        ("multi", Answer::Many(vec!["b".into(), "a".into()])),
        ("stranger", Answer::text("not asked")),
    ]);
    assert_eq!(check_form(&form(&definition), &answers, today()), []);
    let pairs = attributes(&definition, &answers);
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("attribute[pole]", "A-17"),
            ("attribute[count]", "1200.5"),
            ("attribute[since]", "2026-03-11T09:05:00+08:00"),
            ("attribute[kind]", "dark"),
            ("attribute[multi][]", "a"),
            ("attribute[multi][]", "b"),
            ("attribute[more]", "一\n二"),
        ]
    );
}

#[test]
fn faulty_and_empty_answers_are_not_sent() {
    let definition = decode_definition(ALL_DATATYPES.as_bytes()).expect("a definition");
    let faulty = answers(&[
        ("count", Answer::text("many")),
        ("kind", Answer::text("x")),
        ("pole", Answer::text(" ")),
    ]);
    assert_eq!(attributes(&definition, &faulty), []);
}

#[test]
fn a_form_is_named_after_its_questions() {
    let mut definition = decode_definition(ALL_DATATYPES.as_bytes()).expect("a definition");
    let name = form(&definition).id;
    assert_eq!(form(&definition).id, name);
    assert!(name.starts_with("service:lamp:"));
    definition.attributes[2].datatype = Datatype::Text;
    assert_ne!(form(&definition).id, name);
    definition.attributes.clear();
    assert!(form(&definition).pages.is_empty());
}
