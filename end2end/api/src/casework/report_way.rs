//! The way of a report, by its class of matter.

use super::actors::{Actors, resident};
use super::step::Step;
use crate::clock::{Moment, after};
use chrono::{NaiveTime, TimeDelta};
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{CaseStatus, Clause, EventKind};
use longgang_portal::domain::text::Text;

/// What a way depends on.
pub struct Matter<'a> {
    /// `off_site`, `on_site`, `difficult`; another counts as on site.
    pub class: &'a str,
    /// When it was received.
    pub received: Moment,
    /// Who deals with it.
    pub actors: &'a Actors,
    /// Whether the city breaks a promise this time.
    pub late: bool,
}

/// All steps, from being received to being closed.
pub fn way(matter: &Matter<'_>, calendar: &WorkingCalendar) -> Vec<Step> {
    let mut steps = vec![received(matter), accepted(matter)];
    steps.extend(match matter.class {
        "off_site" => off_site(matter),
        "difficult" => difficult(matter, calendar),
        _ => on_site(matter),
    });
    if let Some(answered) = steps.last() {
        steps.push(closed(matter, after(answered.at, TimeDelta::hours(24))));
    }
    steps
}

fn minutes(matter: &Matter<'_>, count: i64) -> Moment {
    after(matter.received, TimeDelta::minutes(count))
}

fn received(matter: &Matter<'_>) -> Step {
    let text = Text::both("您报告了问题。", "You reported the problem.");
    Step::new(
        matter.received,
        CaseStatus::Received,
        EventKind::Resident,
        &resident(),
        text,
    )
    .with(&matter.actors.community)
    .doing(Text::both(
        "我们正在看您写的，马上有人受理。",
        "We are reading your report. Somebody will take it soon.",
    ))
}

fn accepted(matter: &Matter<'_>) -> Step {
    let text = Text::both("社区受理了。", "The community has taken it.");
    let doing = match matter.class {
        "off_site" => Text::both(
            "社区在查情况，查清了就答复您。",
            "The community is looking into it and will answer you.",
        ),
        _ => Text::both("社区派人去现场。", "The community is sending somebody."),
    };
    Step::new(
        minutes(matter, 12),
        CaseStatus::Accepted,
        EventKind::Community,
        &matter.actors.community,
        text,
    )
    .ahead(Text::both("社区受理", "The community takes it"))
    .doing(doing)
    .meets(Clause::Accepted)
}

fn off_site(matter: &Matter<'_>) -> Vec<Step> {
    let (hours, text) = if matter.late {
        (
            26,
            Text::both(
                "社区答复了，比答应的晚了 2 小时：要问清楚别的部门。对不起。",
                "The community has answered, 2 hours late: another department had to be asked. We are sorry.",
            ),
        )
    } else {
        (
            6,
            Text::both(
                "社区答复了：已经问清楚，办法打电话告诉您了。",
                "The community has answered: it is settled, and we told you by phone how.",
            ),
        )
    };
    vec![answered(
        matter,
        after(matter.received, TimeDelta::hours(hours)),
        text,
    )]
}

fn on_site(matter: &Matter<'_>) -> Vec<Step> {
    let (arrival, text) = if matter.late {
        (
            85,
            Text::both(
                "社区到现场，晚了 25 分钟：下大雨，人先去了低洼路段。",
                "Somebody is on site, 25 minutes late: in the heavy rain low-lying roads came first.",
            ),
        )
    } else {
        (
            45,
            Text::both("社区到现场了。", "Somebody from the community is on site."),
        )
    };
    let done = Text::both(
        "社区答复了：现场处理好了。",
        "The community has answered: it was dealt with on site.",
    );
    vec![
        Step::new(
            minutes(matter, arrival),
            CaseStatus::OnSite,
            EventKind::Community,
            &matter.actors.community,
            text,
        )
        .ahead(Text::both("有人到现场", "Somebody comes"))
        .doing(Text::both(
            "社区的人在现场处理。",
            "The community is dealing with it on site.",
        ))
        .meets(Clause::OnSite),
        answered(matter, after(matter.received, TimeDelta::hours(8)), done),
    ]
}

fn difficult(matter: &Matter<'_>, calendar: &WorkingCalendar) -> Vec<Step> {
    let Actors {
        community,
        department,
        ..
    } = matter.actors;
    let morning = |days: u32, hour: u32| {
        let day = calendar.add_working_days(matter.received, days);
        NaiveTime::from_hms_opt(hour, 30, 0)
            .and_then(|time| day.with_time(time).single())
            .unwrap_or(day)
    };
    let (days, done) = if matter.late {
        (
            6,
            Text::both(
                "部门答复了，比答应的晚：材料等了两天。对不起。",
                "The department has answered, later than promised: it waited two days for material. We are sorry.",
            ),
        )
    } else {
        (
            3,
            Text::both(
                "部门答复了：已经办好，社区会去核对。",
                "The department has answered: it is done, and the community will check.",
            ),
        )
    };
    vec![
        Step::new(
            minutes(matter, 60),
            CaseStatus::Whistled,
            EventKind::Whistle,
            community,
            Text::both(
                "社区吹哨：这件事社区自己办不了，请部门来。",
                "The community calls in a department: it cannot settle this alone.",
            ),
        )
        .ahead(Text::both(
            "社区办不了就吹哨，请部门来",
            "If the community cannot settle it, it calls in a department",
        ))
        .doing(Text::both(
            "正在派给部门。",
            "It is being passed to a department.",
        )),
        Step::new(
            minutes(matter, 72),
            CaseStatus::Dispatched,
            EventKind::Department,
            department,
            Text::both(
                "派给部门了，部门已接单。",
                "It was passed to the department, which has taken it.",
            ),
        )
        .ahead(Text::both("部门接单", "The department takes it"))
        .doing(Text::both(
            "部门在安排人和材料，下个工作日到现场。",
            "The department is arranging people and material, and comes on the next working day.",
        )),
        Step::new(
            morning(1, 8),
            CaseStatus::OnSite,
            EventKind::Department,
            department,
            Text::both(
                "部门到现场，开始处理。",
                "The department is on site and has begun.",
            ),
        )
        .ahead(Text::both("部门到现场", "The department comes"))
        .doing(Text::both("部门正在处理。", "The department is at work.")),
        answered(matter, morning(days, 10), done).by_department(department),
    ]
}

fn answered(matter: &Matter<'_>, at: Moment, text: Text) -> Step {
    Step::new(
        at,
        CaseStatus::Answered,
        EventKind::Community,
        &matter.actors.community,
        text,
    )
    .ahead(Text::both("给您答复", "You get an answer"))
    .doing(Text::both(
        "社区去核对。没有别的情况，一天后结案。",
        "The community checks. Unless something comes up, the case is closed after a day.",
    ))
    .meets(Clause::Answered)
}

fn closed(matter: &Matter<'_>, at: Moment) -> Step {
    let text = Text::both(
        "核对过了，结案。",
        "It was checked, and the case is closed.",
    );
    Step::new(
        at,
        CaseStatus::Closed,
        EventKind::Community,
        &matter.actors.community,
        text,
    )
    .ahead(Text::both("核对后结案", "The case is checked and closed"))
    .doing(Text::both("办完了。", "It is done."))
}

impl Step {
    /// The same answer, given by a department; the community keeps the case.
    fn by_department(mut self, department: &Text) -> Self {
        self.kind = EventKind::Department;
        self.by = department.clone();
        self
    }
}
