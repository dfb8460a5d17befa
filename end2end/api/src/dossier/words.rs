//! The sentences of the points desk, in both languages.

use chrono::{Datelike, NaiveDate};
use longgang_portal::domain::text::Text;

/// Chinese and English made by one function of the language.
pub fn in_both(words: impl Fn(&str) -> String) -> Text {
    Text::both(words("zh-CN"), words("en"))
}

/// A day, as 3 月 18 日 and 18 March.
pub fn day(day: NaiveDate, language: &str) -> String {
    if language == "en" {
        day.format("%-d %B").to_string()
    } else {
        format!("{} 月 {} 日", day.month(), day.day())
    }
}

/// A day with its year.
pub fn dated(day: NaiveDate, language: &str) -> String {
    if language == "en" {
        day.format("%-d %B %Y").to_string()
    } else {
        format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
    }
}

/// Several names in the middle of a sentence, one after the other.
pub fn listed(names: &[Text]) -> Text {
    in_both(|language| {
        if language == "en" {
            let names: Vec<String> = names.iter().map(|name| lower(name.get("en"))).collect();
            return names.join(", ");
        }
        let names: Vec<&str> = names.iter().map(|name| name.get(language)).collect();
        names.join("、")
    })
}

/// A register holds the same.
pub fn register_agrees(register: &Text) -> Text {
    in_both(|language| match language {
        "en" => format!(
            "The register of the {} says the same.",
            lower(register.get("en"))
        ),
        _ => format!("{}登记的和您填的一样。", register.get("zh-CN")),
    })
}

/// A register holds something else, and that counts.
pub fn register_differs(register: &Text, said: &Text, held: &Text) -> Text {
    in_both(|language| {
        let (said, held) = (said.get(language), held.get(language));
        match language {
            "en" => format!(
                "You said: {said}. The register of the {} says: {held}, and that counts.",
                lower(register.get("en"))
            ),
            _ => format!(
                "您填的是：{said}。{}登记的是：{held}。按登记的算。",
                register.get("zh-CN")
            ),
        }
    })
}

/// A register holds what the resident did not say.
pub fn register_adds(register: &Text, held: &Text) -> Text {
    in_both(|language| match language {
        "en" => format!(
            "You said nothing of this. The register of the {} says: {}.",
            lower(register.get("en")),
            held.get("en")
        ),
        _ => format!(
            "这项您没有填。{}登记的是：{}，按登记的算。",
            register.get("zh-CN"),
            held.get("zh-CN")
        ),
    })
}

/// The resident has corrected a fact.
pub fn corrected(label: &Text, now: &Text) -> Text {
    in_both(|language| {
        let (label, now) = (label.get(language), now.get(language));
        match language {
            "en" => format!("You corrected “{label}”: {now}."),
            _ => format!("您更正了“{label}”：{now}。"),
        }
    })
}

/// No register answers, and nothing needs to be proven.
pub fn nothing_against() -> Text {
    Text::both(
        "登记系统里没有相反的记录。",
        "There is no record to the contrary.",
    )
}

/// A paper proves what the resident says.
pub fn paper_proves() -> Text {
    Text::both(
        "看过您交的证明，和您填的一样。",
        "The paper you sent says the same.",
    )
}

/// No register answers, and a paper is missing.
pub fn paper_missing(paper: &Text) -> Text {
    in_both(|language| match language {
        "en" => format!(
            "No register answers; we need this paper: {}.",
            lower(paper.get("en"))
        ),
        _ => format!("登记系统没有答复，要一份证明：{}。", paper.get("zh-CN")),
    })
}

/// The term for a paper is over.
pub fn paper_late(paper: &Text, due: NaiveDate) -> Text {
    in_both(|language| {
        let by = day(due, language);
        match language {
            "en" => format!(
                "This paper had not come by {by}: {}. It counts 0 points.",
                lower(paper.get("en"))
            ),
            _ => format!("到 {by}没有收到证明：{}。记 0 分。", paper.get("zh-CN")),
        }
    })
}

/// What will count nothing unless it comes.
pub fn zero_warning(papers: &Text, due: NaiveDate) -> Text {
    in_both(|language| {
        let (by, papers) = (day(due, language), papers.get(language));
        match language {
            "en" => format!(
                "What is not proven by the end of {by} counts 0 points. Still missing: {papers}."
            ),
            _ => format!("{by}结束前没有证明的，记 0 分。还缺：{papers}。"),
        }
    })
}

/// What is asked for one item.
pub fn send_paper(title: &Text, paper: &Text) -> Text {
    in_both(|language| {
        let title = title.get(language);
        match language {
            "en" => format!("For “{title}”, please send: {}.", lower(paper.get("en"))),
            _ => format!("“{title}”这一项请补交：{}。", paper.get("zh-CN")),
        }
    })
}

/// An office or paper in the middle of an English sentence.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        // Two capitals are an abbreviation.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}
