//! All questions of a form on one sheet, with the total and the subtotals: for
//! advisers at the counter, who know the table and type fast.
//!
//! It is drawn by hand, not by the framework: five hundred questions stand there
//! as soon as the first are painted, and a key pressed changes the total and
//! nothing else. The parts of the table, the total and the index are there at
//! once, the questions one after the other while the browser has nothing to do.
//!
//! | file      | holds                                       |
//! |-----------|---------------------------------------------|
//! | `sheet`   | the parts, their filling, what is typed     |
//! | `control` | one question and its input                  |
//! | `list`    | spans of time and records                   |
//! | `fault`   | what is wrong at a question                 |
//! | `totals`  | the total, its bar, the subtotals           |
//! | `element` | elements made by hand                       |

mod control;
mod element;
mod fault;
mod list;
mod totals;

use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::check::{check, is_visible};
use crate::domain::forms::definition::Field;
use crate::domain::identity::FieldId;
use crate::domain::map::Map;
use crate::domain::points::explain::Explained;
use crate::domain::points::scheme::Purpose;
use crate::domain::points::sheet::{Heading, Part};
use crate::i18n;
use crate::state::answers::AnswerStore;
use crate::ui::form::{element_id, sentence};
use chrono::NaiveDate;
use control::Rows;
use element::{add, element, set, show, words};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use totals::Totals;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, InputEvent, Window};

/// So many questions are drawn at once: more than a screen holds.
const FIRST: usize = 24;

/// So long the filling goes on before the browser gets its turn, in milliseconds.
const SLICE: f64 = 10.0;

/// Where the answers on a sheet are kept.
pub trait AnswerKeeper {
    /// The answer to `field`.
    fn answer(&self, field: &FieldId) -> Answer;
    /// Keeps an answer.
    fn keep(&self, field: &FieldId, answer: Answer);
}

impl AnswerKeeper for AnswerStore {
    fn answer(&self, field: &FieldId) -> Answer {
        self.get_untracked(field)
    }

    fn keep(&self, field: &FieldId, answer: Answer) {
        self.set(field, answer);
    }
}

/// What a sheet shows.
pub struct Plan {
    /// The parts in order.
    pub parts: Vec<Part>,
    /// What the points are for.
    pub purpose: Purpose,
    /// The answers.
    pub keeper: Rc<dyn AnswerKeeper>,
    /// The day the answers are checked for.
    pub today: NaiveDate,
}

/// A sheet on a page. It stops listening when it is dropped.
pub struct Sheet(Rc<Drawn>);

struct Drawn {
    root: Element,
    keeper: Rc<dyn AnswerKeeper>,
    today: NaiveDate,
    questions: Vec<Question>,
    /// Which question a name belongs to.
    places: Map<FieldId, usize>,
    /// Which questions an answer shows or hides.
    shows: Map<FieldId, Vec<usize>>,
    rows: RefCell<Vec<Element>>,
    drawing: RefCell<Rows>,
    totals: Totals,
    hears: RefCell<Vec<Hears>>,
    fills: RefCell<Option<Closure<dyn FnMut()>>>,
}

