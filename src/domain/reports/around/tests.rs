use super::*;
use crate::domain::reports::request::decode_requests;
use serde_json::{Value, json};

fn request(row: Value) -> ServiceRequest {
    decode_requests(json!([row]).to_string().as_bytes())
        .expect("requests")
        .remove(0)
}

#[test]
fn a_server_is_asked_for_what_it_knows() {
    let filters = Filters {
        unit: Some("xindu".into()),
        service: Some("lift".into()),
        state: Some(Shown::Fixed),
        text: " stairs ".to_owned(),
        sort: Sort::Nearest,
    };
    let here = Place {
        lat: 27.5,
        long: 120.5,
    };
    let (wanted, left_over) = filters.asked(|_| true, Some(here));
    assert!(!left_over);
    assert_eq!(wanted.unit, Some("xindu".into()));
    assert_eq!(
        (wanted.text.as_str(), wanted.details),
        ("stairs", &["FIXED"][..])
    );
    assert_eq!(wanted.near, Some(here));
    let (wanted, left_over) = filters.asked(|_| false, Some(here));
    assert!(left_over);
    assert_eq!(filters.count(), 4);
    let plain = Wanted {
        services: vec!["lift".into()],
        ..Wanted::default()
    };
    assert_eq!(wanted, plain, "closed is not fixed, so both are asked for");
    let only_service = Filters {
        service: Some("lift".into()),
        ..Filters::default()
    };
    assert!(!only_service.asked(|_| false, None).1);
}

#[test]
fn what_a_server_does_not_know_is_sorted_out_here() {
    let row = request(json!({
        "service_request_id": "14-7", "service_code": "lift", "service_name": "Aufzug",
        "status": "closed", "description": "Steht seit Montag", "address": "Hafenweg 3",
        "extended_attributes": {"unit": "xindu"},
    }));
    let text = |text: &str| Filters {
        text: text.to_owned(),
        ..Filters::default()
    };
    assert!(text("hafenweg AUFZUG").fits(&row) && text("14-7").fits(&row));
    assert!(!text("hafenweg rolltreppe").fits(&row));
    let unit = |unit: &str| Filters {
        unit: Some(unit.into()),
        ..Filters::default()
    };
    assert!(unit("xindu").fits(&row) && !unit("jiangkou").fits(&row));
    let state = |state| Filters {
        state: Some(state),
        ..Filters::default()
    };
    assert!(state(Shown::Answered).fits(&row));
    assert!(!state(Shown::Fixed).fits(&row) && !state(Shown::Open).fits(&row));
    let elsewhere = request(json!({"service_request_id": 1, "status": "open"}));
    assert!(unit("xindu").fits(&elsewhere) && state(Shown::Open).fits(&elsewhere));
}

#[test]
fn a_place_leaves_the_device_within_a_hundred_metres() {
    let place = |lat, long| Place { lat, long };
    let rough = roughly(place(27.578_449, 120.553_551));
    assert_eq!(rough, place(27.578, 120.554));
}

#[test]
fn pins_that_would_cover_each_other_are_one() {
    let row =
        |id: u32, lat: f64| request(json!({"service_request_id": id, "lat": lat, "long": 120.5}));
    let rows = [
        row(1, 27.50),
        row(2, 27.505),
        row(3, 27.60),
        request(json!({"service_request_id": 4})),
    ];
    let corner = |lat, long| Place { lat, long };
    let extent = [corner(27.5, 120.4), corner(27.7, 120.6)];
    let groups = sharing_pins(&rows, &extent);
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    assert_eq!(sizes, [2, 1], "what has no place has no pin");
}
