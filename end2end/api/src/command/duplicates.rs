//! Members that stand in one JSON object twice. Parsers keep the last and say
//! nothing, so the text is read once more for them alone.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// The members of a JSON text that stand in their object for the second time, as
/// JSON pointers (RFC 6901).
pub fn find(text: &str) -> Result<Vec<String>, serde_json::Error> {
    let mut found = Vec::new();
    let place = Place {
        path: String::new(),
        found: &mut found,
    };
    place.deserialize(&mut serde_json::Deserializer::from_str(text))?;
    Ok(found)
}

/// A value in the text.
struct Place<'a> {
    path: String,
    found: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(name) = members.next_key::<String>()? {
            let escaped = name.replace('~', "~0").replace('/', "~1");
            let path = format!("{}/{escaped}", self.path);
            if !seen.insert(name) {
                self.found.push(path.clone());
            }
            members.next_value_seed(Place {
                path,
                found: self.found,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut at = 0;
        loop {
            let place = Place {
                path: format!("{}/{at}", self.path),
                found: self.found,
            };
            if items.next_element_seed(place)?.is_none() {
                return Ok(());
            }
            at += 1;
        }
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}
