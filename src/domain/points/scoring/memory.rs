//! What was worked out, kept for the next scoring.

use super::{Case, Scored};
use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::map::{Map, Set};
use crate::domain::points::count_day::CountDay;
use crate::domain::points::nodes::{self, NodeValues};
use crate::domain::points::scheme::{Node, Scheme};
use chrono::{Datelike, NaiveDate};

/// What is known of a node, and of those below it.
#[derive(Default)]
pub(super) struct Trace {
    scored: Option<Scored>,
    below: Vec<Trace>,
}

impl Trace {
    pub(super) fn known(&self) -> Option<&Scored> {
        self.scored.as_ref()
    }

    pub(super) fn keep(&mut self, scored: Scored) {
        self.scored = Some(scored);
    }

    /// So many traces of what is below.
    pub(super) fn below(&mut self, count: usize) -> &mut [Trace] {
        self.below.resize_with(count, Self::default);
        &mut self.below
    }

    /// Forgets the nodes on the way to one below, and that one.
    pub(super) fn forget(&mut self, way: &[usize]) {
        self.scored = None;
        if let Some((at, rest)) = way.split_first()
            && let Some(below) = self.below.get_mut(*at)
        {
            below.forget(rest);
        }
    }
}

/// What all walks know.
#[derive(Default)]
pub(super) struct Memory {
    /// The whole tree.
    pub root: Trace,
    /// For the applicant and then each person, what others refer to.
    walks: Vec<Walk>,
}

/// What one walk knows of the nodes that others refer to.
#[derive(Default)]
pub(super) struct Walk {
    /// Their points.
    pub values: NodeValues,
    traces: Vec<Trace>,
}

impl Memory {
    /// The walk of this number: 0 for the applicant's, then the persons'.
    pub(super) fn walk(&mut self, at: usize) -> &mut Walk {
        if self.walks.len() <= at {
            self.walks.resize_with(at + 1, Walk::default);
        }
        &mut self.walks[at]
    }
}

impl Walk {
    /// The traces of so many referred nodes.
    pub(super) fn traces(&mut self, count: usize) -> &mut [Trace] {
        self.traces.resize_with(count, Trace::default);
        &mut self.traces
    }
}

/// The nodes that others refer to, each after those it needs.
pub(super) struct References(Vec<Reference>);

/// Where one of them stands.
pub(super) struct Reference {
    /// Which node.
    pub id: NodeId,
    /// Which day counts for it; none where it is not for the purpose or a cycle
    /// of references never reaches it.
    pub day: Option<CountDay>,
    /// The places of the children on the way to it; none where there is none.
    pub way: Option<Vec<usize>>,
}

impl References {
    /// Those of a scheme for one purpose and day. Facts do not matter.
    pub(super) fn of(case: Case<'_>) -> Self {
        let scheme = case.scheme;
        let referred = nodes::referred(scheme);
        if referred.is_empty() {
            return Self(Vec::new());
        }
        let mut places = Map::new();
        let mut search = Search {
            case,
            referred: &referred,
            way: Vec::new(),
            places: &mut places,
        };
        search.node(&scheme.root, Some(CountDay::start_of(case.as_of)));
        let order = nodes::in_order(&scheme.root, &referred).0;
        let reference = |id: &NodeId| {
            let (day, way) = places
                .remove(id)
                .map_or((None, None), |(day, way)| (day, Some(way)));
            Reference {
                id: id.clone(),
                day,
                way,
            }
        };
        Self(order.into_iter().map(reference).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Reference> {
        self.0.iter()
    }
}

impl Reference {
    /// The node itself.
    pub(super) fn node<'a>(&self, scheme: &'a Scheme) -> Option<&'a Node> {
        let mut node = &scheme.root;
        for at in self.way.as_ref()? {
            node = node.rule.children().get(*at)?;
        }
        Some(node)
    }
}

/// Looks for the referred nodes.
struct Search<'a, 'b> {
    case: Case<'a>,
    referred: &'b Set<&'a NodeId>,
    way: Vec<usize>,
    places: &'b mut Map<&'a NodeId, (Option<CountDay>, Vec<usize>)>,
}

impl<'a> Search<'a, '_> {
    /// `day` is none for what is not for this purpose.
    fn node(&mut self, node: &'a Node, day: Option<CountDay>) {
        let Case { purpose, as_of, .. } = self.case;
        let day = day
            .filter(|_| is_for(node, purpose))
            .map(|day| day_of(node, purpose, as_of, day));
        if self.referred.contains(&node.id) {
            let way = &self.way;
            self.places
                .get_or_insert_with(&node.id, || (day, way.clone()));
        }
        for (at, child) in node.rule.children().iter().enumerate() {
            self.way.push(at);
            self.node(child, day);
            self.way.pop();
        }
    }
}

/// Whether a node counts for a purpose.
pub(super) fn is_for(node: &Node, purpose: &PurposeId) -> bool {
    node.purposes.is_empty() || node.purposes.contains(purpose)
}

/// The day up to which time is counted: the node's own, which is counted itself,
/// else that of the node above.
pub(super) fn day_of(
    node: &Node,
    purpose: &PurposeId,
    as_of: NaiveDate,
    above: CountDay,
) -> CountDay {
    let named = node.counted_up_to.get(purpose);
    named
        .and_then(|day| day.in_year(as_of.year()))
        .or_else(|| node.rounds.iter().find_map(|round| round.day(as_of)))
        .map_or(above, CountDay::end_of)
}
