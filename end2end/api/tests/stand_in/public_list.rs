//! The list of public reports: filters, photos, notes, and what is never shown.

use crate::attachments::upload;
use crate::city::City;
use crate::http::Request;
use crate::reports::road_damage;
use serde_json::{Value, json};

fn list(city: &City, query: &str) -> Vec<Value> {
    let answer = city.get(&format!("/open311/v2/requests.json?page_size=1000&{query}"));
    assert_eq!(answer.status, 200, "{query}: {answer:?}");
    answer.json().as_array().expect("a list").clone()
}

fn send(city: &City, pairs: &[(&str, &str)]) -> Value {
    let whole = [
        &[("api_key", "demo"), ("address_string", "江口路 1 号")],
        pairs,
    ]
    .concat();
    let answer = city.send(&Request::new("POST", "/open311/v2/requests.json").form(&whole));
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()[0].clone()
}

#[test]
fn every_filter_narrows_the_same_list() {
    let city = City::with_public_rows(200);
    let all = list(&city, "extensions=true");
    // Those of the demonstration itself stand among them.
    assert!(all.len() >= 200);
    let count = |test: &dyn Fn(&Value) -> bool| all.iter().filter(|row| test(row)).count();
    let unit = all[9]["extended_attributes"]["unit"]
        .as_str()
        .expect("a unit");
    let of_unit = list(&city, &format!("unit={unit}"));
    assert_eq!(
        of_unit.len(),
        count(&|row| row["extended_attributes"]["unit"] == unit)
    );
    assert!((1..100).contains(&of_unit.len()));
    let mut stages = 0;
    for word in [
        "RECEIVED",
        "IN_PROCESS",
        "PROCESSED",
        "FIXED",
        "REJECTED",
        "CANCELLED",
    ] {
        let found = list(&city, &format!("detailed_status={word}&extensions=true"));
        assert!(found.iter().all(|row| row["detailed_status"] == word));
        assert_eq!(
            found.len(),
            count(&|row| row["detailed_status"] == word),
            "{word}"
        );
        stages += found.len();
    }
    assert_eq!(stages, all.len());
    let both = list(&city, "detailed_status=received,fixed").len();
    let fixed = list(&city, "detailed_status=FIXED").len();
    assert!(fixed > 0 && both >= fixed);
    // 路灯, percent-encoded, and a word that stands elsewhere in the same report.
    let words = list(&city, "q=%E8%B7%AF%E7%81%AF");
    assert!(
        !words.is_empty()
            && words
                .iter()
                .all(|row| row["service_code"] == "street-light")
    );
    assert_eq!(list(&city, "q=STREET%20light").len(), words.len());
    assert_eq!(list(&city, "q=street%20nowhere"), [] as [Value; 0]);
    let number = all[7]["service_request_id"].as_str().expect("a number");
    assert_eq!(
        list(&city, &format!("q={}", number.to_lowercase())).len(),
        1
    );
    let newest = all[0]["updated_datetime"].as_str().expect("a moment");
    let newest = newest.replace('+', "%2B");
    let changed = list(&city, &format!("updated_after={newest}"));
    assert_eq!(
        changed.len(),
        count(&|row| row["updated_datetime"].as_str() > all[0]["updated_datetime"].as_str())
    );
}

