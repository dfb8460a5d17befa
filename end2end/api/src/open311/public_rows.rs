//! Many invented reports for a list that is to be long: over all units, services,
//! ages and stages. Nobody has made them; they go the way of every report.

use super::drawing::Chance;
use super::form::Form;
use super::form_check::report;
use super::submit;
use crate::casework;
use crate::clock::{Moment, after};
use crate::published::{Published, ReportService};
use crate::web::refusal::Refusal;
use chrono::TimeDelta;
use longgang_portal::domain::identity::{CommunityId, UnitId};
use longgang_portal::domain::places::{CityShapes, Located};
use longgang_portal::domain::reports::request::Place;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// How far back they go, in minutes: within the span of one list.
const OLDEST: f64 = 85.0 * 24.0 * 60.0;

/// What they are made of.
#[derive(Deserialize)]
struct Words {
    streets: Vec<String>,
    spots: Vec<String>,
    /// By service.
    said: HashMap<String, Vec<String>>,
}

/// Sees to it that there are `count` of them. The newer, the more; every other one
/// has pictures.
pub fn seed(
    db: &Connection,
    published: &Published,
    count: u32,
    now: Moment,
) -> Result<(), Refusal> {
    let words: Words = serde_json::from_str(include_str!("../../data/public_rows.json"))?;
    let there: u32 = db.query_row("SELECT count(*) FROM reports WHERE drawn = 1", [], |row| {
        row.get(0)
    })?;
    // Half of them are drawn; some are not, and still belong to those.
    let missing = count.saturating_sub(there.saturating_mul(2));
    let shapes: CityShapes = serde_json::from_str(published.shapes)?;
    let mut chance = Chance(0x5eed_2026);
    let mut minutes: Vec<i64> = (0..missing)
        .map(|_| {
            let part = f64::from(chance.below(10_000)) / 10_000.0;
            (part * part * part * OLDEST) as i64 + 1
        })
        .collect();
    // Numbers of a day grow with its hours.
    minutes.sort_unstable_by(|one, other| other.cmp(one));
    for (nth, minutes) in minutes.into_iter().enumerate() {
        let received = after(now, -TimeDelta::minutes(minutes));
        let form = form(published, &words, &shapes, &mut chance);
        let report = report(published, &form, "en")
            .map_err(|faults| Refusal::Broken(format!("an invented report: {faults:?}")))?;
        let opened = submit::open(db, published, &report, None, received)?;
        if nth % 2 == 0 {
            db.prepare_cached("UPDATE reports SET drawn = 1 WHERE case_id = ?1")?
                .execute([opened.id])?;
        }
    }
    casework::move_on(db, published, now)
}

fn form(published: &Published, words: &Words, shapes: &CityShapes, chance: &mut Chance) -> Form {
    let service = pick(&published.services, chance);
    let none = Vec::new();
    let said = words.said.get(service.code()).unwrap_or(&none);
    let (place, unit, community) = somewhere(shapes, chance);
    let address = format!(
        "{} {} 号{}",
        pick(&words.streets, chance),
        1 + chance.below(180),
        pick(&words.spots, chance)
    );
    let mut pairs = vec![
        ("service_code".to_owned(), service.code().to_owned()),
        ("description".to_owned(), pick(said, chance).clone()),
        ("address_string".to_owned(), address),
        ("unit".to_owned(), unit.to_string()),
        ("community".to_owned(), community.to_string()),
        ("lat".to_owned(), format!("{:.6}", place.lat)),
        ("long".to_owned(), format!("{:.6}", place.long)),
        ("public".to_owned(), "true".to_owned()),
    ];
    pairs.extend(answers(service, chance));
    let body: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    Form::read(body.as_bytes())
}

fn pick<'a, T>(list: &'a [T], chance: &mut Chance) -> &'a T {
    let at = chance.below(i32::try_from(list.len()).unwrap_or(1));
    &list[usize::try_from(at).unwrap_or_default()]
}

/// Somewhere in a community. The city is most of the box around it, so it does not
/// take long.
fn somewhere(shapes: &CityShapes, chance: &mut Chance) -> (Place, UnitId, CommunityId) {
    let corners = shapes.extent();
    let edges = |of: fn(&Place) -> f64| {
        let all = || corners.iter().map(of);
        (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        )
    };
    let (lats, longs) = (edges(|it| it.lat), edges(|it| it.long));
    loop {
        let mut within = |(from, to): (f64, f64)| {
            let part = f64::from(chance.below(100_000)) / 100_000.0;
            from + (to - from) * part
        };
        let (lat, long) = (within(lats), within(longs));
        let place = Place { lat, long };
        if let Located::Inside {
            unit: Some(unit),
            community: Some(community),
        } = shapes.locate(place)
        {
            return (place, unit, community);
        }
    }
}

/// One answer to every question that must be answered.
fn answers(service: &ReportService, chance: &mut Chance) -> Vec<(String, String)> {
    let required = service
        .attributes
        .iter()
        .filter(|one| one["variable"] == Value::Bool(true) && one["required"] == Value::Bool(true));
    required
        .filter_map(|attribute| {
            let code = attribute["code"].as_str()?;
            let value = pick(attribute["values"].as_array()?, chance);
            Some((
                format!("attribute[{code}]"),
                value["key"].as_str()?.to_owned(),
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_words() {
        let words: Words =
            serde_json::from_str(include_str!("../../data/public_rows.json")).expect("words");
        for service in &Published::read().expect("data").services {
            let said = words.said.get(service.code());
            assert!(
                said.is_some_and(|said| !said.is_empty()),
                "{}",
                service.code()
            );
        }
    }
}
