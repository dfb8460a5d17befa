//! What the timeline of the case tells.

use super::Dossier;
use super::desk::PointsDesk;
use super::words::{in_both, listed as in_one, send_paper};
use crate::casework::actors::{points_desk, resident};
use crate::casework::step::Step;
use crate::clock::Moment;
use crate::dossier::appeals::office;
use longgang_portal::domain::cases::{Ask, CaseStatus, Clause, EventKind};
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::standing::{AppealStage, NewCorrection, PlaceState};
use longgang_portal::domain::text::Text;

/// Something the desk does.
pub fn by_desk(at: Moment, status: CaseStatus, text: Text) -> Step {
    Step::new(at, status, EventKind::Office, &points_desk(), text)
}

fn by_resident(at: Moment, status: CaseStatus, text: Text) -> Step {
    Step::new(at, status, EventKind::Resident, &resident(), text).with(&points_desk())
}

fn compares() -> Text {
    Text::both(
        "逐项核对您填的和登记系统里的。",
        "We compare what you filled in with the registers.",
    )
}

/// The application came.
pub fn received(at: Moment) -> Step {
    let text = Text::both(
        "您交了积分申请，系统按计分表算了分。",
        "You applied, and your points were computed by the table.",
    );
    by_resident(at, CaseStatus::Received, text).doing(Text::both(
        "等窗口核对。下个工作日开始。",
        "Waiting to be checked, from the next working day.",
    ))
}

/// The registers are read.
pub fn checking(at: Moment) -> Step {
    let text = Text::both(
        "窗口开始逐项核对。",
        "The desk has begun to check item by item.",
    );
    by_desk(at, CaseStatus::Checking, text).doing(compares())
}

/// The resident waits for nobody: papers are asked for.
pub fn asking(dossier: &Dossier, desk: &PointsDesk<'_>, at: Moment) -> Step {
    let count = dossier.asked.as_ref().map_or(0, |asked| asked.items.len());
    let text = in_both(|language| match (language, count) {
        ("en", 1) => "For one item no register answers. Please send a paper.".to_owned(),
        ("en", _) => format!("For {count} items no register answers. Please send papers."),
        _ => format!("有 {count} 项登记系统没有答复，请您补交证明。"),
    });
    awaiting(dossier, desk, by_desk(at, CaseStatus::NeedsYou, text))
}

/// Something came for the correction round.
pub fn corrected(
    dossier: &Dossier,
    desk: &PointsDesk<'_>,
    at: Moment,
    sent: &NewCorrection,
) -> Step {
    let text = match (sent.facts.0.is_empty(), sent.evidence.is_empty()) {
        (true, _) => Text::both("您补交了材料。", "You sent papers."),
        (false, true) => Text::both("您更正了填报的内容。", "You corrected what you had said."),
        (false, false) => Text::both(
            "您更正了填报的内容，补交了材料。",
            "You corrected what you had said, and sent papers.",
        ),
    };
    if dossier.open_correction().is_some() {
        return awaiting(dossier, desk, by_resident(at, CaseStatus::NeedsYou, text));
    }
    by_resident(at, CaseStatus::Checking, text).doing(Text::both(
        "看您补交的材料，下个工作日看完。",
        "We look at your papers, by the next working day.",
    ))
}

/// The same step with everything that is still asked for.
fn awaiting(dossier: &Dossier, desk: &PointsDesk<'_>, step: Step) -> Step {
    let Some(asked) = dossier.open_correction() else {
        return step;
    };
    let asks = asked.missing().map(|item| Ask {
        what: send_paper(&item.label, &desk.paper(&item.fact)),
        due: Some(asked.due),
    });
    let pauses = Text::both("等您补交证明", "Waiting for your papers");
    step.doing(Text::both(
        "等您补交证明，这段时间不算在 5 个工作日里。",
        "We wait for your papers; this time does not count towards the 5 working days.",
    ))
    .asks(asks.collect(), pauses)
}

/// Papers did not come in time.
pub fn missed(at: Moment, labels: &Text) -> Step {
    let text = in_both(|language| match language {
        "en" => format!(
            "The term for papers is over. Without a proof these count 0 points: {}.",
            labels.get("en")
        ),
        _ => format!(
            "补交的期限过了，没有证明的记 0 分：{}。",
            labels.get("zh-CN")
        ),
    });
    by_desk(at, CaseStatus::Checking, text).doing(compares())
}

