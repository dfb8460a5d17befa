//! What a report says of where: enough to begin another from the same place.

use super::{ADDRESS, UNIT, place_field};
use crate::domain::forms::answer::{Answer, Answers};

/// The answers that say where.
pub fn whereabouts(answers: &Answers) -> Answers {
    let place = place_field();
    let says = |id: &str| {
        id == ADDRESS || id == UNIT || id == place.as_str() || id.starts_with("report:community:")
    };
    answers
        .iter()
        .filter(|(id, _)| says(id.as_str()))
        .map(|(id, answer)| (id.clone(), answer.clone()))
        .collect()
}

/// The address as it was typed; empty where none was.
pub fn address(answers: &Answers) -> String {
    match answers.get(&ADDRESS.into()) {
        Some(Answer::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::FieldId;

    #[test]
    fn only_what_says_where_goes_along() {
        let all = [
            "report:address",
            "report:community:u1",
            "report:description",
            "report:phone",
            "report:place",
            "report:unit",
            "depth",
        ];
        let answers: Answers = all
            .into_iter()
            .map(|id| (FieldId::from(id), Answer::text(" 新渡路 92 号 ")))
            .collect();
        let kept = whereabouts(&answers);
        let kept: Vec<&str> = kept.keys().map(FieldId::as_str).collect();
        assert_eq!(
            kept,
            [
                "report:address",
                "report:community:u1",
                "report:place",
                "report:unit"
            ]
        );
        assert_eq!(address(&answers), "新渡路 92 号");
        assert_eq!(address(&Answers::new()), "");
    }
}
