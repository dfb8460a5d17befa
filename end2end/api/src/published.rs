//! What the city publishes, built into the program: units, calendar, schemes,
//! services, consent texts, and the registers of the demonstration residents.

use crate::rounds::Template;
use crate::rounds::order::Entry;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::city::{City, MatterClass, Unit};
use longgang_portal::domain::identity::RoundId;
use longgang_portal::domain::points::application::ConsentText;
use longgang_portal::domain::points::facts::VerifiedFact;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::view::{definitions, fits};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The points tables, the demonstration's own first.
const SCHEMES: [&str; 5] = [
    include_str!("../data/schemes/foshan-2016.json"),
    include_str!("../data/schemes/shanghai-2015.json"),
    include_str!("../data/schemes/beijing-2016.json"),
    include_str!("../data/schemes/ranked-sample.json"),
    include_str!("../data/schemes/ranked-sample-next.json"),
];

/// Everything of it.
pub struct Published {
    /// Units, communities, promises.
    pub city: City,
    /// Working days.
    pub calendar: WorkingCalendar,
    /// Points tables.
    pub schemes: Vec<Scheme>,
    /// What can be reported.
    pub services: Vec<ReportService>,
    /// Texts a resident consents to.
    pub consents: Vec<ConsentText>,
    /// Residents whom the registers know.
    pub residents: Vec<Registered>,
    /// Kinds of rounds in which places are given.
    pub rounds: Vec<Template>,
    /// The invented entries of lists that were looked at.
    lists: Mutex<HashMap<RoundId, Vec<Entry>>>,
}

/// One Open311 service with its questions, words in all languages.
#[derive(Deserialize)]
pub struct ReportService {
    /// The service as `services.json` lists it.
    pub service: Value,
    /// Its attributes in the order they are asked.
    pub attributes: Vec<Value>,
}

/// What the registers hold of one resident.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    /// The phone that names the resident.
    pub phone: String,
    /// The name.
    pub name: String,
    /// The facts.
    pub facts: Vec<VerifiedFact>,
}

impl Published {
    /// Reads the built-in files.
    pub fn read() -> Result<Self, serde_json::Error> {
        Ok(Self {
            city: serde_json::from_str(include_str!("../data/city.json"))?,
            calendar: serde_json::from_str(include_str!("../data/calendar.json"))?,
            schemes: SCHEMES
                .iter()
                .map(|scheme| serde_json::from_str(scheme))
                .collect::<Result<_, _>>()?,
            services: serde_json::from_str(include_str!("../data/services.json"))?,
            consents: vec![serde_json::from_str(include_str!(
                "../data/consents/evidence.json"
            ))?],
            residents: serde_json::from_str(include_str!("../data/residents.json"))?,
            rounds: serde_json::from_str(include_str!("../data/rounds.json"))?,
            lists: Mutex::default(),
        })
    }

    /// Offers every table of a folder beside the city's own, in the order of
    /// the files' names.
    pub fn add_schemes(&mut self, folder: &Path) -> Result<(), String> {
        let said = |path: &Path, why: &dyn Display| format!("{}: {why}", path.display());
        let listed = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
        let mut files: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
            let scheme = serde_json::from_str(&text).map_err(|error| said(&file, &error))?;
            self.schemes.push(scheme);
        }
        Ok(())
    }

    /// The scheme of this id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| scheme.id.as_str() == id)
    }

    /// The service of this code.
    pub fn service(&self, code: &str) -> Option<&ReportService> {
        self.services.iter().find(|service| service.code() == code)
    }

    /// What the registers hold of the resident with this phone.
    pub fn registered(&self, phone: &str) -> Option<&Registered> {
        self.residents
            .iter()
            .find(|resident| resident.phone == phone)
    }

    /// What the registers know of the resident with this phone, for a scheme: what
    /// it asks for by the same name, and what fits its question. A value that only
    /// another table knows, as an option of its own, confirms nothing here.
    pub fn known_facts(&self, scheme: &Scheme, phone: &str) -> Vec<&VerifiedFact> {
        let asked = definitions(scheme);
        let fitting = |held: &&VerifiedFact| {
            asked
                .get(&held.fact)
                .is_some_and(|kind| fits(kind, &held.value, held.as_of))
        };
        self.registered(phone)
            .map(|registered| registered.facts.iter().filter(fitting).collect())
            .unwrap_or_default()
    }

    /// The invented entries of a list, made once: they never change.
    pub fn invented(&self, round: &RoundId, make: impl FnOnce() -> Vec<Entry>) -> Vec<Entry> {
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        lists.entry(round.clone()).or_insert_with(make).clone()
    }

    /// The unit of this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.city.units.iter().find(|unit| unit.id.as_str() == id)
    }

    /// The class of matter of this id.
    pub fn matter_class(&self, id: &str) -> Option<&MatterClass> {
        self.city
            .matter_classes
            .iter()
            .find(|class| class.id.as_str() == id)
    }
}

