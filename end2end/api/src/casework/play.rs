//! Opens cases that go their way by a script.

use super::actors::Actors;
use super::dice::Dice;
use super::followup::Followup;
use super::open::{NewCase, Opened, next_of_day, promise};
use super::script::{Scene, Script};
use super::words::Words;
use crate::clock::Moment;
use crate::published::{Published, ReportService};
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{CaseKind, GivenConsent, Promise, SentField};
use longgang_portal::domain::text::Text;
use rusqlite::{Connection, params};
use serde::Deserialize;

/// Scripts, words, places, and the cases of a demonstration; read from data.
pub struct Casework {
    /// All scripts.
    pub scripts: Vec<Script>,
    /// What is said beside them.
    pub words: Words,
    /// Where reports are.
    pub places: Vec<Place>,
    /// The cases a demonstration starts with.
    pub demo: Vec<Played>,
}

/// A place of a report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    unit: String,
    #[serde(default)]
    community: Option<String>,
    address: String,
    lat: f64,
    long: f64,
}

/// One case of a demonstration.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Played {
    /// Which script.
    pub script: String,
    /// How long ago it was received.
    pub ago_minutes: u32,
}

impl Casework {
    /// Reads the built-in files.
    pub fn read() -> Result<Self, serde_json::Error> {
        Ok(Self {
            scripts: serde_json::from_str(include_str!("../../data/casework/scripts.json"))?,
            words: serde_json::from_str(include_str!("../../data/casework/words.json"))?,
            places: serde_json::from_str(include_str!("../../data/casework/places.json"))?,
            demo: serde_json::from_str(include_str!("../../data/casework/demo.json"))?,
        })
    }

    /// The script of this name.
    pub fn script(&self, id: &str) -> Option<&Script> {
        self.scripts.iter().find(|script| script.id == id)
    }
}

/// Whose case it is, when it was received, and the seed that decides the rest.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// The phone of the resident; nobody's without one.
    pub owner: Option<&'a str>,
    /// When it was received.
    pub received: Moment,
    /// What the script leaves open.
    pub seed: u64,
}

/// Opens a case of a script.
pub fn open(
    db: &Connection,
    published: &Published,
    script: &Script,
    start: Start<'_>,
) -> Result<Opened, Refusal> {
    let mut dice = Dice::new(start.seed);
    let place = dice.pick(&published.casework.places);
    let place = place.filter(|_| script.kind == CaseKind::Report);
    let said = dice.pick(&script.said).map_or("", String::as_str);
    let actors = actors(published, script, place);
    let address = place.map_or_else(Text::default, |place| Text::plain(&place.address));
    let scene = Scene {
        actors: &actors,
        place: &address,
        calendar: &published.calendar,
    };
    let steps = scene.steps(&script.steps, start.received, &mut dice);
    let service = published.service(&script.service);
    let opened = NewCase {
        owner: start.owner,
        kind: script.kind,
        title: title(script, service, place),
        phone: &actors.phone,
        received: start.received,
        promises: promises(published, script, start.received),
        sent: sent(script, service, place, said),
        score: None,
        followup: Followup {
            actors: Some(actors.clone()),
            withdrawable: true,
            consents: consents(script, start.received),
            ..Followup::default()
        },
    }
    .open(db, next_of_day(db, start.received)?, &steps)?;
    if let Some(place) = place {
        db.prepare_cached(
            "INSERT INTO reports (case_id, service_code, description, address, lat, long, public) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)",
        )?
        .execute(params![
            opened.id,
            script.service,
            said,
            place.address,
            place.lat,
            place.long
        ])?;
    }
    Ok(opened)
}

fn actors(published: &Published, script: &Script, place: Option<&Place>) -> Actors {
    let unit = place.map(|place| place.unit.as_str());
    let community = place.and_then(|place| place.community.as_deref());
    let actors = Actors::at(published, unit, community);
    Actors {
        department: script.department.clone(),
        other: if script.other.is_empty() {
            script.department.clone()
        } else {
            script.other.clone()
        },
        ..actors
    }
}

fn title(script: &Script, service: Option<&ReportService>, place: Option<&Place>) -> Text {
    let Some((service, place)) = service.zip(place) else {
        return script.title.clone();
    };
    let name = service.text("service_name");
    let (zh, en) = (name.get("zh-CN"), name.get("en"));
    let address = &place.address;
    Text::both(format!("{zh}，{address}"), format!("{en}, {address}"))
}

fn promises(published: &Published, script: &Script, received: Moment) -> Vec<Promise> {
    let class = published.matter_class(&script.class);
    // A service is not promised in minutes: nobody has to come.
    let met = |clause| script.steps.iter().any(|step| step.meets == Some(clause));
    let promised = class.map_or(&[][..], |class| class.promises.as_slice());
    let promised = promised.iter().filter(|promised| {
        script.kind == CaseKind::Report || (met(promised.clause) && is_days(promised.within))
    });
    let calendar = &published.calendar;
    promised
        .map(|promised| promise(promised.clause, promised.within, received, calendar))
        .collect()
}

fn is_days(within: longgang_portal::domain::cases::Allowance) -> bool {
    use longgang_portal::domain::cases::Allowance;
    match within {
        Allowance::WorkingDays(_) => true,
        Allowance::Minutes(minutes) => minutes >= 1440,
    }
}

fn sent(
    script: &Script,
    service: Option<&ReportService>,
    place: Option<&Place>,
    said: &str,
) -> Vec<SentField> {
    let about = service.map_or_else(|| script.title.clone(), |it| it.text("service_name"));
    let address = place.map_or("", |place| place.address.as_str());
    [
        (Text::both("什么事", "What it is about"), about),
        (Text::both("说明", "Description"), Text::plain(said)),
        (Text::both("地点", "Place"), Text::plain(address)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| SentField { label, value })
    .collect()
}

fn consents(script: &Script, received: Moment) -> Vec<GivenConsent> {
    let given = script.consents.iter().map(|consent| GivenConsent {
        id: consent.id.clone(),
        title: consent.title.clone(),
        given_at: received,
        withdrawn_at: None,
        may_withdraw: consent.may_withdraw,
        consequence: consent.consequence.clone(),
    });
    given.collect()
}
