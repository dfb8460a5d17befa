//! The answers to a service's questions.

use super::form::Form;
use crate::published::ReportService;
use crate::web::refusal::fault;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use longgang_portal::domain::problem::MemberFault;
use longgang_portal::domain::text::Text;
use serde_json::Value;

/// One answer, in words of both languages.
pub struct Answered {
    /// The question.
    pub question: Text,
    /// The answer.
    pub answer: Text,
}

/// Longest answer in words, in characters.
const LONGEST: usize = 1000;

/// All answers, or everything that is wrong with them.
pub fn answers(
    service: &ReportService,
    form: &Form,
    language: &str,
) -> Result<Vec<Answered>, Vec<MemberFault>> {
    let mut answered = Vec::new();
    let mut faults = Vec::new();
    for attribute in service
        .attributes
        .iter()
        .filter(|one| one["variable"] == Value::Bool(true))
    {
        let code = attribute["code"].as_str().unwrap_or_default();
        let key = format!("attribute[{code}]");
        let list = format!("{key}[]");
        let given: Vec<&str> = form.all(&key).chain(form.all(&list)).collect();
        let question: Text =
            serde_json::from_value(attribute["description"].clone()).unwrap_or_default();
        let outcome = if given.is_empty() {
            let required = attribute["required"] == Value::Bool(true);
            if required {
                Err(("请回答", "Please answer"))
            } else {
                Ok(None)
            }
        } else {
            answer(attribute, &given)
                .map(Some)
                .ok_or(("回答不对", "The answer is wrong"))
        };
        match outcome {
            Ok(None) => {}
            Ok(Some(answer)) => answered.push(Answered { question, answer }),
            Err((zh, en)) => {
                let said = if language == "en" {
                    format!("{en}: ")
                } else {
                    format!("{zh}：")
                };
                faults.push(fault(&key, "wrong", &(said + question.get(language))));
            }
        }
    }
    if faults.is_empty() {
        Ok(answered)
    } else {
        Err(faults)
    }
}

/// The words of an answer, when it is of the attribute's datatype.
fn answer(attribute: &Value, given: &[&str]) -> Option<Text> {
    let datatype = attribute["datatype"].as_str().unwrap_or_default();
    if datatype == "multivaluelist" {
        let names: Vec<Text> = given
            .iter()
            .map(|key| name(attribute, key))
            .collect::<Option<_>>()?;
        let join = |language: &str, with: &str| {
            names
                .iter()
                .map(|name| name.get(language))
                .collect::<Vec<_>>()
                .join(with)
        };
        return Some(Text::both(join("zh-CN", "、"), join("en", ", ")));
    }
    let [one] = given else { return None };
    let fits = match datatype {
        "singlevaluelist" => return name(attribute, one),
        "number" => one.parse::<f64>().is_ok_and(f64::is_finite),
        "datetime" => is_moment(one),
        _ => one.chars().count() <= LONGEST,
    };
    fits.then(|| Text::plain(*one))
}

fn name(attribute: &Value, key: &str) -> Option<Text> {
    let values = attribute["values"].as_array()?;
    let value = values.iter().find(|value| value["key"] == *key)?;
    serde_json::from_value(value["name"].clone()).ok()
}

/// A moment as clients write it: with or without zone, seconds or time.
fn is_moment(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
        || [
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%dT%H:%M",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
        ]
        .iter()
        .any(|form| NaiveDateTime::parse_from_str(text, form).is_ok())
        || NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_moment;

    #[test]
    fn moments_are_read_as_people_and_programs_write_them() {
        for text in [
            "2026-03-10T21:30:00+08:00",
            "2026-03-10T13:30:00Z",
            "2026-03-10 21:30",
            "2026-03-10T21:30",
            "2026-03-10",
        ] {
            assert!(is_moment(text), "{text}");
        }
        for text in ["yesterday", "2026-02-30", "21:30", "2026-03-10 25:00"] {
            assert!(!is_moment(text), "{text}");
        }
    }
}
