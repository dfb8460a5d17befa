//! The questions about the applicant, as a form like any other.

use crate::domain::forms::answer::Answer;
use crate::domain::forms::definition::{Field, FieldKind, FormDefinition, Page};
use crate::domain::identity::{FieldId, PageId};
use crate::domain::points::application::Applicant;
use crate::domain::text::Text;
use crate::i18n;
use crate::state::answers::AnswerStore;

/// The field of the name.
pub const NAME: &str = "applicant_name";
/// The field of the identity number.
pub const ID_NUMBER: &str = "applicant_id_number";

/// The form in the language in use. Both fields are private: no draft holds them.
pub fn form() -> FormDefinition {
    let field = |id: &str, label: &str, hint: &str, kind: FieldKind| Field {
        id: FieldId::new(id),
        label: Text::plain(i18n::t(label)),
        hint: if hint.is_empty() {
            Text::default()
        } else {
            Text::plain(i18n::t(hint))
        },
        kind,
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: true,
        cell: None,
    };
    FormDefinition {
        id: "applicant".to_owned(),
        pages: vec![Page {
            id: PageId::new("applicant"),
            title: Text::plain(i18n::t("points.check.applicant")),
            hint: Text::default(),
            fields: vec![
                field(NAME, "points.applicant.name", "", FieldKind::PersonName),
                field(
                    ID_NUMBER,
                    "points.applicant.id",
                    "points.applicant.id_hint",
                    FieldKind::IdNumber,
                ),
            ],
            whose: Vec::new(),
        }],
    }
}

/// The applicant as typed; checked by the form before it is sent.
pub fn applicant(answers: &AnswerStore) -> Applicant {
    let typed = |id: &str| match answers.get_untracked(&FieldId::new(id)) {
        Answer::Text(text) => text,
        _ => String::new(),
    };
    Applicant {
        name: typed(NAME).trim().to_owned(),
        id_number: typed(ID_NUMBER),
    }
}
