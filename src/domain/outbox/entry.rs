//! One report as it is kept on the device.

use super::photo::{Photo, PhotoStage};
use crate::domain::forms::answer::Answers;
use crate::domain::identity::{AttachmentId, IdempotencyKey, ServiceCode};
use crate::domain::problem::Problem;
use crate::domain::read::{self, At, Read, Unreadable, one_of, readable};
use crate::domain::receipt::Receipt;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// The version of an entry's own shape. An entry of another version is not
/// touched: the portal that wrote it may still be open in another tab.
pub const VERSION: u32 = 1;

/// A report from "send" to the receipt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The version of the shape it was written in.
    pub version: u32,
    /// The key of the intent, made when "send" was pressed, and its name here.
    pub key: IdempotencyKey,
    /// What is reported.
    pub service: ServiceCode,
    /// The name of that, for the resident.
    pub title: Text,
    /// The service never gives a number: an answer without one is a receipt too.
    pub is_blackbox: bool,
    /// When "send" was pressed, by the city's clock.
    pub made_at: DateTime<FixedOffset>,
    /// Who was signed in then, or when it first left; empty for nobody. It is sent
    /// only for the same one.
    pub owner: String,
    /// What is posted, but for the photos. It never changes under one key.
    pub fields: Vec<Pair>,
    /// What was typed, to change it after all.
    pub answers: Answers,
    /// The photos that go with it.
    pub photos: Vec<Photo>,
    /// Tries in a row without an answer that tells what became of it.
    pub tries: u32,
    /// No try before this time of the device, in milliseconds since 1970.
    pub next_at: u64,
    /// When the report itself, not its photos, was first on its way under this
    /// key without a clear answer, by the city's clock.
    pub sent_at: Option<DateTime<FixedOffset>>,
    /// How far it is.
    pub stage: Stage,
}

readable!(Entry {
    version: need,
    key: need,
    service: need,
    title: or_default,
    is_blackbox: or_default,
    made_at: need,
    owner: or_default,
    fields: need,
    answers: or_default,
    photos: or_default,
    tries: or_default,
    next_at: or_default,
    sent_at: optional,
    stage: need,
});

/// One argument of the form body that is posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// Its name; may stand there more than once.
    pub name: String,
    /// Its value.
    pub value: String,
}

readable!(Pair {
    name: need,
    value: need
});

/// How far a report is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Stage {
    /// To be sent, or to be asked for again.
    Waiting,
    /// The server said no: it was not taken, and the resident has to change it.
    Refused(Problem),
    /// It may have been taken, and sending it again could do so twice: for the
    /// resident to decide.
    Unclear,
    /// It is there. Kept until the resident has seen the receipt, which may be
    /// the only place with the access code.
    Received(Receipt),
}

impl Read for Stage {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        Ok(match record.tag("kind")? {
            "waiting" => Self::Waiting,
            "refused" => Self::Refused(record.need("value")?),
            "unclear" => Self::Unclear,
            "received" => Self::Received(record.need("value")?),
            _ => {
                let words = one_of!("waiting" "refused" "unclear" "received");
                return record.unknown("kind", words);
            }
        })
    }
}

readable!(Stage);

impl Entry {
    /// Reads a kept entry; `None` where it is not one this portal can deal with.
    pub fn read(text: &str) -> Option<Self> {
        let value = read::parsed(text.as_bytes()).ok()?;
        let entry: Self = read::from_value(&value).ok()?;
        (entry.version == VERSION).then_some(entry)
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        // A tree of strings, numbers and dates always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The form body: the fields, and the photos the server has.
    pub fn form(&self) -> Vec<(String, String)> {
        let fields = self.fields.iter();
        let mut form: Vec<(String, String)> = fields
            .map(|pair| (pair.name.clone(), pair.value.clone()))
            .collect();
        let photos = self.photos.iter().filter_map(Photo::received);
        form.extend(photos.map(|id| ("attachment[]".to_owned(), id.as_str().to_owned())));
        form
    }

    /// The names of the photos it went without.
    pub fn left_out(&self) -> Vec<String> {
        let photos = self.photos.iter();
        photos
            .filter(|photo| photo.stage == PhotoStage::LeftOut)
            .map(|photo| photo.name.clone())
            .collect()
    }
}

impl Photo {
    /// Its id, once the server has it.
    pub fn received(&self) -> Option<&AttachmentId> {
        match &self.stage {
            PhotoStage::Received(file) => Some(&file.id),
            _ => None,
        }
    }
}
