//! Where the points come from: the explained score as a tree that opens.

use super::score_words::{
    cut_words, how_words, interval_words, multiplied_words, open_words, sure_words,
};
use super::words::{of, say};
use crate::domain::identity::{FactId, NodeId};
use crate::domain::points::explain::Explained;
use crate::funnel::{Kept, Signal, dynamic, kept, times};
use leptos::prelude::*;

/// One node, read anew whenever the score changes.
type Node = Kept<Option<Explained>>;

/// What else there is to say of an item, one sentence a line.
pub type ItemMore = Callback<Explained, Vec<String>>;

/// The tree. Its shape comes from the scheme and stays; only words and numbers
/// change while somebody types, so that what was opened stays open.
#[component]
pub fn ScoreTree(
    /// The root.
    #[prop(into)]
    explained: Signal<Explained>,
    /// Names a fact, for what is still open.
    #[prop(into)]
    name: Callback<FactId, String>,
    /// What else there is to say of an item, as what proves it.
    #[prop(optional, into)]
    more: Option<ItemMore>,
) -> impl IntoView {
    let root: Node = kept(move || Some(explained.get()));
    let branches = children(root, move |node| branch(node, name, more));
    let total = move || root.get().map(|root| interval_words(&root.interval));
    let cut = move || {
        root.get()
            .and_then(|root| root.cut)
            .map(|cut| cut_words(&cut))
    };
    view! {
        <ul class="tree">
            {branches}
            <li class="tree__total">
                <span>
                    {say("score.total")}
                    {move || cut().map(|words| view! { <span class="tree__cap">{words}</span> }.into_any())}
                </span>
                <span class="tree__points">{dynamic(total)}</span>
            </li>
        </ul>
    }
    .into_any()
}

/// Some nodes of the tree as a list, each with its reason: what the page at hand
/// moves. What is still open is not named: it is being asked right there.
#[component]
pub fn ScoreItems(
    /// The root.
    #[prop(into)]
    explained: Signal<Explained>,
    /// Which, in this order.
    items: Vec<NodeId>,
) -> impl IntoView {
    let row = |id: NodeId| {
        let node: Node = kept(move || explained.with(|root| root.find(&id).cloned()));
        view! {
            <li>
                <span>{title(node)}</span>
                {worth(node)}
                <span class="tree__how">{rule(node)}</span>
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = items.into_iter().map(row).collect();
    view! { <ul class="tree tree--flat">{rows}</ul> }.into_any()
}

/// Draws each child of a node; they are told apart by their place.
fn children(node: Node, draw: impl Fn(Node) -> AnyView + Send + Sync + Clone + 'static) -> AnyView {
    let count = kept(move || node.with(|node| node.as_ref().map_or(0, |node| node.children.len())));
    let one = move |at: usize| {
        draw(kept(move || {
            node.with(|node| {
                node.as_ref()
                    .and_then(|node| node.children.get(at))
                    .map(|child| Explained::clone(child))
            })
        }))
    };
    times(move || count.get(), one)
}

/// A child of the root: it opens.
fn branch(node: Node, name: Callback<FactId, String>, more: Option<ItemMore>) -> AnyView {
    let is_item =
        node.with_untracked(|node| node.as_ref().is_none_or(|node| node.children.is_empty()));
    let leaves = if is_item {
        view! { <li>{reason(node, name)} {notes(node, more)}</li> }.into_any()
    } else {
        children(node, move |child| leaf(child, name, more))
    };
    let own =
        (!is_item).then(|| view! { <li class="tree__reason">{reason(node, name)}</li> }.into_any());
    view! {
        <li>
            <details>
                <summary>
                    <span class="tree__name">{title(node)}</span>
                    {worth(node)}
                </summary>
                <ul class="tree__leaves">{own} {leaves}</ul>
            </details>
        </li>
    }
    .into_any()
}

/// A node further down: always seen, its own children below it.
fn leaf(node: Node, name: Callback<FactId, String>, more: Option<ItemMore>) -> AnyView {
    let is_item =
        node.with_untracked(|node| node.as_ref().is_none_or(|node| node.children.is_empty()));
    let below = (!is_item).then(|| {
        let leaves = children(node, move |child| leaf(child, name, more));
        view! { <ul class="tree__leaves tree__below">{leaves}</ul> }.into_any()
    });
    view! {
        <li>
            <span>{title(node)}</span>
            {worth(node)}
            {reason(node, name)}
            {is_item.then(|| notes(node, more))}
            {below}
        </li>
    }
    .into_any()
}

/// How sure an item is, and what proves it.
fn notes(node: Node, more: Option<ItemMore>) -> AnyView {
    let lines = move || {
        let Some(node) = node.get() else {
            return Vec::new();
        };
        let sure = sure_words(&node.interval);
        let more = more.map(|more| more.run(node)).unwrap_or_default();
        let lines = sure.into_iter().chain(more);
        lines
            .map(|line| view! { <span class="tree__note">{line}</span> }.into_any())
            .collect::<Vec<_>>()
    };
    dynamic(move || lines().into_any())
}

fn title(node: Node) -> impl IntoView {
    dynamic(move || node.get().map(|node| of(node.title)))
}

fn worth(node: Node) -> AnyView {
    let whole = move || {
        node.with(|node| {
            node.as_ref()
                .is_none_or(|node| node.interval.claimed.is_whole())
        })
    };
    view! {
        <span class="tree__points" class:whole=whole>
            {move || node.get().map(|node| interval_words(&node.interval))}
        </span>
    }
    .into_any()
}

/// How the points came about, and the cap that cut them.
fn rule(node: Node) -> AnyView {
    let how = move || node.get().map(|node| how_words(&node)).unwrap_or_default();
    let cut = move || {
        let cut = node.get().and_then(|node| node.cut)?;
        Some(view! { <span class="tree__cap">{cut_words(&cut)}</span> }.into_any())
    };
    let times = move || {
        let times = multiplied_words(&node.get()?)?;
        Some(view! { <span class="tree__cap">{times}</span> }.into_any())
    };
    view! {
        {dynamic(how)}
        " "
        {dynamic(times)}
        " "
        {dynamic(cut)}
    }
    .into_any()
}

fn reason(node: Node, name: Callback<FactId, String>) -> AnyView {
    let open = move || {
        let words = open_words(&node.get()?, |fact| name.run(fact))?;
        Some(view! { <span class="tree__open">{words}</span> }.into_any())
    };
    view! { <span class="tree__how">{rule(node)} " " {dynamic(open)}</span> }.into_any()
}
