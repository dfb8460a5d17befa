//! The list, and the map beside it; on a narrow screen one of the two.

use super::found::Found;
use super::map::{AroundMap, has_map};
use crate::domain::reports::around::Filters;
use crate::funnel::{Kept, dynamic, kept};
use crate::ui::words::say;
use leptos::prelude::*;

/// From so wide on both stand beside each other; the same in `around.css`.
const WIDE: &str = "(min-width: 60em)";

/// List and map.
#[component]
pub fn Sides(
    /// What the list is narrowed to.
    filters: Kept<Filters>,
) -> impl IntoView {
    let on_map = RwSignal::new(false);
    let is_wide = RwSignal::new(is_wide());
    let resized = window_event_listener_untyped("resize", move |_| {
        is_wide.maybe_update(|wide| {
            let now = self::is_wide();
            let changed = *wide != now;
            *wide = now;
            changed
        });
    });
    on_cleanup(move || resized.remove());
    let has_map = has_map();
    let with_map = kept(has_map);
    // The map is fetched where it is looked at.
    let map_shown = kept(move || with_map.get() && (is_wide.get() || on_map.get()));
    let list_shown = kept(move || is_wide.get() || !on_map.get() || !with_map.get());
    let choice = move || (with_map.get() && !is_wide.get()).then(|| switch(on_map));
    view! {
        {dynamic(choice)}
        <div class="around-sides" class:around-sides--both=move || with_map.get() && is_wide.get()>
            {dynamic(move || list_shown.get().then(|| view! { <Found filters /> }.into_any()))}
            {dynamic(move || map_shown.get().then(|| view! { <AroundMap /> }.into_any()))}
        </div>
    }
    .into_any()
}

/// List or map, where only one has room.
fn switch(on_map: RwSignal<bool>) -> AnyView {
    let one = |map: bool, key: &'static str| {
        view! {
            <button
                class="around-switch__one"
                type="button"
                aria-pressed=move || (on_map.get() == map).to_string()
                on:click=move |_| on_map.set(map)
            >
                {say(key)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="around-switch" role="group" aria-label=say("report.around.view")>
            {one(false, "report.around.as_list")} {one(true, "report.around.as_map")}
        </div>
    }
    .into_any()
}

fn is_wide() -> bool {
    let query = window().match_media(WIDE).ok().flatten();
    query.is_some_and(|query| query.matches())
}
