//! Text of a server as plain text of bounded length.

/// Longer strings are cut; characters.
pub const LONGEST: usize = 20_000;

/// Text for people as plain text: trimmed, `<br>` as a line, entities as their
/// characters, cut to [`LONGEST`]. Other markup stays visible as it is, since it
/// is never rendered.
pub fn words(text: &str) -> String {
    let text = cut(text);
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let (taken, put) = match c {
            '<' => line_break(rest),
            '&' => entity(rest),
            _ => None,
        }
        .unwrap_or((c.len_utf8(), c));
        out.push(put);
        rest = rest.get(taken..).unwrap_or_default();
    }
    out.trim().to_owned()
}

fn line_break(text: &str) -> Option<(usize, char)> {
    let end = text.char_indices().take(8).find(|(_, c)| *c == '>')?.0;
    let tag = text.get(1..end)?.to_ascii_lowercase();
    (tag.trim().trim_end_matches('/').trim_end() == "br").then_some((end + 1, '\n'))
}

fn entity(text: &str) -> Option<(usize, char)> {
    let end = text.char_indices().take(10).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let put = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((end + 1, put))
}

/// Cuts a text to [`LONGEST`] characters.
pub fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
