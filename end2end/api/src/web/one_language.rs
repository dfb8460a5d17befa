//! Open311 speaks one language at a time.

use serde_json::Value;

/// The languages the data is written in.
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// The language to answer in: what was asked for, else Chinese.
pub fn language(asked: Option<&str>) -> &'static str {
    match asked {
        Some(tag) if tag.to_ascii_lowercase().starts_with("en") => "en",
        _ => "zh-CN",
    }
}

/// `value` with every text in several languages replaced by its words in one.
pub fn one_language(value: &Value, language: &str) -> Value {
    match value {
        Value::Object(members) if is_text(members) => {
            let words = members.get(language).or_else(|| members.get("zh-CN"));
            words.cloned().unwrap_or_default()
        }
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), one_language(member, language)))
            .collect(),
        Value::Array(items) => items
            .iter()
            .map(|item| one_language(item, language))
            .collect(),
        plain => plain.clone(),
    }
}

fn is_text(members: &serde_json::Map<String, Value>) -> bool {
    !members.is_empty()
        && members
            .keys()
            .all(|name| LANGUAGES.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_text_becomes_plain_words() {
        let data = json!({"name": {"zh-CN": "灯", "en": "Lamp"}, "values": [{"name": {"zh-CN": "亮"}}], "n": 1});
        assert_eq!(
            one_language(&data, language(Some("en-GB"))),
            json!({"name": "Lamp", "values": [{"name": "亮"}], "n": 1})
        );
        assert_eq!(one_language(&data, language(None))["name"], "灯");
    }
}
