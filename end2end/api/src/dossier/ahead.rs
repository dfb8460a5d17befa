//! What comes next, as far as it is known.

use super::Dossier;
use super::desk::PointsDesk;
use super::terms;
use super::way::by_desk;
use super::words::{day, in_both};
use crate::casework::step::Step;
use crate::clock::Moment;
use longgang_portal::domain::cases::CaseStatus;
use longgang_portal::domain::text::Text;

/// The steps that lie ahead, in order. They are only shown: what happens is
/// written down when it does.
pub fn ahead(dossier: &Dossier, desk: &PointsDesk<'_>) -> Vec<Step> {
    if dossier.withdrawn_at.is_some() || dossier.closed {
        return Vec::new();
    }
    let calendar = desk.calendar();
    let later =
        |at: Moment, words: Text| by_desk(at, CaseStatus::Checking, Text::default()).ahead(words);
    let mut ahead = Vec::new();
    if !dossier.registers_read {
        let words = Text::both("逐项核对", "Every item is checked");
        ahead.push(later(dossier.registers_at(calendar), words));
    }
    if dossier.settled_at.is_none() {
        let words = Text::both(
            "核对完，告诉您定下的分数",
            "You are told the settled points",
        );
        ahead.push(later(dossier.settles_at(calendar), words));
    }
    if let Some(filed) = dossier.open_appeal() {
        let by = terms::answer_by(calendar, filed.stage, filed.filed_at);
        let words = in_both(|language| match language {
            "en" => format!("Your objection is answered by {}", day(by, language)),
            _ => format!("{}前答复您的意见", day(by, language)),
        });
        ahead.push(later(terms::end_of(by), words));
    }
    let round = dossier.dates(desk);
    if let Some(round) = round {
        if !dossier.listed {
            let on = round.published_at.date_naive();
            let words = in_both(|language| match language {
                "en" => format!("The list is published on {}", day(on, language)),
                _ => format!("{}公布名次", day(on, language)),
            });
            ahead.push(later(round.published_at, words));
        }
        if !dossier.given {
            let words = Text::both("定下名额", "The places are given");
            ahead.push(later(round.given_at, words));
        }
    }
    ahead.sort_by_key(|step| step.at);
    let last = ahead.last().map_or(dossier.submitted_at, |step| step.at);
    ahead.push(later(last, Text::both("结案", "The case is closed")));
    ahead
}
