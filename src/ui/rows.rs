//! A list that grows and shrinks: rows with a way to remove each, a button to
//! add one, and the focus in a sensible place after both.

use super::button::ButtonKind;
use super::focus::focus_soon;
use crate::funnel::{Signal, dynamic, kept, times};
use leptos::prelude::*;

/// What a list of rows needs from its owner.
#[derive(Clone)]
pub struct Rows {
    /// Element id of the add button; the list's own fault leads there.
    pub id: String,
    /// How many rows there are.
    pub count: Signal<usize>,
    /// How many there may be.
    pub max: usize,
    /// Adds an empty row at the end.
    pub add: Callback<()>,
    /// Removes a row by its place, from 0.
    pub remove: Callback<usize>,
    /// What the add button says.
    pub add_words: Signal<String>,
    /// What the remove button of a row says.
    pub remove_words: Callback<usize, String>,
    /// The name of a row.
    pub row_title: Callback<usize, String>,
    /// What is said when there can be no more rows.
    pub full_words: Signal<String>,
    /// Element id of the first input of a row.
    pub first_input: Callback<usize, String>,
    /// The inputs of a row.
    pub row: Callback<usize, AnyView>,
}

/// Draws the rows. They are told apart by their place, not by a key: when one
/// goes, the answers of the later ones move up, and only the last row leaves
/// the page.
pub fn rows_view(rows: Rows) -> AnyView {
    let Rows {
        count,
        max,
        add,
        remove,
        row,
        first_input,
        row_title,
        remove_words,
        ..
    } = rows;
    let (add_words, full_words) = (rows.add_words, rows.full_words);
    let add_id = rows.id.clone();
    let group_id = format!("{}-group", rows.id);
    let one = move |at: usize| {
        let (add_id, group_id) = (add_id.clone(), group_id.clone());
        view! {
            <li class="rows__row">
                <fieldset>
                    <legend class="rows__title">{move || row_title.run(at)}</legend>
                    <div class="rows__fields">{row.run(at)}</div>
                    <button
                        class=ButtonKind::Plain.class()
                        type="button"
                        on:click=move |_| {
                            remove.run(at);
                            let full = count.get_untracked() >= max;
                            focus_soon(if full { group_id.clone() } else { add_id.clone() });
                        }
                    >
                        {move || remove_words.run(at)}
                    </button>
                </fieldset>
            </li>
        }
        .into_any()
    };
    let add_button_id = rows.id;
    let full = kept(move || count.get() >= max);
    let foot = move || {
        if full.get() {
            view! { <p class="field__hint">{move || full_words.get()}</p> }.into_any()
        } else {
            view! {
                <button
                    class=ButtonKind::Second.class()
                    type="button"
                    id=add_button_id.clone()
                    on:click=move |_| {
                        let at = count.get_untracked();
                        add.run(());
                        focus_soon(first_input.run(at));
                    }
                >
                    {move || add_words.get()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <ol class="rows">
            {times(move || count.get(), one)}
        </ol>
        <div>{dynamic(foot)}</div>
    }
    .into_any()
}
