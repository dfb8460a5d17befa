//! The values of one fact that gain points: found by scoring only the nodes that
//! look at it, so that any rule is served.

use super::change::{Aim, Change, ChangeKind, Edit};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::points::answers::{grid, records};
use crate::domain::points::condition;
use crate::domain::points::facts::{FactValue, Facts};
use crate::domain::points::part::{around, asked_by, constant, own_facts};
use crate::domain::points::scheme::{FactDefinition, FactKind, Node, Rule, Scheme};
use crate::domain::points::score::score;
use chrono::NaiveDate;

/// At most so many values of a number are offered.
const MOST_STEPS: usize = 10;
/// So many steps of a number are offered one by one, then each doubles the gain.
const SINGLE_STEPS: usize = 4;
/// Where the table sets no limit, a number is raised by at most so many steps:
/// nobody pays taxes for two hundred points.
const MOST_WITHOUT_LIMIT: u32 = 10;

/// The nodes that look at one fact, without what is around them.
pub struct Gains<'a> {
    fact: &'a FactDefinition,
    facts: &'a Facts,
    purpose: &'a PurposeId,
    as_of: NaiveDate,
    /// The nodes without their caps, so that a capped gain is seen and can be
    /// named.
    free: Scheme,
    /// The nodes with their caps.
    capped: Scheme,
}

/// A change of the fact alone and its rank: how many steps up it is.
pub struct Gain {
    /// What it does.
    pub edit: Edit,
    /// 1 for the next step.
    pub rank: u32,
}

impl<'a> Gains<'a> {
    /// `None` where no node looks at the fact.
    pub fn new(
        scheme: &'a Scheme,
        fact: &'a FactDefinition,
        facts: &'a Facts,
        purpose: &'a PurposeId,
        as_of: NaiveDate,
    ) -> Option<Self> {
        let mut nodes = Vec::new();
        collect(&scheme.root, &fact.id, &mut nodes);
        if nodes.is_empty() {
            return None;
        }
        let sum = |children| Node {
            rule: Rule::Sum { children },
            ..constant(&NodeId::default(), Decimal::ZERO)
        };
        let free = nodes.iter().map(|node| Node {
            cap: None,
            floor: None,
            ..node.clone()
        });
        Some(Self {
            fact,
            facts,
            purpose,
            as_of,
            free: around(scheme, sum(free.collect())),
            capped: around(scheme, sum(nodes)),
        })
    }

    /// The changes that gain, by how much they gain; of several that gain the
    /// same the first. `need` is what is missing to the line.
    pub fn all(&self, need: Decimal) -> Vec<Gain> {
        let id = &self.fact.id;
        match &self.fact.kind {
            FactKind::Flag => self.ranked([Edit::Set(id.clone(), FactValue::Flag(true))]),
            FactKind::Choice { options } => self.ranked(options.iter().map(|option| {
                let value = FactValue::Choice(option.id.clone());
                Edit::Set(id.clone(), value)
            })),
            FactKind::Number {
                min, max, decimals, ..
            } => self.steps(*min, *max, grid(*decimals), need),
            FactKind::Entries { max, fields, .. } => {
                let known = match self.facts.get(id).map(|known| &known.value) {
                    Some(FactValue::Entries(entries)) => entries.len(),
                    _ => 0,
                };
                let has_room = u32::try_from(known).is_ok_and(|known| known < *max);
                let records = has_room.then(|| records(fields, self.as_of));
                self.ranked(
                    records
                        .into_iter()
                        .flatten()
                        .map(|record| Edit::AddRecord(id.clone(), record)),
                )
            }
            // Each option by itself: several can be chosen.
            FactKind::Many { .. } | FactKind::Date { .. } | FactKind::Periods { .. } => Vec::new(),
        }
    }

    /// Whether one more option gains.
    pub fn by_option(&self, edit: Edit) -> Option<Gain> {
        self.ranked([edit]).pop()
    }

    fn ranked(&self, edits: impl IntoIterator<Item = Edit>) -> Vec<Gain> {
        let now = self.points(&self.free, None);
        let mut gaining: Vec<(Decimal, Edit)> = edits
            .into_iter()
            .map(|edit| (self.points(&self.free, Some(&edit)), edit))
            .filter(|(points, _)| *points > now)
            .collect();
        gaining.sort_by_key(|(points, _)| *points);
        gaining.dedup_by_key(|(points, _)| *points);
        let ranks = 1..;
        gaining
            .into_iter()
            .zip(ranks)
            .map(|((_, edit), rank)| Gain { edit, rank })
            .collect()
    }

