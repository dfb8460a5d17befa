//! The total with its bar, and the subtotals: beside each group and in the index.
//! Only what came out different is written.

use super::element::{add, element, page, set, words};
use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::map::Map;
use crate::domain::points::explain::{Explained, Interval};
use crate::domain::points::scheme::Purpose;
use crate::i18n;
use crate::ui::score_gauge::share_of;
use crate::ui::score_words::points;
use std::cell::{Cell, RefCell};
use web_sys::Element;

/// The numbers of a sheet.
pub(super) struct Totals {
    figure: Element,
    range: Element,
    bar: Bar,
    shown: Cell<Option<Interval>>,
    subtotals: RefCell<Subtotals>,
}

#[derive(Default)]
struct Subtotals {
    places: Map<NodeId, usize>,
    /// Each by its elements and what they show.
    each: Vec<(Vec<Element>, Option<Decimal>)>,
}

impl Totals {
    /// The head of a sheet that shows nothing yet.
    pub(super) fn new(root: &Element, purpose: &Purpose) -> Option<Self> {
        let head = element("div", "sheet__total")?;
        let line = element("p", "sheet__figure")?;
        let figure = element("strong", "number")?;
        set(&figure, "data-total", "");
        let unit = words("span", "", &i18n::t("score.unit"))?;
        let range = element("span", "soft")?;
        for part in [&figure, &unit, &range] {
            add(&line, part);
        }
        add(&head, &line);
        let bar = Bar::new(&head, purpose)?;
        add(root, &head);
        Some(Self {
            figure,
            range,
            bar,
            shown: Cell::new(None),
            subtotals: RefCell::default(),
        })
    }

    /// The place for the subtotal of a node, another one in the index.
    pub(super) fn subtotal(&self, node: &NodeId, is_own: bool) -> Option<Element> {
        let place = element("span", "number")?;
        if is_own {
            set(&place, "data-subtotal", node.as_str());
        }
        let mut subtotals = self.subtotals.borrow_mut();
        let next = subtotals.each.len();
        let at = *subtotals.places.get_or_insert_with(node.clone(), || next);
        if at == next {
            subtotals.each.push((Vec::new(), None));
        }
        if let Some((elements, _)) = subtotals.each.get_mut(at) {
            elements.push(place.clone());
        }
        Some(place)
    }

    /// Shows a score.
    pub(super) fn show(&self, explained: &Explained) {
        self.show_total(explained.interval);
        let mut subtotals = self.subtotals.borrow_mut();
        // What is not in the tree does not count.
        let mut now = vec![Decimal::ZERO; subtotals.each.len()];
        for child in &explained.children {
            each_group(child, true, &mut |group| {
                if let Some(at) = subtotals.places.get(&group.id) {
                    now[*at] = group.interval.claimed;
                }
            });
        }
        for ((elements, shown), now) in subtotals.each.iter_mut().zip(now) {
            if *shown == Some(now) {
                continue;
            }
            *shown = Some(now);
            let text = points(now);
            for element in elements {
                element.set_text_content(Some(&text));
            }
        }
    }

    fn show_total(&self, interval: Interval) {
        let before = self.shown.replace(Some(interval));
        if before == Some(interval) {
            return;
        }
        if before.is_none_or(|before| before.claimed != interval.claimed) {
            set(&self.figure, "data-total", &interval.claimed.to_string());
            self.figure
                .set_text_content(Some(&points(interval.claimed)));
        }
        let range = match interval.possible {
            Some(most) if most == interval.claimed => String::new(),
            Some(most) => i18n::tf("points.sheet.most", &[("most", points(most))]),
            None => i18n::t("points.sheet.no_limit"),
        };
        self.range.set_text_content(Some(&range));
        self.bar.show(interval);
    }
}

/// The node and the groups below it; `or_item` also where it is an item.
fn each_group(node: &Explained, or_item: bool, see: &mut dyn FnMut(&Explained)) {
    if or_item || !node.children.is_empty() {
        see(node);
    }
    for child in &node.children {
        each_group(child, false, see);
    }
}

/// The score as a bar to the line, thin; the figure beside it is its text.
struct Bar {
    line: Option<Decimal>,
    possible: Element,
    claimed: Element,
    sure: Element,
    mark: Element,
}

const SVG: &str = "http://www.w3.org/2000/svg";

impl Bar {
    fn new(head: &Element, purpose: &Purpose) -> Option<Self> {
        let drawn = |tag: &str, class: &str| {
            let element = page()?.create_element_ns(Some(SVG), tag).ok()?;
            set(&element, "class", class);
            Some(element)
        };
        let bar = drawn("svg", "gauge sheet__bar")?;
        set(&bar, "aria-hidden", "true");
        set(&bar, "focusable", "false");
        let rect = |class: &str| {
            let rect = drawn("rect", class)?;
            set(&rect, "rx", "5");
            set(&rect, "y", "6");
            add(&bar, &rect);
            Some(rect)
        };
        let track = rect("gauge__track")?;
        set(&track, "width", "100%");
        let possible = rect("gauge__possible")?;
        let claimed = rect("gauge__claimed")?;
        let sure = rect("gauge__sure")?;
        let mark = drawn("line", "gauge__mark")?;
        set(&mark, "y1", "0");
        set(&mark, "y2", "22");
        let line = purpose.has_line().then_some(purpose.line);
        if line.is_some() {
            add(&bar, &mark);
        }
        add(head, &bar);
        Some(Self {
            line,
            possible,
            claimed,
            sure,
            mark,
        })
    }

    fn show(&self, interval: Interval) {
        let share = |number: Decimal| share_of(number, &interval, self.line);
        let most = interval.possible.map_or_else(|| "100%".to_owned(), share);
        set(&self.possible, "width", &most);
        set(&self.claimed, "width", &share(interval.claimed));
        set(&self.sure, "width", &share(interval.confirmed));
        if let Some(line) = self.line {
            let at = share(line);
            set(&self.mark, "x1", &at);
            set(&self.mark, "x2", &at);
        }
    }
}
