//! Rounds: their days, the list, ties, the lot, one's own place.

use super::*;
use sha2::{Digest, Sha256};

fn rounds(city: &City, scheme: &str) -> Vec<Value> {
    let told = city.get(&format!("/api/v1/points/rounds?scheme={scheme}"));
    assert_eq!(told.status, 200, "{told:?}");
    told.json()["items"].as_array().expect("rounds").clone()
}

fn round(city: &City, id: &str) -> Value {
    let scheme = id
        .split("-hukou")
        .next()
        .and_then(|id| id.split("-school").next());
    let all = rounds(city, scheme.expect("a scheme"));
    let found = all.iter().find(|round| round["id"] == id);
    found.unwrap_or_else(|| panic!("no round {id}")).clone()
}

/// The whole list, page by page.
fn list(city: &City, id: &str, cookie: Option<&str>) -> (Value, Vec<Value>) {
    let (mut lines, mut cursor, mut first) = (Vec::new(), String::new(), None);
    loop {
        let path = format!("/api/v1/points/rounds/{id}/ranking{cursor}");
        let get = Request::get(&path);
        let page = city.send(&match cookie {
            Some(cookie) => get.header("cookie", cookie),
            None => get,
        });
        assert_eq!(page.status, 200, "{page:?}");
        let page = page.json();
        lines.extend(page["items"].as_array().expect("lines").clone());
        let next = page["next"].as_str().map(str::to_owned);
        first.get_or_insert(page);
        match next {
            Some(next) => cursor = format!("?cursor={next}"),
            None => return (first.unwrap_or_default(), lines),
        }
    }
}

/// How many lines have each state.
fn count(lines: &[Value], state: &str) -> usize {
    lines.iter().filter(|line| line["state"] == state).count()
}

#[test]
fn rounds_have_days_keys_and_a_state() {
    let city = City::start();
    let open = round(&city, "ranked-sample-hukou-2026-1");
    assert_eq!(open["state"], "open");
    assert_eq!(
        (&open["opens"], &open["closes"], &open["published_on"]),
        (
            &json!("2026-01-01"),
            &json!("2026-03-31"),
            &json!("2026-05-19")
        )
    );
    assert_eq!(open["tie"], "all_admitted");
    assert_eq!(
        open["keys"][0]["label"]["en"],
        "Months of medical insurance"
    );
    assert_eq!(open["demonstration"], true);
    assert!(open.get("line").is_none());
    let lot = round(&city, "foshan-2016-school-2026-1");
    assert_eq!(
        (&lot["tie"], &lot["state"]),
        (&json!("lot"), &json!("open"))
    );
    assert!(lot.get("lot_seed").is_none(), "not drawn yet");
    assert!(rounds(&city, "shanghai-2015").is_empty());
    let all = city.get("/api/v1/points/rounds").json();
    assert!(all["items"].as_array().is_some_and(|all| all.len() > 8));
}

#[test]
fn a_list_is_there_from_its_publication_on() {
    let city = City::start();
    let ask = |id: &str| city.get(&format!("/api/v1/points/rounds/{id}/ranking"));
    let early = ask("ranked-sample-hukou-2026-1");
    assert_eq!(
        (early.status, early.slug()),
        (404, "not-published".to_owned())
    );
    assert_eq!(ask("ranked-sample-hukou-2026-9").slug(), "not-found");
    city.set_clock("2026-05-19T08:58:00+08:00");
    assert_eq!(ask("ranked-sample-hukou-2026-1").slug(), "not-published");
    city.set_clock("2026-05-19T09:00:00+08:00");
    assert_eq!(ask("ranked-sample-hukou-2026-1").status, 200);
    let path = "/api/v1/points/rounds/ranked-sample-hukou-2026-1/ranking?cursor=first";
    let wrong = city.get(path);
    assert_eq!((wrong.status, wrong.slug()), (400, "malformed".to_owned()));
}

#[test]
fn names_are_masked_and_lines_stand_in_order() {
    let city = City::start();
    city.set_clock("2026-06-30T12:00:00+08:00");
    let (page, lines) = list(&city, "ranked-sample-hukou-2026-1", None);
    assert_eq!(page["of"], lines.len());
    let mut last: Option<(u32, u32)> = None;
    for line in &lines {
        let name = line["name"].as_str().expect("a name");
        let stars = name.chars().skip(1);
        assert!(
            name.chars().count() <= 3 && stars.clone().all(|star| star == '*'),
            "{name}"
        );
        assert!(line.get("own").is_none());
        let key = |at: usize| {
            line["keys"][at]
                .as_str()
                .and_then(|key| key.parse().ok())
                .expect("months")
        };
        let keys = (key(0), key(1));
        assert!(last.is_none_or(|last| last >= keys), "{last:?} {keys:?}");
        last = Some(keys);
        let points: f64 = line["points"]
            .as_str()
            .and_then(|points| points.parse().ok())
            .expect("points");
        assert!(points >= 60.0, "60 points to be ranked: {line}");
    }
}

