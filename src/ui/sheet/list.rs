//! Lists on a sheet: spans of time and records, a line for each.

use super::control::{day_raw, day_text, grouped, opens, tick_of};
use super::element::{add, all, element, put, set, show, tick, ticked, value, words};
use crate::domain::forms::answer::{Answer, RawEntry, RawPeriod};
use crate::domain::forms::definition::{Field, FieldKind};
use crate::domain::identity::FieldId;
use crate::i18n;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What a button on a list does, as its `data-does`.
const ADD: &str = "add";
const REMOVE: &str = "remove";

/// What one line asks: the parts of a record, or the ends of a span.
enum Asked {
    Day(String, String),
    Tick(String, String),
    Opens(String, String, Vec<(String, String)>),
    Typed(String, String),
}

fn asked(field: &Field) -> Vec<Asked> {
    match &field.kind {
        FieldKind::Entries { fields, .. } => fields.iter().map(part).collect(),
        _ => vec![
            Asked::Day("from".to_owned(), i18n::t("ui.periods.from")),
            Asked::Day("to".to_owned(), i18n::t("ui.periods.to")),
            Asked::Tick("ongoing".to_owned(), i18n::t("ui.periods.ongoing")),
        ],
    }
}

fn part(field: &Field) -> Asked {
    let (id, label) = (field.id.to_string(), i18n::words(&field.label));
    match &field.kind {
        FieldKind::Date { .. } => Asked::Day(id, label),
        FieldKind::YesNo => {
            let options = [("yes", "ui.yes"), ("no", "ui.no")];
            let options = options.map(|(value, key)| (value.to_owned(), i18n::t(key)));
            Asked::Opens(id, label, options.into())
        }
        FieldKind::Choice { options } => {
            let options = options
                .iter()
                .map(|option| (option.id.to_string(), i18n::words(&option.label)));
            Asked::Opens(id, label, options.collect())
        }
        _ => Asked::Typed(id, label),
    }
}

/// The row of a list without lines.
pub(super) fn row(field: &Field, id: &str) -> Option<Element> {
    let (row, place) = grouped(field, id)?;
    add(&place, &element("ol", "sheet__lines")?);
    let more = match &field.kind {
        FieldKind::Entries { one, .. } => i18n::tf("ui.entries.add", &[("one", i18n::words(one))]),
        _ => i18n::t("ui.periods.add"),
    };
    let more = button(ADD, &more)?;
    more.set_id(id);
    add(&place, &more);
    let none = format!("{id}-none");
    add(
        &place,
        &tick_of(field.id.as_str(), &none, "none", &i18n::t("ui.none"))?,
    );
    Some(row)
}

fn button(does: &str, label: &str) -> Option<Element> {
    let button = words("button", "button button--plain", label)?;
    set(&button, "type", "button");
    set(&button, "data-does", does);
    Some(button)
}

fn line(field: &Field, at: usize) -> Option<Element> {
    let line = element("li", "sheet__line")?;
    for asked in asked(field) {
        let (id, label, control) = match asked {
            Asked::Tick(id, label) => {
                let element_id = format!("f-{}-{at}-{id}", field.id);
                let tick = tick_of(field.id.as_str(), &element_id, "yes", &label)?;
                set(&tick.first_element_child()?, "data-part", &id);
                add(&line, &tick);
                continue;
            }
            Asked::Day(id, label) => {
                let input = element("input", "input sheet__day")?;
                set(&input, "placeholder", &i18n::t("points.sheet.day"));
                set(&input, "inputmode", "numeric");
                set(&input, "data-day", "");
                (id, label, input)
            }
            Asked::Opens(id, label, options) => {
                let list = opens(&options)?;
                // A part of a record is known or not there.
                let _ = list.last_element_child().map(|unsure| unsure.remove());
                (id, label, list)
            }
            Asked::Typed(id, label) => (id, label, element("input", "input input--short")?),
        };
        set(&control, "autocomplete", "off");
        set(&control, "name", field.id.as_str());
        set(&control, "data-part", &id);
        let named = element("label", "sheet__part")?;
        add(&named, &words("span", "", &label)?);
        add(&named, &control);
        add(&line, &named);
    }
    let remove = match &field.kind {
        FieldKind::Entries { one, .. } => i18n::tf(
            "ui.entries.remove",
            &[("one", i18n::words(one)), ("n", (at + 1).to_string())],
        ),
        _ => i18n::tf("ui.periods.remove", &[("n", (at + 1).to_string())]),
    };
    add(&line, &button(REMOVE, &remove)?);
    Some(line)
}

