//! Where photos are opened, drawn and pressed: in a worker, so that the page goes on
//! meanwhile; on the page itself where a browser has none that can, or where its file
//! did not come.

use js_sys::{Array, Int32Array, Promise, Reflect};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, MessageEvent, Worker,
};

use crate::domain::upload::cover::Square;
use crate::domain::upload::photo::MEDIA_TYPE;

/// The worker's file, `public/photo.js`.
const WORKER: &str = "/photo.js";

/// Where the work is done.
pub enum Easel {
    /// In the worker, which holds the picture.
    Beside(Worker),
    /// Here.
    Here {
        /// The open picture.
        picture: Option<ImageBitmap>,
        /// What it is drawn on. An element, not an OffscreenCanvas: a browser that
        /// works here may not have that.
        canvas: HtmlCanvasElement,
    },
}

/// Why there is no result.
pub enum Trouble {
    /// The photo does not open, or does not fit into memory.
    Photo,
    /// The worker does not work; somewhere else it may go.
    Worker,
}

thread_local! {
    /// The worker once it was started; `Some(None)` where there can be none.
    static STARTED: RefCell<Option<Option<Worker>>> = const { RefCell::new(None) };
}

/// Starts the worker: a photo may be chosen when there is no network to fetch it by.
pub fn set_up() {
    STARTED.with_borrow_mut(|started| {
        started.get_or_insert_with(|| {
            let is_able = Reflect::has(&window(), &"OffscreenCanvas".into()).unwrap_or(false);
            is_able.then(|| Worker::new(WORKER).ok()).flatten()
        });
    });
}

impl Easel {
    /// The worker, if there is one.
    pub fn beside() -> Option<Self> {
        set_up();
        let worker = STARTED.with_borrow(|started| started.clone().flatten());
        worker.map(Self::Beside)
    }

    /// The page itself; none where it has no canvas.
    pub fn here() -> Option<Self> {
        let canvas = document().create_element("canvas").ok()?.dyn_into().ok()?;
        let picture = None;
        Some(Self::Here { picture, canvas })
    }

    /// Opens a photo, upright: its width and height.
    pub async fn open(&mut self, file: &Blob) -> Result<(u32, u32), Trouble> {
        match self {
            Self::Beside(worker) => {
                let size: Array = ask(worker, "open", file).await?.unchecked_into();
                let side = |at| size.get(at).as_f64().unwrap_or_default() as u32;
                Ok((side(0), side(1)))
            }
            Self::Here { picture, .. } => {
                let opening = window().create_image_bitmap_with_blob(file);
                let opened = JsFuture::from(opening.map_err(|_| Trouble::Photo)?).await;
                let opened: ImageBitmap = opened.map_err(|_| Trouble::Photo)?.unchecked_into();
                let size = (opened.width(), opened.height());
                *picture = Some(opened);
                Ok(size)
            }
        }
    }

    /// Draws it at a size, and paints over what is covered.
    pub async fn draw(&mut self, size: (u32, u32), covered: &[Square]) -> Result<(), Trouble> {
        match self {
            Self::Beside(worker) => {
                let flat: Vec<i32> = covered
                    .iter()
                    .flat_map(|one| [one.left, one.top, one.side])
                    .collect();
                let covered = Int32Array::from(flat.as_slice());
                let order = Array::of3(&size.0.into(), &size.1.into(), &covered);
                ask(worker, "draw", &order).await.map(drop)
            }
            Self::Here { picture, canvas } => {
                let picture = picture.as_ref().ok_or(Trouble::Photo)?;
                draw_here(canvas, picture, size, covered).ok_or(Trouble::Photo)
            }
        }
    }

    /// What was drawn, as a JPEG.
    pub async fn press(&mut self, quality: f64) -> Result<Blob, Trouble> {
        let jpeg = match self {
            Self::Beside(worker) => ask(worker, "press", &quality.into()).await?,
            Self::Here { canvas, .. } => press_here(canvas, quality).await.ok_or(Trouble::Photo)?,
        };
        jpeg.dyn_into().map_err(|_| Trouble::Photo)
    }

    /// Lets go of the picture: some browsers keep it as long as anything could ask
    /// for it.
    pub async fn close(self) {
        match self {
            Self::Beside(worker) => {
                let _ = ask(&worker, "close", &JsValue::UNDEFINED).await;
            }
            Self::Here { picture, canvas } => {
                if let Some(picture) = picture {
                    picture.close();
                }
                canvas.set_width(0);
                canvas.set_height(0);
            }
        }
    }
}

/// One order for the worker, and what came of it. Nobody asks before the one before
/// was answered.
async fn ask(worker: &Worker, name: &str, value: &JsValue) -> Result<JsValue, Trouble> {
    let order = Array::of2(&name.into(), value);
    let answered = Promise::new(&mut |answer, fail| {
        worker.set_onmessage(Some(&answer));
        worker.set_onerror(Some(&fail));
        if worker.post_message(&order).is_err() {
            let _ = fail.call0(&JsValue::UNDEFINED);
        }
    });
    let Ok(event) = JsFuture::from(answered).await else {
        // Its file did not come, or it has died: the next photo goes without.
        worker.terminate();
        STARTED.set(Some(None));
        return Err(Trouble::Worker);
    };
    let answer: Array = event
        .unchecked_into::<MessageEvent>()
        .data()
        .unchecked_into();
    if answer.get(0).is_truthy() {
        Ok(answer.get(1))
    } else {
        Err(Trouble::Photo)
    }
}

fn draw_here(
    canvas: &HtmlCanvasElement,
    picture: &ImageBitmap,
    size: (u32, u32),
    covered: &[Square],
) -> Option<()> {
    canvas.set_width(size.0);
    canvas.set_height(size.1);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    // Where a picture is clear there is paper, not black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    let _ = Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
        .ok()?;
    context.set_fill_style_str("#000");
    for one in covered {
        let side = f64::from(one.side);
        context.fill_rect(one.left.into(), one.top.into(), side, side);
    }
    Some(())
}

/// The canvas as a JPEG; `None` where there is not enough memory for it.
async fn press_here(canvas: &HtmlCanvasElement, quality: f64) -> Option<JsValue> {
    let made = Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(
            take.unchecked_ref(),
            MEDIA_TYPE,
            &JsValue::from_f64(quality),
        );
        if asked.is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(made).await.ok()
}
