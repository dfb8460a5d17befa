//! A small standing for the tests of the functions beside the views.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{CaseNumber, NodeId, PurposeId, SchemeId};
use crate::domain::points::explain::{Explained, How, Interval};
use crate::domain::points::facts::Facts;
use crate::domain::points::standing::{
    AnswerTerms, ApplicationStanding, ItemCheck, ItemStanding, StandingState, Windows,
};
use crate::domain::text::Text;
use chrono::DateTime;

/// Being checked, nothing known.
pub fn standing() -> ApplicationStanding {
    let submitted_at = DateTime::parse_from_rfc3339("2026-03-12T10:36:00+08:00").expect("a moment");
    ApplicationStanding {
        number: CaseNumber::new("LG26-0312-0001"),
        scheme: SchemeId::new("scheme"),
        scheme_version: "1".to_owned(),
        purpose: PurposeId::new("school"),
        as_of: submitted_at.date_naive(),
        submitted_at,
        state: StandingState::Checking,
        facts: Facts::default(),
        official: tree(Vec::new()),
        items: Vec::new(),
        history: Vec::new(),
        until: Windows::default(),
        answered_within: AnswerTerms::default(),
        correction: None,
        appeals: Vec::new(),
        warnings: Vec::new(),
        round: None,
        place: None,
    }
}

/// A total of these.
pub fn tree(children: Vec<Explained>) -> Explained {
    Explained {
        children: children.into_iter().map(Into::into).collect(),
        how: How::Sum,
        ..node("all", 0, 0)
    }
}

/// An item with so many points.
pub fn node(id: &str, confirmed: i64, claimed: i64) -> Explained {
    Explained {
        id: NodeId::new(id),
        title: Text::plain(id),
        interval: Interval {
            confirmed: Decimal::from_whole(confirmed),
            claimed: Decimal::from_whole(claimed),
            possible: Some(Decimal::from_whole(claimed)),
        },
        how: How::Fixed,
        cut: None,
        multiplied: None,
        open: Vec::new(),
        unproven: Vec::new(),
        children: Vec::new(),
    }
}

/// A check without a reason.
pub fn item(node: &str, state: ItemCheck) -> ItemStanding {
    ItemStanding {
        node: NodeId::new(node),
        state,
        fact: None,
        reason: None,
        by: None,
        at: None,
    }
}
