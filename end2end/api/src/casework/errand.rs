//! What comes of what a resident did: answers to urges and messages, and what is
//! made of files.

use super::followup::{Errand, What};
use super::reopen::go_on;
use super::step::Only;
use super::words::Words;
use crate::clock::Moment;
use crate::published::Published;
use crate::store::case_parts::{add_message, judge, of_role};
use crate::store::case_rows::CaseRow;
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{CaseStatus, Event, EventKind};
use longgang_portal::domain::identity::{AskId, AttachmentId};
use longgang_portal::domain::text::Text;
use rusqlite::Connection;

/// A file is refused when its name says that nothing can be read on it.
const UNREADABLE: [&str; 3] = ["模糊", "blurred", "blurry"];

/// Does one.
pub fn run(
    db: &Connection,
    published: &Published,
    case: &mut CaseRow,
    errand: Errand,
) -> Result<(), Refusal> {
    let words = &published.casework.words;
    let seed = case.id.unsigned_abs() ^ errand.at.timestamp().unsigned_abs();
    let at = errand.at;
    match errand.what {
        What::AnswerUrge(clause) => {
            let event = Event {
                clause: Some(clause),
                ..by_city(
                    case,
                    at,
                    EventKind::Urge,
                    &Words::one_of(&words.urge_answers, seed),
                )
            };
            case.happened(db, &event)?;
            go_on(case, Only::Urged, at);
            Ok(())
        }
        What::Reply => {
            add_message(
                db,
                case.id,
                at,
                "city",
                &Words::one_of(&words.replies, seed),
            )?;
            case.changed(db, at)
        }
        What::Replied(ask) => {
            if is_asked(case, &ask) {
                let event = by_city(case, at, EventKind::Office, &words.replied);
                case.happened(db, &event)?;
                finish(case, &ask, at);
            }
            Ok(())
        }
        What::Look(_, file) => {
            judge(db, &file, "checking", &Text::default())?;
            case.changed(db, at)
        }
        What::Judge(ask, file) => decide(db, words, case, (&ask, &file), at, seed),
    }
}

fn decide(
    db: &Connection,
    words: &Words,
    case: &mut CaseRow,
    (ask, file): (&AskId, &AttachmentId),
    at: Moment,
    seed: u64,
) -> Result<(), Refusal> {
    let sent = of_role(db, case.id, "ask")?;
    let name = sent.iter().find(|(_, one)| one.file.id == *file);
    let name = name.map_or_else(String::new, |(_, one)| one.file.name.to_lowercase());
    let refused = UNREADABLE.iter().any(|word| name.contains(word));
    if !refused {
        judge(db, file, "accepted", &Text::default())?;
        if is_asked(case, ask) {
            let event = by_city(case, at, EventKind::Office, &words.file_accepted);
            case.happened(db, &event)?;
            finish(case, ask, at);
            return Ok(());
        }
        return case.changed(db, at);
    }
    let reason = Words::one_of(&words.refusals, seed);
    judge(db, file, "refused", &reason)?;
    // Another file for it may still be looked at.
    let others = case
        .followup
        .errands
        .iter()
        .any(|errand| match &errand.what {
            What::Judge(of, other) => of == ask && other != file,
            _ => false,
        });
    if is_asked(case, ask) && !others {
        case.followup.handed.retain(|handed| handed != ask);
        case.status = CaseStatus::NeedsYou;
    }
    let event = Event {
        why: reason,
        ..by_city(case, at, EventKind::Office, &words.file_refused)
    };
    case.happened(db, &event)
}

/// Whoever has the case does something.
fn by_city(case: &CaseRow, at: Moment, kind: EventKind, text: &Text) -> Event {
    Event {
        at,
        kind,
        by: case
            .now_at()
            .map(|step| step.with.clone())
            .unwrap_or_default(),
        text: text.clone(),
        ..Event::default()
    }
}

/// Whether this is still asked.
pub fn is_asked(case: &CaseRow, ask: &AskId) -> bool {
    let asks = case.now_at().map(|step| step.asks.as_slice());
    let mut asks = asks.unwrap_or_default().iter();
    !case.status.is_over() && asks.any(|one| one.id.as_ref() == Some(ask))
}

/// An ask is done; with the last one the case goes on.
fn finish(case: &mut CaseRow, ask: &AskId, at: Moment) {
    let Some(step) = case
        .step
        .checked_sub(1)
        .and_then(|at| case.steps.get_mut(at))
    else {
        return;
    };
    step.asks.retain(|one| one.id.as_ref() != Some(ask));
    if step.asks.is_empty() {
        case.status = CaseStatus::Checking;
        go_on(case, Only::Sent, at);
    }
}
