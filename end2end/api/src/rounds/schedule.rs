//! The rounds of each year, with their days.

use super::Template;
use crate::clock::Moment;
use crate::dossier::terms::{at, end_of};
use crate::published::Published;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::identity::{PurposeId, RoundId, SchemeId};
use longgang_portal::domain::points::standing::RoundState;
use longgang_portal::domain::text::Text;

/// The list stands for so many working days before places are given. Foshan's
/// measures of 2016 ask for five.
const NOTICE: u32 = 5;

/// One round.
pub struct Round<'a> {
    /// Of which kind.
    pub template: &'a Template,
    /// Its id.
    pub id: RoundId,
    /// Its year.
    pub year: i32,
    /// Which of its year, from 1.
    pub n: usize,
    /// Its days.
    pub dates: Dates,
}

/// The days of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The first day to apply.
    pub opens: NaiveDate,
    /// The last day to apply.
    pub closes: NaiveDate,
    /// When the list is published.
    pub published_at: Moment,
    /// The last day to object to it.
    pub objections_until: NaiveDate,
    /// When the places are given.
    pub given_at: Moment,
}

impl Dates {
    /// How far the round is.
    pub fn state(&self, now: Moment) -> RoundState {
        let today = now.date_naive();
        if today < self.opens {
            RoundState::Coming
        } else if today <= self.closes {
            RoundState::Open
        } else if now < self.published_at {
            RoundState::Checking
        } else if now < self.given_at {
            RoundState::Published
        } else {
            RoundState::Settled
        }
    }
}

impl Template {
    /// The round of a year and number; nothing where there is none.
    fn round(&self, calendar: &WorkingCalendar, year: i32, n: usize) -> Option<Round<'_>> {
        let window = self.windows.get(n.checked_sub(1)?)?;
        let (opens, closes) = (window.opens.in_year(year)?, window.closes.in_year(year)?);
        let nine = NaiveTime::from_hms_opt(9, 0, 0)?;
        let mut published =
            closes.checked_add_signed(TimeDelta::days(self.published_after_days))?;
        while !calendar.is_working_day(published) {
            published = published.succ_opt()?;
        }
        let published_at = at(published, nine);
        Some(Round {
            template: self,
            id: RoundId::new(format!("{}-{}-{year}-{n}", self.scheme, self.purpose)),
            year,
            n,
            dates: Dates {
                opens,
                closes,
                published_at,
                objections_until: calendar.add_working_days(published_at, NOTICE).date_naive(),
                given_at: calendar.add_working_days(published_at, NOTICE + 1),
            },
        })
    }

    /// The rounds from the year before a day to the year after it, in order.
    fn around(&self, calendar: &WorkingCalendar, day: NaiveDate) -> Vec<Round<'_>> {
        let years = day.year() - 1..=day.year() + 1;
        years
            .flat_map(|year| (1..=self.windows.len()).map(move |n| (year, n)))
            .filter_map(|(year, n)| self.round(calendar, year, n))
            .collect()
    }
}

impl Round<'_> {
    /// Its name.
    pub fn title(&self) -> Text {
        let of = |language: &str| {
            let words = self.template.title.get(language);
            words
                .replace("{year}", &self.year.to_string())
                .replace("{n}", &self.n.to_string())
        };
        Text::both(of("zh-CN"), of("en"))
    }
}

