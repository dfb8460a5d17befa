//! Putting values into words.

/// Replaces each `{name}` by its value. Where a digit and a Chinese character
/// meet through it, a space comes between them, as everywhere in the portal's
/// words. An unknown name
/// stays as it is; values are never read for names again, so a resident may write
/// braces.
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
        join(&mut filled, value);
        rest = from_brace.get(length..).unwrap_or_default();
        // What follows the value meets it here.
        let next = rest.find('{').unwrap_or(rest.len());
        let (plain, after) = rest.split_at(next);
        join(&mut filled, plain);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn join(text: &mut String, more: &str) {
    let meet = text.chars().next_back().zip(more.chars().next());
    if meet.is_some_and(|(before, after)| want_space(before, after)) {
        text.push(' ');
    }
    text.push_str(more);
}

/// Puts spaces between digits and Chinese characters.
pub(super) fn spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if spaced
            .chars()
            .next_back()
            .is_some_and(|before| want_space(before, c))
        {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

fn want_space(before: char, after: char) -> bool {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    (before.is_ascii_digit() && is_han(after)) || (is_han(before) && after.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{fill, spaced};

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

    #[test]
    fn digits_and_chinese_characters_keep_their_distance() {
        assert_eq!(
            fill("最晚{due}前", &[("due", "3 月 8 日")]),
            "最晚 3 月 8 日前"
        );
        assert_eq!(
            fill("最晚{due}前", &[("due", "今天 15:56")]),
            "最晚今天 15:56 前"
        );
        assert_eq!(fill("{n} 个字", &[("n", "3")]), "3 个字");
        assert_eq!(
            fill("by {due}, {n}", &[("due", "3 March"), ("n", "2")]),
            "by 3 March, 2"
        );
        assert_eq!(spaced("2026年3月20日"), "2026 年 3 月 20 日");
    }
}
