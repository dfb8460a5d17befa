//! The bytes of a file on the device.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The bytes of a file; `None` where it has changed on disk since it was chosen.
pub async fn content(file: &Blob) -> Option<js_sys::ArrayBuffer> {
    JsFuture::from(file.array_buffer())
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// The first `count` bytes of a file, or as many as it has; `None` as above.
pub async fn start(file: &Blob, count: u32) -> Option<Vec<u8>> {
    let start = file.slice_with_i32_and_i32(0, count.cast_signed()).ok()?;
    let bytes = content(&start).await?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// SHA-256 in base64; `None` on a page that is not served securely, where
/// browsers hide the function.
pub async fn digest(content: &js_sys::ArrayBuffer) -> Option<String> {
    let crypto = window().crypto().ok()?.subtle();
    if crypto.is_undefined() {
        return None;
    }
    let digest = crypto
        .digest_with_str_and_buffer_source("SHA-256", content)
        .ok()?;
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec();
    let binary: String = bytes.into_iter().map(char::from).collect();
    window().btoa(&binary).ok()
}
