//! Ids from the root of a scheme into the place in its file.

use serde_json::Value;

/// The JSON pointer (RFC 6901) of what `path` names by ids, as
/// `total/basic/education`, `about_you/born` or `gates/permit`.
pub fn pointer(scheme: &Value, path: &str) -> Option<String> {
    let ids: Vec<&str> = path.split('/').collect();
    let tree = within("/root".to_owned(), scheme.get("root")?, &ids);
    tree.or_else(|| among("/subjects", scheme.get("subjects")?, &ids))
        .or_else(|| listed(scheme, &ids))
        .or_else(|| anywhere("/root".to_owned(), scheme.get("root")?, path))
}

/// What `ids` name where the first is the id of `value` itself.
fn within(pointer: String, value: &Value, ids: &[&str]) -> Option<String> {
    let (id, below) = ids.split_first()?;
    if value.get("id")?.as_str()? != *id {
        return None;
    }
    if below.is_empty() {
        return Some(pointer);
    }
    parts(value).find_map(|(member, part)| {
        let pointer = format!("{pointer}/{member}");
        match part {
            Value::Array(_) => among(&pointer, part, below),
            _ => within(pointer, part, below),
        }
    })
}

fn among(pointer: &str, items: &Value, ids: &[&str]) -> Option<String> {
    let mut items = items.as_array()?.iter().enumerate();
    items.find_map(|(at, item)| within(format!("{pointer}/{at}"), item, ids))
}

/// What stands in a member of the scheme: `gates/permit`, `purposes/a/ranking`.
fn listed(scheme: &Value, ids: &[&str]) -> Option<String> {
    let (member, below) = ids.split_first()?;
    let list = scheme.get(member)?;
    let pointer = format!("/{member}");
    let Some((id, more)) = below.split_first() else {
        return Some(pointer);
    };
    let item = among(&pointer, list, &[*id])?;
    match more {
        [] => Some(item),
        [member] => {
            let part = format!("{item}/{member}");
            Some(if scheme.pointer(&part).is_some() {
                part
            } else {
                item
            })
        }
        _ => None,
    }
}

/// A node that is named by its own id alone.
fn anywhere(pointer: String, node: &Value, id: &str) -> Option<String> {
    if node.get("id").and_then(Value::as_str) == Some(id) {
        return Some(pointer);
    }
    parts(node).find_map(|(member, part)| {
        let pointer = format!("{pointer}/{member}");
        match part {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .find_map(|(at, item)| anywhere(format!("{pointer}/{at}"), item, id)),
            _ => anywhere(pointer, part, id),
        }
    })
}

/// The members that hold things with ids of their own.
fn parts(value: &Value) -> impl Iterator<Item = (&'static str, &Value)> {
    let members = ["children", "of", "facts", "fields"].into_iter();
    members.filter_map(|member| Some((member, value.get(member)?)))
}
