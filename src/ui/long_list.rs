//! A list of which only the rows near the screen are in the page. The rest are gaps
//! of their height, so the page scrolls as if all rows were there.

use crate::domain::window::{Heights, Piece};
use crate::funnel::{Signal, each, effect, kept};
use leptos::html::Ol;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What is known of the heights of a list's rows.
pub type KeptHeights = Arc<Mutex<Heights>>;

/// The parts of a list that move.
#[derive(Clone, Copy)]
struct Moving {
    node: NodeRef<Ol>,
    heights: StoredValue<KeptHeights>,
    /// The rows that are drawn.
    drawn: RwSignal<(usize, usize)>,
    /// The row that has the focus: it stays wherever the screen goes.
    held: RwSignal<Option<usize>>,
    /// Counts what was learnt about heights.
    learnt: RwSignal<u32>,
    width: StoredValue<f64>,
}

/// A long list of `len` rows. Its rows must not depend on what is before them.
#[component]
pub fn LongList(
    /// How many rows there are.
    #[prop(into)]
    len: Signal<usize>,
    /// Whether that is all of them.
    #[prop(into)]
    whole: Signal<bool>,
    /// Id of the list's heading.
    labelled_by: &'static str,
    /// How high the rows are; whoever keeps it finds the list as it was left.
    heights: KeptHeights,
    /// Draws the row of a place.
    row: Callback<usize, AnyView>,
    /// The end of the list comes near.
    near_end: Callback<()>,
) -> impl IntoView {
    let first = locked(&heights).drawn_first();
    let moving = Moving {
        node: NodeRef::new(),
        heights: StoredValue::new(heights),
        drawn: RwSignal::new(first),
        held: RwSignal::new(None),
        learnt: RwSignal::new(0),
        width: StoredValue::new(0.0),
    };
    let look = looking(moving, len, near_end);
    listen(&look);
    effect(move || {
        // More rows, or another list: what is drawn may be too few.
        len.get();
        moving.drawn.get();
        moving.learnt.get();
        look();
    });
    let pieces = kept(move || {
        moving.learnt.get();
        len.get();
        let heights = moving.heights.get_value();
        let pieces = locked(&heights).pieces(moving.drawn.get(), moving.held.get());
        pieces.iter().map(name_of).collect::<Vec<String>>()
    });
    let piece = move |name: String| match named(&name) {
        Piece::Gap { height, .. } => gap(height),
        Piece::Row(place) => {
            let setsize = move || {
                if whole.get() {
                    len.get().to_string()
                } else {
                    "-1".to_owned()
                }
            };
            view! {
                <li
                    class="long-list__row"
                    data-row=place.to_string()
                    aria-posinset=(place + 1).to_string()
                    aria-setsize=setsize
                >
                    {row.run(place)}
                </li>
            }
            .into_any()
        }
    };
    view! {
        <ol
            class="long-list"
            node_ref=moving.node
            aria-labelledby=labelled_by
            on:focusin=move |event| {
                moving.held.set(row_of(event.target()));
            }
            on:focusout=move |_| moving.held.set(None)
        >
            {each(move || pieces.get(), piece)}
        </ol>
    }
    .into_any()
}

/// A gap that is no row to anybody.
fn gap(height: f64) -> AnyView {
    let height = format!("{height:.1}px");
    view! { <li class="long-list__gap" aria-hidden="true" style:height=height></li> }.into_any()
}

fn name_of(piece: &Piece) -> String {
    match piece {
        Piece::Row(place) => format!("row {place}"),
        Piece::Gap { from, height } => format!("gap {from} {height}"),
    }
}

/// The piece that [`name_of`] named.
fn named(name: &str) -> Piece {
    let mut words = name.split(' ');
    let kind = words.next();
    let from = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    match (kind, words.next().and_then(|word| word.parse().ok())) {
        (Some("gap"), Some(height)) => Piece::Gap { from, height },
        _ => Piece::Row(from),
    }
}

/// Looks where the screen is, once in a frame however often it is called.
fn looking(
    moving: Moving,
    len: Signal<usize>,
    near_end: Callback<()>,
) -> impl Fn() + Clone + 'static {
    let waits = Rc::new(Cell::new(false));
    move || {
        if waits.replace(true) {
            return;
        }
        let waits = Rc::clone(&waits);
        request_animation_frame(move || {
            waits.set(false);
            // The page may have been left meanwhile.
            if let Some(Some(list)) = moving.node.try_get_untracked() {
                look_at(&list, moving, len, near_end);
            }
        });
    }
}

fn look_at(list: &Element, moving: Moving, len: Signal<usize>, near_end: Callback<()>) {
    let at = list.get_bounding_client_rect();
    let screen = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let len = len.get_untracked();
    let Some(heights) = moving.heights.try_get_value() else {
        return;
    };
    let mut heights = locked(&heights);
    if (moving.width.get_value() - at.width()).abs() > 0.5 {
        if moving.width.get_value() > 0.0 {
            heights.forget_all();
        }
        moving.width.set_value(at.width());
    }
    heights.set_len(len);
    let news = learn(list, &mut heights);
    let rows = heights.drawn(-at.top(), screen.unwrap_or(800.0));
    heights.keep_drawn(rows);
    drop(heights);
    moving.drawn.maybe_update(|drawn| {
        let moves = *drawn != rows;
        *drawn = rows;
        moves
    });
    if news {
        moving.learnt.update(|count| *count = count.wrapping_add(1));
    }
    if rows.1 >= len {
        near_end.run(());
    }
}

/// Takes over how high the rows are that are drawn.
fn learn(list: &Element, heights: &mut Heights) -> bool {
    let Ok(rows) = list.query_selector_all(":scope > [data-row]") else {
        return false;
    };
    let mut news = false;
    for at in 0..rows.length() {
        let row = rows
            .get(at)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(row) = row
            && let Some(place) = place_of(&row)
        {
            news |= heights.learn(place, row.get_bounding_client_rect().height());
        }
    }
    news
}

/// Follows scrolling and the size of the window as long as the page stands.
fn listen(look: &(impl Fn() + Clone + 'static)) {
    let (scrolled, resized) = (look.clone(), look.clone());
    let on_scroll = window_event_listener_untyped("scroll", move |_| scrolled());
    let on_resize = window_event_listener_untyped("resize", move |_| resized());
    on_cleanup(move || {
        on_scroll.remove();
        on_resize.remove();
    });
}

/// The row around what has the focus.
fn row_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<Element>().ok()?;
    let row = element.closest("[data-row]").ok().flatten()?;
    place_of(row.unchecked_ref())
}

fn place_of(row: &HtmlElement) -> Option<usize> {
    row.get_attribute("data-row")?.parse().ok()
}

fn locked(heights: &KeptHeights) -> std::sync::MutexGuard<'_, Heights> {
    heights.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_by_their_names() {
        for piece in [
            Piece::Row(12),
            Piece::Gap {
                from: 0,
                height: 1234.5,
            },
        ] {
            assert_eq!(named(&name_of(&piece)), piece);
        }
    }
}
