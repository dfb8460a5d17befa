//! Explained scores side by side: purposes, two persons, two versions.

use super::explain::{Explained, Interval};
use super::facts::Facts;
use super::line;
use super::scheme::{Purpose, Scheme};
use super::score::score;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::map::Map;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// One node in trees laid side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which node.
    pub id: NodeId,
    /// Its name, as the first tree that has it says.
    pub title: Text,
    /// How far below the root it stands there; 0 for the root.
    pub depth: usize,
    /// Whether it is an item in every tree that has it: nothing stands below it.
    pub is_item: bool,
    /// What it is worth in each tree; `None` where the tree does not have it.
    pub sides: Vec<Option<Interval>>,
}

impl Row {
    /// Whether the trees do not all say the same of this node.
    pub fn differs(&self) -> bool {
        self.sides.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// The only tree that has this node, where the others do not.
    pub fn only(&self) -> Option<usize> {
        let mut has = self
            .sides
            .iter()
            .enumerate()
            .filter(|(_, side)| side.is_some());
        let (at, _) = has.next()?;
        (has.next().is_none() && self.sides.len() > 1).then_some(at)
    }

    /// How many claimed points more the tree `of` has than the tree `than`. A
    /// node that is not there is worth nothing.
    pub fn lead(&self, of: usize, than: usize) -> Decimal {
        let claimed = |at: usize| {
            let side = self.sides.get(at).copied().flatten();
            side.map_or(Decimal::ZERO, |interval| interval.claimed)
        };
        claimed(of).minus(claimed(than))
    }
}

/// The rows that say what differs: items, and groups that differ although
/// nothing below them does, as by their cap. The root is not among them.
pub fn differing(rows: &[Row]) -> Vec<Row> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let rest = rows.get(at + 1..).unwrap_or_default();
        let mut below = rest.iter().take_while(|other| other.depth > row.depth);
        let says = row.is_item || !below.any(Row::differs);
        if row.depth > 0 && row.differs() && says {
            found.push(row.clone());
        }
    }
    found
}

/// Every node of all `trees`, matched by id. The order is that of the first
/// tree; a node it does not have follows the one it follows in its own tree.
pub fn side_by_side(trees: &[&Explained]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (side, tree) in trees.iter().enumerate() {
        let mut known = Map::new();
        for (at, row) in rows.iter().enumerate() {
            known.insert(row.id.clone(), at);
        }
        let mut merge = Merge {
            known,
            after: rows.iter().map(|_| Vec::new()).collect(),
            before: Vec::new(),
            rows,
            at: None,
            side,
            sides: trees.len(),
        };
        merge.take(tree, 0);
        let Merge {
            before,
            after,
            rows: merged,
            ..
        } = merge;
        rows = before;
        for (row, after) in merged.into_iter().zip(after) {
            rows.push(row);
            rows.extend(after);
        }
    }
    rows
}

/// One more tree on its way into the rows.
struct Merge {
    known: Map<NodeId, usize>,
    rows: Vec<Row>,
    /// New rows before all others, and after each of the others.
    before: Vec<Row>,
    after: Vec<Vec<Row>>,
    at: Option<usize>,
    side: usize,
    sides: usize,
}

impl Merge {
    fn take(&mut self, node: &Explained, depth: usize) {
        let is_item = node.children.is_empty();
        if let Some(at) = self.known.get(&node.id).copied() {
            self.at = Some(at);
            if let Some(row) = self.rows.get_mut(at) {
                row.is_item &= is_item;
                row.sides[self.side] = Some(node.interval);
            }
        } else {
            let mut sides = vec![None; self.sides];
            sides[self.side] = Some(node.interval);
            let row = Row {
                id: node.id.clone(),
                title: node.title.clone(),
                depth,
                is_item,
                sides,
            };
            match self.at.and_then(|at| self.after.get_mut(at)) {
                Some(after) => after.push(row),
                None => self.before.push(row),
            }
        }
        for child in &node.children {
            self.take(child, depth + 1);
        }
    }
}

