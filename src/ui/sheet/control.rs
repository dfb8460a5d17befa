//! One question on a sheet: its row, its input, and back from the input to the
//! answer. Yes, no and choices open as lists: one short line each, answered by
//! the first letter.

use super::element::{add, all, copy, element, put, set, tick, ticked, value, words};
use super::list;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::definition::{Choice, Field, FieldKind};
use crate::i18n;
use crate::ui::date_input::DateParts;
use crate::ui::form::element_id;
use web_sys::Element;

/// The value of "not sure" in a list that opens; no option can have it.
const NOT_SURE: &str = "\u{1}not-sure";

/// Draws rows, each like the last one of its kind.
#[derive(Default)]
pub(super) struct Rows {
    typed: Option<Element>,
    /// The options of the list drawn last, and its pattern: options come in runs.
    opens: Option<(Vec<Choice>, Element)>,
    decides: Option<Element>,
}

impl Rows {
    /// The row of a question with its answer.
    pub(super) fn row(&mut self, field: &Field, answer: &Answer) -> Option<Element> {
        let id = element_id(field.id.as_str());
        let row = match &field.kind {
            FieldKind::Choice { options } => self.opening(field, &id, options)?,
            FieldKind::YesNo => self.deciding(field, &id)?,
            FieldKind::Many { options } => ticks(field, &id, options)?,
            FieldKind::Periods { .. } | FieldKind::Entries { .. } => list::row(field, &id)?,
            FieldKind::Note => words("p", "sheet__row", &i18n::words(&field.label))?,
            _ => self.typing(field, &id)?,
        };
        show_answer(&row, field, answer);
        Some(row)
    }

    fn typing(&mut self, field: &Field, id: &str) -> Option<Element> {
        if self.typed.is_none() {
            let input = element("input", "input")?;
            set(&input, "autocomplete", "off");
            self.typed = Some(pattern("label", &input)?);
        }
        let (row, input) = begun(self.typed.as_ref()?, field, id)?;
        match &field.kind {
            FieldKind::Number { unit, decimals, .. } => {
                input.set_class_name("input input--short");
                set(
                    &input,
                    "inputmode",
                    if *decimals > 0 { "decimal" } else { "numeric" },
                );
                let unit = i18n::words(unit);
                if !unit.is_empty() {
                    let unit = words("span", "", &unit)?;
                    let unit_id = format!("{id}-unit");
                    unit.set_id(&unit_id);
                    describe(&input, &unit_id);
                    let _ = input.after_with_node_1(&unit);
                }
            }
            FieldKind::Date { .. } => {
                input.set_class_name("input sheet__day");
                set(&input, "inputmode", "numeric");
                set(&input, "placeholder", &i18n::t("points.sheet.day"));
            }
            _ => {}
        }
        Some(row)
    }

    fn opening(&mut self, field: &Field, id: &str, options: &[Choice]) -> Option<Element> {
        let known = self.opens.as_ref();
        if known.is_none_or(|(before, _)| before.as_slice() != options) {
            let options_of = options.iter();
            let pairs: Vec<(String, String)> = options_of
                .map(|option| (option.id.to_string(), i18n::words(&option.label)))
                .collect();
            let pattern = pattern("label", &opens(&pairs)?)?;
            self.opens = Some((options.to_vec(), pattern));
        }
        let (_, pattern) = self.opens.as_ref()?;
        Some(begun(pattern, field, id)?.0)
    }

    fn deciding(&mut self, field: &Field, id: &str) -> Option<Element> {
        if self.decides.is_none() {
            let pairs = [("yes", "ui.yes"), ("no", "ui.no")];
            let pairs = pairs.map(|(value, key)| (value.to_owned(), i18n::t(key)));
            self.decides = Some(pattern("label", &opens(&pairs)?)?);
        }
        Some(begun(self.decides.as_ref()?, field, id)?.0)
    }
}

/// A row that waits for its words: a label or a name, and what answers it.
fn pattern(label: &str, control: &Element) -> Option<Element> {
    let row = element("div", "sheet__row")?;
    add(&row, &element(label, "sheet__label")?);
    let place = element("div", "sheet__control")?;
    add(&place, control);
    add(&row, &place);
    Some(row)
}

/// A copy with the words and the name of a question, and its input.
fn begun(pattern: &Element, field: &Field, id: &str) -> Option<(Element, Element)> {
    let row = copy(pattern)?;
    let label = row.first_element_child()?;
    label.set_text_content(Some(&i18n::words(&field.label)));
    set(&label, "for", id);
    let input = label.next_element_sibling()?.first_element_child()?;
    input.set_id(id);
    set(&input, "name", field.id.as_str());
    hint(&label, &input, field, id);
    Some((row, input))
}

/// A row with a name for several inputs, and the place for them.
pub(super) fn grouped(field: &Field, id: &str) -> Option<(Element, Element)> {
    let row = element("fieldset", "sheet__row")?;
    let name = words("legend", "sheet__label", &i18n::words(&field.label))?;
    add(&row, &name);
    let place = element("div", "sheet__control sheet__several")?;
    add(&row, &place);
    hint(&name, &row, field, id);
    Some((row, place))
}

