//! Keys of what was sent from a form and is not answered yet, by the form's name.

use super::indexed::{self, Store};

/// Where they stand among the drafts.
const KEY: &str = "key of ";

fn name(form: &str) -> String {
    [KEY, form].concat()
}

/// What is kept for `form`.
pub async fn read(form: &str) -> Option<String> {
    let kept = indexed::get(Store::Drafts, &name(form)).await.ok()?;
    kept.as_string()
}

/// Keeps a key for `form`. Where the browser refuses, it lasts as long as the page.
pub async fn write(form: &str, key: &str) {
    let _ = indexed::put(Store::Drafts, &name(form), &key.into()).await;
}

/// Forgets the key of `form`.
pub async fn delete(form: &str) {
    let _ = indexed::delete(Store::Drafts, &name(form)).await;
}
