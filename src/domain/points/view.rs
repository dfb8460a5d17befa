//! The facts as seen by one who believes what residents claim, or does not.

use super::facts::{EntryField, FactValue, Facts};
use super::measure::Range;
use super::nodes::NodeValues;
use super::scheme::{FactKind, Index, Opt, Scheme, Table};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, IndexId, NodeId, OptionId, PersonId, TableId};
use crate::domain::map::Map;
use chrono::NaiveDate;
use std::cell::RefCell;

/// The kinds of all facts of a scheme.
pub type Definitions<'a> = Map<&'a FactId, &'a FactKind>;

/// The kinds of all facts of `scheme`; of two with one id the first counts.
pub fn definitions(scheme: &Scheme) -> Definitions<'_> {
    let mut definitions = Definitions::new();
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        definitions.get_or_insert_with(&fact.id, || &fact.kind);
    }
    definitions
}

/// The places of the facts of a scheme in the order of their ids, so that their
/// kinds can be told again without a search.
pub struct InOrder(Vec<(usize, usize)>);

impl InOrder {
    /// Those of `scheme`.
    pub fn of(scheme: &Scheme) -> Self {
        let mut places = Map::new();
        for (subject, of_subject) in scheme.subjects.iter().enumerate() {
            for (at, fact) in of_subject.facts.iter().enumerate() {
                places.get_or_insert_with(&fact.id, || (subject, at));
            }
        }
        Self(places.values().copied().collect())
    }

    /// As [`definitions`] of the same scheme.
    pub fn definitions<'a>(&self, scheme: &'a Scheme) -> Definitions<'a> {
        let places = self.0.iter();
        Map::in_order(places.filter_map(|(subject, at)| {
            let fact = scheme.subjects.get(*subject)?.facts.get(*at)?;
            Some((&fact.id, &fact.kind))
        }))
    }
}

/// The facts of another person by the applicant's fact that each stands for.
pub type Counterparts<'a> = Map<&'a FactId, &'a FactId>;

/// The facts of `person` in `scheme` that stand for one of the applicant's.
pub fn counterparts<'a>(scheme: &'a Scheme, person: &PersonId) -> Counterparts<'a> {
    let mut counterparts = Counterparts::new();
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        if let (Some(same_as), true) = (&fact.same_as, fact.person.as_ref() == Some(person)) {
            counterparts.get_or_insert_with(same_as, || &fact.id);
        }
    }
    counterparts
}

/// One view of what is known. Only values of the defined kind and within its
/// bounds are known; anything else is open.
#[derive(Clone, Copy)]
pub struct View<'a> {
    definitions: &'a Definitions<'a>,
    facts: &'a Facts,
    believes_claims: bool,
    as_of: NaiveDate,
    /// Where tables and indexes are looked up.
    scheme: Option<&'a Scheme>,
    /// Whose facts are meant by those of the applicant.
    person: Option<&'a Counterparts<'a>>,
    /// What the nodes are worth that others refer to.
    nodes: Option<&'a NodeValues>,
    /// Whether those points stand; unknown, or not, where a gate sets the score
    /// to zero.
    points_stand: Option<bool>,
    /// What was found last.
    last: Option<&'a Last>,
}

/// The fact that was looked up last, and what was found: a node asks for its own
/// several times in a row, by both views.
#[derive(Default)]
pub struct Last(RefCell<Option<(FactId, Found)>>);

/// Where a fact stands among the definitions and among what is known, and whether
/// what is claimed and what is official of it is of the kind and within its bounds.
#[derive(Clone, Copy)]
struct Found {
    kind: Option<usize>,
    known: Option<usize>,
    claimed_fits: bool,
    official_fits: bool,
}

