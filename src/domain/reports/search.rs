//! Finding the service that is meant.

use super::service::Service;

/// The services that hold every word of `query` in their name, description,
/// groups or keywords in the language `locale`, those with it in their name
/// first. An empty query finds all.
///
/// Chinese is written without spaces, and a resident may write more than a
/// keyword ("路灯坏了"): a query that holds a whole keyword finds it too.
pub fn find(services: &[Service], query: &str, locale: &str) -> Vec<Service> {
    let query = folded(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return services.to_vec();
    }
    let mut found: Vec<(u8, &Service)> = services
        .iter()
        .filter_map(|service| Some((rank(service, &words, locale)?, service)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .map(|(_, service)| service.clone())
        .collect()
}

/// How near a service is to the words, 0 the nearest; none where it is not meant.
fn rank(service: &Service, words: &[&str], locale: &str) -> Option<u8> {
    let name = folded(service.name.get(locale));
    let keywords: Vec<String> = service.keywords.iter().map(|word| folded(word)).collect();
    let rest = {
        let groups = service.groups.join(" ");
        folded(&format!(
            "{} {groups} {}",
            service.description.get(locale),
            keywords.join(" ")
        ))
    };
    if words.iter().all(|word| name.contains(word)) {
        return Some(0);
    }
    if words
        .iter()
        .all(|word| name.contains(word) || rest.contains(word))
    {
        return Some(1);
    }
    let whole = words.join(" ");
    let is_held = |keyword: &String| {
        if keyword.is_ascii() {
            // "ld" is no part of "cold".
            words.contains(&keyword.as_str())
        } else {
            whole.contains(keyword.as_str())
        }
    };
    keywords.iter().chain([&name]).any(is_held).then_some(2)
}

fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '，' | '。' | '、' | '？' | '！' | ',' | '?' | '!' => ' ',
        letter => small(letter),
    };
    text.chars().map(fold).collect()
}

/// The small letter of a Latin, Greek or Cyrillic capital, also of the wide ones
/// of Chinese input. The tables of the standard library for all scripts would be
/// six kilobytes of what every resident downloads.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => code + 32,
        0x400..=0x40f => code + 80,
        // Capital and small letter in turn.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x460..=0x481 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::{find, small};
    use crate::domain::reports::service::Service;
    use crate::domain::text::Text;

    fn services() -> Vec<Service> {
        let service = |code: &str, name: Text, keywords: &[&str]| Service {
            code: code.into(),
            name,
            description: Text::both("公共设施坏了", "Public things that are broken"),
            keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
            ..Service::default()
        };
        vec![
            service(
                "road",
                Text::both("路面坏了", "Broken road"),
                &["坑", "塌陷"],
            ),
            service(
                "lamp",
                Text::both("路灯不亮", "Street light out"),
                &["路灯", "太黑", "lamp"],
            ),
            service("noise", Text::both("噪声", "Noise"), &["吵"]),
        ]
    }

    fn codes(query: &str, locale: &str) -> Vec<String> {
        find(&services(), query, locale)
            .iter()
            .map(|service| service.code.to_string())
            .collect()
    }

    #[test]
    fn the_name_goes_before_the_rest() {
        assert_eq!(codes("坏了", "zh-CN"), ["road", "lamp", "noise"]);
        assert_eq!(codes("噪声", "zh-CN"), ["noise"]);
        assert_eq!(codes(" ", "zh-CN"), ["road", "lamp", "noise"]);
        assert_eq!(codes("地铁", "zh-CN"), [] as [&str; 0]);
    }

    #[test]
    fn a_sentence_with_a_keyword_finds_it() {
        assert_eq!(codes("门口的路灯三天没亮了", "zh-CN"), ["lamp"]);
        assert_eq!(codes("晚上太黑，害怕", "zh-CN"), ["lamp"]);
        assert_eq!(codes("楼下好吵", "zh-CN"), ["noise"]);
        assert_eq!(codes("clamp", "en"), [] as [&str; 0]);
    }

    #[test]
    fn english_words_are_found_in_any_order_and_case() {
        assert_eq!(codes("light STREET", "en"), ["lamp"]);
        assert_eq!(codes("street lamp", "en"), ["lamp"]);
    }

    #[test]
    fn capitals_of_the_common_scripts_are_folded() {
        let folded = [
            'A'..='ı',
            'Ĳ'..='ŷ',
            'Ź'..='ž',
            'Ǟ'..='ǯ',
            'Α'..='ώ',
            'Ѐ'..='ҁ',
            '！'..='～',
        ];
        for letter in folded.into_iter().flatten() {
            let mut wanted = letter.to_lowercase();
            // İ becomes two characters there.
            if wanted.len() == 1 {
                assert_eq!(Some(small(letter)), wanted.next(), "{letter}");
            }
        }
    }
}
