//! Buttons and links that look like buttons.

use crate::funnel::Signal;
use leptos::prelude::*;

/// How much weight a button has on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Main,
    /// Another thing to do.
    Second,
    /// A quiet one that looks like a link.
    Plain,
    /// Ends and clears.
    End,
}

impl ButtonKind {
    /// The class names.
    pub fn class(self) -> &'static str {
        match self {
            Self::Main => "button",
            Self::Second => "button button--second",
            Self::Plain => "button button--plain",
            Self::End => "button button--end",
        }
    }
}

/// A button. While `busy` it says so and takes no further press, but keeps the
/// focus: a disabled button would lose it.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Submits the form around it instead of calling `on_press`.
    #[prop(optional)]
    submit: bool,
    /// Whether it is at work.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Its element id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=kind.class()
            type=if submit { "submit" } else { "button" }
            id=id
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |event| {
                if busy.get_untracked() {
                    event.prevent_default();
                } else if let Some(press) = on_press {
                    press.run(());
                }
            }
        >
            {children()}
        </button>
    }
    .into_any()
}

/// A link in the looks of a button.
#[component]
pub fn ButtonLink(
    /// Where it leads, from `routes`.
    #[prop(into)]
    href: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=move || href.get()>
            {children()}
        </a>
    }
    .into_any()
}
