//! What the city publishes, built into the program: units, calendar, schemes,
//! services, consent texts, and the registers of the demonstration residents.

use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::city::{City, MatterClass, Unit};
use longgang_portal::domain::points::application::ConsentText;
use longgang_portal::domain::points::facts::VerifiedFact;
use longgang_portal::domain::points::scheme::Scheme;
use serde::Deserialize;
use serde_json::Value;

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
        })
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

    /// What the registers know of the resident with this phone, for a scheme. They
    /// were read for the demonstration's own table: an answer of the same name in
    /// another city's table need not mean the same.
    pub fn known_facts(&self, scheme: &Scheme, phone: &str) -> &[VerifiedFact] {
        let own = self.schemes.first().is_some_and(|own| own.id == scheme.id);
        self.registered(phone)
            .filter(|_| own)
            .map_or(&[], |registered| &registered.facts)
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
    fn every_registered_fact_is_one_the_scheme_asks_for() {
        let published = Published::read().expect("data");
        let asked = definitions(&published.schemes[0]);
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
                let kind = asked.get(fact);
                let kind = kind.unwrap_or_else(|| panic!("{fact} is not asked for"));
                assert_eq!(check(kind, &known.value, known.as_of), Ok(()), "{fact}");
                assert!(seen.insert(fact), "{fact} stands twice");
                let source = &known.source;
                assert!(!source.is_empty(), "{fact} has no source");
                assert_ne!(source.get("zh-CN"), source.get("en"), "{fact}");
            }
        }
        // One whom the registers know well, and one whom they hardly know.
        assert!(residents[0].facts.len() > 15 && residents[1].facts.len() < 8);
    }
}
