//! The state of an application and of one item in words.

use crate::domain::points::standing::{AppealStage, ItemCheck, StandingState};
use crate::i18n;
use crate::ui::tag::TagKind;

/// How far an application is. A word of the server's own is shown as it is.
pub fn state_words(state: &StandingState) -> String {
    i18n::t(match state {
        StandingState::Received => "standing.state.received",
        StandingState::Checking => "standing.state.checking",
        StandingState::Correcting => "standing.state.correcting",
        StandingState::Settled => "standing.state.settled",
        StandingState::Appealing => "standing.state.appealing",
        StandingState::Reviewing => "standing.state.reviewing",
        StandingState::Placed => "standing.state.placed",
        StandingState::NotPlaced => "standing.state.not_placed",
        StandingState::Withdrawn => "standing.state.withdrawn",
        StandingState::Other(word) => return word.clone(),
    })
}

/// The looks of it.
pub fn state_tag(state: &StandingState) -> TagKind {
    match state {
        StandingState::Correcting => TagKind::Ask,
        StandingState::Settled | StandingState::Placed => TagKind::Done,
        StandingState::NotPlaced | StandingState::Withdrawn => TagKind::Rest,
        _ => TagKind::Going,
    }
}

/// What the city does meanwhile.
pub fn doing_key(state: &StandingState) -> &'static str {
    match state {
        StandingState::Received => "standing.doing.received",
        StandingState::Checking | StandingState::Other(_) => "standing.doing.checking",
        StandingState::Correcting => "standing.doing.correcting",
        StandingState::Settled => "standing.doing.settled",
        StandingState::Appealing => "standing.doing.appealing",
        StandingState::Reviewing => "standing.doing.reviewing",
        StandingState::Placed | StandingState::NotPlaced => "standing.doing.places_given",
        StandingState::Withdrawn => "case.doing_over",
    }
}

/// Whether the official score is said to be settled, or only confirmed so far.
pub fn is_settled(state: &StandingState) -> bool {
    matches!(
        state,
        StandingState::Settled
            | StandingState::Appealing
            | StandingState::Reviewing
            | StandingState::Placed
            | StandingState::NotPlaced
    )
}

/// The words and the looks of how far the check of an item is.
pub fn check_words(check: ItemCheck) -> (&'static str, TagKind) {
    match check {
        ItemCheck::Checking => ("standing.check.checking", TagKind::Going),
        ItemCheck::Confirmed => ("standing.check.confirmed", TagKind::Done),
        ItemCheck::NeedsPaper => ("standing.check.needs_paper", TagKind::Ask),
        ItemCheck::Rejected => ("standing.check.rejected", TagKind::Late),
    }
}

/// The name of an appeal.
pub fn stage_key(stage: AppealStage) -> &'static str {
    match stage {
        AppealStage::Recheck => "standing.appeal.recheck",
        AppealStage::Review => "standing.appeal.review",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_office_has_settled_is_called_official() {
        assert!(!is_settled(&StandingState::Correcting));
        assert!(is_settled(&StandingState::Appealing));
        assert!(!is_settled(&StandingState::Withdrawn));
        assert!(!is_settled(&StandingState::from_word("on_hold")));
    }

    #[test]
    fn what_asks_for_something_looks_like_it() {
        assert_eq!(state_tag(&StandingState::Correcting), TagKind::Ask);
        assert_eq!(check_words(ItemCheck::NeedsPaper).1, TagKind::Ask);
        assert_eq!(check_words(ItemCheck::Rejected).1, TagKind::Late);
    }
}
