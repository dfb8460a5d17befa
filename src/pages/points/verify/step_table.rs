//! Item by item: what the file says, what follows from its facts.

use super::words::aspect_words;
use crate::domain::identity::NodeId;
use crate::domain::map::Map;
use crate::domain::points::explain::Explained;
use crate::domain::points::receipt_document::aspects::differing;
use crate::domain::points::receipt_document::verify::{Agreement, Step, Verification};
use crate::funnel::Signal;
use crate::i18n;
use crate::ui::score_words::{cut_words, how_words, interval_words};
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// A computed node and how deep below the whole it stands.
type Places<'a> = Map<&'a NodeId, (usize, &'a Explained)>;

/// The table of all steps, in the order of the scheme.
pub fn step_table(verification: &Verification) -> AnyView {
    let mut places = Places::new();
    place(&verification.computed, 0, &mut places);
    let rows: Vec<AnyView> = verification
        .steps
        .iter()
        .enumerate()
        .filter_map(|(at, step)| row(at, step, &places))
        .collect();
    view! {
        <table class="compare">
            <caption class="unseen">{say("points.verify.steps")}</caption>
            <thead>
                <tr>
                    <th scope="col">{say("points.verify.item")}</th>
                    <th scope="col" class="compare__number">{say("points.verify.stated")}</th>
                    <th scope="col" class="compare__number">{say("points.verify.computed")}</th>
                    <th scope="col">{say("points.verify.result")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Element id of the row of the step at this place.
fn row_id(at: usize) -> String {
    format!("step-{at}")
}

/// More would be a second table.
const MOST_LINKS: usize = 8;

/// Ways to the rows that do not agree, where there are few of them.
pub fn step_links(verification: &Verification) -> Option<AnyView> {
    let mut links: Vec<AnyView> = Vec::new();
    for (at, step) in verification.steps.iter().enumerate() {
        let title = match &step.agreement {
            Agreement::Agrees => continue,
            Agreement::Differs { computed, .. } | Agreement::Missing { computed } => computed,
            Agreement::Unexpected { stated } => stated,
        };
        if links.len() == MOST_LINKS {
            return None;
        }
        let (href, title) = (format!("#{}", row_id(at)), of(title.title.clone()));
        links.push(view! { <li><a href=href rel="external">{title}</a></li> }.into_any());
    }
    (!links.is_empty()).then(|| view! { <ul class="bullets">{links}</ul> }.into_any())
}

fn place<'a>(node: &'a Explained, depth: usize, places: &mut Places<'a>) {
    places.insert(&node.id, (depth, node));
    for child in &node.children {
        place(child, depth + 1, places);
    }
}

/// Both sides of a step, and what there is to say about them.
struct Sides<'a> {
    stated: Option<&'a Explained>,
    computed: Option<&'a Explained>,
    tag: TagKind,
    key: &'static str,
}

impl<'a> Sides<'a> {
    /// `None` for a step that agrees with nothing, which [`verify`] never gives.
    ///
    /// [`verify`]: crate::domain::points::receipt_document::verify::verify
    fn of(step: &'a Step, places: &Places<'a>) -> Option<Self> {
        let (stated, computed, tag, key) = match &step.agreement {
            Agreement::Agrees => {
                let node = places.get(&&step.id)?.1;
                (Some(node), Some(node), TagKind::Done, "points.verify.same")
            }
            Agreement::Differs { stated, computed } => (
                Some(&**stated),
                Some(&**computed),
                TagKind::Late,
                "points.verify.different",
            ),
            Agreement::Missing { computed } => (
                None,
                Some(&**computed),
                TagKind::Late,
                "points.verify.missing",
            ),
            Agreement::Unexpected { stated } => (
                Some(&**stated),
                None,
                TagKind::Late,
                "points.verify.unexpected",
            ),
        };
        Some(Self {
            stated,
            computed,
            tag,
            key,
        })
    }

    fn agree(&self) -> bool {
        self.tag == TagKind::Done
    }
}

fn row<'a>(at: usize, step: &'a Step, places: &Places<'a>) -> Option<AnyView> {
    let sides = Sides::of(step, places)?;
    let named = sides.computed.or(sides.stated)?;
    let depth = places.get(&&step.id).map_or(1, |(depth, _)| *depth);
    let indent = ["", " compare__in-1", " compare__in-2", " compare__in-3"][depth.min(3)];
    let class = match (sides.agree(), depth) {
        (true, 0 | 1) => format!("compare__group{indent}"),
        (true, _) => format!("compare__item{indent}"),
        (false, _) => format!("compare__wrong{indent}"),
    };
    let aspects = match (sides.stated, sides.computed) {
        (Some(stated), Some(computed)) if !sides.agree() => differing(stated, computed),
        _ => Vec::new(),
    };
    let aspects = (!aspects.is_empty()).then(|| {
        let words = move || aspect_words(&aspects);
        view! { <span class="compare__how">{words}</span> }.into_any()
    });
    // Once is enough where both say the same.
    let reason = sides.agree().then(|| reason(named));
    let both = !sides.agree();
    let key = sides.key;
    Some(
        view! {
            <tr class=class id=row_id(at)>
                <th scope="row">
                    <span>{of(named.title.clone())}</span>
                    {reason}
                </th>
                <td class="compare__number compare__stated">
                    {cell("points.verify.stated", sides.stated, both)}
                </td>
                <td class="compare__number">{cell("points.verify.computed", sides.computed, both)}</td>
                <td class="compare__result">
                    <Tag kind=Signal::stored(sides.tag)>{say(key)}</Tag>
                    {aspects}
                </td>
            </tr>
        }
        .into_any(),
    )
}

/// The points of one side, with the reason where the sides are at odds.
fn cell(label: &'static str, side: Option<&Explained>, both: bool) -> AnyView {
    let points = side.map(|node| {
        let interval = node.interval;
        view! { <span class="compare__points">{move || interval_words(&interval)}</span> }
            .into_any()
    });
    let none = side
        .is_none()
        .then(|| view! { <span class="compare__points">"—"</span> }.into_any());
    let why = side.filter(|_| both).map(reason);
    view! {
        <span class="compare__label">{say(label)}</span>
        {points}
        {none}
        {why}
    }
    .into_any()
}

/// How the points came about, and the cap that cut them.
fn reason(node: &Explained) -> AnyView {
    let node = node.clone();
    let words = move || {
        let mut words = how_words(&node);
        if let Some(cut) = &node.cut {
            if !words.is_empty() {
                words.push_str(&i18n::t("score.comma"));
            }
            words.push_str(&cut_words(cut));
        }
        words
    };
    view! { <span class="compare__how">{words}</span> }.into_any()
}