/// The score is settled.
pub fn settled(at: Moment, points: Decimal, late: bool) -> Step {
    let text = in_both(|language| match (language, late) {
        ("en", false) => format!("Checked: you have {points} points."),
        ("en", true) => {
            format!("Checked, 2 working days late: you have {points} points. We are sorry.")
        }
        (_, false) => format!("核对完了，定下 {points} 分。"),
        (_, true) => format!("核对完了，定下 {points} 分，比答应的晚了 2 个工作日。对不起。"),
    });
    by_desk(at, CaseStatus::Answered, text)
        .doing(Text::both(
            "有不同意见，10 个工作日内可以提出复查。",
            "If you disagree, ask for a recheck within 10 working days.",
        ))
        .meets(Clause::Answered)
}

/// An objection came.
pub fn appealed(stage: AppealStage, at: Moment) -> Step {
    let (text, doing) = match stage {
        AppealStage::Recheck => (
            Text::both("您提出了复查。", "You asked for a recheck."),
            Text::both(
                "复查，10 个工作日内答复。",
                "A recheck, answered within 10 working days.",
            ),
        ),
        AppealStage::Review => (
            Text::both("您提出了复核。", "You asked for a review."),
            Text::both(
                "复核，15 个工作日内答复。",
                "A review, answered within 15 working days.",
            ),
        ),
    };
    by_resident(at, CaseStatus::Checking, text)
        .with(&office(stage))
        .doing(doing)
}

/// It is answered.
pub fn appeal_answered(stage: AppealStage, at: Moment, answer: &Text) -> Step {
    let doing = match stage {
        AppealStage::Recheck => Text::both(
            "还有不同意见，10 个工作日内可以向市积分管理办公室提出复核。",
            "If you still disagree, ask the city's office for a review within 10 working days.",
        ),
        AppealStage::Review => Text::both("复核是最后一步。", "The review is the last step."),
    };
    let by = office(stage);
    Step::new(
        at,
        CaseStatus::Answered,
        EventKind::Office,
        &by,
        answer.clone(),
    )
    .with(&points_desk())
    .doing(doing)
}

/// The list is published.
pub fn listed(dossier: &Dossier, at: Moment) -> Step {
    let text = match &dossier.place {
        None => Text::both(
            "名次公布了，您没有入围。",
            "The list is published; you are not on it.",
        ),
        Some(place) => {
            let waits = place.state == PlaceState::LotWaiting;
            in_both(|language| {
                let (at, of) = (place.place, place.of);
                match (language, waits) {
                    ("en", false) => format!("The list is published: place {at} of {of}."),
                    ("en", true) => {
                        format!("The list is published: place {at} of {of}; the lot decides.")
                    }
                    (_, false) => format!("名次公布了：{of} 人里第 {at} 名。"),
                    (_, true) => format!("名次公布了：{of} 人里第 {at} 名，由抽签决定。"),
                }
            })
        }
    };
    by_desk(at, status(dossier), text).doing(Text::both(
        "公示 5 个工作日，之后定下名额。",
        "The list stands for 5 working days; then the places are given.",
    ))
}

/// The places are given.
pub fn given(dossier: &Dossier, at: Moment) -> Step {
    let text = if dossier.has_place() {
        Text::both("名额定了，有您的。", "The places are given; one is yours.")
    } else {
        Text::both(
            "名额定了，这次没有您的。下一批可以再申请。",
            "The places are given; none is yours this time. You may apply again in the next round.",
        )
    };
    by_desk(at, status(dossier), text).doing(over())
}

/// The state of the case beside what the round does.
fn status(dossier: &Dossier) -> CaseStatus {
    let answered = dossier.settled_at.is_some() && dossier.open_appeal().is_none();
    if answered {
        CaseStatus::Answered
    } else {
        CaseStatus::Checking
    }
}

/// Nothing more can come.
pub fn closed(dossier: &Dossier, at: Moment) -> Step {
    let text = if dossier.appeals.is_empty() {
        Text::both(
            "异议期过了，结案。",
            "The time to object has passed, and the case is closed.",
        )
    } else {
        Text::both("结案。", "The case is closed.")
    };
    by_desk(at, CaseStatus::Closed, text).doing(over())
}

/// It was taken back.
pub fn withdrawn(at: Moment) -> Step {
    let text = Text::both("您撤回了申请。", "You took the application back.");
    by_resident(at, CaseStatus::Withdrawn, text).doing(over())
}

fn over() -> Text {
    Text::both("办完了。", "It is done.")
}

/// The papers that are missing, in one text.
pub fn missing(dossier: &Dossier, desk: &PointsDesk<'_>) -> Text {
    let papers: Vec<Text> = dossier
        .open_correction()
        .into_iter()
        .flat_map(|asked| asked.missing())
        .map(|item| desk.paper(&item.fact))
        .collect();
    in_one(&papers)
}