/// The same facts for every purpose of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Purposes {
    /// The purposes, in the order of the scheme, each with the line as it applies;
    /// the sides of `rows`.
    pub purposes: Vec<Purpose>,
    /// For each purpose, how it stands to its line.
    pub lines: Vec<Line>,
    /// For each purpose, the total.
    pub totals: Vec<Interval>,
    /// Node by node.
    pub rows: Vec<Row>,
}

/// Where a total stands to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Reached, whatever is still open.
    Reached,
    /// It depends on what is still open.
    Open,
    /// Missed, whatever is still open.
    OutOfReach,
}

impl Line {
    /// Where `total` stands to `line` if the resident is believed.
    pub fn of(total: Interval, line: Decimal) -> Self {
        if total.claimed >= line {
            Self::Reached
        } else if total.possible.is_some_and(|most| most < line) {
            Self::OutOfReach
        } else {
            Self::Open
        }
    }
}

/// The purposes of `scheme` side by side; `facts` gives what is known of the
/// resident as far as it is asked for a purpose.
pub fn purposes(
    scheme: &Scheme,
    facts: &dyn Fn(&PurposeId) -> Facts,
    as_of: NaiveDate,
) -> Purposes {
    let (mut trees, mut purposes): (Vec<Explained>, Vec<Purpose>) = Default::default();
    for purpose in &scheme.purposes {
        let facts = facts(&purpose.id);
        trees.push(score(scheme, &facts, &purpose.id, as_of));
        purposes.push(line::as_it_applies(scheme, &facts, purpose, as_of));
    }
    let lines = purposes.iter().zip(&trees);
    Purposes {
        lines: lines
            .map(|(purpose, tree)| Line::of(tree.interval, purpose.line))
            .collect(),
        totals: trees.iter().map(|tree| tree.interval).collect(),
        purposes,
        rows: side_by_side(&trees.iter().collect::<Vec<_>>()),
    }
}

/// Which of two persons should apply.
#[derive(Clone, Debug, PartialEq)]
pub struct Persons {
    /// Who has more claimed points.
    pub ahead: Ahead,
    /// By how much.
    pub lead: Decimal,
    /// Whether that stays so whatever is still open for either.
    pub is_sure: bool,
    /// What each has.
    pub totals: [Interval; 2],
    /// Node by node; the lead of each is [`Row::lead`].
    pub rows: Vec<Row>,
}

/// One of two, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// The first.
    First,
    /// The second.
    Second,
    /// Both have the same.
    Neither,
}

/// Two persons by the same table: where the higher of two spouses' scores
/// counts, who should apply, and by which items.
pub fn persons(
    scheme: &Scheme,
    facts: [&Facts; 2],
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Persons {
    let [first, second] = facts.map(|facts| score(scheme, facts, purpose, as_of));
    let (a, b) = (first.interval, second.interval);
    let stays = |more: Interval, less: Interval| {
        let most = less.possible;
        most.is_some_and(|most| most <= more.claimed)
    };
    let (ahead, lead, is_sure) = if a.claimed > b.claimed {
        (Ahead::First, a.claimed.minus(b.claimed), stays(a, b))
    } else if b.claimed > a.claimed {
        (Ahead::Second, b.claimed.minus(a.claimed), stays(b, a))
    } else {
        (Ahead::Neither, Decimal::ZERO, stays(a, b) && stays(b, a))
    };
    Persons {
        ahead,
        lead,
        is_sure,
        totals: [a, b],
        rows: side_by_side(&[&first, &second]),
    }
}

/// The same facts by two tables or two versions of one, the current one first.
pub fn versions(
    schemes: [&Scheme; 2],
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<Row> {
    let [current, coming] = schemes.map(|scheme| score(scheme, facts, purpose, as_of));
    side_by_side(&[&current, &coming])
}
