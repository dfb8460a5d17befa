//! Keywords, options, answers, media, agencies.

use super::*;

#[test]
fn deviation_11_keywords_and_groups_as_text_or_list() {
    let service = |members: Value| {
        let Value::Object(mut members) = members else {
            unreachable!("an object")
        };
        members.insert("service_code".to_owned(), json!("1"));
        services(json!([members])).remove(0)
    };
    let both = service(json!({"keywords": " lamp, 路灯，dark ,", "group": "Roads"}));
    assert_eq!(
        (both.keywords, both.groups),
        (
            vec!["lamp".into(), "路灯".into(), "dark".into()],
            vec!["Roads".to_owned()]
        )
    );
    let lists = service(
        json!({"keywords": ["lamp", null, "dark"], "groups": ["Roads", "Light"], "group": "Light"}),
    );
    assert_eq!(lists.keywords, ["lamp", "dark"]);
    assert_eq!(lists.groups, ["Roads", "Light"]);
    let none = service(json!({"keywords": null, "group": ""}));
    assert!(none.keywords.is_empty() && none.groups.is_empty());
}

#[test]
fn deviation_12_values_missing_wrong_or_nested() {
    let attribute = |values: Value| {
        let row = json!({"code": "A", "datatype": "singlevaluelist", "values": values});
        definition(json!({"attributes": [row]}))
            .attributes
            .remove(0)
    };
    for values in [Value::Null, json!([]), json!(3), json!({}), json!("x")] {
        let read = attribute(values);
        assert!(read.values.is_empty());
        assert_eq!(
            read.datatype,
            Datatype::Text,
            "a list without values can only be written"
        );
    }
    let read = attribute(json!([
        {"key": {"key": "k1"}, "name": {"name": "One"}},
        {"key": 2, "name": "Two"},
        {"key": "2", "name": "again"},
        {"name": "Three"},
        {"key": 4, "name": null},
        "stray",
    ]));
    let pairs: Vec<(&str, &str)> = read
        .values
        .iter()
        .map(|v| (v.key.as_str(), v.name.get("en")))
        .collect();
    assert_eq!(
        pairs,
        [("k1", "One"), ("2", "Two"), ("Three", "Three"), ("4", "4")]
    );
    assert_eq!(
        attribute(json!({"value": [{"key": "a", "name": "A"}]}))
            .values
            .len(),
        1
    );
}

#[test]
fn deviation_13_datatypes_and_orders_of_their_own() {
    let rows = [
        ("Text", 2, Datatype::Text),
        ("Informational", 2, Datatype::Information),
        ("Boolean (checkbox)", 1, Datatype::Text),
        ("DATETIME", 1, Datatype::DateTime),
        ("Picklist", 0, Datatype::SingleValueList),
    ];
    let attributes: Vec<Value> = rows
        .iter()
        .map(|(name, order, _)| {
            json!({"code": name, "datatype": name, "order": order.to_string(), "values": [{"key": "a", "name": "A"}]})
        })
        .collect();
    let read = definition(json!({"attributes": attributes})).attributes;
    let order: Vec<&str> = read
        .iter()
        .map(|attribute| attribute.code.as_str())
        .collect();
    assert_eq!(
        order,
        [
            "Picklist",
            "Boolean (checkbox)",
            "DATETIME",
            "Text",
            "Informational"
        ]
    );
    for (name, _, datatype) in rows {
        let found = read.iter().find(|attribute| attribute.code == name);
        assert_eq!(
            found.map(|attribute| attribute.datatype),
            Some(datatype),
            "{name}"
        );
    }
    let last = definition(json!({"attributes": [{"code": "late"}, {"code": "first", "order": 9}]}));
    assert_eq!(last.attributes[0].code, "first");
}

#[test]
fn deviation_15_answers_in_a_request_as_list_or_map() {
    let pairs = |value: Value| {
        let row = request(json!({"attributes": value}));
        row.attributes
            .into_iter()
            .map(|a| (a.label, a.value))
            .collect::<Vec<_>>()
    };
    let list = json!([
        {"label": "How many?", "name": "n", "code": "N", "value": 3},
        {"code": "M", "value": ["a", "b"]},
        {"code": "empty", "value": ""},
    ]);
    assert_eq!(pairs(list), [pair("How many?", "3"), pair("M", "a、b")]);
    assert_eq!(
        pairs(json!({"N": 3, "lit": true, "none": null})),
        [pair("N", "3"), pair("lit", "true")]
    );
}

#[test]
fn deviation_16_media_of_every_kind() {
    let media = |value: Value| request(json!({"media_url": value})).media;
    assert_eq!(media(json!("http://a/1.jpg ")), ["http://a/1.jpg"]);
    assert_eq!(
        media(json!(["http://a/1.jpg", "", null, "http://a/2.jpg"])),
        ["http://a/1.jpg", "http://a/2.jpg"]
    );
    assert_eq!(
        media(json!([{"id": 1, "url": "http://a/1.jpg", "tags": []}])),
        ["http://a/1.jpg"]
    );
    assert!(media(json!("")).is_empty() && media(Value::Null).is_empty());
}

#[test]
fn deviation_17_agency_as_text_or_recipients() {
    let agency = |value: Value| request(json!({"agency_responsible": value})).agency;
    assert_eq!(agency(json!("Roads")), "Roads");
    assert_eq!(
        agency(json!({"recipient": ["Roads", "Light"]})),
        "Roads、Light"
    );
    assert_eq!(agency(json!({"recipient": "Roads"})), "Roads");
    assert_eq!(agency(Value::Null), "");
}