#[test]
fn where_points_decide_first_the_list_is_in_their_order() {
    let city = City::start();
    city.set_clock("2026-11-20T10:00:00+08:00");
    for id in ["foshan-2016-school-2026-1", "foshan-2016-hukou-2026-2"] {
        let (_, lines) = list(&city, id, None);
        let points: Vec<f64> = lines.iter().map(|line| told(&line["points"])).collect();
        assert!(points.len() > 30, "{id}");
        assert!(points.is_sorted_by(|a, b| a >= b), "{id}: {points:?}");
        for line in &lines {
            assert_eq!(line["keys"][0], line["points"], "{id}");
        }
    }
}

fn told(value: &Value) -> f64 {
    let text = value.as_str().expect("a number as text");
    text.parse().expect("a number")
}

#[test]
fn everybody_who_is_equal_at_the_last_place_is_admitted() {
    let city = City::start();
    for (round, day) in [
        ("2026-1", "2026-06-30"),
        ("2026-2", "2026-09-30"),
        ("2026-3", "2026-12-31"),
    ] {
        city.set_clock(&format!("{day}T12:00:00+08:00"));
        let id = format!("ranked-sample-hukou-{round}");
        let places = self::round(&city, &id)["places"].as_u64().expect("places");
        let (page, lines) = list(&city, &id, None);
        let admitted = count(&lines, "in");
        assert_eq!(page["admitted"], admitted);
        assert!(admitted as u64 > places, "{admitted} of {places}");
        assert_eq!(admitted + count(&lines, "out"), lines.len());
        let (last, next) = (&lines[admitted - 1], &lines[admitted]);
        assert_eq!(last["keys"], lines[places as usize]["keys"], "a full tie");
        assert_ne!(last["keys"], next["keys"]);
        assert_ne!(last["place"], next["place"]);
    }
}

#[test]
fn the_lot_decides_among_equals_and_can_be_drawn_again() {
    let city = City::start();
    let id = "foshan-2016-school-2026-1";
    let dates = round(&city, id);
    let on = |name: &str| dates[name].as_str().expect("a day").to_owned();
    city.set_clock(&format!("{}T09:00:00+08:00", on("published_on")));
    let (_, waiting) = list(&city, id, None);
    let tied: Vec<usize> = waiting
        .iter()
        .zip(1..)
        .filter(|(line, _)| line["state"] == "lot_waiting")
        .map(|(_, at)| at)
        .collect();
    assert!(tied.len() > 1, "{tied:?}");
    assert_eq!(count(&waiting, "lot_in") + count(&waiting, "lot_out"), 0);

    city.set_clock(&format!("{}T09:00:00+08:00", on("settled_on")));
    let (page, drawn) = list(&city, id, None);
    let places = dates["places"].as_u64().expect("places") as usize;
    assert_eq!(page["admitted"], places);
    let winners = places - count(&drawn, "in");
    assert_eq!(count(&drawn, "lot_in"), winners);
    assert_eq!(count(&drawn, "lot_out"), tied.len() - winners);
    // Drawn again by what is published: the seed and the number of each line.
    let settled = round(&city, id);
    assert_eq!(settled["state"], "settled");
    let seed = settled["lot_seed"].as_str().expect("a seed");
    let mut tickets: Vec<(Vec<u8>, usize)> = tied
        .iter()
        .map(|line| (Sha256::digest(format!("{seed}:{line}")).to_vec(), *line))
        .collect();
    tickets.sort();
    for (at, (_, line)) in tickets.iter().enumerate() {
        let state = if at < winners { "lot_in" } else { "lot_out" };
        assert_eq!(drawn[line - 1]["state"], state, "line {line}");
    }
    assert_eq!(settled["line"], drawn[tied[0] - 1]["points"]);
}