#[test]
fn places_are_found_in_a_box_and_by_distance() {
    let city = City::with_public_rows(200);
    let mut all = list(&city, "");
    all.retain(|row| row["lat"].is_number());
    let place = |row: &Value| {
        (
            row["lat"].as_f64().expect("lat"),
            row["long"].as_f64().expect("long"),
        )
    };
    let (south, west, north, east) = (27.54, 120.51, 27.57, 120.55);
    let inside = |row: &Value| {
        let (lat, long) = place(row);
        (south..=north).contains(&lat) && (west..=east).contains(&long)
    };
    let found = list(&city, &format!("bbox={west},{south},{east},{north}"));
    assert!(!found.is_empty() && found.iter().all(inside));
    assert_eq!(found.len(), all.iter().filter(|row| inside(row)).count());
    let (lat, long) = (27.56_f64, 120.55_f64);
    let metres = |row: &Value| {
        let (north, east) = place(row);
        let east = (east - long) * 111_320.0 * lat.to_radians().cos();
        ((north - lat) * 111_320.0).hypot(east)
    };
    let nearest = list(&city, &format!("lat={lat}&long={long}&sort=nearest"));
    assert_eq!(nearest.len(), all.len());
    assert!(nearest.is_sorted_by(|one, other| metres(one) <= metres(other) + 0.01));
    let close = list(&city, &format!("lat={lat}&long={long}&radius=1500"));
    assert_eq!(
        close.len(),
        all.iter().filter(|row| metres(row) <= 1500.0).count()
    );
    assert!(!close.is_empty());
    for wrong in [
        "bbox=1,2,3",
        "bbox=4,3,2,1",
        "bbox=0,0,0,91",
        "lat=27.5",
        "lat=91&long=0",
        "radius=100",
        "lat=27&long=120&radius=0",
        "sort=nearest",
        "sort=best",
        "detailed_status=new",
        "updated_after=yesterday",
    ] {
        let answer = city.get(&format!("/open311/v2/requests.json?{wrong}"));
        assert_eq!(
            (answer.status, answer.json()[0]["code"].as_u64()),
            (400, Some(400)),
            "{wrong}"
        );
    }
}

#[test]
fn what_was_not_agreed_to_is_nowhere() {
    let city = City::start();
    let photo = upload(
        &city,
        "plain-photo",
        "image/jpeg",
        b"\xff\xd8\xff\xd9",
        None,
    )
    .json();
    let photo = photo["id"].as_str().expect("an id").to_owned();
    let kind = ("service_code", "manhole");
    let hidden = [
        kind,
        ("description", "坑一"),
        ("public", "false"),
        ("phone", "13800000009"),
    ];
    let unasked = [
        kind,
        ("description", "坑二"),
        ("attachment[]", photo.as_str()),
    ];
    let agreed = [kind, ("description", "坑三"), ("public", "true")];
    let mut numbers = Vec::new();
    for pairs in [&hidden[..], &unasked[..], &agreed[..]] {
        let number = send(&city, pairs)["service_request_id"].clone();
        numbers.push(number.as_str().expect("a number").to_owned());
    }
    let listed = list(&city, "extensions=true");
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["service_request_id"], numbers[2]);
    for number in &numbers[..2] {
        assert_eq!(
            list(&city, &format!("service_request_id={number}")),
            [] as [Value; 0]
        );
        assert_eq!(
            city.get(&format!("/open311/v2/requests/{number}.json"))
                .status,
            404
        );
        let drawn = city.get(&format!("/open311/v2/photos/{number}-before.jpg"));
        assert_eq!(drawn.status, 404);
    }
    assert_eq!(list(&city, "q=%E5%9D%91%E4%BA%8C"), [] as [Value; 0]);
    assert_eq!(
        city.get(&format!("/open311/v2/photos/{photo}.jpg")).status,
        404
    );
}

#[test]
fn numbers_of_people_are_in_no_public_word() {
    let city = City::start();
    let said = "坑很大，打我 138 0000 0009，身份证 11010519491231002X，wang@example.org";
    send(
        &city,
        &[
            ("service_code", "manhole"),
            ("description", said),
            ("public", "true"),
        ],
    );
    let row = &list(&city, "extensions=true")[0];
    assert_eq!(row["description"], "坑很大，打我 ***，身份证 ***，***");
    for secret in ["0009", "002X", "example.org"] {
        assert!(!row.to_string().contains(secret), "{secret}: {row}");
        let found = list(&city, &format!("q={secret}"));
        assert_eq!(found.len(), 0, "{secret} can be searched for");
    }
}

