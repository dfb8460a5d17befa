//! One line of text, and its relatives: phone, identity number, name, address.

use super::field::{Asked, field_frame};
use super::typing::Typing;
use crate::funnel::Signal;
use leptos::prelude::*;

/// What a line of text is, so that the right keyboard and the right memory of
/// the browser are offered (WCAG 1.3.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Anything.
    #[default]
    Plain,
    /// A mobile number.
    Phone,
    /// A resident identity number: never remembered by the browser.
    IdNumber,
    /// A person's name.
    Name,
    /// An address.
    Address,
    /// Digits only.
    Whole,
    /// Digits and a point.
    Decimal,
    /// A code sent or given to the resident.
    Code,
    /// Words to look for.
    Search,
}

impl TextKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Phone => "tel",
            Self::Search => "search",
            _ => "text",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Phone => Some("tel"),
            Self::Whole | Self::Code => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    fn autocomplete(self) -> &'static str {
        match self {
            Self::Phone => "tel",
            Self::Name => "name",
            Self::Address => "street-address",
            Self::Code => "one-time-code",
            _ => "off",
        }
    }

    /// Codes and numbers are no words to be corrected.
    fn spellcheck(self) -> Option<&'static str> {
        (!matches!(self, Self::Plain | Self::Address)).then_some("false")
    }

    fn class(self) -> &'static str {
        match self {
            Self::Whole | Self::Decimal => "input input--short",
            _ => "input",
        }
    }
}

/// The bare input, for building blocks that bring their own frame.
pub fn text_control(
    asked: &Asked,
    kind: TextKind,
    described_by: Signal<Option<String>>,
    value: Signal<String>,
    set: Callback<String>,
) -> AnyView {
    let typing = Typing::new(set);
    let invalid = asked.invalid();
    let node = NodeRef::<leptos::html::Input>::new();
    let shown = move || {
        let standing = node.get_untracked().map(|input| input.value());
        typing.shown(value.get(), standing)
    };
    view! {
        <input
            node_ref=node
            class=kind.class()
            id=asked.id.clone()
            type=kind.input_type()
            inputmode=kind.input_mode()
            autocomplete=kind.autocomplete()
            spellcheck=kind.spellcheck()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            prop:value=shown
            on:input=move |event| typing.typed(&event)
            on:compositionstart=move |_| typing.begin()
            on:compositionend=move |event| typing.end(&event)
            on:change=move |event| typing.end(&event)
            on:keydown=move |event| typing.key(&event)
        />
    }
    .into_any()
}

/// A question answered by one line of text.
#[component]
pub fn TextInput(
    /// The question.
    asked: Asked,
    /// What kind of text.
    #[prop(optional)]
    kind: TextKind,
    /// What is typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let described_by = asked.described_by(None);
    field_frame(&asked, text_control(&asked, kind, described_by, value, set))
}

/// A question answered by a number; its unit stands behind the box and is read
/// with it.
#[component]
pub fn NumberInput(
    /// The question.
    asked: Asked,
    /// The unit in words, empty for none.
    #[prop(into)]
    unit: Signal<String>,
    /// Whether it has digits after the point.
    #[prop(optional)]
    decimal: bool,
    /// What is typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let unit_id = format!("{}-unit", asked.id);
    let described_by = asked.described_by(Some(unit_id.clone()));
    let kind = if decimal {
        TextKind::Decimal
    } else {
        TextKind::Whole
    };
    let input = text_control(&asked, kind, described_by, value, set);
    let control = view! {
        <span class="input-unit">
            {input} <span id=unit_id>{move || unit.get()}</span>
        </span>
    };
    field_frame(&asked, control.into_any())
}
