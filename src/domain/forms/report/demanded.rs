//! A report as a server wants it that demands more than the specification.

use super::{ADDRESS, CONTACT, DESCRIPTION, EMAIL, NAME, PHONE, field};
use crate::domain::forms::definition::{Field, FieldKind, FormDefinition};
use crate::domain::identity::FieldId;
use crate::domain::reports::demand::Demand;
use crate::domain::text::Text;

/// The field a demand is about.
pub fn demanded_field(demand: &Demand) -> FieldId {
    match demand {
        Demand::Email => EMAIL.into(),
        Demand::Name => NAME.into(),
        Demand::Phone => PHONE.into(),
        Demand::Address => ADDRESS.into(),
        Demand::Description => DESCRIPTION.into(),
        Demand::Question(code) => FieldId::new(code.as_str()),
    }
}

/// The form with what is demanded asked of everybody, also of who stays anonymous.
/// Nobody is asked for an e-mail address where none is demanded.
pub fn demanding(
    mut form: FormDefinition,
    demands: &[Demand],
    words: impl Fn(&'static str) -> Text,
) -> FormDefinition {
    if demands.contains(&Demand::Email)
        && let Some(page) = form
            .pages
            .iter_mut()
            .find(|page| page.id.as_str() == CONTACT)
    {
        page.fields.push(Field {
            private: true,
            ..field(EMAIL, "report.email", FieldKind::Email, &words)
        });
    }
    let wanted: Vec<FieldId> = demands.iter().map(demanded_field).collect();
    let fields = form.pages.iter_mut().flat_map(|page| &mut page.fields);
    for field in fields.filter(|field| wanted.contains(&field.id)) {
        field.required = !matches!(field.kind, FieldKind::Note);
        field.visible_when = None;
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::city::City;
    use crate::domain::forms::answer::{Answer, Answers};
    use crate::domain::forms::check::check_form;
    use crate::domain::forms::report::{ANONYMOUS, REACH, form, new_request};
    use crate::domain::identity::ServiceCode;
    use crate::domain::reports::definition::{Attribute, ServiceDefinition};
    use chrono::NaiveDate;

    fn definition() -> ServiceDefinition {
        ServiceDefinition {
            attributes: vec![Attribute {
                code: "pole".to_owned(),
                ..Attribute::default()
            }],
            ..ServiceDefinition::default()
        }
    }

    fn missing(demands: &[Demand]) -> Vec<String> {
        let form = demanding(
            form(&definition(), &City::default(), true, Text::plain),
            demands,
            Text::plain,
        );
        let answers = answers(&[]);
        let faults = check_form(&form, &answers, NaiveDate::MIN).into_iter();
        faults.map(|fault| fault.field.to_string()).collect()
    }

    fn answers(more: &[(&str, &str)]) -> Answers {
        [(DESCRIPTION, "灯不亮"), (REACH, ANONYMOUS)]
            .iter()
            .chain(more)
            .map(|(id, text)| ((*id).into(), Answer::text(*text)))
            .collect()
    }

    #[test]
    fn nothing_is_demanded_where_nothing_is() {
        assert_eq!(missing(&[]), [] as [&str; 0]);
    }

    #[test]
    fn what_is_demanded_is_asked_of_the_anonymous_too() {
        assert_eq!(missing(&[Demand::Email]), [EMAIL]);
        assert_eq!(missing(&[Demand::Phone, Demand::Name]), [NAME, PHONE]);
        assert_eq!(missing(&[Demand::Address]), [ADDRESS]);
        assert_eq!(missing(&[Demand::Question("pole".to_owned())]), ["pole"]);
    }

    #[test]
    fn the_address_goes_along_and_nothing_else_does() {
        let form = demanding(
            form(&definition(), &City::default(), true, Text::plain),
            &[Demand::Email],
            Text::plain,
        );
        let answers = answers(&[(EMAIL, " a@b.example "), (NAME, "王秀兰")]);
        let code = ServiceCode::new("lamp");
        let request = new_request(
            &code,
            &definition(),
            &form,
            &answers,
            Vec::new(),
            NaiveDate::MIN,
        );
        let contact = request.contact.expect("a contact");
        assert_eq!(contact.email, "a@b.example");
        assert_eq!(
            (contact.last_name.as_str(), contact.phone.as_str()),
            ("", "")
        );
    }
}
