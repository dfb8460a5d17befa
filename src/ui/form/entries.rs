//! A list of records, each with fields of its own.

use super::element::element_id;
use super::field_view::{Scope, simple_view};
use super::periods::list_ticks;
use super::slot::{Slot, update_entries};
use crate::domain::forms::answer::{Answer, RawEntry};
use crate::domain::forms::definition::Field;
use crate::domain::text::Text;
use crate::funnel::{Signal, kept};
use crate::i18n;
use crate::ui::field::{Asked, group_frame};
use crate::ui::rows::{Rows, rows_view};
use leptos::prelude::*;

/// Draws a list of records.
pub(super) fn entries_view(
    scope: &Scope,
    field: &Field,
    asked: Asked,
    max: u32,
    one: &Text,
    fields: &[Field],
) -> AnyView {
    let store = scope.store.clone();
    let answer = store.signal(&field.id);
    let entries = Signal::derive(move || match answer.get() {
        Answer::Entries(entries) => entries,
        _ => Vec::new(),
    });
    let id = field.id.clone();
    let (adding, removing) = ((store.clone(), id.clone()), (store.clone(), id.clone()));
    let first_part = fields
        .first()
        .map(|field| field.id.clone())
        .unwrap_or_default();
    let first = id.clone();
    let row_scope = (scope.clone(), id, fields.to_vec());
    let named = |key: &'static str| {
        let one = one.clone();
        move |n: usize| i18n::tf(key, &[("one", i18n::words(&one)), ("n", n.to_string())])
    };
    let (add_words, more_words) = (named("ui.entries.add"), named("ui.entries.add_more"));
    let (remove_words, row_title) = (named("ui.entries.remove"), named("ui.entries.title"));
    let full_words = named("ui.entries.full");
    let rows = Rows {
        id: asked.id.clone(),
        count: kept(move || entries.with(Vec::len)).into(),
        max: max as usize,
        add: Callback::new(move |()| {
            update_entries(&adding.0, &adding.1, |entries| {
                entries.push(RawEntry::new())
            });
        }),
        remove: Callback::new(move |at| {
            update_entries(&removing.0, &removing.1, |entries| {
                if at < entries.len() {
                    entries.remove(at);
                }
            });
        }),
        add_words: Signal::derive(move || {
            if entries.with(Vec::is_empty) {
                add_words(0)
            } else {
                more_words(0)
            }
        }),
        remove_words: Callback::new(move |at| remove_words(at + 1)),
        row_title: Callback::new(move |at| row_title(at + 1)),
        full_words: Signal::derive(move || full_words(max as usize)),
        first_input: Callback::new(move |at| element_id(&format!("{first}.{at}.{first_part}"))),
        row: Callback::new(move |at| {
            let (scope, list, fields) = &row_scope;
            let parts: Vec<AnyView> = fields
                .iter()
                .map(|part| {
                    let slot = Slot::part(&scope.store, list, at, part);
                    simple_view(part, scope.asked(part, &slot.path), slot)
                })
                .collect();
            parts.into_any()
        }),
    };
    let none = list_ticks(&store, field, &asked, entries, Answer::Entries(Vec::new()));
    group_frame(&asked, view! { {rows_view(rows)} {none} }.into_any())
}
