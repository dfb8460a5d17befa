//! All questions of a scheme on one page, before the rest of the portal is there.
//!
//! An adviser at the counter opens the page by its address and types. The whole
//! portal takes twice as long to come over a weak network as what this page is made
//! of; so a release has a second, small program with that alone, and a document for
//! the address that asks for it (`end2end/setup/sheet`). It draws the page and counts
//! the points. It has no network, no session, no drafts and no other pages: for all
//! these `public/boot/sheet.js` starts the whole portal in its place, with the answers.
//! Whoever is signed in or keeps drafts has the whole portal at once.
//!
//! | file         | holds                                        |
//! |--------------|----------------------------------------------|
//! | `mod`        | opening, the answers, the score of them      |
//! | `frame`      | the page around the sheet                    |
//! | `frame.html` | its markup                                   |
//! | `spoken`     | the score in a sentence, for a screen reader |

mod frame;
mod spoken;

use crate::domain::draft::Draft;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::from_scheme;
use crate::domain::forms::live_facts::LiveFacts;
use crate::domain::identity::{FieldId, PurposeId};
use crate::domain::points::line::as_it_applies;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::domain::points::scoring::LiveScore;
use crate::domain::points::sheet::sheet;
use crate::domain::read;
use crate::i18n;
use crate::state::clock;
use crate::ui::sheet::{AnswerKeeper, Plan, Sheet};
use chrono::{DateTime, FixedOffset};
use spoken::Spoken;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What the page is made of.
pub struct Opening<'a> {
    /// The language of the words.
    pub locale: &'a str,
    /// Tags of all languages offered, with commas between them.
    pub languages: &'a str,
    /// The dictionary, JSON.
    pub words: &'a str,
    /// The scheme, JSON.
    pub scheme: &'a [u8],
    /// What the points are for; the first purpose where nothing is said.
    pub purpose: Option<PurposeId>,
    /// The city's time, in milliseconds since 1970.
    pub now: f64,
}

thread_local! {
    static DESK: RefCell<Option<Rc<Desk>>> = const { RefCell::new(None) };
}

/// Draws the page in place of the first view. `None` where something cannot be read
/// or there is no such purpose.
pub fn open(opening: Opening) -> Option<()> {
    let words = read::parsed(opening.words.as_bytes()).ok()?;
    i18n::set_locale(opening.locale, read::from_value(&words).ok()?);
    let scheme = read::parsed(opening.scheme).ok()?;
    let scheme: Arc<Scheme> = Arc::new(read::from_value(&scheme).ok()?);
    let mut purposes = scheme.purposes.iter();
    let purpose = match &opening.purpose {
        Some(id) => purposes.find(|purpose| purpose.id == *id),
        None => purposes.next(),
    };
    let purpose = purpose?.clone();
    let now = clock::at(opening.now as i64);
    let today = now.date_naive();
    let form = Arc::new(from_scheme::form(&scheme, &purpose.id, today));
    let place = frame::draw(&scheme, &purpose, opening.languages)?;
    let facts = LiveFacts::new(Arc::clone(&form), &[], today);
    let parts = sheet(&scheme, &purpose.id, &form);
    let score = LiveScore::new(
        Arc::clone(&scheme),
        facts.facts(),
        purpose.id.clone(),
        today,
    );
    let desk = Rc::new(Desk {
        scheme,
        form,
        opened: now,
        purpose: purpose.clone(),
        answers: RefCell::default(),
        known: RefCell::new(Known { facts, score }),
        sheet: RefCell::default(),
        spoken: Spoken::new()?,
    });
    let plan = Plan {
        parts,
        purpose,
        keeper: desk.clone(),
        today,
    };
    desk.sheet.replace(Some(Sheet::draw(&place, plan)?));
    desk.show(&desk.known.borrow().score);
    DESK.set(Some(desk));
    Some(())
}

/// What was answered so far, as a draft; empty where nothing is open.
pub fn answers() -> String {
    DESK.with_borrow(|desk| {
        let draft = desk
            .as_ref()
            .map(|desk| Draft::of(&desk.form, &desk.answers.borrow(), desk.opened));
        draft.map(|draft| draft.write()).unwrap_or_default()
    })
}

/// The answers and what they are worth.
struct Desk {
    scheme: Arc<Scheme>,
    form: Arc<FormDefinition>,
    opened: DateTime<FixedOffset>,
    purpose: Purpose,
    answers: RefCell<Answers>,
    known: RefCell<Known>,
    sheet: RefCell<Option<Sheet>>,
    spoken: Spoken,
}

struct Known {
    facts: LiveFacts,
    score: LiveScore,
}

impl Desk {
    fn show(&self, score: &LiveScore) {
        let explained = score.explained();
        if let Some(sheet) = &*self.sheet.borrow() {
            sheet.show_score(explained);
        }
        let today = self.opened.date_naive();
        let purpose = as_it_applies(&self.scheme, score.facts(), &self.purpose, today);
        self.spoken.follow(&explained.interval, &purpose);
    }
}

impl AnswerKeeper for Desk {
    fn answer(&self, field: &FieldId) -> Answer {
        let answers = self.answers.borrow();
        answers.get(field).cloned().unwrap_or(Answer::Empty)
    }

    fn keep(&self, field: &FieldId, answer: Answer) {
        let before = self
            .answers
            .borrow_mut()
            .insert(field.clone(), answer.clone());
        if before.as_ref() == Some(&answer) {
            return;
        }
        let mut known = self.known.borrow_mut();
        let changes = known.facts.change(field, answer);
        known.score.change(changes);
        self.show(&known.score);
    }
}
