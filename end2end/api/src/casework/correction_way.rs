//! The way of a correction: the office whose register it is looks at the paper.
//! With one the register is put right, without one it stays.

use super::actors::resident;
use super::step::Step;
use crate::clock::Moment;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{CaseStatus, Clause, EventKind};
use longgang_portal::domain::text::Text;

/// Working days from being asked to being decided.
const DECIDED_AFTER: u32 = 3;

/// When it is decided.
pub fn decided_on(received: Moment, calendar: &WorkingCalendar) -> Moment {
    calendar.add_working_days(received, DECIDED_AFTER)
}

/// All steps; `office` keeps the register.
pub fn way(
    received: Moment,
    office: &Text,
    granted: bool,
    calendar: &WorkingCalendar,
) -> Vec<Step> {
    let day = |count: u32| calendar.add_working_days(received, count);
    let answer = if granted {
        Text::both(
            "看了您的材料，登记已经改过来了。",
            "We have seen your paper, and the register has been put right.",
        )
    } else {
        Text::both(
            "没有材料证明登记有错，登记不变。有材料可以再提一次。",
            "No paper shows that the register is wrong, so it stays. With a paper you may ask again.",
        )
    };
    vec![
        Step::new(
            received,
            CaseStatus::Received,
            EventKind::Resident,
            &resident(),
            Text::both("您说登记的信息有错。", "You said that a register is wrong."),
        )
        .with(office)
        .doing(Text::both(
            "等登记的部门核对。没有定之前，官方按登记的算。",
            "Waiting for the office that keeps the register. Until it is decided, the register counts.",
        )),
        Step::new(
            day(1),
            CaseStatus::Checking,
            EventKind::Office,
            office,
            Text::both("部门开始核对。", "The office has begun to check."),
        )
        .ahead(Text::both("部门核对", "The office checks"))
        .doing(Text::both(
            "把您的材料和登记的比。",
            "We compare your paper with the register.",
        )),
        Step::new(
            decided_on(received, calendar),
            CaseStatus::Answered,
            EventKind::Office,
            office,
            answer,
        )
        .ahead(Text::both("告诉您改不改", "You are told whether it is changed"))
        .doing(Text::both("已经定了。", "It is decided."))
        .meets(Clause::Answered),
        Step::new(
            day(DECIDED_AFTER + 10),
            CaseStatus::Closed,
            EventKind::Office,
            office,
            Text::both("结案。", "The case is closed."),
        )
        .ahead(Text::both(
            "10 个工作日后结案",
            "The case is closed 10 working days later",
        ))
        .doing(Text::both("办完了。", "It is done.")),
    ]
}
