//! Where the resident is: the page, the title and the focus. Address bar,
//! history and links are the framework router's; [`Route`] stays the only table
//! of URLs, and what the router leaves to the app (title, focus, where a page
//! was scrolled to) is here.

use super::rooted;
use crate::domain::map::Map;
use crate::funnel::effect;
use crate::routes::Route;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

static ROUTE: LazyLock<ArcRwSignal<Option<Route>>> = LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    static BROWSER: RefCell<Option<BrowserUrl>> = const { RefCell::new(None) };
    /// Set by Back and Forward until the page has arrived.
    static CAME_BACK: Cell<bool> = const { Cell::new(false) };
    /// How far each page was scrolled when it was left, by path.
    static SCROLLED: RefCell<Map<String, f64>> = const { RefCell::new(Map::new()) };
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
    change(route, false);
}

/// Goes to a page in place of this one: Back leads to where this one came from.
pub fn replace(route: &Route) {
    change(route, true);
}

fn change(route: &Route, replace: bool) {
    let path = route.path();
    if let (Some(browser), Ok(url)) = (BROWSER.with_borrow(Clone::clone), BrowserUrl::parse(&path))
    {
        browser.as_url().set(url);
        browser.complete_navigation(&LocationChange {
            value: path,
            replace,
            scroll: false,
            ..LocationChange::default()
        });
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

/// The page is about to be replaced by what it stood in for: the next heading
/// that is announced gets the focus.
pub fn expect_heading() {
    HEADING_WANTED.set(true);
}

/// The title last announced, without the name of the site.
pub fn announced() -> String {
    TITLE.with_borrow(Clone::clone)
}

/// Reads the address bar and starts following links, Back and Forward. Links to
/// a place on the same page carry `rel="external"`: they are the browser's.
pub fn start() {
    let Ok(browser) = BrowserUrl::new() else {
        return;
    };
    ROUTE.set(browser.as_url().with_untracked(route_of));
    if let Ok(history) = window().history() {
        // The browser would scroll before the page stands.
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
    BROWSER.set(Some(browser.clone()));
    rooted(|| {
        let _ = window_event_listener(leptos::ev::popstate, |_| CAME_BACK.set(true));
        browser.init(None);
        effect(move || {
            let route = browser.as_url().with(route_of);
            let came_back = CAME_BACK.take();
            if ROUTE.with_untracked(|shown| *shown != route) {
                let kept = if came_back { scrolled(&route) } else { 0.0 };
                arrive(route, kept);
            }
            // The address bar changes once the page has been found.
            browser.ready_to_complete();
        });
    });
}

fn route_of(url: &Url) -> Option<Route> {
    Route::parse(&format!("{}?{}", url.path(), url.search()))
}

fn arrive(route: Option<Route>, scroll: f64) {
    SCROLL_TO.set(scroll);
    HEADING_WANTED.set(true);
    if ROUTE.with_untracked(|shown| *shown != route) {
        keep_scrolled();
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

fn keep_scrolled() {
    let left = ROUTE.with_untracked(|route| route.as_ref().map(Route::path));
    if let (Some(left), Ok(y)) = (left, window().scroll_y()) {
        SCROLLED.with_borrow_mut(|pages| pages.insert(left, y));
    }
}

fn scrolled(route: &Option<Route>) -> f64 {
    let path = route.as_ref().map(Route::path).unwrap_or_default();
    SCROLLED
        .with_borrow(|pages| pages.get(&path).copied())
        .unwrap_or(0.0)
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
