//! The deviations met with the city's Open311 server since the page was opened, in
//! memory only. They hold names of members and counts, nothing about people.

use crate::api::open311::{self, Heard};
use crate::domain::reports::deviation::Met;
use crate::domain::reports::diagnosis::{AnswerKind, add, diagnose};
use leptos::prelude::*;
use std::sync::LazyLock;

/// What was met in one kind of answer.
pub type MetIn = (AnswerKind, Vec<Met>);

static MET: LazyLock<ArcRwSignal<Vec<MetIn>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// Everything met so far.
pub fn met() -> ArcReadSignal<Vec<MetIn>> {
    MET.read_only()
}

/// Looks at every answer from now on.
pub fn start() {
    open311::watch(|heard| {
        let (kind, more) = match heard {
            Heard::Answer(kind, body) => (kind, diagnose(kind, body)),
            Heard::Deviation(kind, deviation) => {
                let (member, times) = (String::new(), 1);
                let met = Met {
                    deviation,
                    member,
                    times,
                };
                (kind, vec![met])
            }
        };
        if !more.is_empty() {
            MET.update(
                |all| match all.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, known)) => add(known, more),
                    None => all.push((kind, more)),
                },
            );
        }
    });
}
