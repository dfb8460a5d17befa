//! The parts of a table on a sheet, and the index of them.

use super::element::{add, element, set, words};
use super::totals::Totals;
use crate::domain::points::sheet::Heading;
use crate::i18n;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// A part of the table: its name, what it is worth, its questions.
pub(super) fn group(
    body: &Element,
    index: &Index,
    totals: &Totals,
    heading: &Heading,
) -> Option<Element> {
    let id = format!("group-{}", heading.node);
    let (part, head) = part(body, &id, &i18n::words(&heading.title))?;
    add(&head, &worth(totals, heading)?);
    let place = totals.subtotal(&heading.node, false)?;
    index.add(&id, &i18n::words(&heading.title), Some(&place))?;
    Some(part)
}

pub(super) fn others(body: &Element, index: &Index) -> Option<Element> {
    let title = i18n::t("points.sheet.others");
    index.add("group-others", &title, None)?;
    Some(part(body, "group-others", &title)?.0)
}

fn part(body: &Element, id: &str, title: &str) -> Option<(Element, Element)> {
    let part = element("section", "sheet__group")?;
    part.set_id(id);
    let title_id = format!("{id}-title");
    set(&part, "aria-labelledby", &title_id);
    let head = element("div", "sheet__head")?;
    let title = words("h2", "h3", title)?;
    title.set_id(&title_id);
    add(&head, &title);
    add(&part, &head);
    add(body, &part);
    Some((part, head))
}

pub(super) fn within(group: &Element, totals: &Totals, heading: &Heading) -> Option<Element> {
    let part = element("div", "")?;
    let head = element("div", "sheet__head sheet__head--within")?;
    add(&head, &words("h3", "", &i18n::words(&heading.title))?);
    add(&head, &worth(totals, heading)?);
    add(&part, &head);
    add(group, &part);
    Some(part)
}

fn worth(totals: &Totals, heading: &Heading) -> Option<Element> {
    let worth = element("p", "sheet__worth")?;
    add(&worth, &totals.subtotal(&heading.node, true)?);
    let unit = match heading.cap {
        Some(cap) => i18n::tf("points.sheet.of", &[("cap", i18n::number(cap))]),
        None => i18n::t("score.unit"),
    };
    add(&worth, &words("small", "soft", &unit)?);
    Some(worth)
}

/// What is not drawn yet has about its height already: the page can be scrolled,
/// and a link to a part leads there.
pub(super) fn reserve(group: &Element, questions: u32) {
    if let Some(group) = group.dyn_ref::<HtmlElement>() {
        let style = group.style();
        let _ = style.set_property("--questions", &questions.to_string());
    }
}

/// The parts by name, with what they are worth: beside the sheet where there is
/// room, else folded.
pub(super) struct Index(Element);

impl Index {
    pub(super) fn new(root: &Element) -> Option<Self> {
        let fold = element("details", "sheet__index")?;
        let title = words("summary", "", &i18n::t("points.sheet.index"))?;
        add(&fold, &title);
        let list = element("ol", "")?;
        let nav = element("nav", "")?;
        set(&nav, "aria-label", &i18n::t("points.sheet.index"));
        add(&nav, &list);
        add(&fold, &nav);
        let wide = web_sys::window()?.inner_width().ok()?.as_f64()?;
        if wide >= 960.0 {
            set(&fold, "open", "");
        }
        add(root, &fold);
        Some(Self(list))
    }

    fn add(&self, id: &str, title: &str, worth: Option<&Element>) -> Option<()> {
        let line = element("li", "")?;
        let link = words("a", "", title)?;
        set(&link, "href", &format!("#{id}"));
        // The browser's own, see `state::navigation`.
        set(&link, "rel", "external");
        add(&line, &link);
        if let Some(worth) = worth {
            add(&line, worth);
        }
        add(&self.0, &line);
        Some(())
    }
}
