//! Ways of cases as data: what happens, after how long, in which words. A seed
//! decides what is left open.

use super::actors::{Actors, resident};
use super::dice::Dice;
use super::step::{Answered, Only, Step};
use super::words::filled;
use crate::clock::{Moment, after};
use chrono::{NaiveTime, TimeDelta};
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Ask, AskKind, CaseKind, CaseStatus, Clause, EventKind};
use longgang_portal::domain::identity::{AskId, ConsentId};
use longgang_portal::domain::text::Text;
use serde::{Deserialize, Deserializer, de::Error};

/// One script, see `data/README.md`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Its name.
    pub id: String,
    /// Report or service.
    pub kind: CaseKind,
    /// The Open311 service of a report; the title of another.
    #[serde(default)]
    pub service: String,
    /// The title of what is no report.
    #[serde(default)]
    pub title: Text,
    /// Whose promises it has: a class of matter of the city.
    pub class: String,
    /// What the resident may have written.
    #[serde(default)]
    pub said: Vec<String>,
    /// The department that deals with it.
    #[serde(default)]
    pub department: Text,
    /// Another one it is handed to.
    #[serde(default)]
    pub other: Text,
    /// What the resident agreed to.
    #[serde(default)]
    pub consents: Vec<ScriptConsent>,
    /// What happens.
    pub steps: Vec<ScriptStep>,
}

/// A consent of a script.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptConsent {
    /// Its name within the case.
    pub id: ConsentId,
    /// What it is to.
    pub title: Text,
    /// Whether it can be taken back.
    #[serde(default)]
    pub may_withdraw: bool,
    /// What then happens.
    #[serde(default)]
    pub consequence: Text,
}

/// One step of a script.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptStep {
    /// How long after the one before; after the case was received for the first.
    pub after: After,
    /// Which line of the timeline it stands on.
    pub kind: EventKind,
    /// How the case stands then.
    pub status: CaseStatus,
    /// Who does it.
    pub by: Role,
    /// Who has it then, where that is somebody else.
    #[serde(default)]
    pub with: Option<Role>,
    /// Who had it, where it changes hands.
    #[serde(default)]
    pub from: Option<Role>,
    /// One of these is said.
    pub text: Vec<Text>,
    /// What is being done then.
    #[serde(default)]
    pub doing: Text,
    /// What is said of it before.
    #[serde(default)]
    pub ahead: Text,
    /// Why.
    #[serde(default)]
    pub why: Text,
    /// The promise it meets.
    #[serde(default)]
    pub meets: Option<Clause>,
    /// Why the promises stand still until the next step.
    #[serde(default)]
    pub pauses: Option<Text>,
    /// What is asked of the resident.
    #[serde(default)]
    pub asks: Vec<ScriptAsk>,
    /// The answer it gives.
    #[serde(default)]
    pub answer: Option<Answered>,
    /// Whether the resident reopens the case with it.
    #[serde(default)]
    pub reopens: bool,
    /// What it waits for.
    #[serde(default)]
    pub only: Option<Only>,
}

/// Something a script asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptAsk {
    /// Its name within the case.
    pub id: AskId,
    /// What is to be done.
    pub kind: AskKind,
    /// As an instruction.
    pub what: Text,
    /// Working days for it.
    pub due_days: u32,
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The resident.
    Resident,
    /// The community, or the hall for what no community deals with.
    Community,
    /// The department.
    Department,
    /// The other department.
    Other,
}

/// How long after: `12m`, `10-25m`, `2-5h`, or working days at a time of day,
/// `1-2d@09:30`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct After {
    low: u32,
    high: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Minutes,
    Hours,
    WorkingDays(NaiveTime),
}

impl After {
    fn read(text: &str) -> Option<Self> {
        let (count, unit) = if let Some((days, time)) = text.split_once("d@") {
            let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
            (days, Unit::WorkingDays(time))
        } else if let Some(hours) = text.strip_suffix('h') {
            (hours, Unit::Hours)
        } else {
            (text.strip_suffix('m')?, Unit::Minutes)
        };
        let (low, high) = count.split_once('-').unwrap_or((count, count));
        let (low, high) = (low.parse().ok()?, high.parse().ok()?);
        (low <= high).then_some(Self { low, high, unit })
    }

