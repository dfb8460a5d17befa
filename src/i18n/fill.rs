//! Putting values into words.

/// Replaces each `{name}` by its value. An unknown name stays as it is; values
/// are never read for names again, so a resident may write braces.
pub(super) fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(start) = rest.find('{') {
        let (before, from_brace) = rest.split_at(start);
        filled.push_str(before);
        let value = from_brace.find('}').and_then(|end| {
            let name = from_brace.get(1..end)?;
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, end + 1))
        });
        let (value, length) = value.unwrap_or(("{", 1));
        filled.push_str(value);
        rest = from_brace.get(length..).unwrap_or_default();
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_take_the_places_of_their_names() {
        let words = "还剩 {hours} 小时 {minutes} 分";
        assert_eq!(
            fill(words, &[("hours", "5"), ("minutes", "20")]),
            "还剩 5 小时 20 分"
        );
    }

    #[test]
    fn braces_of_a_resident_stay_braces() {
        assert_eq!(fill("{a}、{b}", &[("a", "{b}"), ("b", "{")]), "{b}、{");
        assert_eq!(fill("{ {unknown} {", &[("a", "x")]), "{ {unknown} {");
    }
}
