//! Like questions side by side: a row for each thing, a column for each
//! question. On a phone a row becomes a block with its questions below it.

use super::element::element_id;
use super::field_view::{Scope, field_view};
use super::slot::{Slot, not_sure};
use crate::domain::forms::definition::{Cell, Field, FieldKind};
use crate::domain::identity::FieldId;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::ui::choice::{NotSure, not_sure_tick};
use crate::ui::text_input::NumberInput;
use crate::ui::words::{of, told};
use leptos::prelude::*;

/// A run of fields as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A field of its own.
    Single(Field),
    /// Rows of a table.
    Table(Vec<Row>),
}

/// The fields that share a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    title: Text,
    cells: Vec<(Text, Field)>,
}

/// Joins fields that follow each other in a table. A field that may be hidden
/// stands alone: a table with holes is no table.
pub(super) fn blocks(fields: Vec<Field>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for field in fields {
        match field.cell.clone().filter(|_| field.visible_when.is_none()) {
            None => blocks.push(Block::Single(field)),
            Some(cell) => match blocks.last_mut() {
                Some(Block::Table(rows)) => add(rows, cell, field),
                _ => {
                    let mut rows = Vec::new();
                    add(&mut rows, cell, field);
                    blocks.push(Block::Table(rows));
                }
            },
        }
    }
    blocks
}

fn add(rows: &mut Vec<Row>, cell: Cell, field: Field) {
    match rows.last_mut().filter(|row| row.title == cell.row) {
        Some(row) => row.cells.push((cell.column, field)),
        None => rows.push(Row {
            title: cell.row,
            cells: vec![(cell.column, field)],
        }),
    }
}

/// Draws a table of questions.
pub(super) fn table_view(scope: &Scope, rows: Vec<Row>) -> AnyView {
    let head: Vec<_> = rows
        .first()
        .map(|row| {
            row.cells
                .iter()
                .map(|(column, _)| view! { <span>{of(column.clone())}</span> }.into_any())
                .collect()
        })
        .unwrap_or_default();
    let rows: Vec<_> = rows.into_iter().map(|row| row_view(scope, row)).collect();
    view! {
        <div class="years">
            <div class="years__head" aria-hidden="true">
                <span></span>
                {head}
                <span></span>
            </div>
            {rows}
        </div>
    }
    .into_any()
}

fn row_view(scope: &Scope, row: Row) -> AnyView {
    // What is known of the first is known of the row: it comes from one register.
    let note = row
        .cells
        .first()
        .and_then(|(_, field)| Some(scope.note?.run(field.id.clone())));
    let skip = row_skip(scope, &row);
    let unsure = row_not_sure(scope, &row);
    let cells: Vec<_> = row
        .cells
        .into_iter()
        .map(|(column, field)| cell_view(scope, column, field))
        .collect();
    view! {
        <fieldset class="years__row">
            <legend>
                <span>{of(row.title)} " " {note}</span>
            </legend>
            <div class="years__cells">{cells}</div>
            {unsure} {skip}
        </fieldset>
    }
    .into_any()
}

/// Why the whole row can be skipped; nothing while any of it matters.
fn row_skip(scope: &Scope, row: &Row) -> Option<AnyView> {
    let skip = scope.skip?;
    let fields: Vec<FieldId> = row
        .cells
        .iter()
        .map(|(_, field)| field.id.clone())
        .collect();
    let words = move || {
        let mut each = fields.iter().map(|field| skip.run(field.clone()));
        let first = each.next().unwrap_or_default();
        let all = !first.is_empty() && each.all(|words| !words.is_empty());
        all.then(|| view! { <p class="field__skip years__skip">{first}</p> }.into_any())
    };
    Some(dynamic(words))
}

/// "Not sure" for all numbers of a row: whoever does not know the one does not
/// know the other, and four ticks a row are a wall.
fn row_not_sure(scope: &Scope, row: &Row) -> Option<AnyView> {
    let numbers = row
        .cells
        .iter()
        .map(|(_, field)| field)
        .filter(|field| field.may_be_unknown && matches!(field.kind, FieldKind::Number { .. }));
    let each: Vec<(&Field, NotSure)> = numbers
        .map(|field| (field, not_sure(&scope.store, &field.id)))
        .collect();
    let (first, _) = each.first()?;
    let id = element_id(first.id.as_str());
    let each: Vec<NotSure> = each.into_iter().map(|(_, one)| one).collect();
    let all = each.clone();
    let unsure = NotSure {
        on: Signal::derive(move || all.iter().all(|one| one.on.get())),
        set: Callback::new(move |on| {
            for one in &each {
                one.set.run(on);
            }
        }),
    };
    let tick = not_sure_tick(&id, unsure);
    Some(view! { <div class="years__unsure">{tick}</div> }.into_any())
}

fn cell_view(scope: &Scope, column: Text, field: Field) -> AnyView {
    let FieldKind::Number { unit, decimals, .. } = &field.kind else {
        return field_view(scope, &field);
    };
    let mut asked = scope.asked(&field, field.id.as_str()).optional(false);
    asked.label = told(&column);
    let slot = Slot::field(&scope.store, &field.id, false);
    view! {
        <NumberInput
            asked
            unit=told(unit)
            decimal={*decimals > 0}
            value=slot.text
            set=slot.set
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(id: &str, cell: Option<(&str, &str)>) -> Field {
        Field {
            id: id.into(),
            label: Text::default(),
            hint: Text::default(),
            kind: FieldKind::YesNo,
            required: false,
            may_be_unknown: true,
            visible_when: None,
            evidence: Text::default(),
            private: false,
            cell: cell.map(|(row, column)| Cell {
                row: Text::plain(row),
                column: Text::plain(column),
            }),
        }
    }

    #[test]
    fn fields_that_share_rows_join_into_one_table() {
        let joined = blocks(vec![
            field("a", None),
            field("b1", Some(("b", "1"))),
            field("b2", Some(("b", "2"))),
            field("c1", Some(("c", "1"))),
            field("d", None),
        ]);
        let shape: Vec<Vec<usize>> = joined
            .iter()
            .map(|block| match block {
                Block::Single(_) => Vec::new(),
                Block::Table(rows) => rows.iter().map(|row| row.cells.len()).collect(),
            })
            .collect();
        assert_eq!(shape, [vec![], vec![2, 1], vec![]]);
    }
}
