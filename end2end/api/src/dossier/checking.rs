//! The check: registers first, then the desk, then papers that come or do not.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Verdict;
use super::papers::{Asked, AskedItem};
use super::{terms, way, words};
use crate::casework::actors::points_desk;
use crate::clock::Moment;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::scheme::FactDefinition;

impl Dossier {
    /// What registers confirm at once: the score of the receipt. What they hold
    /// otherwise is told when they are read in full, so that a slip can still be
    /// amended.
    pub fn confirm_at_once(&mut self, desk: &PointsDesk<'_>) {
        for held in desk.registers(&self.phone, self.submitted_at) {
            let same = self.facts.get(&held.fact);
            if same.is_some_and(|known| known.value == held.value) {
                let why = words::register_agrees(&held.source);
                let (at, by) = (self.submitted_at, held.source.clone());
                self.find(at, &held.fact, Verdict::Confirmed, by, why);
            }
        }
    }

    /// Registers that hold otherwise decide; what they hold beyond what was sent
    /// counts too.
    pub fn read_registers(&mut self, desk: &PointsDesk<'_>, at: Moment) {
        self.registers_read = true;
        for held in desk.registers(&self.phone, at) {
            let Some(definition) = desk.definition(&held.fact) else {
                continue;
            };
            let (fact, by) = (&held.fact, held.source.clone());
            let value = desk.words(fact, &held.value);
            let said = self.facts.get(fact).map(|known| known.value.clone());
            match said {
                Some(said) if said == held.value => {}
                Some(said) => {
                    let said = desk.words(fact, &said);
                    let why = words::register_differs(&by, &said, &value);
                    self.find(at, fact, Verdict::Replaced(held.value.clone()), by, why);
                }
                None if self.asks(definition) => {
                    let why = words::register_adds(&by, &value);
                    self.find(at, fact, Verdict::Added(held.value.clone()), by, why);
                }
                None => {}
            }
        }
        let step = way::checking(at);
        self.log.push(step);
    }

    /// Whether a fact matters for what is applied for.
    fn asks(&self, definition: &FactDefinition) -> bool {
        definition.purposes.is_empty() || definition.purposes.contains(&self.purpose)
    }

    /// The desk takes what no register holds: what claims nothing is believed,
    /// what came with a paper waits for a look at it, the rest is asked for.
    pub fn take_up(&mut self, desk: &PointsDesk<'_>, at: Moment) {
        self.desk_done = true;
        let wanted = desk.wants_paper(self);
        let facts = self.facts.0.keys();
        let silent: Vec<FactId> = facts.filter(|fact| self.is_open(fact)).cloned().collect();
        let mut asked = Vec::new();
        for fact in &silent {
            if !wanted.contains(fact) {
                let why = words::nothing_against();
                self.find(at, fact, Verdict::Confirmed, points_desk(), why);
            } else if !self.papers.iter().any(|paper| paper.fact == *fact) {
                asked.push(fact.clone());
            }
        }
        if !asked.is_empty() {
            self.ask(desk, at, &wanted, &asked);
        }
    }

    /// Opens the correction round, in the order in which the table asks.
    fn ask(&mut self, desk: &PointsDesk<'_>, at: Moment, order: &[FactId], facts: &[FactId]) {
        let due = terms::correction_due(desk.calendar(), at);
        let items = order.iter().filter(|fact| facts.contains(fact));
        self.asked = Some(Asked {
            opened_at: at,
            due,
            closes_at: terms::end_of(due),
            missed: false,
            items: items
                .map(|fact| AskedItem {
                    fact: fact.clone(),
                    label: self.title_of(desk, fact),
                    why: words::paper_missing(&desk.paper(fact)),
                    received_at: None,
                })
                .collect(),
        });
        let step = way::asking(self, desk, at);
        self.log.push(step);
    }

    /// The desk looks at the papers that are due. A register that holds
    /// otherwise decides over a paper; that is what an appeal is for.
    pub fn look(&mut self, at: Moment) {
        let due: Vec<FactId> = self
            .papers
            .iter_mut()
            .filter(|paper| !paper.looked && paper.look_at <= at)
            .map(|paper| {
                paper.looked = true;
                paper.fact.clone()
            })
            .collect();
        for fact in due {
            if self.is_open(&fact) {
                let why = words::paper_proves();
                self.find(at, &fact, Verdict::Confirmed, points_desk(), why);
            }
        }
    }

    /// The term for papers is over: what is missing counts nothing.
    pub fn miss(&mut self, desk: &PointsDesk<'_>, at: Moment) {
        let Some(asked) = &mut self.asked else { return };
        asked.missed = true;
        let due = asked.due;
        let missing: Vec<FactId> = asked.missing().map(|item| item.fact.clone()).collect();
        for fact in &missing {
            let why = words::paper_late(&desk.paper(fact), due);
            self.find(at, fact, Verdict::Unproven, points_desk(), why);
        }
        let titles: Vec<_> = missing
            .iter()
            .map(|fact| self.title_of(desk, fact))
            .collect();
        let step = way::missed(at, &words::listed(&titles));
        self.log.push(step);
    }
}
