//! The face of a promise's clock: a ring that fills until the mark at the top, which
//! is when it is due. Its words stand beside it, so nobody has to read it.

use leptos::prelude::*;

/// What the face shows; the way round has 360 steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Met after so much of the time.
    Kept(u16),
    /// So much of the time has gone.
    Running(u16),
    /// It stands still after so much of the time.
    Paused(u16),
    /// Missed.
    Late {
        /// Where it was due; what comes after is too late.
        due: u16,
        /// Whether it was met at last.
        met: bool,
    },
}

/// The ring.
pub fn clock_face(face: Face) -> AnyView {
    let parts: Vec<AnyView> = match face {
        Face::Kept(at) => vec![
            arc("clock__done", 0, at),
            mark(0),
            view! { <path class="clock__sign clock__sign--done" d="M19 28.5l6.5 6.5 12-13" /> }
                .into_any(),
        ],
        Face::Running(at) => vec![
            arc("clock__sure", 0, at),
            mark(0),
            hand(at),
            dot("clock__dot", at),
        ],
        Face::Paused(at) => vec![
            arc("clock__rest", 0, at),
            mark(0),
            view! { <path class="clock__sign" d="M23 21v14M33 21v14" /> }.into_any(),
        ],
        Face::Late { due, met } => vec![
            arc("clock__sure", 0, due),
            arc("clock__late", due, 360),
            mark(due),
            view! { <path class="clock__sign clock__sign--late" d="M28 18v13M28 37.5v.5" /> }
                .into_any(),
            if met {
                ().into_any()
            } else {
                dot("clock__dot clock__dot--late", 360)
            },
        ],
    };
    view! {
        <svg class="clock" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <circle class="clock__track" cx="28" cy="28" r="23" />
            {parts}
        </svg>
    }
    .into_any()
}

/// A piece of the ring.
fn arc(class: &'static str, from: u16, to: u16) -> AnyView {
    let dashes = format!("{} 360", to.saturating_sub(from));
    // It begins at the right; a clock begins at the top.
    let turned = format!("rotate({} 28 28)", i32::from(from) - 90);
    view! {
        <circle
            class=class
            cx="28"
            cy="28"
            r="23"
            pathLength="360"
            stroke-dasharray=dashes
            transform=turned
        />
    }
    .into_any()
}

fn turned(to: u16) -> String {
    format!("rotate({to} 28 28)")
}

/// When it is due.
fn mark(at: u16) -> AnyView {
    view! { <path class="clock__mark" d="M28 0v10" transform=turned(at) /> }.into_any()
}

fn hand(at: u16) -> AnyView {
    view! { <path class="clock__hand" d="M28 28V15" transform=turned(at) /> }.into_any()
}

fn dot(class: &'static str, at: u16) -> AnyView {
    view! { <circle class=class cx="28" cy="5" r="4.5" transform=turned(at) /> }.into_any()
}