    /// The moment so long after another; always later than it, but for `0m`.
    fn from(self, start: Moment, dice: &mut Dice, calendar: &WorkingCalendar) -> Moment {
        let count = dice.between(self.low, self.high);
        match self.unit {
            Unit::Minutes => after(start, TimeDelta::minutes(count.into())),
            // Hours never end on the dot.
            Unit::Hours => {
                let minutes = count * 60 + dice.between(0, 25);
                after(start, TimeDelta::minutes(minutes.into()))
            }
            Unit::WorkingDays(time) => {
                let day = calendar.add_working_days(start, count);
                let at = day.with_time(time).single().unwrap_or(day);
                let at = after(at, TimeDelta::minutes(dice.between(0, 25).into()));
                at.max(after(start, TimeDelta::minutes(1)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::read(&text).ok_or_else(|| D::Error::custom(format!("{text} is no time")))
    }
}

/// What the steps of one case are made with.
pub struct Scene<'a> {
    /// Who deals with it.
    pub actors: &'a Actors,
    /// Where it is; may be empty.
    pub place: &'a Text,
    /// Working days.
    pub calendar: &'a WorkingCalendar,
}

impl Scene<'_> {
    /// The name of a role.
    pub fn name(&self, role: Role) -> Text {
        match role {
            Role::Resident => resident(),
            Role::Community => self.actors.community.clone(),
            Role::Department => self.actors.department.clone(),
            Role::Other => self.actors.other.clone(),
        }
    }

    fn filled(&self, text: &Text) -> Text {
        let Actors {
            community,
            department,
            other,
            ..
        } = self.actors;
        let names = [
            ("community", community),
            ("department", department),
            ("other", other),
            ("place", self.place),
        ];
        filled(text, &names)
    }

    /// The steps as they will happen.
    pub fn steps(&self, script: &[ScriptStep], start: Moment, dice: &mut Dice) -> Vec<Step> {
        let mut at = start;
        let mut with = self.name(Role::Community);
        let mut steps = Vec::new();
        for one in script {
            at = one.after.from(at, dice, self.calendar);
            let by = self.name(one.by);
            with = match (one.with, one.by) {
                (Some(role), _) => self.name(role),
                (None, Role::Resident) => with,
                (None, _) => by.clone(),
            };
            let text = dice.pick(&one.text).cloned().unwrap_or_default();
            let step = Step::new(at, one.status.clone(), one.kind, &by, self.filled(&text));
            steps.push(Step {
                ahead: self.filled(&one.ahead),
                with: with.clone(),
                doing: self.filled(&one.doing),
                meets: one.meets,
                pauses: one.pauses.clone(),
                asks: one.asks.iter().map(|ask| self.ask(ask, at)).collect(),
                why: self.filled(&one.why),
                from: one.from.map(|role| self.name(role)).unwrap_or_default(),
                answer: one.answer.clone(),
                reopens: one.reopens,
                only: one.only,
                ..step
            });
        }
        steps
    }

    fn ask(&self, ask: &ScriptAsk, at: Moment) -> Ask {
        let due = self.calendar.add_working_days(at, ask.due_days);
        Ask {
            id: Some(ask.id.clone()),
            kind: ask.kind,
            what: self.filled(&ask.what),
            due: Some(due.date_naive()),
            files: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let read = |text| After::read(text).map(|it| (it.low, it.high, it.unit));
        assert_eq!(read("12m"), Some((12, 12, Unit::Minutes)));
        assert_eq!(read("2-5h"), Some((2, 5, Unit::Hours)));
        let morning = NaiveTime::from_hms_opt(9, 30, 0).expect("a time");
        assert_eq!(read("1-2d@09:30"), Some((1, 2, Unit::WorkingDays(morning))));
        for wrong in ["", "m", "5", "5-2m", "1d", "1d@9", "x-3m"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
