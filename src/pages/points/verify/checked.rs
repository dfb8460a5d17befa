//! A file on its way: read, computed again at once, then compared with the
//! published table as soon as that is here.

use crate::api;
use crate::domain::points::receipt_document::verify::{Broken, Doubt, Verification, verify};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Larger is no calculation: a table of 480 items makes a file of half a megabyte.
pub const MOST_BYTES: u64 = 8_000_000;

/// Why nothing came of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Larger than any calculation.
    TooLarge,
    /// The browser could not read it.
    Unread,
    /// Nothing can be computed from it.
    Broken(Broken),
}

/// How the table of a file stands to the one that is published.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison {
    /// It is being fetched.
    Pending,
    /// It is the same.
    Same,
    /// It has the same version and says something else.
    Altered,
    /// Another version is published.
    OtherVersion {
        /// Which.
        version: String,
    },
    /// The city publishes no table of this id.
    Unpublished,
    /// The published one could not be had.
    NotPossible,
}

/// A file that was computed again.
#[derive(Clone)]
pub struct Checked {
    /// Its name on the device.
    pub name: String,
    /// What came out.
    pub verification: Arc<Verification>,
    bytes: Arc<Vec<u8>>,
}

/// What came of the file chosen last.
#[derive(Clone)]
pub enum Outcome {
    /// Nothing, and why.
    Faulty(Fault),
    /// A report.
    Checked(Checked),
}

/// The check of one file after the other. Only the last one counts.
#[derive(Clone, Copy)]
pub struct Check {
    outcome: RwSignal<Option<Outcome>>,
    comparison: RwSignal<Comparison>,
    turn: StoredValue<u32>,
}

impl Check {
    /// No file yet.
    pub fn new() -> Self {
        Self {
            outcome: RwSignal::new(None),
            comparison: RwSignal::new(Comparison::Pending),
            turn: StoredValue::new(0),
        }
    }

    /// What came of it, nothing before the first file.
    pub fn outcome(self) -> ReadSignal<Option<Outcome>> {
        self.outcome.read_only()
    }

    /// How its table stands to the published one.
    pub fn comparison(self) -> ReadSignal<Comparison> {
        self.comparison.read_only()
    }

    /// Checks a file; `found` is called when there is a report.
    pub fn take(self, file: File, found: impl FnOnce() + 'static) {
        let turn = self.next_turn();
        spawn_local(async move {
            let outcome = checked(&file).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let is_report = matches!(outcome, Outcome::Checked(_));
            self.comparison.set(Comparison::Pending);
            self.outcome.set(Some(outcome));
            if is_report {
                found();
                self.compare(turn).await;
            }
        });
    }

    /// Compares again what could not be compared before.
    pub fn compare_again(self) {
        if self.comparison.get_untracked() == Comparison::NotPossible {
            let turn = self.next_turn();
            spawn_local(async move { self.compare(turn).await });
        }
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    async fn compare(self, turn: u32) {
        let Some(Outcome::Checked(checked)) = self.outcome.try_get_untracked().flatten() else {
            return;
        };
        let comparison = compared(&checked).await;
        // The page may have been left, or another file chosen.
        if self.turn.try_get_value() == Some(turn) {
            self.comparison.set(comparison);
        }
    }
}

/// Fetches the published table and computes once more with it beside.
async fn compared(checked: &Checked) -> Comparison {
    match api::schemes::scheme(&checked.verification.scheme.id).await {
        Ok(published) => {
            let doubts = verify(&checked.bytes, Some(&published)).map(|found| found.doubts);
            let has = |doubt| doubts.as_ref().is_ok_and(|doubts| doubts.contains(&doubt));
            if has(Doubt::OtherVersion) {
                Comparison::OtherVersion {
                    version: published.version,
                }
            } else if has(Doubt::AlteredScheme) {
                Comparison::Altered
            } else {
                Comparison::Same
            }
        }
        Err(error) if error.is_not_found() => Comparison::Unpublished,
        Err(_) => Comparison::NotPossible,
    }
}

async fn checked(file: &File) -> Outcome {
    if file.size() > MOST_BYTES as f64 {
        return Outcome::Faulty(Fault::TooLarge);
    }
    let Ok(content) = JsFuture::from(file.array_buffer()).await else {
        return Outcome::Faulty(Fault::Unread);
    };
    let bytes = js_sys::Uint8Array::new(&content).to_vec();
    match verify(&bytes, None) {
        Ok(verification) => Outcome::Checked(Checked {
            name: file.name(),
            verification: Arc::new(verification),
            bytes: Arc::new(bytes),
        }),
        Err(broken) => Outcome::Faulty(Fault::Broken(broken)),
    }
}
