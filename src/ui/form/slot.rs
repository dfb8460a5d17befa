//! Where one simple field keeps its raw text: in the store, or in one part of
//! one record of a list.

use crate::domain::forms::answer::{Answer, PART_NOT_SURE, RawEntry};
use crate::domain::forms::definition::Field;
use crate::domain::identity::FieldId;
use crate::funnel::Signal;
use crate::state::answers::AnswerStore;
use crate::ui::choice::NotSure;
use leptos::prelude::*;

/// A place for raw text.
#[derive(Clone)]
pub(super) struct Slot {
    /// The path of the field, as in a fault.
    pub path: String,
    /// The raw text, empty for none.
    pub text: Signal<String>,
    /// Takes the raw text.
    pub set: Callback<String>,
    /// "Not sure", where it is offered.
    pub not_sure: Option<NotSure>,
}

impl Slot {
    /// A field of its own.
    pub fn field(store: &AnswerStore, id: &FieldId, may_be_unknown: bool) -> Self {
        let answer = store.signal(id);
        let text = Signal::derive(move || match answer.get() {
            Answer::Text(text) => text,
            _ => String::new(),
        });
        let (kept, field) = (store.clone(), id.clone());
        let set = Callback::new(move |text: String| kept.set(&field, answer_of(text)));
        Self {
            path: id.as_str().to_owned(),
            text,
            set,
            not_sure: may_be_unknown.then(|| not_sure(store, id)),
        }
    }

    /// A part of record `at` of a list.
    pub fn part(store: &AnswerStore, list: &FieldId, at: usize, part: &Field) -> Self {
        let answer = store.signal(list);
        let own = part.id.clone();
        let raw = Signal::derive(move || {
            answer.with(|answer| match answer {
                Answer::Entries(entries) => entries
                    .get(at)
                    .and_then(|entry| entry.get(&own))
                    .cloned()
                    .unwrap_or_default(),
                _ => String::new(),
            })
        });
        let text = Signal::derive(move || {
            let raw = raw.get();
            if raw == PART_NOT_SURE {
                String::new()
            } else {
                raw
            }
        });
        let (kept, field, own) = (store.clone(), list.clone(), part.id.clone());
        let set = Callback::new(move |text: String| {
            update_entries(&kept, &field, |entries| {
                if let Some(entry) = entries.get_mut(at) {
                    if text.is_empty() {
                        entry.remove(&own);
                    } else {
                        entry.insert(own.clone(), text);
                    }
                }
            });
        });
        Self {
            path: format!("{list}.{at}.{}", part.id),
            text,
            set,
            not_sure: part.may_be_unknown.then(|| part_not_sure(raw, set)),
        }
    }
}

/// "Not sure" as the answer of a part; taking it back brings back what was there.
fn part_not_sure(raw: Signal<String>, set: Callback<String>) -> NotSure {
    let before = StoredValue::new(String::new());
    NotSure {
        on: Signal::derive(move || raw.with(|raw| raw == PART_NOT_SURE)),
        set: Callback::new(move |on: bool| {
            if on {
                before.set_value(raw.get_untracked());
                set.run(PART_NOT_SURE.to_owned());
            } else {
                let kept = before.get_value();
                set.run(if kept == PART_NOT_SURE {
                    String::new()
                } else {
                    kept
                });
            }
        }),
    }
}

fn answer_of(text: String) -> Answer {
    if text.is_empty() {
        Answer::Empty
    } else {
        Answer::Text(text)
    }
}

/// Changes the records of a list; a list without records is no answer.
pub(super) fn update_entries(
    store: &AnswerStore,
    field: &FieldId,
    change: impl FnOnce(&mut Vec<RawEntry>),
) {
    let mut entries = match store.get_untracked(field) {
        Answer::Entries(entries) => entries,
        _ => Vec::new(),
    };
    change(&mut entries);
    store.set(
        field,
        if entries.is_empty() {
            Answer::Empty
        } else {
            Answer::Entries(entries)
        },
    );
}

/// "Not sure" as the answer of a field; taking it back brings back what was
/// there before.
pub(super) fn not_sure(store: &AnswerStore, field: &FieldId) -> NotSure {
    instead(store, field, Answer::NotSure)
}

/// `other` as the answer of a field in place of what was given, which comes
/// back when it is taken back.
pub(super) fn instead(store: &AnswerStore, field: &FieldId, other: Answer) -> NotSure {
    let answer = store.signal(field);
    let same = other.clone();
    let on = Signal::derive(move || answer.with(|answer| *answer == same));
    let before = StoredValue::new(Answer::Empty);
    let (store, field) = (store.clone(), field.clone());
    let set = Callback::new(move |on: bool| {
        if on {
            before.set_value(store.get_untracked(&field));
            store.set(&field, other.clone());
        } else {
            let kept = before.get_value();
            store.set(&field, if kept == other { Answer::Empty } else { kept });
        }
    });
    NotSure { on, set }
}