#[test]
fn an_own_application_has_its_place_in_the_list() {
    let city = City::start();
    let facts = json!({
        "birth_date": {"kind": "date", "value": "1986-07-14", "standing": "claimed"},
        "education": choice("senior_secondary"),
        "medical_months": number("150"),
        "volunteer_hours": number("149"),
        "permit": json!({"kind": "periods", "value": [
            {"from": "2019-05-20", "to": "2022-05-19"}, {"from": "2022-06-01"}
        ], "standing": "claimed"}),
    });
    let body = application(&city, "ranked-sample", "hukou", facts);
    let sent = apply(&city, WANG, body, &[]);
    let id = "ranked-sample-hukou-2026-1";
    let received = sent.standing();
    assert_eq!(received["round"], id);
    assert!(received.get("warnings").is_none(), "{received}");
    assert_eq!(confirmed(&received), "62");
    assert_eq!(sent.at("2026-05-19T08:58:00+08:00").get("place"), None);

    let listed = sent.at("2026-05-19T09:00:00+08:00");
    assert_eq!(
        listed["state"], "settled",
        "the list can still be objected to"
    );
    let place = &listed["place"];
    let (_, lines) = list(&city, id, Some(&sent.cookie));
    let own: Vec<&Value> = lines.iter().filter(|line| line["own"] == true).collect();
    let [own] = own[..] else { panic!("{own:?}") };
    assert_eq!(
        (&own["name"], &own["points"]),
        (&json!("李**"), &json!("62"))
    );
    assert_eq!(own["keys"][0], "150");
    assert_eq!(
        (&place["place"], &place["state"]),
        (&own["place"], &own["state"])
    );
    assert_eq!(place["of"], lines.len());
    assert_eq!(place["tied"], 1);
    let ahead: Vec<&Value> = lines
        .iter()
        .filter(|line| {
            line["keys"][0]
                .as_str()
                .and_then(|months| months.parse::<u32>().ok())
                .is_some_and(|months| months > 150)
        })
        .collect();
    assert_eq!(place["place"], ahead.len() + 1);
    // Others do not see whose line it is.
    let (_, foreign) = list(&city, id, Some(&city.sign_in(STRANGER)));
    assert!(foreign.iter().all(|line| line.get("own").is_none()));

    let given = sent.at("2026-05-27T10:00:00+08:00");
    let expected = if place["state"] == "in" {
        "placed"
    } else {
        "not_placed"
    };
    assert_eq!(given["state"], expected);
    assert_eq!(sent.case()["status"], "closed");
}

#[test]
fn who_does_not_reach_the_line_has_no_place() {
    let city = City::start();
    let body = application(&city, "ranked-sample", "hukou", json!({}));
    let sent = apply(&city, STRANGER, body, &[]);
    let given = sent.at("2026-05-27T10:00:00+08:00");
    assert_eq!(given["state"], "not_placed");
    assert!(given.get("place").is_none());
    let timeline = sent.case()["timeline"].to_string();
    assert!(timeline.contains("you are not on it"), "{timeline}");
}

#[test]
fn who_applies_outside_of_a_round_is_warned() {
    let city = City::start();
    city.set_clock("2026-02-10T10:00:00+08:00");
    let sent = apply(&city, STRANGER, school(&city, json!({})), &[]);
    let standing = sent.standing();
    assert!(standing.get("round").is_none());
    let warning = &standing["warnings"][0];
    assert_eq!(warning["kind"], "outside_of_round");
    assert!(
        warning["text"]["en"].to_string().contains("1 March 2026"),
        "{warning}"
    );
    // A table without rounds says so.
    let purposes = city.get("/api/v1/schemes/shanghai-2015").json()["purposes"].clone();
    let purpose = purposes[0]["id"].as_str().expect("a purpose");
    let body = application(&city, "shanghai-2015", purpose, json!({}));
    let other = send(&city, sent.cookie.clone(), &body);
    assert!(
        other.standing()["warnings"][0]["text"]["en"]
            .to_string()
            .contains("no rounds")
    );
}

#[test]
fn the_demonstration_has_an_application_with_a_place_in_the_past() {
    let folder = crate::city::Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let cookie = city.sign_in(WANG);
    let get = |path: &str| {
        city.send(&Request::get(path).header("cookie", &cookie))
            .json()
    };
    let cases = get("/api/v1/cases");
    let closed = cases["items"]
        .as_array()
        .expect("cases")
        .iter()
        .find(|case| case["status"] == "closed");
    let number = closed.expect("a closed case")["number"]
        .as_str()
        .expect("a number")
        .to_owned();
    let standing = get(&format!("/api/v1/points/applications/{number}"));
    assert!(standing["place"]["place"].is_u64(), "{standing}");
    let round = standing["round"].as_str().expect("a round");
    let (_, lines) = list(&city, round, Some(&cookie));
    assert_eq!(lines.iter().filter(|line| line["own"] == true).count(), 1);
}
