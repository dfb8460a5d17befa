//! One page of a form, and the form element around it.

use super::field_view::{FieldNote, FieldSkip, Scope, field_view};
use super::table::{Block, blocks, table_view};
use crate::domain::forms::answer::Answers;
use crate::domain::forms::check::{FieldFault, is_visible};
use crate::domain::forms::definition::{Field, Page};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, kept};
use crate::state::answers::AnswerStore;
use crate::ui::words::of;
use leptos::prelude::*;

/// All fields of one page that are to be shown. The page's title and hint are
/// not drawn: the `h1` belongs to whoever shows the form.
#[component]
pub fn FormPageView(
    /// The page.
    page: Page,
    /// The answers.
    store: AnswerStore,
    /// What is wrong; faults of other pages do no harm.
    #[prop(into)]
    faults: Signal<Vec<FieldFault>>,
    /// More to show between question and input of a field.
    #[prop(optional, into)]
    note: Option<FieldNote>,
    /// Why a field can be skipped.
    #[prop(optional, into)]
    skip: Option<FieldSkip>,
) -> impl IntoView {
    let scope = Scope {
        store,
        faults,
        note,
        skip,
    };
    page.by_person()
        .into_iter()
        .map(|(person, fields)| match person {
            Some(title) => person_view(&scope, title, fields),
            None => fields_view(&scope, fields.to_vec()),
        })
        .collect_view()
        .into_any()
}

fn fields_view(scope: &Scope, fields: Vec<Field>) -> AnyView {
    blocks(fields)
        .into_iter()
        .map(|block| match block {
            Block::Single(field) => shown(scope, field),
            Block::Table(rows) => table_view(scope, rows),
        })
        .collect_view()
        .into_any()
}

/// The questions about one person under that person's name; nothing while none
/// of them is asked.
fn person_view(scope: &Scope, title: &Text, fields: &[Field]) -> AnyView {
    let (store, asked) = (scope.store.clone(), fields.to_vec());
    let is_any = kept(move || asked.iter().any(|field| is_asked(&store, field)));
    let (scope, title, fields) = (scope.clone(), title.clone(), fields.to_vec());
    let group = move || {
        view! {
            <fieldset class="person">
                <legend>
                    <h2 class="h3">{of(title.clone())}</h2>
                </legend>
                <div class="stack">{fields_view(&scope, fields.clone())}</div>
            </fieldset>
        }
        .into_any()
    };
    dynamic(move || is_any.get().then(&group))
}

/// Whether a field is shown by what is answered now, tracked.
fn is_asked(store: &AnswerStore, field: &Field) -> bool {
    field.visible_when.as_ref().is_none_or(|when| {
        let answers = Answers::from([(when.field.clone(), store.get(&when.field))]);
        is_visible(field, &answers)
    })
}

fn shown(scope: &Scope, field: Field) -> AnyView {
    if field.visible_when.is_none() {
        return field_view(scope, &field);
    }
    let scope = scope.clone();
    let (store, asked) = (scope.store.clone(), field.clone());
    let visible = kept(move || is_asked(&store, &asked));
    view! { {move || visible.get().then(|| field_view(&scope, &field))} }.into_any()
}

/// The form element. The browser's own checks are off: they speak the
/// browser's language and forget what a screen reader needs.
#[component]
pub fn Form(
    /// What happens when it is sent.
    #[prop(into)]
    on_submit: Callback<()>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="stack"
            novalidate
            autocomplete="on"
            on:submit=move |event| {
                event.prevent_default();
                on_submit.run(());
            }
        >
            {children()}
        </form>
    }
    .into_any()
}
