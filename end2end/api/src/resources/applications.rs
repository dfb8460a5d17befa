//! Points applications: checked, set against the registers, scored, opened.

use super::attachments::attach;
use super::{application_check, fact_words};
use crate::casework::open::{NewCase, Opened, is_late, next_of_day, promise};
use crate::clock::Moment;
use crate::dossier::desk::PointsDesk;
use crate::dossier::opening::Arrival;
use crate::dossier::terms::ANSWERED_WITHIN;
use crate::dossier::{Dossier, rows};
use crate::published::Published;
use crate::store::case_rows::files;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{CaseKind, Clause, OfficialScore, Promise, SentField};
use longgang_portal::domain::person::mask_id_number;
use longgang_portal::domain::points::application::Application;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::receipt::Receipt;
use longgang_portal::domain::text::Text;
use rusqlite::Connection;

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
    let faults = application_check::faults(desk, scheme, &application, &resident.phone, None)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    let phone = &resident.phone;
    let (opened, score) = open(desk.db, published, scheme, &application, phone, desk.now)?;
    let receipt = Receipt {
        number: Some(opened.number),
        token: None,
        access_code: Some(opened.access_code),
        received_at: Some(desk.now),
        notice: String::new(),
        files: files(desk.db, opened.id)?,
        score: Some(score.explained.interval),
    };
    Ok(Answer::json(StatusCode::CREATED, &receipt)?)
}

/// Opens the case of a checked application, with its dossier.
pub fn open(
    db: &Connection,
    published: &Published,
    scheme: &Scheme,
    application: &Application,
    phone: &str,
    received: Moment,
) -> Result<(Opened, OfficialScore), Refusal> {
    let of_day = next_of_day(db, received)?;
    let arrival = Arrival {
        first_sent_at: received,
        at: received,
        late: is_late(of_day),
    };
    let desk = PointsDesk::new(db, published, scheme, phone)?;
    let dossier = Dossier::open(&desk, phone, application, arrival);
    let score = dossier.score(&desk, received);
    let opened = NewCase {
        owner: Some(phone),
        kind: CaseKind::Points,
        title: title(scheme, application),
        phone: &published.city.hall.phone,
        received,
        promises: vec![promised(published, received)],
        sent: sent(scheme, application),
        score: Some(&score),
    }
    .open(db, of_day, &dossier.log)?;
    for evidence in &application.evidence {
        attach(db, evidence.attachment.as_str(), opened.id)?;
    }
    rows::keep(db, &desk, opened.id, &dossier, received)?;
    Ok((opened, score))
}

/// What is promised to somebody whose application came then.
pub fn promised(published: &Published, received: Moment) -> Promise {
    promise(
        Clause::Answered,
        ANSWERED_WITHIN,
        received,
        &published.calendar,
    )
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
    sent.extend(sent_facts(scheme, &application.facts));
    sent
}

/// The facts of it, in the order they were asked, not of their ids.
pub fn sent_facts(scheme: &Scheme, facts: &Facts) -> Vec<SentField> {
    let asked = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    let field = asked.filter_map(|definition| {
        let known = facts.get(&definition.id)?;
        Some(SentField {
            label: definition.label.clone(),
            value: fact_words::words(&definition.kind, &known.value),
        })
    });
    field.collect()
}
