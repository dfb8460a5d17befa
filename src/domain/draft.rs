//! A form as it is kept on the device between visits.

use super::forms::answer::{Answer, Answers};
use super::forms::definition::{Field, FieldKind, FormDefinition};
use super::identity::FieldId;
use super::read::{self, readable};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// The version of the draft's own shape. Raise it with every change and add a
/// step to [`migrated`].
pub const VERSION: u32 = 1;

/// What was typed into a form, without anything that must not lie around: no
/// private field, no file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// The version of the shape it was written in.
    pub version: u32,
    /// The id of the form, with its version.
    pub form: String,
    /// When it was saved.
    pub saved_at: DateTime<FixedOffset>,
    /// The answers.
    pub answers: Answers,
}

readable!(Draft {
    version: need,
    form: need,
    saved_at: need,
    answers: need
});

/// Why a stored draft is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// Written by a newer portal, or not a draft at all.
    Unreadable,
    /// Nothing was answered.
    Empty,
}

impl Draft {
    /// A draft of `answers` to `form`, saved at `saved_at`.
    pub fn of(form: &FormDefinition, answers: &Answers, saved_at: DateTime<FixedOffset>) -> Self {
        Self {
            version: VERSION,
            form: form.id.clone(),
            saved_at,
            answers: to_keep(form, answers),
        }
    }

    /// Reads a stored draft of any version up to this one.
    pub fn read(text: &str) -> Result<Self, DraftFault> {
        let value = read::parsed(text.as_bytes()).map_err(|_| DraftFault::Unreadable)?;
        let value = migrated(value).ok_or(DraftFault::Unreadable)?;
        let draft: Self = read::from_value(&value).map_err(|_| DraftFault::Unreadable)?;
        if draft.answers.is_empty() {
            Err(DraftFault::Empty)
        } else {
            Ok(draft)
        }
    }

    /// As it is stored.
    pub fn write(&self) -> String {
        // A tree of strings, numbers and dates always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The answers that `form` still asks for: a form that has changed since
    /// takes over what fits.
    pub fn fitting(&self, form: &FormDefinition) -> Answers {
        to_keep(form, &self.answers)
    }
}

/// Brings a draft written in an older shape to the present one, step by step.
fn migrated(draft: serde_json::Value) -> Option<serde_json::Value> {
    let version = draft.get("version")?.as_u64()?;
    // There is one shape so far: older than the first or newer than the last
    // cannot be read.
    (version == u64::from(VERSION)).then_some(draft)
}

/// The answers that may be kept: those of fields the form has, except private
/// ones. What the form does not know is not kept either.
fn to_keep(form: &FormDefinition, answers: &Answers) -> Answers {
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    fields
        .filter(|field| may_be_kept(field))
        .filter_map(|field| {
            let answer = answers.get(&field.id)?;
            Some((field.id.clone(), without_private_parts(field, answer)))
        })
        .filter(|(_, answer)| *answer != Answer::Empty)
        .collect()
}

fn may_be_kept(field: &Field) -> bool {
    // The kinds are private whatever the flag says: a forgotten flag must not
    // leave an identity number on a device.
    !field.private && !matches!(field.kind, FieldKind::Phone | FieldKind::IdNumber)
}

fn without_private_parts(field: &Field, answer: &Answer) -> Answer {
    match (&field.kind, answer) {
        (FieldKind::Entries { fields, .. }, Answer::Entries(entries)) => {
            let keeps = |id: &FieldId| {
                fields
                    .iter()
                    .any(|field| field.id == *id && may_be_kept(field))
            };
            let entries = entries
                .iter()
                .map(|entry| {
                    let parts = entry.iter().filter(|(id, _)| keeps(id));
                    parts.map(|(id, text)| (id.clone(), text.clone())).collect()
                })
                .collect();
            Answer::Entries(entries)
        }
        _ => answer.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forms::definition::Page;
    use crate::domain::text::Text;

    fn field(id: &str, kind: FieldKind, private: bool) -> Field {
        Field {
            id: FieldId::from(id),
            label: Text::plain(id),
            hint: Text::default(),
            kind,
            required: false,
            may_be_unknown: false,
            visible_when: None,
            evidence: Text::default(),
            private,
            cell: None,
        }
    }

    fn line() -> FieldKind {
        FieldKind::Text {
            max: 100,
            lines: false,
        }
    }

    fn form() -> FormDefinition {
        let child = vec![
            field("name", line(), false),
            field("card", FieldKind::IdNumber, false),
        ];
        let fields = vec![
            field("job", line(), false),
            field("secret", line(), true),
            field("phone", FieldKind::Phone, false),
            field("id", FieldKind::IdNumber, false),
            field(
                "children",
                FieldKind::Entries {
                    max: 9,
                    one: Text::default(),
                    fields: child,
                },
                false,
            ),
        ];
        let page = Page {
            fields,
            ..Page::default()
        };
        FormDefinition {
            id: "test/1".to_owned(),
            pages: vec![page],
        }
    }

    fn saved_at() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-03-12T10:36:00+08:00").expect("a time")
    }

    fn answers() -> Answers {
        let text = |id: &str| (FieldId::from(id), Answer::text("x"));
        let mut answers: Answers = ["job", "secret", "phone", "id", "gone"]
            .into_iter()
            .map(text)
            .collect();
        let child = ["name", "card", "other"].map(|id| (FieldId::from(id), "x".to_owned()));
        answers.insert(
            FieldId::from("children"),
            Answer::Entries(vec![child.into_iter().collect()]),
        );
        answers
    }

    #[test]
    fn nothing_private_is_ever_in_a_draft() {
        let draft = Draft::of(&form(), &answers(), saved_at());
        let kept: Vec<&str> = draft.answers.keys().map(FieldId::as_str).collect();
        assert_eq!(kept, ["children", "job"]);
        let Some(Answer::Entries(children)) = draft.answers.get(&FieldId::from("children")) else {
            panic!("children are a list");
        };
        let parts: Vec<&str> = children
            .iter()
            .flatten()
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(parts, ["name"]);
    }

    #[test]
    fn a_draft_is_read_back() {
        let draft = Draft::of(&form(), &answers(), saved_at());
        assert_eq!(Draft::read(&draft.write()), Ok(draft));
    }

    #[test]
    fn a_draft_of_a_changed_form_gives_what_fits() {
        let draft = Draft::of(&form(), &answers(), saved_at());
        let mut changed = form();
        changed.pages[0]
            .fields
            .retain(|field| field.id.as_str() != "children");
        let fitting = draft.fitting(&changed);
        assert_eq!(
            fitting.keys().map(FieldId::as_str).collect::<Vec<_>>(),
            ["job"]
        );
    }

    #[test]
    fn other_versions_and_broken_records_are_told_apart_from_empty_ones() {
        let draft = Draft::of(&form(), &answers(), saved_at());
        let newer = draft.write().replace("\"version\":1", "\"version\":2");
        assert_eq!(Draft::read(&newer), Err(DraftFault::Unreadable));
        for broken in ["", "{", "[]", "null", "{\"version\":1}"] {
            assert_eq!(Draft::read(broken), Err(DraftFault::Unreadable), "{broken}");
        }
        let empty = Draft::of(&form(), &Answers::new(), saved_at());
        assert_eq!(Draft::read(&empty.write()), Err(DraftFault::Empty));
    }
}
