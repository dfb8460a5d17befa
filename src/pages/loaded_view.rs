//! What a page shows while something is fetched, and when it does not come.

use crate::i18n;
use crate::state::loaded::{Loaded, Loader};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// Shows what was fetched with `show`; `missing` where the API has no such thing;
/// else why it is not here, with a way on.
pub fn loaded_view<T: Clone + PartialEq + Send + Sync + 'static>(
    loader: Loader<T>,
    missing: fn() -> AnyView,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    (move || match loader.get() {
        Loaded::Ready(value) => show(value),
        Loaded::Loading => {
            view! { <StatePanel kind=PanelKind::Loading title=said("app.loading") /> }.into_any()
        }
        Loaded::Failed(error) if error.is_not_found() => missing(),
        Loaded::Offline => not_here(PanelKind::Offline, loader.clone()),
        Loaded::Failed(_) => not_here(PanelKind::Failed, loader.clone()),
    })
    .into_any()
}

fn not_here<T: Clone + PartialEq + Send + Sync + 'static>(
    kind: PanelKind,
    loader: Loader<T>,
) -> AnyView {
    let (title, text) = match kind {
        PanelKind::Offline => ("error.offline", "error.offline_text"),
        _ => ("error.failed", "error.failed_text"),
    };
    let text = Signal::derive(move || i18n::t(text));
    let again = Callback::new(move |()| loader.reload());
    view! {
        <StatePanel kind title=said(title) text>
            <Button kind=ButtonKind::Second on_press=again>{say("error.again")}</Button>
        </StatePanel>
    }
    .into_any()
}
