//! A file made ready to be sent. A photo is opened and drawn anew: what arrives
//! is the picture alone, no larger than it must be to be read.

use super::content::{content, start};
use crate::domain::upload::UploadFault;
use crate::domain::upload::kind::{Kind, TELLING};
use crate::domain::upload::photo::{self, Change, MEDIA_TYPE, QUALITY};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, ImageBitmap,
};

/// A file as it is sent, and what was done to it.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The file.
    pub file: File,
    /// What was done.
    pub change: Change,
}

/// Makes a file ready. Errors: it cannot be read, is of no kind that is taken,
/// is too large, or is a photo that does not open.
pub async fn prepared(file: &File) -> Result<Prepared, UploadFault> {
    let begins = start(file, TELLING).await.ok_or(UploadFault::Unreadable)?;
    let kind = Kind::of(&begins)?;
    let from = file.size() as u64;
    kind.check_size(from)?;
    if !kind.is_photo() {
        return Ok(Prepared {
            file: file.clone(),
            change: Change::Untouched,
        });
    }
    let drawn = in_turn(drawn_anew(file)).await;
    let (jpeg, was_fitted) = drawn.ok_or_else(|| kind.unopened())?;
    let to = jpeg.size() as u64;
    let change = if photo::original_decides(kind, was_fitted, from, to) {
        let original = content(file).await.ok_or(UploadFault::Unreadable)?;
        photo::settled(&js_sys::Uint8Array::new(&original).to_vec(), to)
    } else {
        photo::redrawn(from, to)
    };
    let file = match change {
        Change::Clean => file.clone(),
        _ => named(&jpeg, &photo::jpeg_name(&file.name())).ok_or_else(|| kind.unopened())?,
    };
    Ok(Prepared { file, change })
}

fn named(jpeg: &Blob, name: &str) -> Option<File> {
    let parts = js_sys::Array::of1(jpeg);
    let properties = FilePropertyBag::new();
    properties.set_type(MEDIA_TYPE);
    File::new_with_blob_sequence_and_options(&parts, name, &properties).ok()
}

thread_local! {
    // Ends when the photo before has been drawn.
    static BEFORE: RefCell<js_sys::Promise> =
        RefCell::new(js_sys::Promise::resolve(&JsValue::UNDEFINED));
}

/// One after the other: an open photo takes some fifty megabytes of a phone's
/// memory, and a resident may choose five at once.
async fn in_turn<T>(work: impl Future<Output = T>) -> T {
    let mut done = None;
    let mine = js_sys::Promise::new(&mut |resolve, _| done = Some(resolve));
    let before = BEFORE.replace(mine);
    let _ = JsFuture::from(before).await;
    let result = work.await;
    if let Some(done) = done {
        let _ = done.call0(&JsValue::UNDEFINED);
    }
    result
}

/// A photo as a JPEG of the size it is sent in, and whether that is another size
/// than it had; `None` where it does not open.
async fn drawn_anew(file: &File) -> Option<(Blob, bool)> {
    // Without options: today's browsers turn it upright as it says, and those
    // that would have to be asked to do not know the word for it.
    let opening = window().create_image_bitmap_with_blob(file).ok()?;
    let picture: ImageBitmap = JsFuture::from(opening).await.ok()?.dyn_into().ok()?;
    let size = (picture.width(), picture.height());
    let fitted = photo::fitted(size.0, size.1);
    // An element, not an OffscreenCanvas: every browser has it, and outside a
    // worker it works the same.
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(fitted.0);
    canvas.set_height(fitted.1);
    let drawn = draw(&canvas, &picture, fitted);
    picture.close();
    drawn?;
    let jpeg = pressed(&canvas).await;
    // Some browsers keep the pixels of a canvas as long as it has a size.
    canvas.set_width(0);
    canvas.set_height(0);
    Some((jpeg?, fitted != size))
}

fn draw(canvas: &HtmlCanvasElement, picture: &ImageBitmap, size: (u32, u32)) -> Option<()> {
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    // Where a picture is clear there is paper, not black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    let _ = js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
        .ok()
}

/// The canvas as a JPEG; `None` where there is not enough memory for it.
async fn pressed(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let made = js_sys::Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(
            take.unchecked_ref(),
            MEDIA_TYPE,
            &JsValue::from_f64(QUALITY),
        );
        if asked.is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
