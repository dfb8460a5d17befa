use super::{Read, chosen, from_value, parsed, readable, words};
#[cfg(not(target_arch = "wasm32"))]
use super::{Unreadable, examine::examine};
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use crate::domain::map::{Map, Set};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde_json::{Value, json};
use std::fmt::Debug;

#[derive(Debug, Default, PartialEq)]
struct Room {
    name: String,
    kind: String,
    seats: Option<u8>,
    tags: Vec<String>,
    price: Decimal,
    lamp: Option<Lamp>,
    parts: Map<String, Vec<Room>>,
}

#[derive(Debug, PartialEq)]
struct Lamp {
    colour: Colour,
    state: State,
}

#[derive(Debug, PartialEq)]
enum Colour {
    Red,
    White,
}

#[derive(Debug, PartialEq)]
enum State {
    On { bright: u32 },
    Off {},
}

readable!(Room {
    name: need,
    kind as "type": or_default,
    seats: optional,
    tags: or_default,
    price: or_one,
    lamp: optional,
    parts: or_default,
});
readable!(Lamp {
    colour: need,
    state: flat
});
words!(Colour { "red" => Red, "white" => White, });
chosen!(State by "state" {
    "on" => On { bright: need },
    "off" => Off {},
});

#[derive(Debug, PartialEq)]
enum Answer {
    Yes,
    Other,
}

words!(Answer { "yes" => Yes, else Other });

fn fault<T: Read + Debug>(value: Value) -> (String, &'static str) {
    let fault = from_value::<T>(&value).expect_err("it is unreadable");
    (fault.path().to_owned(), fault.expected())
}

#[test]
fn absent_members_have_their_defaults_and_null_is_absent() {
    let bare = Room {
        name: "a".to_owned(),
        price: Decimal::from_whole(1),
        ..Room::default()
    };
    for value in [
        json!({"name": "a"}),
        json!({"name": "a", "nobody": {"asked": [1]}}),
        json!({"name": "a", "type": null, "seats": null, "tags": null, "price": null, "lamp": null, "parts": null}),
    ] {
        assert_eq!(from_value::<Room>(&value).as_ref(), Ok(&bare), "{value}");
    }
}

#[test]
fn members_are_read_under_their_names_and_flat_ones_from_the_same_object() {
    let value = json!({
        "state": "on", "bright": 3, "colour": "white",
    });
    let lamp = Lamp {
        colour: Colour::White,
        state: State::On { bright: 3 },
    };
    assert_eq!(from_value(&value), Ok(lamp));
    let off = json!({"state": "off", "colour": "red"});
    let lamp = from_value::<Lamp>(&off).expect("a lamp");
    assert_eq!(lamp.state, State::Off {});
    let room = json!({"name": "a", "type": "hall"});
    assert_eq!(
        from_value::<Room>(&room).map(|room| room.kind),
        Ok("hall".to_owned())
    );
}

#[test]
fn what_is_wrong_is_said_with_the_way_to_it() {
    let text = "a text";
    for (value, path, expected) in [
        (json!(null), "", "an object"),
        (json!([]), "", "an object"),
        (json!({}), "/name", text),
        (json!({"name": null}), "/name", text),
        (json!({"name": 1}), "/name", text),
        (json!({"name": "a", "type": true}), "/type", text),
        (
            json!({"name": "a", "seats": 256}),
            "/seats",
            "a whole number within its bounds",
        ),
        (
            json!({"name": "a", "seats": -1}),
            "/seats",
            "a whole number within its bounds",
        ),
        (json!({"name": "a", "tags": "b"}), "/tags", "a list"),
        (json!({"name": "a", "tags": ["b", 2]}), "/tags/1", text),
        (json!({"name": "a", "lamp": "on"}), "/lamp", "an object"),
        (
            json!({"name": "a", "lamp": {"colour": "blue", "state": "off"}}),
            "/lamp/colour",
            "one of `red`, `white`",
        ),
        (
            json!({"name": "a", "lamp": {"colour": "red"}}),
            "/lamp/state",
            text,
        ),
        (
            json!({"name": "a", "lamp": {"colour": "red", "state": "broken"}}),
            "/lamp/state",
            "one of `on`, `off`",
        ),
        (
            json!({"name": "a", "lamp": {"colour": "red", "state": "on"}}),
            "/lamp/bright",
            "a whole number within its bounds",
        ),
        (
            json!({"name": "a", "parts": {"b/c~": [{"name": "d"}, {}]}}),
            "/parts/b~1c~0/1/name",
            text,
        ),
    ] {
        let wanted = (path.to_owned(), expected);
        assert_eq!(fault::<Room>(value.clone()), wanted, "{value}");
    }
}

#[test]
fn unknown_words_are_the_other_one_where_there_is_one() {
    assert_eq!(from_value(&json!("yes")), Ok(Answer::Yes));
    assert_eq!(from_value(&json!("perhaps")), Ok(Answer::Other));
    assert_eq!(fault::<Answer>(json!(1)), (String::new(), "a text"));
}

#[test]
fn decimals_are_texts_or_numbers() {
    for (value, wanted) in [
        (json!("12.5"), "12.5"),
        (json!(" 12.50 "), "12.5"),
        (json!(12.5), "12.5"),
        (json!(12.0), "12"),
        (json!(-3), "-3"),
        (json!(0.0001), "0.0001"),
        (json!(1e3), "1000"),
        (json!(i64::MAX), "922337203685477.5807"),
    ] {
        let decimal = from_value::<Decimal>(&value).map(|decimal| decimal.to_string());
        assert_eq!(decimal.as_deref(), Ok(wanted), "{value}");
    }
    for value in [
        json!(1e300),
        json!(0.00001),
        json!(true),
        json!(null),
        json!("x"),
    ] {
        assert_eq!(fault::<Decimal>(value).0, "");
    }
}

