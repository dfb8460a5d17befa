//! The way of a points application.

use super::actors::{points_desk, resident};
use super::step::Step;
use crate::clock::Moment;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Allowance, Ask, CaseStatus, Clause, EventKind};
use longgang_portal::domain::text::Text;

/// The promise of the stand-in: an application is answered within five working
/// days, like a difficult matter.
pub const ANSWERED_WITHIN: Allowance = Allowance::WorkingDays(5);

/// What happens on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Answered in time.
    Plain,
    /// Answered two working days late.
    Late,
    /// The resident must come with a paper first.
    Asks,
}

/// All steps, from being received to being closed.
pub fn way(received: Moment, course: Course, calendar: &WorkingCalendar) -> Vec<Step> {
    let desk = points_desk();
    let day = |count: u32| calendar.add_working_days(received, count);
    let mut steps = vec![
        Step::new(
            received,
            CaseStatus::Received,
            EventKind::Resident,
            &resident(),
            Text::both(
                "您交了积分申请，系统按计分表算了分。",
                "You applied, and your points were computed by the table.",
            ),
        )
        .with(&desk)
        .doing(Text::both(
            "等窗口核对。下个工作日开始。",
            "Waiting to be checked, from the next working day.",
        )),
        Step::new(
            day(1),
            CaseStatus::Checking,
            EventKind::Office,
            &desk,
            Text::both(
                "窗口开始逐项核对。",
                "The desk has begun to check item by item.",
            ),
        )
        .ahead(Text::both("逐项核对", "Every item is checked"))
        .doing(Text::both(
            "逐项核对您填的和登记系统里的。",
            "We compare what you filled in with the registers.",
        )),
    ];
    if course == Course::Asks {
        let due = day(12).date_naive();
        let what = Text::both(
            "带居住证和社保缴费证明的原件到大厅积分窗口，当面核对一下。",
            "Bring the originals of your residence permit and insurance record to the points desk in the hall.",
        );
        steps.push(
            Step::new(
                day(2),
                CaseStatus::NeedsYou,
                EventKind::Office,
                &desk,
                Text::both(
                    "有两项要看原件，请您来一趟。",
                    "For two items we must see the originals. Please come once.",
                ),
            )
            .doing(Text::both(
                "等您来核对原件，这段时间不算在 5 个工作日里。",
                "We wait for your originals; this time does not count towards the 5 working days.",
            ))
            .asks(
                Ask {
                    what,
                    due: Some(due),
                },
                Text::both("等您带原件来", "Waiting for your originals"),
            ),
        );
    }
    let answered_on = match course {
        Course::Plain => 4,
        Course::Late => 7,
        Course::Asks => 13,
    };
    let text = match course {
        Course::Late => Text::both(
            "核对完了，分数定了，比答应的晚了 2 个工作日。对不起。",
            "Checked, and the points are settled, 2 working days late. We are sorry.",
        ),
        _ => Text::both(
            "核对完了，分数定了。",
            "Checked, and the points are settled.",
        ),
    };
    steps.push(
        Step::new(
            day(answered_on),
            CaseStatus::Answered,
            EventKind::Office,
            &desk,
            text,
        )
        .ahead(Text::both(
            "核对完，告诉您定下的分数",
            "You are told the settled points",
        ))
        .doing(Text::both(
            "有不同意见，10 个工作日内可以提出。",
            "If you disagree, tell us within 10 working days.",
        ))
        .meets(Clause::Answered),
    );
    steps.push(
        Step::new(
            day(answered_on + 10),
            CaseStatus::Closed,
            EventKind::Office,
            &desk,
            Text::both(
                "异议期过了，结案。",
                "The time to object has passed, and the case is closed.",
            ),
        )
        .ahead(Text::both(
            "10 个工作日后结案",
            "The case is closed 10 working days later",
        ))
        .doing(Text::both("办完了。", "It is done.")),
    );
    steps
}
