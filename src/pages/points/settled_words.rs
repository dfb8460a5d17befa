//! Why an answer can no longer change the result, in words.

use crate::domain::identity::NodeId;
use crate::domain::points::explain::{Explained, NotCounted};
use crate::domain::points::questions::settled::{Settled, WhySettled};
use crate::i18n;
use crate::ui::score_words::points;

/// The first reason; that nothing uses the answer where there is none.
pub fn settled_words(settled: &[Settled], tree: &Explained) -> String {
    settled
        .first()
        .map_or_else(|| i18n::t("questions.unused"), |one| one_words(one, tree))
}

fn one_words(settled: &Settled, tree: &Explained) -> String {
    let name = |id: &NodeId| {
        let node = tree.find(id);
        node.map_or_else(String::new, |node| i18n::words(&node.title))
    };
    let about = name(&settled.node);
    match &settled.why {
        WhySettled::Capped { cap } => {
            let values = [("about", about), ("cap", points(*cap))];
            i18n::tf("questions.capped", &values)
        }
        WhySettled::Floored { floor } => {
            let values = [("about", about), ("floor", points(*floor))];
            i18n::tf("questions.floored", &values)
        }
        WhySettled::Outdone { by } => {
            let values = [("about", about), ("by", name(by))];
            i18n::tf("questions.outdone", &values)
        }
        WhySettled::NotCounted(why) => i18n::t(match why {
            NotCounted::Purpose => "score.not_counted.purpose",
            NotCounted::Date => "score.not_counted.date",
            NotCounted::Condition => "score.not_counted.condition",
            NotCounted::Gate => "score.not_counted.gate",
        }),
        WhySettled::Certain => i18n::t("questions.certain"),
    }
}