#[test]
fn days_times_and_moments_are_read_as_they_are_written() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 11).expect("a day");
    let time = NaiveTime::from_hms_milli_opt(8, 30, 5, 250).expect("a time");
    let offset = FixedOffset::east_opt(8 * 3600).expect("an offset");
    let moment = day.and_time(time).and_local_timezone(offset).unwrap();
    assert_eq!(from_value(&json!(day)), Ok(day));
    assert_eq!(from_value(&json!(time)), Ok(time));
    assert_eq!(from_value(&json!(moment)), Ok(moment));
    let zulu = from_value::<DateTime<FixedOffset>>(&json!("2026-03-11T00:30:05.25Z"));
    assert_eq!(zulu, Ok(moment));
    for text in [
        "",
        "2026-02-30",
        "2026-03",
        "11.3.2026",
        "2026-03-11T08:30:00Z",
    ] {
        assert_eq!(fault::<NaiveDate>(json!(text)).0, "", "{text}");
    }
    for text in ["", "8", "24:00", "08:30:00.x", "08:30:00:00"] {
        assert_eq!(fault::<NaiveTime>(json!(text)).0, "", "{text}");
    }
    assert_eq!(fault::<DateTime<FixedOffset>>(json!("soon")).0, "");
}

#[test]
fn lists_sets_and_maps_keep_what_is_in_them() {
    let value = json!({"b": "2", "a": "1"});
    let map = from_value::<Map<FactId, String>>(&value).expect("a map");
    let (first, last) = (FactId::from("a"), FactId::from("b"));
    assert_eq!(
        map,
        Map::from([(first, "1".to_owned()), (last, "2".to_owned())])
    );
    let words = from_value::<Map<String, String>>(&value).expect("words");
    assert_eq!(words.get("b").map(String::as_str), Some("2"));
    let set = from_value::<Set<String>>(&json!(["b", "a", "b"])).expect("a set");
    assert_eq!(set.iter().collect::<Vec<_>>(), ["a", "b"]);
    let boxed = from_value::<Box<Vec<Option<bool>>>>(&json!([true, null])).expect("a list");
    assert_eq!(*boxed, [Some(true), None]);
    assert_eq!(fault::<Set<String>>(json!(["a", 1])).0, "/1");
    assert_eq!(fault::<Map<String, String>>(json!({"a": {}})).0, "/a");
}

#[test]
fn a_text_is_words_or_words_by_language() {
    assert_eq!(from_value(&json!("好")), Ok(Text::plain("好")));
    let both = json!({"zh-CN": "好", "en": "good"});
    assert_eq!(from_value(&both), Ok(Text::both("好", "good")));
    assert_eq!(fault::<Text>(json!({"en": 1})).0, "/en");
    assert_eq!(fault::<Text>(json!(1)).0, "");
}

#[test]
fn serde_reads_the_same_and_says_the_same() {
    let room: Room = serde_json::from_str(r#"{"name": "a", "price": "2"}"#).expect("a room");
    assert_eq!(room.price, Decimal::from_whole(2));
    let wrong = serde_json::from_str::<Vec<Room>>(r#"[{"name": "a", "tags": [1]}]"#);
    let said = wrong.expect_err("it is unreadable").to_string();
    assert!(said.starts_with("/tags/0: expected a text"), "{said}");
}

#[test]
fn neither_depth_nor_rubbish_gets_past_the_parser() {
    let deep = "[".repeat(100_000);
    for text in ["", "{", "nul", "[1,]", "\"\\ud800\"", deep.as_str()] {
        assert!(parsed(text.as_bytes()).is_err());
    }
    assert!(parsed(b"\"\xff\"").is_err(), "no UTF-8");
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_file_is_examined_as_a_whole() {
    let file = json!({"name": "a", "seat": 1, "tags": ["b", 2, 3], "parts": {
        "c": [{"nam": "d"}, {"name": "e", "lamp": {"state": "off", "colour": "red", "bright": 1}}],
    }});
    let examined = examine::<Room>(&file);
    assert_eq!(examined.read, None);
    let told = |fault: &Unreadable| format!("{}: {}", fault.path(), fault.told(&file));
    assert_eq!(
        examined.faults.iter().map(told).collect::<Vec<_>>(),
        [
            "/tags/1: expected a text; there stands 2",
            "/tags/2: expected a text; there stands 3",
            "/parts/c/0/name: `name` is missing: expected a text; is it `nam`?",
        ]
    );
    // Of an object that is cut short nobody knows what else it may have.
    let unasked = |file: &Value| {
        let unasked = examine::<Room>(file).unasked.into_iter();
        let told = unasked.map(|unasked| format!("{}: {}", unasked.path, unasked.text));
        told.collect::<Vec<_>>()
    };
    let bright = "/parts/c/1/lamp/bright: `off` has no `bright`, only `colour`, `state`";
    assert_eq!(unasked(&file), [bright]);
    let file = json!({"name": "a", "seat": null, "ta/gs": [], "window": false});
    assert!(examine::<Room>(&file).read.is_some());
    assert_eq!(
        unasked(&file),
        [
            "/seat: there is no member `seat` here; did you mean `seats`?",
            "/ta~1gs: there is no member `ta/gs` here; did you mean `tags`?",
            "/window: there is no member `window` here, only `lamp`, `name`, `parts`, `price`, `seats`, `tags`, `type`",
        ]
    );
}
