//! From the path of a field to the id of its element.

/// The element id of the first input of the field at `path`, as
/// `f-entries-2-date` for `entries.2.date`. A service may name its fields as it
/// likes; an element id must not hold white space.
pub fn element_id(path: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            '-'
        }
    };
    format!("f-{}", path.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::element_id;

    #[test]
    fn paths_become_ids_without_white_space() {
        assert_eq!(element_id("entries.2.date"), "f-entries-2-date");
        assert_eq!(element_id("Wo genau?"), "f-Wo-genau-");
        assert_eq!(element_id("灯杆 编号"), "f-灯杆-编号");
    }
}