#[test]
fn photos_of_a_public_report_are_before_and_after() {
    let city = City::with_public_rows(200);
    let plain = upload(
        &city,
        "plain-photo",
        "image/jpeg",
        b"\xff\xd8\xff\xd9",
        None,
    )
    .json();
    let telling = upload(
        &city,
        "photo-with-place",
        "image/jpeg",
        b"\xff\xd8\xff\xe1\x00\x06Exif\xff\xd9",
        None,
    )
    .json();
    let id = |photo: &Value| photo["id"].as_str().expect("an id").to_owned();
    let (plain, telling) = (id(&plain), id(&telling));
    let pairs = [
        ("service_code", "manhole"),
        ("description", "坑"),
        ("public", "true"),
        ("attachment[]", plain.as_str()),
        ("attachment[]", telling.as_str()),
    ];
    let number = send(&city, &pairs)["service_request_id"].clone();
    let number = number.as_str().expect("a number");
    let row = &list(
        &city,
        &format!("service_request_id={number}&extensions=true"),
    )[0];
    let photos = row["extended_attributes"]["photos"]
        .as_array()
        .expect("photos");
    assert_eq!(
        photos.len(),
        1,
        "a photo that tells more than its picture is not shown"
    );
    let url = format!("http://city/open311/v2/photos/{plain}.jpg");
    assert_eq!(photos[0], json!({"url": url, "taken": "before"}));
    assert_eq!(row["media_url"], url);
    let shown = city.get(&format!("/open311/v2/photos/{plain}.jpg"));
    assert_eq!(
        (shown.status, shown.header("content-type")),
        (200, Some("image/jpeg"))
    );
    for wrong in [
        format!("{plain}.png"),
        format!("{telling}.jpg"),
        "none.jpg".to_owned(),
        plain,
    ] {
        assert_eq!(
            city.get(&format!("/open311/v2/photos/{wrong}")).status,
            404,
            "{wrong}"
        );
    }
    let mut seen = [false; 2];
    for row in list(&city, "extensions=true") {
        let taken = |moment: &str| {
            let photos = row["extended_attributes"]["photos"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            photos.into_iter().find(|photo| photo["taken"] == moment)
        };
        // The city's own photos come with its answer, whether or not it is closed.
        let answered = ["FIXED", "PROCESSED"].map(|word| row["detailed_status"] == word);
        assert!(
            taken("after").is_none() || answered.contains(&true),
            "nothing is put right yet: {row}"
        );
        for (at, moment) in ["before", "after"].into_iter().enumerate() {
            let Some(photo) = taken(moment).filter(|_| !seen[at]) else {
                continue;
            };
            let path = photo["url"]
                .as_str()
                .and_then(|url| url.strip_prefix("http://city"))
                .expect("a path");
            let picture = city.get(path);
            assert_eq!(picture.header("content-type"), Some("image/jpeg"), "{path}");
            assert!(picture.body.starts_with(&[0xff, 0xd8, 0xff]));
            seen[at] = true;
        }
    }
    assert_eq!(seen, [true; 2]);
}

#[test]
fn notes_tell_what_the_city_did_and_not_what_was_between_it_and_the_resident() {
    let city = City::start();
    assert_eq!(city.send(&road_damage("坑")).status, 201);
    city.advance(60 * 48);
    let notes = list(&city, "extensions=true&locale=en")[0]["notes"].clone();
    let notes = notes.as_array().expect("notes");
    assert_eq!(
        (&notes[0]["type"], &notes[0]["summary"]),
        (&json!("submitted"), &json!("It was reported."))
    );
    assert_eq!(
        notes.last().map(|note| note["type"].clone()),
        Some(json!("closed"))
    );
    assert!(notes.len() >= 4 && notes.iter().all(|note| note["datetime"].is_string()));
    assert_eq!(
        list(&city, "")[0].get("notes"),
        None,
        "only where they are asked for"
    );
}
