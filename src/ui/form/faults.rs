//! Faults in words, at the field and in the summary alike.

use super::element::element_id;
use crate::domain::forms::check::{Fault, FieldFault};
use crate::domain::forms::definition::{Field, FieldKind, Page};
use crate::i18n;
use crate::ui::error_summary::ErrorItem;

/// The sentence for a fault of `field`.
pub fn sentence(field: &Field, fault: &Fault) -> String {
    i18n::tf(fault.key(), &fault.values_for(field, i18n::locale()))
}

/// The lines of the error summary for the faults of these pages.
pub fn fault_items<'a>(
    pages: impl IntoIterator<Item = &'a Page> + Clone,
    faults: &[FieldFault],
) -> Vec<ErrorItem> {
    faults
        .iter()
        .filter_map(|fault| {
            let path = fault.field.as_str();
            let field = pages
                .clone()
                .into_iter()
                .flat_map(|page| &page.fields)
                .find_map(|field| field_at(field, path))?;
            Some(ErrorItem {
                target: element_id(path),
                text: sentence(field, &fault.fault),
            })
        })
        .collect()
}

/// The field a path leads to: the field itself, or for `entries.2.date` the
/// part `date`; for a span of `periods.0.from` the periods.
fn field_at<'a>(field: &'a Field, path: &str) -> Option<&'a Field> {
    let rest = path.strip_prefix(field.id.as_str())?;
    if rest.is_empty() {
        return Some(field);
    }
    let (_, part) = rest.strip_prefix('.')?.split_once('.')?;
    match &field.kind {
        FieldKind::Entries { fields, .. } => fields.iter().find(|field| field.id.as_str() == part),
        FieldKind::Periods { .. } => Some(field),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Text;

    fn field(id: &str, kind: FieldKind) -> Field {
        Field {
            id: id.into(),
            label: Text::default(),
            hint: Text::default(),
            kind,
            required: true,
            may_be_unknown: false,
            visible_when: None,
            evidence: Text::default(),
            private: false,
            cell: None,
        }
    }

    #[test]
    fn paths_lead_to_parts_of_records() {
        let date = field(
            "date",
            FieldKind::Date {
                earliest: None,
                latest: None,
            },
        );
        let list = field(
            "patents",
            FieldKind::Entries {
                max: 3,
                one: Text::default(),
                fields: vec![date],
            },
        );
        let id = |path| field_at(&list, path).map(|field| field.id.as_str());
        assert_eq!(id("patents"), Some("patents"));
        assert_eq!(id("patents.2.date"), Some("date"));
        assert_eq!(id("patents.2.other"), None);
        assert_eq!(id("patents2"), None);
    }
}
