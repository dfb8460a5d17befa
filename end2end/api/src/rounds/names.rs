//! Invented names, and every name masked.

const SURNAMES: [&str; 16] = [
    "李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "林", "郑", "叶", "潘",
];

const GIVEN: [&str; 16] = [
    "小满", "建军", "丽华", "志强", "秀英", "明", "海燕", "永康", "晓东", "雪梅", "伟", "国庆",
    "玉兰", "芳", "立春", "子涵",
];

/// A name that is made up: any two numbers make one.
pub fn invented(a: u64, b: u64) -> String {
    let pick = |of: &[&'static str; 16], at: u64| {
        let at = usize::try_from(at % 16).unwrap_or_default();
        of.get(at).copied().unwrap_or_default()
    };
    format!("{}{}", pick(&SURNAMES, a), pick(&GIVEN, b))
}

/// A name as everybody may read it: the first character, a star for each of the
/// others, two at most.
pub fn masked(name: &str) -> String {
    let mut letters = name.trim().chars();
    let first = letters.next().unwrap_or('*');
    let stars = if letters.count() > 1 { "**" } else { "*" };
    format!("{first}{stars}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_character_is_left() {
        assert_eq!(masked("李小满"), "李**");
        assert_eq!(masked("王明"), "王*");
        assert_eq!(masked("阿不都热依木·买买提"), "阿**");
        assert_eq!(masked("Anna Smith"), "A**");
        assert_eq!(masked("李"), "李*");
        assert_eq!(masked(" "), "**");
    }
}
