//! Points applications: checked, set against the registers, scored, opened.

use super::attachments::attach;
use super::{application_check, fact_words, registers};
use crate::casework::open::{NewCase, is_late, next_of_day, promise};
use crate::casework::points_way::{ANSWERED_WITHIN, Course, way};
use crate::store::case_rows::files;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{CaseKind, Clause, OfficialScore, SentField};
use longgang_portal::domain::person::mask_id_number;
use longgang_portal::domain::points::application::Application;
use longgang_portal::domain::points::facts::{Facts, KnownFact};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::receipt::Receipt;
use longgang_portal::domain::text::Text;

/// `POST /points/applications`.
pub fn submit(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let application: Application = desk.call.document()?;
    let published = &desk.app.published;
    let scheme = published
        .scheme(application.scheme.as_str())
        .ok_or_else(|| Refusal::wrong("/scheme", "unknown", "There is no such scheme."))?;
    if scheme.effective_from > desk.now.date_naive() {
        let message = "This scheme is not in force yet.";
        return Err(Refusal::wrong("/scheme", "not_in_force", message));
    }
    if scheme.version != application.scheme_version {
        let title = "The scheme has changed since it was read.";
        return Err(Refusal::new(StatusCode::CONFLICT, "scheme-changed", title));
    }
    let faults = application_check::faults(desk, scheme, &application, &resident.phone)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    let facts = by_registers(desk, scheme, &resident.phone, &application.facts)?;
    let as_of = desk.now.date_naive();
    let official = OfficialScore {
        scheme: scheme.id.clone(),
        scheme_version: scheme.version.clone(),
        purpose: application.purpose.clone(),
        as_of,
        explained: score(scheme, &facts, &application.purpose, as_of),
    };
    let of_day = next_of_day(desk.db, desk.now)?;
    let course = if is_late(of_day) {
        Course::Late
    } else {
        Course::Plain
    };
    let opened = NewCase {
        owner: Some(&resident.phone),
        kind: CaseKind::Points,
        title: title(scheme, &application),
        phone: &published.city.hall.phone,
        received: desk.now,
        promises: vec![promise(
            Clause::Answered,
            ANSWERED_WITHIN,
            desk.now,
            &published.calendar,
        )],
        sent: sent(scheme, &application),
        score: Some(&official),
    }
    .open(desk.db, of_day, &way(desk.now, course, &published.calendar))?;
    for evidence in &application.evidence {
        attach(desk.db, evidence.attachment.as_str(), opened.id)?;
    }
    let receipt = Receipt {
        number: opened.number,
        access_code: Some(opened.access_code),
        received_at: Some(desk.now),
        notice: String::new(),
        files: files(desk.db, opened.id)?,
        score: Some(official.explained.interval),
    };
    Ok(Answer::json(StatusCode::CREATED, &receipt)?)
}

/// What the resident sent, with the city's own idea of what is confirmed: where a
/// register holds another value, that one.
fn by_registers(
    desk: &Desk<'_>,
    scheme: &Scheme,
    phone: &str,
    sent: &Facts,
) -> Result<Facts, Refusal> {
    let known = registers::known(desk, scheme, phone)?;
    let facts = sent.0.iter().map(|(id, said)| {
        let held = known.iter().find(|verified| verified.fact == *id);
        let value = said.value.clone();
        let known = match held {
            Some(held) if held.value == value => KnownFact::confirmed(value),
            Some(held) => KnownFact::disputed(value, held.value.clone()),
            None => KnownFact::claimed(value),
        };
        (id.clone(), known)
    });
    Ok(Facts(facts.collect()))
}

/// What the points are for, as a title.
pub fn title(scheme: &Scheme, application: &Application) -> Text {
    let purpose = scheme
        .purposes
        .iter()
        .find(|purpose| purpose.id == application.purpose);
    let of = |language: &str| {
        purpose
            .map_or("", |purpose| purpose.title.get(language))
            .to_owned()
    };
    Text::both(
        format!("积分申请：{}", of("zh-CN")),
        format!("Points application: {}", of("en")),
    )
}

/// What the resident reads again. The stand-in checks the identity number and
/// forgets it: only its masked form is kept.
pub fn sent(scheme: &Scheme, application: &Application) -> Vec<SentField> {
    let applicant = &application.applicant;
    let field = |label: Text, value: Text| SentField { label, value };
    let mut sent = vec![
        field(
            Text::both("姓名", "Name"),
            Text::plain(applicant.name.trim()),
        ),
        field(
            Text::both("身份证号", "Identity number"),
            Text::plain(mask_id_number(&applicant.id_number)),
        ),
    ];
    // In the order they were asked, not of their ids.
    let asked = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    sent.extend(asked.filter_map(|definition| {
        let known = application.facts.get(&definition.id)?;
        Some(field(
            definition.label.clone(),
            fact_words::words(&definition.kind, &known.value),
        ))
    }));
    sent
}
