//! A word with a small node beside it, so that colour never speaks alone.

use crate::funnel::Signal;
use leptos::prelude::*;

/// What a tag says with its colour and node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagKind {
    /// Rests, or not begun.
    #[default]
    Rest,
    /// Under way.
    Going,
    /// The resident is asked.
    Ask,
    /// Late.
    Late,
    /// Done or verified.
    Done,
    /// Words only.
    Bare,
}

impl TagKind {
    /// The class names.
    pub fn class(self) -> &'static str {
        match self {
            Self::Rest => "tag",
            Self::Going => "tag tag--going",
            Self::Ask => "tag tag--ask",
            Self::Late => "tag tag--late",
            Self::Done => "tag tag--done",
            Self::Bare => "tag tag--bare",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// What it says with its looks.
    #[prop(optional, into)]
    kind: Signal<TagKind>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <span class=move || kind.get().class()>{children()}</span> }
}
