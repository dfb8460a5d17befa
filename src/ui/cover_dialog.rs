//! Covering faces and number plates on a photo: with finger or mouse, or with the
//! keyboard. The picture is the browser's own; what is covered lies over it.

use super::button::{Button, ButtonKind};
use super::dialog::Dialog;
use super::live::LiveRegion;
use super::words::{said, say};
use crate::domain::upload::cover::{Cover, Square, Way};
use crate::funnel::{Signal, effect};
use crate::i18n;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Element ids: of the dialog, of the field that takes hand and keys, and of the help.
const ID: &str = "cover";
const FIELD: &str = "cover-field";
const HELP: &str = "cover-help";

/// A dialog with one photo, open from the start.
#[component]
pub fn CoverDialog(
    /// The photo's `blob:` address.
    address: String,
    /// What was covered; none where the resident leaves it as it was.
    on_end: Callback<Option<Cover>>,
) -> impl IntoView {
    let open = RwSignal::new(true);
    let cover = RwSignal::new(None::<Cover>);
    let field = NodeRef::<leptos::html::Canvas>::new();
    effect(move || {
        if let (Some(cover), Some(field)) = (cover.get(), field.get()) {
            draw(&field, &cover);
        }
    });
    // However it is closed: by Escape too.
    effect(move || {
        if !open.get() {
            on_end.run(None);
        }
    });
    let loaded = move |event: leptos::ev::Event| {
        let picture = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
        if let Some(picture) = picture {
            cover.set(Some(Cover::new(
                picture.natural_width(),
                picture.natural_height(),
            )));
        }
    };
    let change = move |work: &dyn Fn(&mut Cover)| {
        cover.update(|cover| {
            if let Some(cover) = cover {
                work(cover);
            }
        });
    };
    let keyed = move |event: KeyboardEvent| {
        if let Some(work) = work_of(&event.key()) {
            event.prevent_default();
            change(&work);
        }
    };
    let tool = move |key: &'static str, work: fn(&mut Cover)| {
        let on_press = Callback::new(move |()| change(&work));
        view! { <Button kind=ButtonKind::Second on_press>{say(key)}</Button> }.into_any()
    };
    let status = Signal::derive(move || {
        cover
            .with(|cover| cover.as_ref().map(words))
            .unwrap_or_default()
    });
    let done = Callback::new(move |()| {
        on_end.run(cover.get_untracked().filter(|cover| cover.strokes() > 0))
    });
    let leave = Callback::new(move |()| on_end.run(None));
    view! {
        <Dialog id=ID title=said("ui.cover.title") open>
            <p id=HELP class="soft">
                {say("ui.cover.help")}
            </p>
            <div class="cover">
                <img class="cover__picture" src=address alt="" on:load=loaded />
                <canvas
                    class="cover__field"
                    id=FIELD
                    node_ref=field
                    tabindex="0"
                    role="application"
                    aria-label=move || i18n::t("ui.cover.field")
                    aria-describedby=HELP
                    on:keydown=keyed
                    on:pointerdown=move |event| pointed(&event, cover, true)
                    on:pointermove=move |event| pointed(&event, cover, false)
                ></canvas>
            </div>
            <div class="actions">
                {tool("ui.cover.smaller", |cover| cover.resize(false))}
                {tool("ui.cover.larger", |cover| cover.resize(true))}
                {tool("ui.cover.press", Cover::press)}
                {tool("ui.cover.undo", Cover::undo)}
            </div>
            <p class="small soft" aria-hidden="true">
                {move || status.get()}
            </p>
            <LiveRegion text=status />
            <p class="actions actions--wide">
                <Button on_press=done>{say("ui.cover.done")}</Button>
                <Button kind=ButtonKind::Plain on_press=leave>
                    {say("ui.cover.leave")}
                </Button>
            </p>
        </Dialog>
    }
    .into_any()
}

/// What a key does on the photo.
fn work_of(key: &str) -> Option<impl Fn(&mut Cover) + use<>> {
    let work: fn(&mut Cover) = match key {
        "ArrowLeft" => |cover| cover.step(Way::Left),
        "ArrowRight" => |cover| cover.step(Way::Right),
        "ArrowUp" => |cover| cover.step(Way::Up),
        "ArrowDown" => |cover| cover.step(Way::Down),
        "+" | "=" => |cover| cover.resize(true),
        "-" | "_" => |cover| cover.resize(false),
        "Enter" | " " => Cover::press,
        "Backspace" | "Delete" | "z" => Cover::undo,
        _ => return None,
    };
    Some(work)
}

/// Draws on where the finger or the pressed mouse is.
fn pointed(event: &PointerEvent, cover: RwSignal<Option<Cover>>, begins: bool) {
    if event.buttons() != 1 {
        return;
    }
    let Some(field) = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlCanvasElement>().ok())
    else {
        return;
    };
    if begins {
        // A stroke that leaves the photo goes on along its edge.
        let _ = field.set_pointer_capture(event.pointer_id());
    }
    let shown = field.get_bounding_client_rect();
    cover.update(|cover| {
        let Some(cover) = cover else { return };
        let (width, height) = cover.size();
        let pixel = |at: i32, from: f64, shown: f64, whole: i32| {
            ((f64::from(at) - from) * f64::from(whole) / shown.max(1.0)) as i32
        };
        let x = pixel(event.client_x(), shown.left(), shown.width(), width);
        let y = pixel(event.client_y(), shown.top(), shown.height(), height);
        if begins {
            cover.begin(x, y);
        } else {
            cover.draw_to(x, y);
        }
    });
}

/// What is covered, and the brush.
fn draw(field: &HtmlCanvasElement, cover: &Cover) -> Option<()> {
    let (width, height) = cover.size();
    // Setting the size clears it.
    field.set_width(width.unsigned_abs());
    field.set_height(height.unsigned_abs());
    let context = field.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context.set_fill_style_str("#000");
    for one in cover.squares() {
        let side = f64::from(one.side);
        context.fill_rect(one.left.into(), one.top.into(), side, side);
    }
    outline(
        &context,
        cover.brush(),
        f64::from(width.max(height)) / 250.0,
    );
    Some(())
}

/// White within black: to be seen on any picture.
fn outline(context: &CanvasRenderingContext2d, brush: Square, line: f64) {
    let side = f64::from(brush.side);
    for (colour, width) in [("#000", line * 2.0), ("#fff", line)] {
        context.set_stroke_style_str(colour);
        context.set_line_width(width);
        context.stroke_rect(brush.left.into(), brush.top.into(), side, side);
    }
}

/// Where the brush is and how much is covered, for who cannot see it.
fn words(cover: &Cover) -> String {
    let (left, top) = cover.percent();
    let values = [
        ("left", left.to_string()),
        ("top", top.to_string()),
        ("size", cover.size_percent().to_string()),
    ];
    let at = i18n::tf("ui.cover.at", &values);
    i18n::tn("ui.cover.status", cover.strokes(), &[("at", &at)])
}
