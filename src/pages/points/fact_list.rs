//! What a score was computed from, in the words of its questions.

use crate::domain::forms::from_scheme;
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::points::facts::Facts;
use crate::domain::points::scheme::Scheme;
use crate::i18n;
use crate::ui::card::SummaryRow;
use crate::ui::form::answer_words;
use chrono::NaiveDate;

/// One row for each known fact, in the order the questions are asked.
pub fn fact_rows(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<SummaryRow> {
    let form = from_scheme::form(scheme, purpose, as_of);
    let mut rows = Vec::new();
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        if let Some(known) = facts.0.get(&FactId::new(field.id.as_str())) {
            rows.push(SummaryRow {
                label: i18n::words(&field.label),
                value: answer_words(field, &from_scheme::answer_of(&known.value)),
                change: None,
            });
        }
    }
    rows
}