fn hint(label: &Element, described: &Element, field: &Field, id: &str) {
    if field.hint.is_empty() {
        return;
    }
    if let Some(hint) = words("small", "sheet__hint", &i18n::words(&field.hint)) {
        let hint_id = format!("{id}-hint");
        hint.set_id(&hint_id);
        describe(described, &hint_id);
        let _ = label.after_with_node_1(&hint);
    }
}

/// Adds an element to those that describe an input.
pub(super) fn describe(input: &Element, id: &str) {
    let more = match input.get_attribute("aria-describedby") {
        Some(before) => format!("{before} {id}"),
        None => id.to_owned(),
    };
    set(input, "aria-describedby", &more);
}

/// A list that opens, with nothing first and "not sure" last.
pub(super) fn opens(options: &[(String, String)]) -> Option<Element> {
    let list = element("select", "input")?;
    set(&list, "autocomplete", "off");
    let nothing = (String::new(), i18n::t("ui.select.nothing"));
    let unsure = (NOT_SURE.to_owned(), i18n::t("ui.not_sure"));
    for (value, label) in [&nothing].into_iter().chain(options).chain([&unsure]) {
        let option = words("option", "", label)?;
        set(&option, "value", value);
        add(&list, &option);
    }
    Some(list)
}

/// A tick for each option, and one for none of them.
fn ticks(field: &Field, id: &str, options: &[Choice]) -> Option<Element> {
    let (row, place) = grouped(field, id)?;
    let all = options
        .iter()
        .map(|option| (option.id.to_string(), i18n::words(&option.label)));
    let none = (String::new(), i18n::t("ui.none_of_these"));
    for (at, (value, label)) in all.chain([none]).enumerate() {
        let id = if at == 0 {
            id.to_owned()
        } else {
            format!("{id}-{}", at + 1)
        };
        add(&place, &tick_of(field.id.as_str(), &id, &value, &label)?);
    }
    Some(row)
}

/// One tick with its words.
pub(super) fn tick_of(name: &str, id: &str, value: &str, label: &str) -> Option<Element> {
    let choice = element("label", "choice")?;
    let input = element("input", "")?;
    set(&input, "type", "checkbox");
    set(&input, "name", name);
    set(&input, "value", value);
    input.set_id(id);
    add(&choice, &input);
    add(&choice, &words("span", "", label)?);
    Some(choice)
}

/// A day as one text: `2019-05-20`, or whatever stands in its parts.
pub(super) fn day_text(raw: &str) -> String {
    raw.trim_end_matches('-').to_owned()
}

/// A day as it is kept: its parts.
pub(super) fn day_raw(typed: &str) -> String {
    let mut parts = DateParts::default();
    parts.put(0, typed);
    parts.write(false)
}

/// Writes an answer into its row.
pub(super) fn show_answer(row: &Element, field: &Field, answer: &Answer) {
    match &field.kind {
        FieldKind::Periods { .. } | FieldKind::Entries { .. } => {
            list::show_answer(row, field, answer);
        }
        FieldKind::Many { .. } => {
            for tick_box in all(row, "input[name]") {
                let value = value(&tick_box);
                let on = match answer {
                    Answer::Many(chosen) if value.is_empty() => chosen.is_empty(),
                    Answer::Many(chosen) => chosen.contains(&value),
                    _ => false,
                };
                tick(&tick_box, on);
            }
        }
        kind => {
            if *answer == Answer::Empty && row.parent_node().is_none() {
                return; // Drawn empty.
            }
            let Ok(Some(input)) = row.query_selector("[name]") else {
                return;
            };
            match (answer, kind) {
                (Answer::Text(text), FieldKind::Date { .. }) => {
                    if day_raw(&value(&input)) != *text {
                        put(&input, &day_text(text));
                    }
                }
                (Answer::Text(text), _) => put(&input, text),
                (Answer::NotSure, FieldKind::YesNo | FieldKind::Choice { .. }) => {
                    put(&input, NOT_SURE);
                }
                _ => put(&input, ""),
            }
        }
    }
}

/// The answer that stands in a row; `changed` is the input that was touched.
pub(super) fn answer(row: &Element, field: &Field, changed: &Element) -> Answer {
    match &field.kind {
        FieldKind::Periods { .. } | FieldKind::Entries { .. } => list::answer(row, field),
        FieldKind::Many { .. } => {
            let none = value(changed).is_empty() && ticked(changed);
            let boxes = all(row, "input[name]");
            let chosen = boxes.iter().filter(|one| ticked(one)).map(value);
            let chosen: Vec<String> = chosen.filter(|value| !value.is_empty()).collect();
            for one in &boxes {
                if none != value(one).is_empty() {
                    tick(one, false);
                }
            }
            match (none, chosen.is_empty()) {
                (true, _) => Answer::Many(Vec::new()),
                (false, true) => Answer::Empty,
                (false, false) => Answer::Many(chosen),
            }
        }
        kind => {
            let typed = value(changed);
            let typed = if matches!(kind, FieldKind::Date { .. }) {
                day_raw(&typed)
            } else {
                typed
            };
            match typed.as_str() {
                "" => Answer::Empty,
                NOT_SURE => Answer::NotSure,
                _ => Answer::Text(typed),
            }
        }
    }
}
