//! Text as residents write it: cleaned without changing a word, and measured.

use super::fault::Fault;

/// Most characters of an address.
pub(super) const ADDRESS: u32 = 200;
/// Most characters of a name; names in Latin letters get long.
const NAME: u32 = 60;

/// Text without what nobody typed on purpose: control characters, white space at
/// the ends, line breaks where one line is wanted.
pub(super) fn text(text: &str, max: u32, lines: bool) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter_map(|c| match c {
        '\n' if lines => Some('\n'),
        '\n' | '\t' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    let text: String = kept.collect::<String>().trim().to_owned();
    let over = text.chars().count().saturating_sub(max as usize);
    if over > 0 {
        Err(Fault::TooLong { over, max })
    } else {
        Ok(text)
    }
}

/// A person's name: letters of any script with the marks names have. Digits and
/// other signs are slips. Private-use characters are let through, since old
/// systems write rare family names with them.
pub(super) fn name(name: &str) -> Result<String, Fault> {
    let name = text(name, NAME, false)?;
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = words
        .chars()
        // The dot of Uyghur and Tibetan names, as keyboards variously give it.
        .map(|c| {
            if matches!(c, '•' | '・' | '‧' | '．' | '∙' | '･') {
                '·'
            } else {
                c
            }
        })
        .collect();
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\u{e000}'..='\u{f8ff}');
    let is_mark = |c: char| " ·-'’.".contains(c) || matches!(c, '\u{300}'..='\u{36f}');
    if name.chars().all(|c| is_letter(c) || is_mark(c)) && name.contains(is_letter) {
        Ok(name)
    } else {
        Err(Fault::NameCharacters)
    }
}
