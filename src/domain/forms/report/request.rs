//! The report as it is sent.

use super::{ADDRESS, DESCRIPTION, NAME, NAMED, PHONE, REACH, UNIT, community_id, place};
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::check::{Checked, check, is_visible};
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::from_service;
use crate::domain::identity::{AttachmentId, CommunityId, FieldId, ServiceCode, UnitId};
use crate::domain::reports::definition::ServiceDefinition;
use crate::domain::reports::request::{Contact, NewRequest};
use chrono::NaiveDate;

/// The unit the resident chose.
pub fn unit(answers: &Answers) -> Option<UnitId> {
    match answers.get(&FieldId::from(UNIT)) {
        Some(Answer::Text(unit)) => Some(UnitId::new(unit.as_str())),
        _ => None,
    }
}

/// The report as it is sent. The answers must have been checked: what is still
/// faulty is left out.
pub fn new_request(
    service: &ServiceCode,
    definition: &ServiceDefinition,
    form: &FormDefinition,
    answers: &Answers,
    photos: Vec<AttachmentId>,
    today: NaiveDate,
) -> NewRequest {
    let text = |id: &str| {
        let field = form
            .pages
            .iter()
            .flat_map(|page| &page.fields)
            .find(|field| field.id.as_str() == id && is_visible(field, answers))?;
        match check(
            field,
            answers.get(&field.id).unwrap_or(&Answer::Empty),
            today,
        )
        .ok()?
        {
            Checked::Text(text) => Some(text),
            Checked::Choice(option) => Some(option.as_str().to_owned()),
            _ => None,
        }
    };
    let unit = text(UNIT).map(UnitId::new);
    let community = unit
        .as_ref()
        .and_then(|unit| text(community_id(unit).as_str()))
        .map(CommunityId::new);
    let contact = (text(REACH).as_deref() == Some(NAMED)).then(|| Contact {
        // One box for a name: Chinese names are not split.
        last_name: text(NAME).unwrap_or_default(),
        phone: text(PHONE).unwrap_or_default(),
        ..Contact::default()
    });
    NewRequest {
        service: service.clone(),
        description: text(DESCRIPTION).unwrap_or_default(),
        address: text(ADDRESS).unwrap_or_default(),
        place: place(answers),
        unit,
        community,
        attributes: from_service::attributes(definition, answers),
        attachments: photos,
        contact,
        ..NewRequest::default()
    }
}
