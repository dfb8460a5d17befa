//! The steps of a report that apply, and what comes before and after each.

use crate::domain::forms::definition::{FormDefinition, Page};
use crate::domain::forms::report::{CONTACT, DESCRIBE, DETAILS, WHERE};
use crate::routes::ReportStep;

/// The page of the form a step shows; none for the last step.
pub fn page_id(step: ReportStep) -> Option<&'static str> {
    match step {
        ReportStep::Details => Some(DETAILS),
        ReportStep::Where => Some(WHERE),
        ReportStep::Describe => Some(DESCRIBE),
        ReportStep::Contact => Some(CONTACT),
        ReportStep::Seen | ReportStep::Check => None,
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

/// The step before; none before the first.
pub fn before(form: &FormDefinition, step: ReportStep) -> Option<ReportStep> {
    let steps = steps(form);
    let at = steps.iter().position(|known| *known == step)?;
    steps.get(at.checked_sub(1)?).copied()
}

/// The step after; the last one is its own. What others have reported is no step: it
/// stands between where and the next only where there is something.
pub fn after(form: &FormDefinition, step: ReportStep) -> ReportStep {
    let steps = steps(form);
    let at = steps.iter().position(|known| *known == counted(step));
    at.and_then(|at| steps.get(at + 1))
        .copied()
        .unwrap_or(ReportStep::Check)
}

/// The step as which one counts.
pub fn counted(step: ReportStep) -> ReportStep {
    match step {
        ReportStep::Seen => ReportStep::Where,
        other => other,
    }
}

/// The key of a step's name.
pub fn name_key(step: ReportStep) -> &'static str {
    match step {
        ReportStep::Details => "report.step.details",
        ReportStep::Where | ReportStep::Seen => "report.step.where",
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
        let all = [
            ReportStep::Where,
            ReportStep::Details,
            ReportStep::Describe,
            ReportStep::Contact,
            ReportStep::Check,
        ];
        assert_eq!(steps(&form(1)), all);
        assert_eq!(steps(&form(0))[..2], [all[0], all[2]]);
    }

    #[test]
    fn nothing_comes_before_the_first_step() {
        assert_eq!(before(&form(0), ReportStep::Where), None);
        let place = Some(ReportStep::Where);
        assert_eq!(before(&form(1), ReportStep::Details), place);
        assert_eq!(after(&form(1), ReportStep::Where), ReportStep::Details);
        assert_eq!(after(&form(1), ReportStep::Seen), ReportStep::Details);
        assert_eq!(after(&form(0), ReportStep::Seen), ReportStep::Describe);
        assert_eq!(after(&form(0), ReportStep::Contact), ReportStep::Check);
        assert_eq!(after(&form(0), ReportStep::Check), ReportStep::Check);
        assert_eq!(step_of(CONTACT), ReportStep::Contact);
    }
}
