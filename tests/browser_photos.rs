//! Photos are drawn anew by a real browser before they leave the device.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::document;
use longgang_portal::domain::upload::UploadFault;
use longgang_portal::domain::upload::metadata;
use longgang_portal::domain::upload::photo::{Change, LONGEST_SIDE};
use longgang_portal::state::uploads::prepared::prepared;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, ImageBitmap,
};

wasm_bindgen_test_configure!(run_in_browser);

/// A photo made by the browser: red on the left, blue on the right.
async fn photo(width: u32, height: u32, media_type: &str) -> Vec<u8> {
    let canvas: HtmlCanvasElement = document()
        .create_element("canvas")
        .expect("a canvas")
        .unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .expect("a drawing")
        .expect("a drawing")
        .unchecked_into();
    for (colour, from) in [("#f00", 0), ("#00f", width / 2)] {
        context.set_fill_style_str(colour);
        context.fill_rect(f64::from(from), 0.0, f64::from(width), f64::from(height));
    }
    let made = js_sys::Promise::new(&mut |resolve, _| {
        canvas
            .to_blob_with_type_and_encoder_options(&resolve, media_type, &1.0.into())
            .expect("an encoder");
    });
    let blob: Blob = JsFuture::from(made)
        .await
        .expect("a photo")
        .unchecked_into();
    bytes(&blob).await
}

async fn bytes(blob: &Blob) -> Vec<u8> {
    let content = JsFuture::from(blob.array_buffer()).await.expect("content");
    js_sys::Uint8Array::new(&content).to_vec()
}

fn file(name: &str, content: &[u8]) -> File {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content));
    File::new_with_u8_array_sequence_and_options(&parts, name, &FilePropertyBag::new())
        .expect("a file")
}

/// Exif (CIPA DC-008) with an orientation and a latitude, after the first marker.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    // The pointer to the GPS part: one entry, the reference of the latitude.
    exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0]);
    exif.extend([0; 4]);
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

async fn opened(file: &File) -> ImageBitmap {
    let opening = web_sys::window()
        .expect("a window")
        .create_image_bitmap_with_blob(file)
        .expect("a decoder");
    JsFuture::from(opening)
        .await
        .expect("a picture")
        .unchecked_into()
}

#[wasm_bindgen_test]
async fn a_large_photo_is_sent_smaller_and_without_what_it_carried() {
    let original = with_exif(&photo(4_000, 3_000, "image/jpeg").await, 1);
    assert!(metadata::carries(&original));
    let ready = prepared(&file("IMG_1.jpg", &original))
        .await
        .expect("ready");
    let sent = bytes(&ready.file).await;
    let (from, to) = (original.len() as u64, sent.len() as u64);
    assert_eq!(ready.change, Change::Reduced { from, to });
    assert!(to < from);
    assert!(!metadata::carries(&sent));
    assert_eq!(ready.file.type_(), "image/jpeg");
    let picture = opened(&ready.file).await;
    assert_eq!((picture.width(), picture.height()), (LONGEST_SIDE, 1_800));
}

#[wasm_bindgen_test]
async fn a_photo_taken_sideways_is_upright_when_it_is_sent() {
    // 6: the top of the picture is on the right, so it is turned clockwise.
    let original = with_exif(&photo(400, 200, "image/jpeg").await, 6);
    let ready = prepared(&file("IMG_2.jpg", &original))
        .await
        .expect("ready");
    let picture = opened(&ready.file).await;
    assert_eq!((picture.width(), picture.height()), (200, 400));
    let canvas: HtmlCanvasElement = document()
        .create_element("canvas")
        .expect("a canvas")
        .unchecked_into();
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .expect("a drawing")
        .expect("a drawing")
        .unchecked_into();
    canvas.set_height(400);
    context
        .draw_image_with_image_bitmap(&picture, 0.0, 0.0)
        .expect("drawn");
    let read: js_sys::Function = js_sys::Reflect::get(&context, &"getImageData".into())
        .expect("a canvas that can be read")
        .unchecked_into();
    let dot = |y: u32| {
        let place = js_sys::Array::from_iter([100, y, 1, 1].map(JsValue::from));
        let data = read.apply(&context, &place).expect("a dot");
        let data = js_sys::Reflect::get(&data, &"data".into()).expect("its colour");
        let data = js_sys::Uint8Array::new(&data).to_vec();
        (data[0] > 128, data[2] > 128)
    };
    assert_eq!(dot(50), (true, false), "red is on top");
    assert_eq!(dot(350), (false, true), "blue is below");
}

#[wasm_bindgen_test]
async fn a_small_photo_is_drawn_anew_only_for_what_it_carries() {
    let plain = photo(8, 8, "image/png").await;
    let ready = prepared(&file("dot.png", &plain)).await.expect("ready");
    assert_eq!(ready.change, Change::Clean);
    assert_eq!(bytes(&ready.file).await, plain);
    assert_eq!(ready.file.name(), "dot.png");
    // A remark in front of the picture: length, name, words, checksum.
    let remark = b"\0\0\0\x04tEXthome\x88\xb0\x52\x43";
    let noted = [&plain[..33], remark, &plain[33..]].concat();
    let ready = prepared(&file("dot.png", &noted)).await.expect("ready");
    let sent = bytes(&ready.file).await;
    let to = sent.len() as u64;
    assert_eq!(ready.change, Change::Cleaned { to });
    assert!(!metadata::carries(&sent));
    assert_eq!(ready.file.name(), "dot.jpg");
}

#[wasm_bindgen_test]
async fn five_at_once_come_out_each_as_itself() {
    let mut work = Vec::new();
    for width in [10, 20, 30, 40, 50] {
        let content = photo(width, 10, "image/jpeg").await;
        let file = file("one.jpg", &with_exif(&content, 1));
        work.push(wasm_bindgen_futures::future_to_promise(async move {
            let ready = prepared(&file).await.map_err(|_| JsValue::NULL)?;
            Ok(opened(&ready.file).await.width().into())
        }));
    }
    let all = js_sys::Promise::all(&work.into_iter().collect::<js_sys::Array>());
    let widths = js_sys::Array::from(&JsFuture::from(all).await.expect("all are ready"));
    let widths: Vec<_> = widths.iter().map(|width| width.as_f64()).collect();
    assert_eq!(widths, [10.0, 20.0, 30.0, 40.0, 50.0].map(Some));
}

#[wasm_bindgen_test]
async fn a_document_stays_as_it_is() {
    let ready = prepared(&file("a.pdf", b"%PDF-1.4 and so on")).await;
    let ready = ready.expect("ready");
    assert_eq!(ready.change, Change::Untouched);
    assert_eq!(bytes(&ready.file).await, b"%PDF-1.4 and so on");
}

#[wasm_bindgen_test]
async fn a_photo_that_does_not_open_does_not_go() {
    for (content, fault) in [
        (
            &b"\xff\xd8\xff\xe0 and nothing"[..],
            UploadFault::BrokenPhoto,
        ),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            UploadFault::ForeignPhoto,
        ),
        (b"GIF89a", UploadFault::Type),
    ] {
        let refused = prepared(&file("a.jpg", content)).await;
        assert_eq!(refused.err(), Some(fault));
    }
}
