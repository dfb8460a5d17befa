//! Answers to one version of a table carried over to another.

use super::answer::Answers;
use crate::domain::identity::FieldId;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::view::definitions;

/// What is answered for `next`: where `now` asks the same question in the same
/// way its answer in `given`, else the answer in `own`.
pub fn carried(now: &Scheme, next: &Scheme, given: &Answers, own: &Answers) -> Answers {
    let (asked_now, asked_next) = (definitions(now), definitions(next));
    let mut answers = Answers::new();
    for (fact, kind) in &asked_next {
        let field = FieldId::new(fact.as_str());
        let is_same = asked_now.get(fact) == Some(kind);
        let answer = given.get(&field).filter(|_| is_same);
        if let Some(answer) = answer.or_else(|| own.get(&field)) {
            answers.insert(field, answer.clone());
        }
    }
    answers
}
