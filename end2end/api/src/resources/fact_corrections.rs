//! A resident says that a register is wrong: a case, and a note at the fact.

use super::attachments::{From, attach, is_free};
use super::evidence_check::consent_fault;
use super::schemes::asked_for;
use super::{fact_check, fact_words, registers};
use crate::casework::correction_way::{decided_on, way};
use crate::casework::open::{NewCase, next_of_day, promise};
use crate::dossier::terms::ANSWERED_WITHIN;
use crate::store::case_rows::files;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use axum::http::StatusCode;
use longgang_portal::domain::cases::{CaseKind, Clause, SentField};
use longgang_portal::domain::points::fact_correction::{
    FactCorrection, LONGEST_REASON, MOST_FILES,
};
use longgang_portal::domain::points::facts::VerifiedFact;
use longgang_portal::domain::points::scheme::{FactDefinition, Scheme};
use longgang_portal::domain::problem::MemberFault;
use longgang_portal::domain::receipt::Receipt;
use longgang_portal::domain::text::Text;
use rusqlite::params;

/// `POST /schemes/{id}/facts/corrections`.
pub fn ask(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let scheme = asked_for(desk)?;
    let asked: FactCorrection = desk.call.document()?;
    let known = registers::known(
        desk.db,
        &desk.app.published,
        scheme,
        &resident.phone,
        desk.now,
    )?;
    let held = known.iter().find(|held| held.fact == asked.fact);
    let Some((held, definition)) = held.zip(definition(scheme, &asked)) else {
        return Err(Refusal::wrong(
            "/fact",
            "not_held",
            "No register holds this fact.",
        ));
    };
    let faults = faults(desk, definition, held, &asked, &resident.phone)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    if held.correction.as_ref().is_some_and(|one| one.is_open()) {
        let title = "A correction of this fact is open already.";
        return Err(Refusal::new(StatusCode::CONFLICT, "correction-open", title));
    }
    let calendar = &desk.app.published.calendar;
    let granted = !asked.evidence.is_empty();
    let opened = NewCase {
        owner: Some(&resident.phone),
        kind: CaseKind::Service,
        title: about(definition),
        phone: &desk.app.published.city.hall.phone,
        received: desk.now,
        promises: vec![promise(
            Clause::Answered,
            ANSWERED_WITHIN,
            desk.now,
            calendar,
        )],
        sent: sent(definition, held, &asked),
        score: None,
    }
    .open(
        desk.db,
        next_of_day(desk.db, desk.now)?,
        &way(desk.now, &held.source, granted, calendar),
    )?;
    for file in &asked.evidence {
        attach(desk.db, file.as_str(), opened.id)?;
    }
    desk.db.execute(
        "INSERT INTO fact_corrections (case_id, phone, scheme, fact, value, reason, granted, \
         asked_at, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            opened.id,
            resident.phone,
            scheme.id.as_str(),
            asked.fact.as_str(),
            serde_json::to_string(&asked.value)?,
            asked.reason.trim(),
            granted,
            desk.now.timestamp(),
            decided_on(desk.now, calendar).timestamp(),
        ],
    )?;
    let receipt = Receipt {
        number: Some(opened.number),
        token: None,
        access_code: Some(opened.access_code),
        received_at: Some(desk.now),
        notice: String::new(),
        files: files(desk.db, opened.id)?,
        score: None,
    };
    Ok(Answer::json(StatusCode::CREATED, &receipt)?)
}

fn definition<'a>(scheme: &'a Scheme, asked: &FactCorrection) -> Option<&'a FactDefinition> {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts.find(|fact| fact.id == asked.fact)
}

fn faults(
    desk: &Desk<'_>,
    definition: &FactDefinition,
    held: &VerifiedFact,
    asked: &FactCorrection,
    phone: &str,
) -> Result<Vec<MemberFault>, Refusal> {
    let mut faults = Vec::new();
    let mut wrong = |pointer: &str, code: &str, message: &str| {
        faults.push(fault(pointer, code, message));
    };
    match fact_check::check(&definition.kind, &asked.value, desk.now.date_naive()) {
        Err(code) => wrong("/value", code, "This value cannot be scored."),
        Ok(()) if asked.value == held.value => {
            wrong("/value", "unchanged", "The register holds this value.");
        }
        Ok(()) => {}
    }
    let reason = asked.reason.trim();
    if reason.is_empty() {
        wrong("/reason", "missing", "The reason is missing.");
    } else if reason.chars().count() > LONGEST_REASON {
        wrong("/reason", "too_long", "At most 500 characters.");
    }
    if asked.evidence.len() > MOST_FILES {
        wrong("/evidence", "too_many", "At most 5 files.");
        return Ok(faults);
    }
    for (at, file) in asked.evidence.iter().enumerate() {
        if !is_free(desk.db, file.as_str(), From::Resident(phone))? {
            let message = "There is no such file, or it is in a case already.";
            wrong(&format!("/evidence/{at}"), "unknown_attachment", message);
        }
    }
    if !asked.evidence.is_empty() {
        faults.extend(consent_fault(desk, asked.consent.as_ref()));
    }
    Ok(faults)
}

fn about(definition: &FactDefinition) -> Text {
    let of = |language: &str| definition.label.get(language).to_owned();
    Text::both(
        format!("更正登记信息：{}", of("zh-CN")),
        format!("Correction of a register: {}", of("en")),
    )
}

/// What the resident reads again: both values and the reason.
fn sent(
    definition: &FactDefinition,
    held: &VerifiedFact,
    asked: &FactCorrection,
) -> Vec<SentField> {
    let field = |label: Text, value: Text| SentField { label, value };
    vec![
        field(
            Text::both("登记的", "In the register"),
            fact_words::words(&definition.kind, &held.value),
        ),
        field(
            Text::both("您说应该是", "Right, you say"),
            fact_words::words(&definition.kind, &asked.value),
        ),
        field(Text::both("理由", "Why"), Text::plain(asked.reason.trim())),
    ]
}