fn lines(row: &Element) -> Option<Element> {
    row.query_selector(".sheet__lines").ok().flatten()
}

fn most(field: &Field) -> usize {
    match &field.kind {
        FieldKind::Entries { max, .. } | FieldKind::Periods { max, .. } => *max as usize,
        _ => 0,
    }
}

/// What a press of a button on the list makes of it; none for another button.
/// The focus stays in the list.
pub(super) fn pressed(row: &Element, field: &Field, button: &Element) -> Option<Answer> {
    let does = button.get_attribute("data-does")?;
    let list = lines(row)?;
    let next = if does == ADD {
        let at = list.child_element_count() as usize;
        if at >= most(field) {
            return None;
        }
        let line = line(field, at)?;
        add(&list, &line);
        line.query_selector("[data-part]").ok().flatten()
    } else {
        button.closest("li").ok().flatten()?.remove();
        row.query_selector("[data-does=add]").ok().flatten()
    };
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
    Some(answer(row, field))
}

/// The answer that stands in the lines.
pub(super) fn answer(row: &Element, field: &Field) -> Answer {
    let count = lines(row).map_or(0, |list| list.child_element_count());
    let none = row.query_selector("input[value=none]").ok().flatten();
    if let Some(place) = none.as_ref().and_then(|none| none.parent_element()) {
        show(&place, count == 0);
    }
    let says_none = none.as_ref().is_some_and(ticked) && count == 0;
    if count > 0
        && let Some(none) = &none
    {
        tick(none, false);
    }
    let lines = all(row, ".sheet__lines > li");
    let raw = |control: &Element| {
        if control.has_attribute("data-day") {
            day_raw(&value(control))
        } else {
            value(control)
        }
    };
    match &field.kind {
        _ if count == 0 && !says_none => Answer::Empty,
        FieldKind::Entries { .. } => {
            let record = |line: &Element| -> RawEntry {
                let parts = all(line, "[data-part]").into_iter();
                let parts = parts.filter_map(|control| {
                    let text = raw(&control);
                    let id = control.get_attribute("data-part")?;
                    (!text.is_empty()).then(|| (FieldId::new(id), text))
                });
                parts.collect()
            };
            Answer::Entries(lines.iter().map(record).collect())
        }
        _ => {
            let span = |line: &Element| {
                let controls = all(line, "[data-part]");
                let text = |at: usize| controls.get(at).map(raw).unwrap_or_default();
                RawPeriod {
                    from: text(0),
                    to: text(1),
                    ongoing: controls.get(2).is_some_and(ticked),
                }
            };
            Answer::Periods(lines.iter().map(span).collect())
        }
    }
}

/// Writes an answer into the lines: as many as it has.
pub(super) fn show_answer(row: &Element, field: &Field, shown: &Answer) {
    let Some(list) = lines(row) else {
        return;
    };
    if answer(row, field) == *shown {
        return;
    }
    let count = match shown {
        Answer::Periods(spans) => spans.len(),
        Answer::Entries(records) => records.len(),
        _ => 0,
    };
    while list.child_element_count() as usize > count {
        let _ = list.last_element_child().map(|line| line.remove());
    }
    while (list.child_element_count() as usize) < count {
        match line(field, list.child_element_count() as usize) {
            Some(line) => add(&list, &line),
            None => return,
        }
    }
    for (at, line) in all(row, ".sheet__lines > li").iter().enumerate() {
        for control in all(line, "[data-part]") {
            let part = control.get_attribute("data-part").unwrap_or_default();
            let text = text_of(shown, at, &part);
            if control.has_attribute("data-day") {
                put(&control, &day_text(&text));
            } else if part == "ongoing" {
                tick(&control, !text.is_empty());
            } else {
                put(&control, &text);
            }
        }
    }
    if let Ok(Some(none)) = row.query_selector("input[value=none]") {
        let says_none = matches!(shown, Answer::Periods(_) | Answer::Entries(_));
        tick(&none, says_none && count == 0);
        if let Some(place) = none.parent_element() {
            show(&place, count == 0);
        }
    }
}

fn text_of(answer: &Answer, at: usize, part: &str) -> String {
    match answer {
        Answer::Entries(records) => records
            .get(at)
            .and_then(|record| record.get(&FieldId::new(part)))
            .cloned()
            .unwrap_or_default(),
        Answer::Periods(spans) => spans.get(at).map_or(String::new(), |span| match part {
            "from" => span.from.clone(),
            "to" => span.to.clone(),
            _ if span.ongoing => "yes".to_owned(),
            _ => String::new(),
        }),
        _ => String::new(),
    }
}
