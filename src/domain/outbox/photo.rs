//! A photo that goes with a report: on its own way, with its own key.

use crate::domain::identity::IdempotencyKey;
use crate::domain::read::{At, Read, Unreadable, one_of, readable};
use crate::domain::receipt::ReceivedFile;
use serde::Serialize;

/// One photo of a report. Its bytes are kept beside the report, under its key,
/// until the server has them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Photo {
    /// Its own key: however often it is sent, it arrives once.
    pub key: IdempotencyKey,
    /// Its name on the device.
    pub name: String,
    /// Tries that failed, one after the other.
    pub tries: u32,
    /// How far it is.
    pub stage: PhotoStage,
}

readable!(Photo {
    key: need,
    name: or_default,
    tries: or_default,
    stage: need
});

/// How far a photo is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum PhotoStage {
    /// To be sent.
    Waiting,
    /// The server has it.
    Received(ReceivedFile),
    /// It cannot be sent: the report goes without it, and the resident is told.
    LeftOut,
}

impl Read for PhotoStage {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        Ok(match record.tag("kind")? {
            "waiting" => Self::Waiting,
            "received" => Self::Received(record.need("value")?),
            "left_out" => Self::LeftOut,
            _ => {
                let words = one_of!("waiting" "received" "left_out");
                return record.unknown("kind", words);
            }
        })
    }
}

readable!(PhotoStage);

impl Photo {
    /// Whether it still has to be sent.
    pub fn is_waiting(&self) -> bool {
        self.stage == PhotoStage::Waiting
    }
}
