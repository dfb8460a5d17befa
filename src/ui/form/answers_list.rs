//! "Check your answers": every question that was asked, its answer, and a way
//! back to change it.

use super::answer_words::answer_words;
use super::element::element_id;
use crate::domain::forms::check::is_visible;
use crate::domain::forms::definition::{FieldKind, FormDefinition, Page};
use crate::domain::identity::PageId;
use crate::funnel::Signal;
use crate::i18n;
use crate::state::answers::AnswerStore;
use crate::ui::card::{SummaryList, SummaryRow};
use crate::ui::words::of;
use leptos::prelude::*;

/// The answers of a form, page by page.
#[component]
pub fn AnswersList(
    /// The form.
    form: FormDefinition,
    /// The answers.
    store: AnswerStore,
    /// Where a page of the form is, from `routes`.
    #[prop(into)]
    href: Callback<PageId, String>,
) -> impl IntoView {
    let section = |page: Page| {
        let title = page.title.clone();
        let id = format!("answers-{}", element_id(page.id.as_str()));
        let labelled = id.clone();
        let store = store.clone();
        let rows = Signal::derive(move || page_rows(&page, &store, &href.run(page.id.clone())));
        view! {
            <section class="stack-small" aria-labelledby=labelled>
                <h2 id=id>{of(title)}</h2>
                <SummaryList rows=rows />
            </section>
        }
        .into_any()
    };
    form.pages
        .into_iter()
        .map(section)
        .collect_view()
        .into_any()
}

fn page_rows(page: &Page, store: &AnswerStore, href: &str) -> Vec<SummaryRow> {
    let answers = store.snapshot();
    page.fields
        .iter()
        .filter(|field| !matches!(field.kind, FieldKind::Note) && is_visible(field, &answers))
        .map(|field| SummaryRow {
            label: i18n::words(&field.label),
            value: answer_words(field, &store.get(&field.id)),
            change: Some(href.to_owned()),
        })
        .collect()
}
