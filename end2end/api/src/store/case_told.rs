//! The whole of a case, as it is told.

use super::case_parts::{events, files, messages, of_role};
use super::case_rows::CaseRow;
use crate::casework::step::Only;
use crate::casework::words::Words;
use crate::clock::{Moment, after};
use crate::web::refusal::Refusal;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{Ask, Case, CaseKind, CaseStatus, Rating};
use rusqlite::Connection;

/// Number and code open a case for two years.
const WORKS_DAYS: i64 = 730;

/// Until when number and code open a case that was received then.
pub fn works_until(received: Moment) -> Moment {
    after(received, TimeDelta::days(WORKS_DAYS))
}

impl CaseRow {
    /// How long number and code open it.
    pub fn number_works_until(&self) -> Moment {
        works_until(self.submitted_at)
    }

    /// Whether it can be taken back by the call for reports and services.
    pub fn may_withdraw(&self) -> bool {
        let done = self.status.is_over() || self.status == CaseStatus::Answered;
        self.kind != CaseKind::Points && self.followup.withdrawable && !done
    }

    /// The whole case.
    pub fn whole(&self, db: &Connection, words: &Words) -> Result<Case, Refusal> {
        let over = self.status.is_over();
        let at = self.now_at();
        let ahead = self.steps.iter().skip(self.step);
        let ahead = ahead
            .filter(|step| matches!(step.only, None | Some(Only::Shown)))
            .map(|step| step.ahead.clone());
        let mut consents = self.followup.consents.clone();
        for consent in &mut consents {
            consent.may_withdraw &= consent.withdrawn_at.is_none() && !over;
        }
        Ok(Case {
            summary: self.summary(),
            asks: self.asks(db)?,
            doing: at.map(|step| step.doing.clone()).unwrap_or_default(),
            timeline: events(db, self.id)?,
            ahead: ahead.filter(|text| !text.is_empty()).collect(),
            sent: self.sent.clone(),
            files: files(db, self.id)?,
            messages: messages(db, self.id)?,
            score: self.score.clone(),
            phone: self.phone.clone(),
            answer: self.followup.answer.clone(),
            window: self.followup.window.clone(),
            rating: self.rating(words),
            consents,
            may_withdraw: self.may_withdraw(),
            withdraw_until: None,
            number_works_until: Some(self.number_works_until()),
        })
    }

    /// What is asked, with what was sent for it.
    fn asks(&self, db: &Connection) -> Result<Vec<Ask>, Refusal> {
        let Some(step) = self.now_at().filter(|step| !step.asks.is_empty()) else {
            return Ok(Vec::new());
        };
        if self.status.is_over() {
            return Ok(Vec::new());
        }
        let mut asks = step.asks.clone();
        for (about, file) in of_role(db, self.id, "ask")? {
            let named = |ask: &&mut Ask| ask.id.as_ref().is_some_and(|id| id.as_str() == about);
            if let Some(ask) = asks.iter_mut().find(named) {
                ask.files.push(file);
            }
        }
        Ok(asks)
    }

    fn rating(&self, words: &Words) -> Option<Rating> {
        self.followup.answer.as_ref()?;
        let rated = self.followup.rated.clone();
        let stars = rated.as_ref().map(|rated| rated.stars);
        let rated = rated.unwrap_or_default();
        Some(Rating {
            stars,
            reasons: rated.reasons,
            text: rated.text,
            offered: words.rating_reasons.clone(),
        })
    }
}