impl Published {
    /// The round of this id.
    pub fn round(&self, id: &RoundId) -> Option<Round<'_>> {
        let mut parts = id.as_str().rsplitn(3, '-');
        let n = parts.next()?.parse().ok()?;
        let year = parts.next()?.parse().ok()?;
        let mut rounds = self
            .rounds
            .iter()
            .filter_map(|template| template.round(&self.calendar, year, n));
        rounds.find(|round| round.id == *id && (2000..2100).contains(&year))
    }

    /// The round in which who applies on a day takes part.
    pub fn open_round(
        &self,
        scheme: &SchemeId,
        purpose: &PurposeId,
        day: NaiveDate,
    ) -> Option<Round<'_>> {
        self.rounds_for(scheme, purpose, day)
            .find(|round| round.dates.opens <= day && day <= round.dates.closes)
    }

    /// The first day of the next round after a day.
    pub fn next_opening(
        &self,
        scheme: &SchemeId,
        purpose: &PurposeId,
        day: NaiveDate,
    ) -> Option<NaiveDate> {
        let rounds = self.rounds_for(scheme, purpose, day);
        rounds
            .map(|round| round.dates.opens)
            .filter(|opens| *opens > day)
            .min()
    }

    fn rounds_for<'a>(
        &'a self,
        scheme: &SchemeId,
        purpose: &PurposeId,
        day: NaiveDate,
    ) -> impl Iterator<Item = Round<'a>> {
        let of = self
            .rounds
            .iter()
            .filter(|template| template.scheme == *scheme && template.purpose == *purpose);
        let calendar = &self.calendar;
        let rounds: Vec<_> = of
            .flat_map(|template| template.around(calendar, day))
            .collect();
        rounds.into_iter()
    }

    /// What a list of rounds shows: of each kind the last two that are closed,
    /// the one that is open and the next, the newest first.
    pub fn shown_rounds(&self, scheme: Option<&str>, now: Moment) -> Vec<Round<'_>> {
        let today = now.date_naive();
        let mut shown = Vec::new();
        for template in &self.rounds {
            if scheme.is_some_and(|id| id != template.scheme.as_str()) {
                continue;
            }
            let rounds = template.around(&self.calendar, today);
            let closed = rounds
                .iter()
                .filter(|round| end_of(round.dates.closes) <= now)
                .count();
            let coming = rounds
                .iter()
                .filter(|round| round.dates.opens <= today)
                .count();
            let from = closed.saturating_sub(2);
            shown.extend(rounds.into_iter().take(coming + 1).skip(from));
        }
        shown.sort_by(|a, b| (b.dates.opens, &a.id).cmp(&(a.dates.opens, &b.id)));
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published() -> Published {
        Published::read().expect("data")
    }

    fn round(id: &str) -> Dates {
        published().round(&id.into()).expect("the round").dates
    }

    #[test]
    fn a_round_has_its_days() {
        let dates = round("ranked-sample-hukou-2026-1");
        let moments = [dates.published_at, dates.given_at].map(|at| at.to_rfc3339());
        // 31 March and 49 days are 19 May, a Tuesday; the fifth working day
        // after it is the Tuesday of the next week.
        assert_eq!(
            moments,
            ["2026-05-19T09:00:00+08:00", "2026-05-27T09:00:00+08:00"]
        );
        assert_eq!(dates.objections_until.to_string(), "2026-05-26");
    }

    #[test]
    fn a_round_changes_state_at_its_moments() {
        let dates = round("ranked-sample-hukou-2026-1");
        for (now, state) in [
            ("2025-12-31T23:59:59+08:00", RoundState::Coming),
            ("2026-01-01T00:00:00+08:00", RoundState::Open),
            ("2026-03-31T23:59:59+08:00", RoundState::Open),
            ("2026-04-01T00:00:00+08:00", RoundState::Checking),
            ("2026-05-19T08:59:59+08:00", RoundState::Checking),
            ("2026-05-19T09:00:00+08:00", RoundState::Published),
            ("2026-05-27T08:59:59+08:00", RoundState::Published),
            ("2026-05-27T09:00:00+08:00", RoundState::Settled),
        ] {
            assert_eq!(dates.state(now.parse().expect("a moment")), state, "{now}");
        }
    }

    #[test]
    fn who_applies_on_the_last_day_still_takes_part() {
        let published = published();
        let (scheme, purpose) = ("foshan-2016".into(), "school".into());
        let open = |day: &str| {
            let day = day.parse().expect("a day");
            published
                .open_round(&scheme, &purpose, day)
                .map(|round| round.id)
        };
        assert_eq!(open("2026-02-28"), None);
        assert_eq!(open("2026-03-01"), Some("foshan-2016-school-2026-1".into()));
        assert_eq!(open("2026-04-30"), Some("foshan-2016-school-2026-1".into()));
        assert_eq!(open("2026-05-01"), None);
        let after = "2026-05-01".parse().expect("a day");
        let next = published.next_opening(&scheme, &purpose, after);
        assert_eq!(
            next.map(|day| day.to_string()),
            Some("2027-03-01".to_owned())
        );
    }

    #[test]
    fn an_id_of_no_round_names_none() {
        let published = published();
        for id in [
            "",
            "x",
            "ranked-sample-hukou-2026-5",
            "ranked-sample-hukou-2026-0",
            "ranked-sample-hukou-9999-1",
            "x-hukou-2026-1",
        ] {
            assert!(published.round(&id.into()).is_none(), "{id}");
        }
    }

    #[test]
    fn a_list_shows_what_is_near() {
        let published = published();
        let now = "2026-11-25T10:00:00+08:00".parse().expect("a moment");
        let shown = published.shown_rounds(Some("ranked-sample"), now);
        let ids: Vec<&str> = shown.iter().map(|round| round.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "ranked-sample-hukou-2027-1",
                "ranked-sample-hukou-2026-4",
                "ranked-sample-hukou-2026-3",
                "ranked-sample-hukou-2026-2"
            ]
        );
    }
}