/// An event by its name, and who hears it.
type Hears = (&'static str, Closure<dyn FnMut(Event)>);

/// A question and the part it stands in.
struct Question {
    field: Field,
    part: Element,
}

impl Sheet {
    /// Draws what is seen first into `root` and goes on by itself. `None` only
    /// where there is no page.
    pub fn draw(root: &HtmlElement, plan: Plan) -> Option<Self> {
        let root: Element = root.clone().unchecked_into();
        set(&root, "aria-busy", "true");
        let totals = Totals::new(&root, &plan.purpose)?;
        let index = Index::new(&root)?;
        let body = element("div", "sheet__body")?;
        let mut questions = Vec::new();
        // The group, and what is within it, that the questions stand in.
        let (mut of, mut part) = (body.clone(), body.clone());
        let mut count = 0;
        for one in plan.parts {
            match one {
                Part::Within(heading) => part = within(&of, &totals, &heading)?,
                Part::Question(field) => {
                    count += 1;
                    let part = part.clone();
                    questions.push(Question { field, part });
                }
                Part::Group(_) | Part::Others => {
                    reserve(&of, count);
                    count = 0;
                    of = match one {
                        Part::Group(heading) => group(&body, &index, &totals, &heading)?,
                        _ => others(&body, &index)?,
                    };
                    // Its own questions come before what is within it.
                    part = element("div", "")?;
                    add(&of, &part);
                }
            }
        }
        reserve(&of, count);
        add(&root, &body);
        let mut places = Map::new();
        let mut shows: Map<FieldId, Vec<usize>> = Map::new();
        for (at, Question { field, .. }) in questions.iter().enumerate() {
            places.insert(field.id.clone(), at);
            if let Some(when) = &field.visible_when {
                let shown = shows.get_or_insert_with(when.field.clone(), Vec::new);
                shown.push(at);
            }
        }
        let drawn = Rc::new(Drawn {
            root,
            keeper: plan.keeper,
            today: plan.today,
            questions,
            places,
            shows,
            rows: RefCell::default(),
            drawing: RefCell::default(),
            totals,
            hears: RefCell::default(),
            fills: RefCell::default(),
        });
        drawn.listen();
        while drawn.rows.borrow().len() < FIRST && drawn.next() {}
        fill_later(&drawn);
        Some(Self(drawn))
    }

    /// Shows a score.
    pub fn show_score(&self, explained: &Explained) {
        self.0.totals.show(explained);
    }

    /// Shows answers that were given elsewhere; what was typed here stands here
    /// already.
    pub fn show_answers(&self, answers: &[(FieldId, Answer)]) {
        for (field, answer) in answers {
            let row = self.0.row(field);
            if let (Some(row), Some(question)) = (row, self.0.question(field)) {
                control::show_answer(&row, &question.field, answer);
            }
            self.0.follow(field);
        }
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        for (event, hears) in self.0.hears.take() {
            let hears = hears.as_ref().unchecked_ref();
            let _ = self
                .0
                .root
                .remove_event_listener_with_callback(event, hears);
        }
    }
}

/// A part of the table: its name, what it is worth, its questions.
fn group(body: &Element, index: &Index, totals: &Totals, heading: &Heading) -> Option<Element> {
    let id = format!("group-{}", heading.node);
    let (part, head) = part(body, &id, &i18n::words(&heading.title))?;
    add(&head, &worth(totals, heading)?);
    let place = totals.subtotal(&heading.node, false)?;
    index.add(&id, &i18n::words(&heading.title), Some(&place))?;
    Some(part)
}

fn others(body: &Element, index: &Index) -> Option<Element> {
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

fn within(group: &Element, totals: &Totals, heading: &Heading) -> Option<Element> {
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
fn reserve(group: &Element, questions: u32) {
    if let Some(group) = group.dyn_ref::<HtmlElement>() {
        let style = group.style();
        let _ = style.set_property("--questions", &questions.to_string());
    }
}

/// The parts by name, with what they are worth: beside the sheet where there is
/// room, else folded.
struct Index(Element);

impl Index {
    fn new(root: &Element) -> Option<Self> {
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

impl Drawn {
    fn question(&self, field: &FieldId) -> Option<&Question> {
        self.questions.get(*self.places.get(field)?)
    }

    fn row(&self, field: &FieldId) -> Option<Element> {
        let at = *self.places.get(field)?;
        self.rows.borrow().get(at).cloned()
    }

    /// Draws the next question; false where there is none left.
    fn next(&self) -> bool {
        let at = self.rows.borrow().len();
        let Some(Question { field, part }) = self.questions.get(at) else {
            return false;
        };
        let answer = self.keeper.answer(&field.id);
        let Some(row) = self.drawing.borrow_mut().row(field, &answer) else {
            return false;
        };
        if field.visible_when.is_some() {
            show(&row, self.is_shown(field));
        }
        add(part, &row);
        self.rows.borrow_mut().push(row);
        true
    }

    fn is_shown(&self, field: &Field) -> bool {
        let Some(when) = &field.visible_when else {
            return true;
        };
        let deciding = self.keeper.answer(&when.field);
        is_visible(field, &Answers::from([(when.field.clone(), deciding)]))
    }

    /// Shows or hides what hangs on an answer.
    fn follow(&self, field: &FieldId) {
        for at in self.shows.get(field).into_iter().flatten() {
            let row = self.rows.borrow().get(*at).cloned();
            if let (Some(row), Some(question)) = (row, self.questions.get(*at)) {
                show(&row, self.is_shown(&question.field));
            }
        }
    }

    fn listen(self: &Rc<Self>) {
        for event in ["input", "change", "click"] {
            let drawn = Rc::downgrade(self);
            let hears = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if let Some(drawn) = drawn.upgrade() {
                    drawn.hear(&event);
                }
            });
            let function = hears.as_ref().unchecked_ref();
            let _ = self.root.add_event_listener_with_callback(event, function);
            self.hears.borrow_mut().push((event, hears));
        }
    }

    fn hear(&self, event: &Event) {
        let Some(touched) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if event.type_() == "click" {
            self.press(&touched);
            return;
        }
        // What an input method is composing is no answer yet.
        if event
            .dyn_ref::<InputEvent>()
            .is_some_and(InputEvent::is_composing)
        {
            return;
        }
        let Some(field) = touched.get_attribute("name").map(FieldId::from) else {
            return;
        };
        let (Some(question), Some(row)) = (self.question(&field), self.row(&field)) else {
            return;
        };
        let answer = control::answer(&row, &question.field, &touched);
        let fault = check(&question.field, &answer, self.today).err();
        self.answered(&field, answer);
        // Not while somebody types: the end of the number is still to come.
        if event.type_() == "change" || fault.is_none() {
            let fault = fault.map(|fault| sentence(&question.field, &fault));
            fault::say_fault(&row, &element_id(field.as_str()), fault);
        }
    }

    fn press(&self, touched: &Element) {
        if let Some(part) = touched.get_attribute("href") {
            return led_to(part.trim_start_matches('#'), 3);
        }
        let row = touched.closest(".sheet__row").ok().flatten();
        let named = row
            .as_ref()
            .and_then(|row| row.query_selector("[name]").ok()?);
        let field = named.and_then(|named| named.get_attribute("name"));
        let (Some(row), Some(field)) = (row, field.map(FieldId::from)) else {
            return;
        };
        let Some(question) = self.question(&field) else {
            return;
        };
        if let Some(answer) = list::pressed(&row, &question.field, touched) {
            self.answered(&field, answer);
        }
    }

    fn answered(&self, field: &FieldId, answer: Answer) {
        self.keeper.keep(field, answer);
        self.follow(field);
    }
}

/// What was out of sight gets its real height once it comes near: so a part that
/// was followed to is looked for again for a few frames.
fn led_to(id: &str, frames: u32) {
    let id = id.to_owned();
    let again = Closure::once_into_js(move || {
        if let Some(part) = element::page().and_then(|page| page.get_element_by_id(&id)) {
            part.scroll_into_view();
        }
        if frames > 1 {
            led_to(&id, frames - 1);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(again.unchecked_ref());
    }
}

/// Fills on when the browser has nothing to do, until everything is there or the
/// sheet has gone.
fn fill_later(drawn: &Rc<Drawn>) {
    let weak = Rc::downgrade(drawn);
    let fills = Closure::<dyn FnMut()>::new(move || fill(&weak));
    *drawn.fills.borrow_mut() = Some(fills);
    ask_for_a_turn(drawn);
}

fn fill(drawn: &Weak<Drawn>) {
    let (Some(drawn), Some(window)) = (drawn.upgrade(), web_sys::window()) else {
        return;
    };
    let now = |window: &Window| window.performance().map_or(0.0, |clock| clock.now());
    let begun = now(&window);
    while drawn.next() {
        if now(&window) - begun > SLICE {
            ask_for_a_turn(&drawn);
            return;
        }
    }
    let _ = drawn.root.remove_attribute("aria-busy");
}

fn ask_for_a_turn(drawn: &Drawn) {
    let (Some(window), fills) = (web_sys::window(), drawn.fills.borrow()) else {
        return;
    };
    let Some(fills) = fills.as_ref().map(|fills| fills.as_ref().unchecked_ref()) else {
        return;
    };
    // Safari has no idle moments to give.
    let has_idle = js_sys::Reflect::has(&window, &"requestIdleCallback".into());
    let _ = if has_idle == Ok(true) {
        window.request_idle_callback(fills).map(drop)
    } else {
        window.set_timeout_with_callback(fills).map(drop)
    };
}
