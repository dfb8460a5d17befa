//! What a report says of where: enough to begin another from the same place, and to
//! tell one from another.

use super::{ADDRESS, DESCRIPTION, UNIT, place_field};
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::identity::FieldId;

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

/// The field of the address.
pub fn address_field() -> FieldId {
    ADDRESS.into()
}

/// The address as it was typed; empty where none was.
pub fn address(answers: &Answers) -> String {
    match answers.get(&ADDRESS.into()) {
        Some(Answer::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    }
}

/// What tells a report from others in a list, short: where it is, else how what was
/// written begins; empty where neither is said.
pub fn said(answers: &Answers) -> String {
    const SHORT: usize = 40;
    let address = address(answers);
    if !address.is_empty() {
        return address;
    }
    let Some(Answer::Text(text)) = answers.get(&DESCRIPTION.into()) else {
        return String::new();
    };
    let text = text.trim();
    let mut short: String = text.chars().take(SHORT).collect();
    if text.chars().count() > SHORT {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn typed(pairs: &[(&str, &str)]) -> Answers {
        let answer = |(id, text): &(&str, &str)| ((*id).into(), Answer::Text((*text).to_owned()));
        pairs.iter().map(answer).collect()
    }

    #[test]
    fn where_tells_more_than_what_and_both_are_short() {
        let both = typed(&[(ADDRESS, " 新渡路 92 号 "), (DESCRIPTION, "不亮")]);
        assert_eq!(said(&both), "新渡路 92 号");
        assert_eq!(said(&typed(&[(DESCRIPTION, " 不亮 ")])), "不亮");
        let long = "亮".repeat(41);
        assert_eq!(
            said(&typed(&[(DESCRIPTION, &long)])),
            format!("{}…", "亮".repeat(40))
        );
        assert_eq!(said(&Answers::default()), "");
    }
}
