//! A bad day of the network, told on the command line.

use crate::city::City;
use crate::http::Request;
use crate::reports::{numbers, road_damage};

/// Sends under one key until the answer can be read as what it should be.
fn persist(city: &City, request: &Request) -> String {
    for _ in 0..200 {
        let answer = request.send(city.at);
        let read = answer.ok().filter(|answer| answer.status == 201);
        let json = read.and_then(|answer| serde_json::from_slice(&answer.body).ok());
        let number = json.and_then(|json: serde_json::Value| {
            Some(json[0]["service_request_id"].as_str()?.to_owned())
        });
        if let Some(number) = number {
            return number;
        }
    }
    panic!("200 tries and no answer");
}

#[test]
fn whoever_asks_again_under_the_same_key_is_heard_once() {
    let city = City::on_a_bad_day("20261125:60");
    let before = numbers(&city).len();
    let mut given = Vec::new();
    for number in 0..8 {
        let request = road_damage(&format!("第 {number} 个坑"));
        given.push(persist(
            &city,
            &request.header("idempotency-key", &format!("bad-day-{number}")),
        ));
    }
    let listed = numbers(&city);
    assert_eq!(listed.len(), before + given.len());
    assert!(given.iter().all(|number| listed.contains(number)));
}

#[test]
fn only_submissions_meet_faults() {
    let city = City::on_a_bad_day("1:100");
    for _ in 0..20 {
        assert_eq!(city.get("/open311/v2/services.json").status, 200);
        assert_eq!(city.get("/api/v1/city").status, 200);
    }
}