/// Which options are, or may be, chosen.
#[derive(Clone, Copy, Debug)]
pub enum Options<'a> {
    /// This one.
    One(&'a OptionId),
    /// All of these; none is an answer too.
    Several(&'a [OptionId]),
    /// Unknown: one of these.
    AnyOne(&'a [Opt]),
    /// Unknown: any of these, or none.
    AnyOf(&'a [Opt]),
    /// The scheme defines no such choice.
    Undefined,
}

impl<'a> View<'a> {
    /// Knows what registers confirm.
    pub fn confirmed(definitions: &'a Definitions<'a>, facts: &'a Facts, as_of: NaiveDate) -> Self {
        Self {
            definitions,
            facts,
            believes_claims: false,
            as_of,
            scheme: None,
            person: None,
            nodes: None,
            points_stand: Some(true),
            last: None,
        }
    }

    /// Also believes what the resident says.
    pub fn claimed(definitions: &'a Definitions<'a>, facts: &'a Facts, as_of: NaiveDate) -> Self {
        Self {
            definitions,
            facts,
            believes_claims: true,
            as_of,
            scheme: None,
            person: None,
            nodes: None,
            points_stand: Some(true),
            last: None,
        }
    }

    /// The same where the points of nodes stand only as far as this holds.
    pub fn where_points_stand(self, points_stand: Option<bool>) -> Self {
        Self {
            points_stand,
            ..self
        }
    }

    /// The same with the tables, indexes and node values that measures look up,
    /// and with the facts of another person in place of the applicant's.
    pub fn within(
        self,
        scheme: &'a Scheme,
        person: Option<&'a Counterparts<'a>>,
        nodes: &'a NodeValues,
        last: &'a Last,
    ) -> Self {
        Self {
            scheme: Some(scheme),
            person,
            nodes: Some(nodes),
            last: Some(last),
            ..self
        }
    }

    /// The fact that is meant: the other person's own, if there is one.
    pub fn meant<'b>(&self, id: &'b FactId) -> &'b FactId
    where
        'a: 'b,
    {
        self.person
            .and_then(|person| person.get(id).copied())
            .unwrap_or(id)
    }

    /// A reference table of the scheme.
    pub fn table(&self, id: &TableId) -> Option<&'a Table> {
        self.scheme?.tables.iter().find(|table| table.id == *id)
    }

    /// An index of the scheme.
    pub fn index(&self, id: &IndexId) -> Option<&'a Index> {
        self.scheme?.indexes.iter().find(|index| index.id == *id)
    }

    /// What another node is worth.
    pub fn points(&self, id: &NodeId) -> Range {
        let worth = self.nodes.and_then(|nodes| nodes.get(id));
        worth.map_or(Range::UNDEFINED, |worth| {
            let reach = if self.believes_claims {
                worth.claimed.reach
            } else {
                worth.confirmed.reach
            };
            let reach = reach.if_holds(self.points_stand);
            Range {
                low: reach.low,
                high: reach.high.unwrap_or(Decimal::MAX),
                unlimited: reach.high.is_none(),
            }
        })
    }

    /// The day of the application.
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The kind of a fact, if the scheme defines it.
    pub fn kind(&self, id: &FactId) -> Option<&'a FactKind> {
        self.definitions.at(self.found(id).kind?).copied()
    }

    fn found(&self, id: &FactId) -> Found {
        let Some(last) = self.last else {
            return self.look_up(id);
        };
        let mut last = last.0.borrow_mut();
        if let Some((known, found)) = last.as_ref()
            && known.is_the_same(id)
        {
            return *found;
        }
        let found = self.look_up(id);
        *last = Some((id.clone(), found));
        found
    }

    fn look_up(&self, id: &FactId) -> Found {
        let id = self.meant(id);
        let kind = self.definitions.position(id);
        let position = self.facts.0.position(id);
        let defined = kind.and_then(|kind| self.definitions.at(kind));
        let known = position.and_then(|at| self.facts.0.at(at));
        let (claimed_fits, official_fits) = match defined.zip(known) {
            None => (false, false),
            Some((kind, known)) => {
                let claimed = fits(kind, &known.value, self.as_of);
                // Mostly there is one value for both.
                let official = match &known.held {
                    Some(held) => fits(kind, held, self.as_of),
                    None => claimed,
                };
                (claimed, official)
            }
        };
        Found {
            kind,
            known: position,
            claimed_fits,
            official_fits,
        }
    }

    /// The value of a fact, if this view knows it.
    pub fn value(&self, id: &FactId) -> Option<&'a FactValue> {
        let found = self.found(id);
        let known = self.facts.0.at(found.known?)?;
        if self.believes_claims {
            found.claimed_fits.then_some(&known.value)
        } else {
            known.official().filter(|_| found.official_fits)
        }
    }

    /// Whether this view knows the fact.
    pub fn knows(&self, id: &FactId) -> bool {
        self.value(id).is_some()
    }

    /// Yes, no or unknown.
    pub fn flag(&self, id: &FactId) -> Option<bool> {
        match self.value(id) {
            Some(FactValue::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The range of a number.
    pub fn number(&self, id: &FactId) -> Range {
        match (self.value(id), self.kind(id)) {
            (Some(FactValue::Number(number)), _) => Range::exact(*number),
            (_, Some(FactKind::Number { min, max, .. })) => Range::unknown(*min, *max),
            _ => Range::UNDEFINED,
        }
    }

    /// The options of a choice or many-choice.
    pub fn options(&self, id: &FactId) -> Options<'a> {
        match (self.value(id), self.kind(id)) {
            (Some(FactValue::Choice(option)), _) => Options::One(option),
            (Some(FactValue::Many(options)), _) => Options::Several(options),
            (_, Some(FactKind::Choice { options })) => Options::AnyOne(options),
            (_, Some(FactKind::Many { options })) => Options::AnyOf(options),
            _ => Options::Undefined,
        }
    }

    /// The first and last day a date may be; both the same where it is known.
    pub fn date(&self, id: &FactId) -> Option<(NaiveDate, NaiveDate)> {
        match (self.value(id), self.kind(id)) {
            (Some(FactValue::Date(date)), _) => Some((*date, *date)),
            (_, Some(FactKind::Date { earliest, latest })) => {
                let latest = latest.unwrap_or(self.as_of);
                Some((*earliest.min(&latest), latest.max(*earliest)))
            }
            _ => None,
        }
    }
}

/// Whether a value is of the kind and within its bounds.
pub fn fits(kind: &FactKind, value: &FactValue, as_of: NaiveDate) -> bool {
    match (kind, value) {
        (FactKind::Flag, FactValue::Flag(_)) => true,
        (FactKind::Number { .. }, FactValue::Number(number)) => number_fits(kind, *number),
        (FactKind::Choice { options }, FactValue::Choice(option)) => has(options, option),
        (FactKind::Many { options }, FactValue::Many(chosen)) => {
            chosen.iter().all(|option| has(options, option))
        }
        (FactKind::Date { earliest, latest }, FactValue::Date(date)) => {
            *earliest <= *date && *date <= latest.unwrap_or(as_of)
        }
        (FactKind::Periods { earliest, max }, FactValue::Periods(periods)) => {
            is_at_most(periods.len(), *max)
                && periods.iter().all(|period| {
                    *earliest <= period.from && period.to.is_none_or(|to| period.from <= to)
                })
        }
        (FactKind::Entries { max, .. }, FactValue::Entries(entries)) => {
            is_at_most(entries.len(), *max)
        }
        _ => false,
    }
}

/// Whether one field of a record is of the kind and within its bounds.
pub fn field_fits(kind: &FactKind, value: &EntryField, as_of: NaiveDate) -> bool {
    match (kind, value) {
        (FactKind::Flag, EntryField::Flag(_)) => true,
        (FactKind::Number { .. }, EntryField::Number(number)) => number_fits(kind, *number),
        (FactKind::Choice { options }, EntryField::Choice(option)) => has(options, option),
        (FactKind::Date { earliest, latest }, EntryField::Date(date)) => {
            *earliest <= *date && *date <= latest.unwrap_or(as_of)
        }
        _ => false,
    }
}

/// Whether a number lies within the bounds and has no more digits after the point
/// than are asked for.
fn number_fits(kind: &FactKind, number: Decimal) -> bool {
    match kind {
        FactKind::Number {
            min, max, decimals, ..
        } => *min <= number && number <= *max && number.has_at_most(*decimals),
        _ => false,
    }
}

fn has(options: &[Opt], id: &OptionId) -> bool {
    options.iter().any(|option| option.id == *id)
}

fn is_at_most(count: usize, max: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| count <= max)
}
