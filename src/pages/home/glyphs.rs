//! The drawings of home: the stream that becomes three, and one for each task.

use leptos::prelude::*;

/// One stream becomes three.
pub(super) fn estuary() -> AnyView {
    view! {
        <svg
            class="estuary"
            viewBox="0 0 1000 56"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path d="M0 28H420C640 28 640 6 1000 6" />
            <path d="M420 28H1000" />
            <path d="M420 28C640 28 640 50 1000 50" />
        </svg>
    }
    .into_any()
}

/// The score on its way to the line.
pub(super) fn points() -> AnyView {
    view! {
        <svg class="task__glyph" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <rect class="gauge__track" x="0" y="23" width="56" height="10" rx="5" />
            <rect class="gauge__sure" x="0" y="23" width="32" height="10" rx="5" />
            <path class="gauge__mark" d="M46 14V42" />
            <circle class="gauge__ring" cx="32" cy="28" r="6" />
        </svg>
    }
    .into_any()
}

/// A place by the water.
pub(super) fn report() -> AnyView {
    view! {
        <svg class="task__glyph" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <path class="task__ground" d="M1 46c8 0 9-5 17-5M38 41c8 0 9 5 17 5" />
            <path
                class="gauge__sure"
                d="M28 46C20 36 14 30 14 22a14 14 0 0 1 28 0c0 8-6 14-14 24z"
            />
            <circle class="map__dot" cx="28" cy="22" r="5" />
        </svg>
    }
    .into_any()
}

/// A timeline.
pub(super) fn cases() -> AnyView {
    view! {
        <svg class="task__glyph" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <path class="timeline__stem" d="M8 10V30" />
            <path class="timeline__stem timeline__stem--next" d="M8 34V43" />
            <circle class="gauge__sure" cx="8" cy="9" r="5" />
            <circle class="gauge__ring" cx="8" cy="28" r="6" />
            <circle class="timeline__open" cx="8" cy="47" r="4" />
            <path class="timeline__words" d="M24 9H52M24 28H44M24 47H36" />
        </svg>
    }
    .into_any()
}
