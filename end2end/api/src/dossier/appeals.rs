//! An objection and its answer.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Verdict;
use super::items::facts_of;
use super::{terms, way, words};
use crate::clock::Moment;
use chrono::NaiveDate;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::standing::{Appeal, AppealItem, AppealStage, NewAppeal};
use longgang_portal::domain::text::Text;
use serde::{Deserialize, Serialize};

/// One objection at the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    /// Which of the two ways.
    pub stage: AppealStage,
    /// When it came.
    pub filed_at: Moment,
    /// About which items.
    pub items: Vec<AppealItem>,
    /// What else was written.
    pub text: String,
    /// For which facts papers came with it.
    pub proven: Vec<FactId>,
    /// The answer, once there is one.
    pub answer: Option<Answer>,
}

/// The answer to an objection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: Moment,
    /// What.
    pub text: Text,
    /// Confirmed points more or less by it.
    pub changed: Decimal,
}

/// Who answers.
pub fn office(stage: AppealStage) -> Text {
    match stage {
        AppealStage::Recheck => Text::both("积分复查组", "Recheck office"),
        AppealStage::Review => Text::both("市积分管理办公室", "City points office"),
    }
}

impl Filed {
    /// As the API tells it.
    pub fn told(&self, desk: &PointsDesk<'_>) -> Appeal {
        Appeal {
            stage: self.stage,
            filed_at: self.filed_at,
            items: self.items.clone(),
            text: self.text.clone(),
            answer_by: terms::answer_by(desk.calendar(), self.stage, self.filed_at),
            answered_at: self.answer.as_ref().map(|answer| answer.at),
            answer: self.answer.as_ref().map(|answer| answer.text.clone()),
            changed: self.answer.as_ref().map(|answer| answer.changed),
        }
    }
}

impl Dossier {
    /// The appeal that waits for its answer.
    pub fn open_appeal(&self) -> Option<&Filed> {
        self.appeals.iter().find(|filed| filed.answer.is_none())
    }

    fn of_stage(&self, stage: AppealStage) -> Option<&Filed> {
        self.appeals.iter().find(|filed| filed.stage == stage)
    }

    /// The last day for an appeal of a stage; nothing where it cannot be made:
    /// not settled or not answered yet, made before, or over.
    pub fn appeal_until(
        &self,
        desk: &PointsDesk<'_>,
        stage: AppealStage,
        now: Moment,
    ) -> Option<NaiveDate> {
        if self.withdrawn_at.is_some() || self.of_stage(stage).is_some() {
            return None;
        }
        let told = match stage {
            AppealStage::Recheck => self.settled_at?,
            AppealStage::Review => self.of_stage(AppealStage::Recheck)?.answer.as_ref()?.at,
        };
        let last = terms::objection_until(desk.calendar(), told);
        (now < terms::end_of(last)).then_some(last)
    }

    /// Takes an appeal in.
    pub fn appeal(&mut self, appeal: NewAppeal, now: Moment) {
        let mut proven: Vec<FactId> = Vec::new();
        for evidence in appeal.evidence {
            if !proven.contains(&evidence.fact) {
                proven.push(evidence.fact);
            }
        }
        self.log.push(way::appealed(appeal.stage, now));
        self.appeals.push(Filed {
            stage: appeal.stage,
            filed_at: now,
            items: appeal.items,
            text: appeal.text,
            proven,
            answer: None,
        });
    }

    /// Answers the open appeal: where a paper came for a fact of an item, what
    /// the resident says counts; else what was found stands.
    pub fn answer_appeal(&mut self, desk: &PointsDesk<'_>, at: Moment) {
        let before = self.tree(desk, at).interval.confirmed;
        let Some(index) = self.appeals.iter().position(|one| one.answer.is_none()) else {
            return;
        };
        let filed = self.appeals[index].clone();
        let by = office(filed.stage);
        let (mut granted, mut upheld) = (Vec::new(), Vec::new());
        for item in &filed.items {
            let facts = facts_of(desk.scheme, &item.node);
            let proven: Vec<&FactId> = facts
                .iter()
                .filter(|fact| filed.proven.contains(fact) && self.facts.get(fact).is_some())
                .collect();
            for fact in &proven {
                let why = words::paper_proves();
                self.find(at, fact, Verdict::Confirmed, by.clone(), why);
            }
            let title = self
                .own_tree(desk)
                .find(&item.node)
                .map(|node| node.title.clone())
                .unwrap_or_default();
            if proven.is_empty() {
                let found = facts.iter().rev().find_map(|fact| self.found(fact));
                upheld.push((title, found.map(|found| found.why.clone())));
            } else {
                granted.push(title);
            }
        }
        let changed = self.tree(desk, at).interval.confirmed.minus(before);
        let text = answer(&granted, &upheld);
        self.log.push(way::appeal_answered(filed.stage, at, &text));
        self.appeals[index].answer = Some(Answer { at, text, changed });
    }
}

/// The answer in words: item by item.
fn answer(granted: &[Text], upheld: &[(Text, Option<Text>)]) -> Text {
    words::in_both(|language| {
        let granted = granted.iter().map(|title| match language {
            "en" => format!(
                "{}: the paper proves it; your value counts.",
                title.get("en")
            ),
            _ => format!("{}：证明看过了，按您填的算。", title.get("zh-CN")),
        });
        let upheld = upheld.iter().map(|(title, why)| {
            let why = why.as_ref().map_or("", |why| why.get(language));
            match language {
                "en" => format!(
                    "{}: no paper came that proves otherwise, so it stays. {why}",
                    title.get("en")
                ),
                _ => format!(
                    "{}：没有能证明的新材料，维持原来的结果。{why}",
                    title.get("zh-CN")
                ),
            }
        });
        let all: Vec<String> = granted.chain(upheld).collect();
        let joined = all.join(if language == "en" { " " } else { "" });
        joined.trim().to_owned()
    })
}
