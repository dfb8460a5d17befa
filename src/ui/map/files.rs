//! The script and the style sheet of the map. The page names them (`portal-app`, see
//! `end2end/setup/map.mjs`); they are fetched once, when the first map is shown.

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Fetches what is not here yet; none where it does not come. A failure is not
/// remembered: asking again fetches again.
pub(super) async fn fetched() -> Option<()> {
    let app = document()
        .query_selector("meta[name='portal-app']")
        .ok()
        .flatten()?;
    let style = element(
        "link",
        "map-style",
        "href",
        &app.get_attribute("data-map-style")?,
    );
    let script = element(
        "script",
        "map-script",
        "src",
        &app.get_attribute("data-map-script")?,
    );
    // Both on their way before either is waited for.
    let (style, script) = (style?, script?);
    style.await?;
    script.await
}

/// Puts an element that fetches `address` into the head, unless it is there, and waits
/// until it has.
fn element(
    name: &str,
    id: &str,
    member: &str,
    address: &str,
) -> Option<impl Future<Output = Option<()>> + use<>> {
    const CAME: &str = "data-came";
    let there = document().get_element_by_id(id);
    let is_there = there.is_some();
    let element = match there {
        Some(element) => element,
        None => {
            let element = document().create_element(name).ok()?;
            element.set_id(id);
            let _ = element.set_attribute("rel", "stylesheet");
            element.set_attribute(member, address).ok()?;
            element
        }
    };
    let has_come = element.has_attribute(CAME);
    let answer = (!has_come).then(|| settled(&element));
    if !is_there {
        document().head()?.append_child(&element).ok()?;
    }
    Some(async move {
        let Some(answer) = answer else {
            return Some(());
        };
        if JsFuture::from(answer).await.is_err() {
            element.remove();
            return None;
        }
        element.set_attribute(CAME, "").ok()
    })
}

fn settled(element: &Element) -> Promise {
    Promise::new(&mut |came, failed| {
        let hears = element
            .add_event_listener_with_callback("load", &came)
            .and_then(|()| element.add_event_listener_with_callback("error", &failed));
        if hears.is_err() {
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    })
}
