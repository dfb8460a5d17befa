//! One field of a form, whatever its kind.

use super::element::element_id;
use super::entries::entries_view;
use super::faults::sentence;
use super::periods::periods_view;
use super::slot::{Slot, instead, not_sure};
use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::FieldFault;
use crate::domain::forms::definition::{Choice, Field, FieldKind};
use crate::domain::identity::FieldId;
use crate::funnel::Signal;
use crate::state::answers::AnswerStore;
use crate::ui::choice::{ChoiceInput, Choosable, YesNoInput, not_sure_tick};
use crate::ui::date_input::DateInput;
use crate::ui::field::Asked;
use crate::ui::many::ManyInput;
use crate::ui::text_area::TextArea;
use crate::ui::text_input::{NumberInput, TextInput, TextKind};
use crate::ui::words::{of, told};
use leptos::prelude::*;

/// More to show between the question and the input of a field, as "verified by …".
pub type FieldNote = Callback<FieldId, AnyView>;

/// Why a field can be skipped, in words; empty where it matters.
pub type FieldSkip = Callback<FieldId, String>;

/// What all fields of a page share.
#[derive(Clone)]
pub struct Scope {
    /// The answers.
    pub store: AnswerStore,
    /// What is wrong with them.
    pub faults: Signal<Vec<FieldFault>>,
    /// More to show at a field.
    pub note: Option<FieldNote>,
    /// Why a field can be skipped.
    pub skip: Option<FieldSkip>,
}

impl Scope {
    /// The question of `field` at `path`, wired to its fault.
    pub(super) fn asked(&self, field: &Field, path: &str) -> Asked {
        Asked::new(element_id(path), told(&field.label))
            .hint(told(&field.hint))
            .error(self.error(field, path))
            .optional(!field.required && !field.may_be_unknown)
    }

    /// The fault at `path` in words.
    pub(super) fn error(&self, field: &Field, path: &str) -> Signal<Option<String>> {
        let (faults, field, path) = (self.faults, field.clone(), path.to_owned());
        Signal::derive(move || {
            faults.with(|faults| {
                let fault = faults.iter().find(|fault| fault.field.as_str() == path)?;
                Some(sentence(&field, &fault.fault))
            })
        })
    }
}

/// Draws one field.
pub(super) fn field_view(scope: &Scope, field: &Field) -> AnyView {
    let mut asked = scope.asked(field, field.id.as_str());
    if let Some(note) = scope.note {
        let id = field.id.clone();
        asked.note = Some(ViewFn::from(move || note.run(id.clone())));
    }
    if let Some(skip) = scope.skip {
        let id = field.id.clone();
        asked.skip = Signal::derive(move || skip.run(id.clone()));
    }
    let store = &scope.store;
    match &field.kind {
        FieldKind::Many { options } => many_view(store, field, asked, options),
        FieldKind::Periods { max, .. } => periods_view(scope, field, asked, *max),
        FieldKind::Entries { max, one, fields } => {
            entries_view(scope, field, asked, *max, one, fields)
        }
        _ => simple_view(
            field,
            asked,
            Slot::field(store, &field.id, field.may_be_unknown),
        ),
    }
}

/// Draws a field that keeps one raw text.
pub(super) fn simple_view(field: &Field, asked: Asked, slot: Slot) -> AnyView {
    let (value, set, unsure) = (slot.text, slot.set, slot.not_sure);
    let id = asked.id.clone();
    let line = |asked, kind| view! { <TextInput asked kind value set /> }.into_any();
    let typed = match &field.kind {
        FieldKind::Choice { options } => {
            let options = choosable(options);
            return view! { <ChoiceInput asked options value set not_sure=unsure /> }.into_any();
        }
        FieldKind::YesNo => {
            return view! { <YesNoInput asked value set not_sure=unsure /> }.into_any();
        }
        FieldKind::Note => return note_view(field),
        FieldKind::Text { max, lines: true } => {
            view! { <TextArea asked max=*max value set /> }.into_any()
        }
        FieldKind::Number { unit, decimals, .. } => {
            view! { <NumberInput asked unit=told(unit) decimal={*decimals > 0} value set /> }
                .into_any()
        }
        FieldKind::Date { .. } => view! { <DateInput asked value set /> }.into_any(),
        FieldKind::DateTime => view! { <DateInput asked with_time=true value set /> }.into_any(),
        FieldKind::Phone => line(asked, TextKind::Phone),
        FieldKind::IdNumber => line(asked, TextKind::IdNumber),
        FieldKind::PersonName => line(asked, TextKind::Name),
        FieldKind::Address => line(asked, TextKind::Address),
        FieldKind::Text { .. }
        | FieldKind::Many { .. }
        | FieldKind::Periods { .. }
        | FieldKind::Entries { .. } => line(asked, TextKind::Plain),
    };
    let unsure = unsure.map(|unsure| not_sure_tick(&id, unsure));
    view! { <div class="field-with-tick">{typed} {unsure}</div> }.into_any()
}

fn many_view(store: &AnswerStore, field: &Field, asked: Asked, options: &[Choice]) -> AnyView {
    let answer = store.signal(&field.id);
    let chosen = Signal::derive(move || match answer.get() {
        Answer::Many(chosen) => chosen,
        _ => Vec::new(),
    });
    let (kept, id) = (store.clone(), field.id.clone());
    let set = Callback::new(move |chosen: Vec<String>| {
        kept.set(
            &id,
            if chosen.is_empty() {
                Answer::Empty
            } else {
                Answer::Many(chosen)
            },
        );
    });
    // "None" is an answer only where its absence would be unknown.
    let none = field
        .may_be_unknown
        .then(|| instead(store, &field.id, Answer::Many(Vec::new())));
    let unsure = field.may_be_unknown.then(|| not_sure(store, &field.id));
    let options = choosable(options);
    view! { <ManyInput asked options chosen set none not_sure=unsure /> }.into_any()
}

fn note_view(field: &Field) -> AnyView {
    let hint =
        (!field.hint.is_empty()).then(|| view! { <p>{of(field.hint.clone())}</p> }.into_any());
    view! {
        <div class="note">
            <p>{of(field.label.clone())}</p>
            {hint}
        </div>
    }
    .into_any()
}

fn choosable(options: &[Choice]) -> Vec<Choosable> {
    options
        .iter()
        .map(|option| Choosable {
            value: option.id.as_str().to_owned(),
            label: told(&option.label),
            hint: told(&option.hint),
        })
        .collect()
}
