//! Every term of an application. Foshan's measures of 2016 give 10 working days
//! to object, 10 for the recheck and 15 for the review; how long the stand-in
//! takes within them is its own.

use super::Dossier;
use crate::clock::{Moment, after};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use longgang_portal::domain::calendar::{WorkingCalendar, city_offset};
use longgang_portal::domain::cases::Allowance;
use longgang_portal::domain::points::standing::{AnswerTerms, AppealStage};

/// The promise of the stand-in: an application is answered within five working
/// days, like a difficult matter. Waiting for papers does not count.
pub const ANSWERED_WITHIN: Allowance = Allowance::WorkingDays(5);

/// So long what was sent can be replaced, or taken back without a trace.
const AMEND_MINUTES: i64 = 10;

/// Working days after receipt on which the registers are read.
const REGISTERS: u32 = 1;

/// Working days after receipt on which the desk looks at what they do not hold.
const DESK: u32 = 2;

/// Working days after receipt on which the papers sent with it are looked at.
const PAPERS: u32 = 3;

/// Working days after receipt on which the score is settled, where nothing is
/// missing.
const SETTLED: u32 = 4;

/// The same for an application that is late: two beyond the promise.
const SETTLED_LATE: u32 = 7;

/// Working days for papers that are asked for.
const CORRECTION: u32 = 10;

/// Working days to object, and to ask for a review of the answer.
const OBJECTION: u32 = 10;

/// So many working days later.
fn later(calendar: &WorkingCalendar, from: Moment, days: u32) -> Moment {
    calendar.add_working_days(from, days)
}

/// The midnight with which a day of the city ends.
pub fn end_of(day: NaiveDate) -> Moment {
    at(day.succ_opt().unwrap_or(day), NaiveTime::MIN)
}

/// A time of a day of the city.
pub fn at(day: NaiveDate, time: NaiveTime) -> Moment {
    let local = day.and_time(time);
    local
        .and_local_timezone(city_offset())
        .single()
        .unwrap_or_else(|| Moment::from_naive_utc_and_offset(local, city_offset()))
}

/// When a paper that comes now is looked at.
pub fn look_at(calendar: &WorkingCalendar, now: Moment) -> Moment {
    later(calendar, now, 1)
}

/// The last day for papers that are asked for at a moment.
pub fn correction_due(calendar: &WorkingCalendar, opened: Moment) -> NaiveDate {
    later(calendar, opened, CORRECTION).date_naive()
}

/// Working days within which an appeal is answered.
pub fn answered_within() -> AnswerTerms {
    AnswerTerms {
        recheck: Some(10),
        review: Some(15),
    }
}

/// The last day for the answer to an appeal.
pub fn answer_by(calendar: &WorkingCalendar, stage: AppealStage, filed: Moment) -> NaiveDate {
    let days = answered_within().of(stage).unwrap_or_default();
    later(calendar, filed, days).date_naive()
}

/// When the stand-in answers an appeal: some days before it must.
pub fn answered_at(calendar: &WorkingCalendar, stage: AppealStage, filed: Moment) -> Moment {
    let days = match stage {
        AppealStage::Recheck => 8,
        AppealStage::Review => 12,
    };
    later(calendar, filed, days)
}

/// The last day to object to what was settled or answered at a moment.
pub fn objection_until(calendar: &WorkingCalendar, told: Moment) -> NaiveDate {
    later(calendar, told, OBJECTION).date_naive()
}

impl Dossier {
    /// Until when it can be amended; exclusive.
    pub fn amendable_until(&self) -> Moment {
        after(self.first_sent_at, TimeDelta::minutes(AMEND_MINUTES))
    }

    /// When the registers are read.
    pub fn registers_at(&self, calendar: &WorkingCalendar) -> Moment {
        later(calendar, self.submitted_at, REGISTERS)
    }

    /// When the desk looks at the rest.
    pub fn desk_at(&self, calendar: &WorkingCalendar) -> Moment {
        later(calendar, self.submitted_at, DESK)
    }

    /// When the papers sent with it are looked at.
    pub fn papers_at(&self, calendar: &WorkingCalendar) -> Moment {
        later(calendar, self.submitted_at, PAPERS)
    }

    /// When the score is settled, as things stand: a correction that is open is
    /// taken to last to its end.
    pub fn settles_at(&self, calendar: &WorkingCalendar) -> Moment {
        let Some(asked) = &self.asked else {
            let days = if self.late { SETTLED_LATE } else { SETTLED };
            return later(calendar, self.submitted_at, days);
        };
        let ended = asked.ended_at();
        let days = match ended {
            // Seven days in all without the wait, two of them before it.
            _ if self.late => SETTLED_LATE - DESK,
            Some(_) if !asked.missed => SETTLED - DESK,
            _ => 1,
        };
        later(calendar, ended.unwrap_or(asked.closes_at), days)
    }
}

#[cfg(test)]
mod tests;