impl ReportService {
    /// The code of the service.
    pub fn code(&self) -> &str {
        self.member("service_code")
    }

    /// The class of matter it belongs to.
    pub fn class(&self) -> &str {
        self.member("matter_class")
    }

    fn member(&self, name: &str) -> &str {
        self.service
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// A text of the service, as its name.
    pub fn text(&self, name: &str) -> longgang_portal::domain::text::Text {
        self.service
            .get(name)
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::fact_check::check;
    use longgang_portal::domain::points::view::definitions;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_can_be_read_and_fits_the_others() {
        let published = Published::read().expect("data");
        assert_eq!(published.city.units.len(), 26);
        for service in &published.services {
            assert!(
                published.matter_class(service.class()).is_some(),
                "{}",
                service.code()
            );
        }
    }

    #[test]
    fn every_registered_fact_is_one_a_scheme_asks_for() {
        let published = Published::read().expect("data");
        let asked: Vec<_> = published.schemes.iter().map(definitions).collect();
        let residents = &published.residents;
        let names: Vec<_> = residents
            .iter()
            .map(|one| (one.phone.as_str(), one.name.as_str()))
            .collect();
        assert_eq!(
            names,
            [("13800000001", "王秀兰"), ("13800000002", "陈建国")]
        );
        for resident in residents {
            let mut seen = BTreeSet::new();
            for known in &resident.facts {
                let fact = &known.fact;
                let fits = asked
                    .iter()
                    .filter_map(|asked| asked.get(fact))
                    .any(|kind| check(kind, &known.value, known.as_of).is_ok());
                assert!(fits, "{fact} is asked for by no table");
                assert!(seen.insert(fact), "{fact} stands twice");
                let source = &known.source;
                assert!(!source.is_empty(), "{fact} has no source");
                assert_ne!(source.get("zh-CN"), source.get("en"), "{fact}");
            }
        }
        // One whom the registers know well, and one whom they hardly know.
        assert!(residents[0].facts.len() > 15 && residents[1].facts.len() < 8);
    }

    #[test]
    fn registers_answer_every_table_for_what_fits_it() {
        let published = Published::read().expect("data");
        let known = |scheme: &str| -> Vec<&str> {
            let scheme = published.scheme(scheme).expect("a scheme");
            let known = published.known_facts(scheme, "13800000001");
            known.iter().map(|held| held.fact.as_str()).collect()
        };
        assert_eq!(
            known("ranked-sample"),
            [
                "birth_date",
                "education",
                "medical_months",
                "permit",
                "volunteer_hours"
            ]
        );
        // Another table's months are not asked for; its schools have other names.
        assert!(!known("foshan-2016").contains(&"medical_months"));
        assert_eq!(
            known("shanghai-2015"),
            ["birth_date", "has_permit", "has_offences", "serious_crime"]
        );
        assert!(
            published
                .known_facts(&published.schemes[0], "13912345678")
                .is_empty()
        );
    }
}
