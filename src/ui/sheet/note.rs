//! What else is known of an answer: that a register confirms it, or what has become
//! of a correction.

use super::control::describe;
use super::element::{add, element, set, words};
use crate::ui::tag::TagKind;
use web_sys::Element;

/// A note at a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// A word that stands out, as "verified".
    pub tag: Option<String>,
    /// The rest in words.
    pub text: String,
    /// Where more can be done about it: address and words.
    pub link: (String, String),
}

/// Writes the note of a row, in place of the one before.
pub(super) fn show_note(row: &Element, id: &str, note: Option<&Note>) {
    if let Ok(Some(before)) = row.query_selector(".sheet__note") {
        before.remove();
    }
    if let Some(note) = note {
        // Outside a page there is nothing to write on.
        let _ = written(row, id, note);
    }
}

fn written(row: &Element, id: &str, note: &Note) -> Option<()> {
    let line = element("p", "sheet__note")?;
    line.set_id(&format!("{id}-note"));
    if let Some(tag) = &note.tag {
        add(&line, &words("span", TagKind::Done.class(), tag)?);
    }
    add(&line, &words("small", "", &note.text)?);
    let (href, text) = &note.link;
    let link = words("a", "", text)?;
    set(&link, "href", href);
    add(&line, &link);
    // Below the question and its hint, before what answers it.
    let place = row.query_selector(".sheet__control").ok()??;
    let _ = place.before_with_node_1(&line);
    let input = row.query_selector("[name]").ok()?;
    if let Some(input) = input.filter(|input| !is_described(input, &line.id())) {
        describe(&input, &line.id());
    }
    Some(())
}

fn is_described(input: &Element, id: &str) -> bool {
    let ids = input.get_attribute("aria-describedby").unwrap_or_default();
    ids.split_whitespace().any(|one| one == id)
}
