//! What a page shows while something is fetched, and when it does not come.

use super::title::titled;
use crate::funnel::{Held, Signal, dynamic};
use crate::i18n;
use crate::routes::Route;
use crate::state::loaded::{Core, Loaded, Loader};
use crate::state::navigation;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// Shows what was fetched with `show`; `missing` where the API has no such thing;
/// the way to sign in where that is needed; else why it is not here, with a way
/// on.
pub fn loaded_view<T: Clone + 'static>(
    loader: Loader<T>,
    missing: impl Fn() -> AnyView + Send + 'static,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let show = move |held: &Held| held.get().cloned().map(&show);
    view_of(loader.core(), false, Box::new(missing), Box::new(show))
}

/// As [`loaded_view`], where that is the whole page: what stands there while it
/// has not come is the page's heading, and the page itself gets the focus.
pub fn loaded_page<T: Clone + 'static>(
    loader: Loader<T>,
    missing: impl Fn() -> AnyView + Send + 'static,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let show = move |held: &Held| held.get().cloned().map(&show);
    view_of(loader.core(), true, Box::new(missing), Box::new(show))
}

/// Draws what is held; nothing where it is of another type.
type Show = Box<dyn Fn(&Held) -> Option<AnyView> + Send>;

fn view_of(
    loader: Core,
    whole: bool,
    missing: Box<dyn Fn() -> AnyView + Send>,
    show: Show,
) -> AnyView {
    dynamic(move || match loader.get() {
        Loaded::Ready(held) => show(&held).unwrap_or_else(loading),
        Loaded::Loading => loading(),
        Loaded::Failed(error) if error.is_not_found() => missing(),
        Loaded::Failed(error) if error.is_not_signed_in() => sign_in(),
        Loaded::Offline => not_here(PanelKind::Offline, whole, loader.clone()),
        Loaded::Failed(_) => not_here(PanelKind::Failed, whole, loader.clone()),
    })
}

fn not_here(kind: PanelKind, whole: bool, loader: Core) -> AnyView {
    let (title, text) = match kind {
        PanelKind::Offline => ("error.offline", "error.offline_text"),
        _ => ("error.failed", "error.failed_text"),
    };
    if whole {
        stands_in(title);
    }
    let text = Signal::derive(move || i18n::t(text));
    let again = Callback::new(move |()| loader.reload());
    view! {
        <StatePanel kind title=said(title) text whole>
            <Button kind=ButtonKind::Second on_press=again>{say("error.again")}</Button>
        </StatePanel>
    }
    .into_any()
}

/// Something stands in for a whole page: it names the page, and what comes in
/// its place gets the focus as after a change of page.
pub fn stands_in(title: &'static str) {
    titled(title);
    on_cleanup(navigation::expect_heading);
}

/// It is coming.
pub fn loading() -> AnyView {
    view! { <StatePanel kind=PanelKind::Loading title=said("app.loading") /> }.into_any()
}

/// Signing in is needed; it leads back here.
pub fn sign_in() -> AnyView {
    let here = navigation::route();
    let href = Signal::derive(move || {
        Route::SignIn {
            next: here.get().map(Box::new),
        }
        .path()
    });
    view! {
        <StatePanel
            kind=PanelKind::Empty
            title=said("account.needed")
            text=said("account.needed_text")
        >
            <ButtonLink href=href>{say("account.sign_in")}</ButtonLink>
        </StatePanel>
    }
    .into_any()
}
