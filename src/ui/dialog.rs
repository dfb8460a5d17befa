//! A native dialog: the browser traps the focus, closes on Escape and gives the
//! focus back.

use crate::funnel::{Signal, effect};
use leptos::prelude::*;

/// A modal dialog, open while `open` says so.
#[component]
pub fn Dialog(
    /// Element id; the title's is made of it.
    #[prop(into)]
    id: String,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open; set to false when the resident closes it.
    open: RwSignal<bool>,
    /// What it holds, with its buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    effect(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            // Fails only where the dialog has left the page; nothing to show then.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    view! {
        <dialog
            class="dialog"
            id=id
            node_ref=node
            aria-labelledby=labelled
            on:close=move |_| {
                open.try_set(false);
            }
        >
            <div class="stack">
                <h2 id=title_id>{move || title.get()}</h2>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}
