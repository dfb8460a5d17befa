//! JSON files as people write them, and what is wrong with them and where.

use super::{Failure, duplicates, finding::Told};
use longgang_portal::domain::read::Read;
use longgang_portal::domain::read::examine::examine;
use serde_json::Value;

/// A file that is JSON.
pub struct File {
    /// Its name as it was given.
    pub name: String,
    /// What stands in it, without the `$schema` that editors want.
    pub json: Value,
    /// Members that stand in one object twice, as JSON pointers.
    duplicates: Vec<String>,
}

impl File {
    /// The file of this name.
    pub fn open(name: &str) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(name)
            .map_err(|error| Failure::Input(format!("{name}: {error}")))?;
        // Some editors begin a file with a byte order mark.
        let text = text.trim_start_matches('\u{feff}');
        let not_json = |error| Failure::Input(format!("{name}: this is not JSON: {error}"));
        let mut json: Value = serde_json::from_str(text).map_err(not_json)?;
        let duplicates = duplicates::find(text).map_err(not_json)?;
        if let Some(members) = json.as_object_mut() {
            members.remove("$schema");
        }
        Ok(Self {
            name: name.to_owned(),
            json,
            duplicates,
        })
    }

    /// What it stands for, if all of it can be read, and everything that is wrong
    /// with it as a file.
    pub fn read<T: Read>(&self) -> (Option<T>, Vec<Told>) {
        let examined = examine(&self.json);
        let unreadable = examined.faults.iter().map(|fault| {
            let path = match fault.path() {
                "" => "the whole document",
                path => path,
            };
            Told::error(path, fault.told(&self.json))
        });
        let twice = self.duplicates.iter();
        let twice = twice.map(|path| {
            let text = "this member stands here twice; the last one would count".to_owned();
            Told::error(path, text)
        });
        let unasked = examined.unasked.into_iter();
        let unasked = unasked.map(|unasked| Told::error(&unasked.path, unasked.text));
        let told = unreadable.chain(twice).chain(unasked).collect();
        (examined.read, told)
    }
}