    /// The next values of a number that gain. Where more gains more, each is the
    /// least value that gains so much.
    fn steps(&self, min: Decimal, max: Decimal, grid: i64, need: Decimal) -> Vec<Gain> {
        let known = match self.facts.get(&self.fact.id).map(|known| &known.value) {
            Some(FactValue::Number(number)) => *number,
            _ => min,
        };
        let edit = |value: i64| {
            let number = Decimal::from_ten_thousandths(value).min(max);
            Edit::Set(self.fact.id.clone(), FactValue::Number(number))
        };
        let free = |value: i64| self.points(&self.free, Some(&edit(value)));
        let capped = |value: i64| self.points(&self.capped, Some(&edit(value)));
        let (start, end) = (known.max(min).ten_thousandths(), max.ten_thousandths());
        let before = free(start);
        let first_reaching = |points: Decimal, after: i64| {
            first_where(after, end, grid, |value| free(value) >= points)
        };
        let mut steps: Vec<Gain> = Vec::new();
        let (mut last, mut last_points, mut last_capped) = (start, before, capped(start));
        let mut one = None;
        let mut wanted = last_points.plus(Decimal::from_ten_thousandths(1));
        let mut needed = Some(before.plus(need)).filter(|_| need > Decimal::ZERO);
        while steps.len() < MOST_STEPS {
            // The value that reaches the line by itself is always among them.
            let is_needed = needed.is_some_and(|needed| needed > last_points && needed < wanted);
            let target = if is_needed { needed.take() } else { None }.unwrap_or(wanted);
            let Some(value) = first_reaching(target, last) else {
                break;
            };
            let within = capped(value);
            if within <= last_capped && !steps.is_empty() {
                break;
            }
            // No more than what reaches the cap.
            let enough = (within > last_capped)
                .then(|| first_where(last, value, grid, |value| capped(value) >= within));
            let value = enough.flatten().unwrap_or(value);
            let points = free(value);
            let gain = points.minus(before);
            let one = *one.get_or_insert(gain);
            let rank = u32::try_from(gain.whole_times(one).max(1)).unwrap_or(u32::MAX);
            if rank > MOST_WITHOUT_LIMIT && !self.is_limited() {
                break;
            }
            steps.push(Gain {
                edit: edit(value),
                rank,
            });
            (last, last_points, last_capped) = (value, points, within);
            wanted = if steps.len() < SINGLE_STEPS {
                points.plus(Decimal::from_ten_thousandths(1))
            } else {
                points.plus(gain)
            };
        }
        steps
    }

    /// Whether the table limits what the fact can gain.
    fn is_limited(&self) -> bool {
        let mut facts = self.facts.clone();
        facts.0.remove(&self.fact.id);
        let total = score(&self.capped, &facts, self.purpose, self.as_of).interval;
        total.possible.is_some()
    }

    fn points(&self, part: &Scheme, edit: Option<&Edit>) -> Decimal {
        let points = |facts: &Facts| {
            score(part, facts, self.purpose, self.as_of)
                .interval
                .claimed
        };
        match edit {
            None => points(self.facts),
            Some(edit) => {
                let mut facts = asked_by(part, self.facts);
                let change = Change {
                    kind: ChangeKind::Improve,
                    edits: vec![edit.clone()],
                    effort: 0,
                };
                change.make(&mut facts, Aim::Claimed);
                points(&facts)
            }
        }
    }
}

/// The nodes that look at `fact` themselves, each by itself, and without
/// conditions on other facts, which other changes may meet.
fn collect(node: &Node, fact: &FactId, out: &mut Vec<Node>) {
    let mut looks = false;
    own_facts(node, &mut |id| looks |= id == fact);
    if looks {
        let mut by_condition = false;
        if let Some(when) = &node.when {
            condition::each_fact(when, &mut |id| by_condition |= id == fact);
        }
        let when = node.when.clone().filter(|_| by_condition);
        out.push(Node {
            when,
            ..node.clone()
        });
    }
    for child in node.rule.children() {
        collect(child, fact, out);
    }
}

/// The first value after `after`, up to `end`, in steps of `grid`, for which
/// `holds`; where it holds from some value on, the least.
fn first_where(after: i64, end: i64, grid: i64, holds: impl Fn(i64) -> bool) -> Option<i64> {
    let at = |steps: i64| after.saturating_add(grid.saturating_mul(steps)).min(end);
    let (mut none, mut some) = (0_i64, 1_i64);
    while !holds(at(some)) {
        if at(some) >= end {
            return None;
        }
        none = some;
        some = some.saturating_mul(2);
    }
    while some - none > 1 {
        let middle = none + (some - none) / 2;
        if holds(at(middle)) {
            some = middle;
        } else {
            none = middle;
        }
    }
    (at(some) > after).then(|| at(some))
}
