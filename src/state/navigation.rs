//! Where the resident is: the address bar, the history, the title and the focus.
//! The framework's router leaves title, focus and scroll to the app and brings
//! a second table of URLs; this is smaller and keeps [`Route`] the only one.

use super::rooted;
use crate::routes::Route;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent};

static ROUTE: LazyLock<ArcRwSignal<Option<Route>>> = LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    /// Set by a change of page until its heading has the focus.
    static HEADING_WANTED: Cell<bool> = const { Cell::new(false) };
    /// Where to scroll once the page stands: the top, or where the resident was
    /// when coming back.
    static SCROLL_TO: Cell<f64> = const { Cell::new(0.0) };
    static TITLE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The page shown; `None` for a URL that does not exist.
pub fn route() -> ArcReadSignal<Option<Route>> {
    ROUTE.read_only()
}

/// Goes to a page. Going to the page that is shown leads to its top.
pub fn go(route: &Route) {
    if !is_shown(route) {
        remember_scroll();
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route.path()));
        }
    }
    arrive(Some(route.clone()), 0.0);
}

fn is_shown(route: &Route) -> bool {
    ROUTE.with_untracked(|shown| shown.as_ref() == Some(route))
}

/// Goes to a page in place of this one: Back leads to where this one came from.
pub fn replace(route: &Route) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.path()));
    }
    arrive(Some(route.clone()), 0.0);
}

/// Goes back one page.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Names the page: `title` alone, the name of the site is added. After a change
/// of page its `h1` gets the focus, once; calling again only changes the title.
pub fn announce_page(title: &str) {
    TITLE.set(title.to_owned());
    let site = crate::i18n::t("app.name");
    let whole = if title.is_empty() {
        site
    } else {
        format!("{title} · {site}")
    };
    document().set_title(&whole);
    if HEADING_WANTED.get() {
        request_animation_frame(focus_heading);
    }
}

/// The title last announced, without the name of the site.
pub fn announced() -> String {
    TITLE.with_borrow(Clone::clone)
}

/// Reads the address bar and starts listening to links and to Back.
pub fn start() {
    ROUTE.set(here());
    let history = window().history();
    if let Ok(history) = history {
        // The browser would scroll before the page stands.
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
    rooted(|| {
        let _ = window_event_listener(leptos::ev::popstate, |_| came_back());
        let _ = window_event_listener(leptos::ev::click, follow);
    });
}

fn here() -> Option<Route> {
    let location = window().location();
    let path = location.pathname().ok()?;
    Route::parse(&format!("{path}{}", location.search().unwrap_or_default()))
}

/// Back or Forward. A jump to a place on the same page comes here too and is
/// left to the browser.
fn came_back() {
    let route = here();
    if ROUTE.with_untracked(|shown| *shown != route) {
        arrive(route, scroll_kept());
    }
}

fn arrive(route: Option<Route>, scroll: f64) {
    SCROLL_TO.set(scroll);
    HEADING_WANTED.set(true);
    if ROUTE.with_untracked(|shown| *shown != route) {
        ROUTE.set(route);
    }
    // A page that stands at once has been announced by now; one that is still
    // loading gets the focus into its main part, so that it is not lost with
    // the link that was followed.
    request_animation_frame(|| {
        if HEADING_WANTED.get() && !focus_now("main h1") {
            focus_now("main");
            scroll_to(0.0);
        } else {
            focus_heading();
        }
    });
}

fn focus_heading() {
    if HEADING_WANTED.get() && focus_now("main h1") {
        HEADING_WANTED.set(false);
    }
    scroll_to(SCROLL_TO.get());
}

/// Focuses the first element that matches, without scrolling.
fn focus_now(selector: &str) -> bool {
    let element = document().query_selector(selector).ok().flatten();
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

fn remember_scroll() {
    let y = window().scroll_y().unwrap_or(0.0);
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(y), "");
    }
}

fn scroll_kept() -> f64 {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_f64()).unwrap_or(0.0)
}

/// Turns a click on a link of the portal into a change of page. Everything else
/// (another host, a new tab, a download, a place on the same page, a file) is
/// the browser's.
fn follow(event: MouseEvent) {
    let with_key = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || with_key {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target
        .and_then(|target| target.closest("a[href]").ok().flatten())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return };
    let elsewhere = link.origin() != window().location().origin().unwrap_or_default();
    let in_a_frame = !link.target().is_empty() && link.target() != "_self";
    let place_on_page = !link.hash().is_empty();
    if elsewhere || in_a_frame || place_on_page || link.has_attribute("download") {
        return;
    }
    if let Some(route) = Route::parse(&format!("{}{}", link.pathname(), link.search())) {
        event.prevent_default();
        go(&route);
    }
}
