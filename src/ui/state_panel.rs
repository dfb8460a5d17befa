//! What stands where content should be: it is coming, there is none, the net is
//! gone, something failed.

use crate::funnel::{Signal, dynamic};
use leptos::prelude::*;

/// Why there is no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelKind {
    /// It is coming.
    Loading,
    /// There is none.
    Empty,
    /// There is no network.
    Offline,
    /// Something failed.
    Failed,
}

impl PanelKind {
    fn class(self) -> &'static str {
        match self {
            Self::Failed => "state state--failed",
            Self::Loading => "state state--loading",
            Self::Empty | Self::Offline => "state",
        }
    }

    /// A failure interrupts; the rest waits its turn; an empty list is no news.
    fn role(self) -> Option<&'static str> {
        match self {
            Self::Failed => Some("alert"),
            Self::Offline | Self::Loading => Some("status"),
            Self::Empty => None,
        }
    }

    fn drawing(self) -> AnyView {
        let strokes = match self {
            Self::Loading => view! { <path d="M2 16H94" stroke-dasharray="2 6" /> }.into_any(),
            Self::Empty => view! {
                <circle cx="8" cy="16" r="6" />
                <path d="M14 16H94" stroke-dasharray="2 6" />
            }
            .into_any(),
            Self::Offline => view! { <path d="M2 16H36M60 16H94" /> }.into_any(),
            Self::Failed => view! {
                <path d="M2 16H36M60 16H94" />
                <path class="state__break" d="M48 8l8 8-8 8-8-8z" />
            }
            .into_any(),
        };
        view! {
            <svg class="state__drawing" viewBox="0 0 96 32" aria-hidden="true" focusable="false">
                {strokes}
            </svg>
        }
        .into_any()
    }
}

/// A panel with a drawing, a title, a sentence and a way on.
#[component]
pub fn StatePanel(
    /// Why there is no content.
    kind: PanelKind,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// One or two sentences.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Whether it is all the page has: its title is the page's heading then.
    #[prop(optional)]
    whole: bool,
    /// A way on: a button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = move || {
        let words = text.get();
        (!words.is_empty()).then(|| view! { <p>{words}</p> }.into_any())
    };
    let heading = if whole {
        view! { <h1>{move || title.get()}</h1> }.into_any()
    } else {
        view! { <h2>{move || title.get()}</h2> }.into_any()
    };
    view! {
        <div
            class=kind.class()
            role=kind.role()
            aria-busy=(kind == PanelKind::Loading).then_some("true")
        >
            {kind.drawing()}
            {heading}
            {dynamic(words)}
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
