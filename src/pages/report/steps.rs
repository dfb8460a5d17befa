//! The steps of a report that apply, and what comes before and after each.

use crate::domain::forms::definition::{FormDefinition, Page};
use crate::domain::forms::report::{CONTACT, DESCRIBE, DETAILS, WHERE};
use crate::domain::identity::ServiceCode;
use crate::routes::{ReportStep, Route};

/// The page of the form a step shows; none for the last step.
pub fn page_id(step: ReportStep) -> Option<&'static str> {
    match step {
        ReportStep::Details => Some(DETAILS),
        ReportStep::Where => Some(WHERE),
        ReportStep::Describe => Some(DESCRIBE),
        ReportStep::Contact => Some(CONTACT),
        ReportStep::Check => None,
    }
}

/// The page of the form a step shows.
pub fn page_of(form: &FormDefinition, step: ReportStep) -> Option<Page> {
    let id = page_id(step)?;
    form.pages
        .iter()
        .find(|page| page.id.as_str() == id)
        .cloned()
}

/// The steps of this form in order: without details where nothing is asked.
pub fn steps(form: &FormDefinition) -> Vec<ReportStep> {
    ReportStep::ALL
        .into_iter()
        .filter(|step| *step == ReportStep::Check || page_of(form, *step).is_some())
        .collect()
}

/// The step that shows the page `id` of the form.
pub fn step_of(id: &str) -> ReportStep {
    ReportStep::ALL
        .into_iter()
        .find(|step| page_id(*step) == Some(id))
        .unwrap_or(ReportStep::Check)
}

/// The step before, or the choice of a service.
pub fn before(form: &FormDefinition, service: &ServiceCode, step: ReportStep) -> Route {
    let steps = steps(form);
    let at = steps.iter().position(|known| *known == step).unwrap_or(0);
    match at.checked_sub(1).and_then(|before| steps.get(before)) {
        Some(before) => Route::ReportForm {
            service: service.clone(),
            step: *before,
        },
        None => Route::Report,
    }
}

/// The step after; the last one is its own.
pub fn after(form: &FormDefinition, step: ReportStep) -> ReportStep {
    let steps = steps(form);
    let at = steps.iter().position(|known| *known == step);
    at.and_then(|at| steps.get(at + 1))
        .copied()
        .unwrap_or(ReportStep::Check)
}

/// The key of a step's name.
pub fn name_key(step: ReportStep) -> &'static str {
    match step {
        ReportStep::Details => "report.step.details",
        ReportStep::Where => "report.step.where",
        ReportStep::Describe => "report.step.describe",
        ReportStep::Contact => "report.step.contact",
        ReportStep::Check => "report.step.check",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::city::City;
    use crate::domain::forms::report;
    use crate::domain::reports::definition::{Attribute, ServiceDefinition};
    use crate::domain::text::Text;

    fn form(questions: usize) -> FormDefinition {
        let attribute = |at| Attribute {
            code: format!("a{at}"),
            ..Attribute::default()
        };
        let definition = ServiceDefinition {
            attributes: (0..questions).map(attribute).collect(),
            ..ServiceDefinition::default()
        };
        report::form(&definition, &City::default(), false, Text::plain)
    }

    #[test]
    fn details_are_a_step_only_where_something_is_asked() {
        assert_eq!(steps(&form(1)), ReportStep::ALL);
        assert_eq!(steps(&form(0)), ReportStep::ALL[1..]);
    }

    #[test]
    fn the_first_step_leads_back_to_the_choice() {
        let code = ServiceCode::new("lamp");
        assert_eq!(before(&form(0), &code, ReportStep::Where), Route::Report);
        assert_eq!(
            before(&form(1), &code, ReportStep::Where).path(),
            "/report/lamp/details"
        );
        assert_eq!(after(&form(0), ReportStep::Contact), ReportStep::Check);
        assert_eq!(after(&form(0), ReportStep::Check), ReportStep::Check);
        assert_eq!(step_of(CONTACT), ReportStep::Contact);
    }
}
