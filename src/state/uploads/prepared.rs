//! A file made ready to be sent. A photo is opened and drawn anew: what arrives
//! is the picture alone, no larger than it must be.

use super::content::{content, start};
use super::easel::{Easel, Trouble};
use crate::domain::upload::carried::{Carried, SAYING, carried};
use crate::domain::upload::cover::Square;
use crate::domain::upload::kind::{Kind, LARGEST};
use crate::domain::upload::photo::{self, Change, MEDIA_TYPE, Use};
use crate::domain::upload::pressing::Pressing;
use crate::domain::upload::{UploadFault, pixels};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag};

/// A file as it is sent, and what was done to it.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The file.
    pub file: File,
    /// What was done.
    pub change: Change,
    /// What it carried beside its picture, and does no more.
    pub carried: Carried,
    /// Whether it is a photo.
    pub is_photo: bool,
}

/// Makes a file ready. Errors: it cannot be read, is of no kind that is taken,
/// is too large, or is a photo that does not open.
pub async fn prepared(file: &File, used: Use) -> Result<Prepared, UploadFault> {
    let begins = start(file, SAYING).await.ok_or(UploadFault::Unreadable)?;
    let kind = Kind::of(&begins)?;
    let from = file.size() as u64;
    kind.check_size(from)?;
    if !kind.is_photo() {
        return Ok(Prepared {
            file: file.clone(),
            change: Change::Untouched,
            carried: Carried::default(),
            is_photo: false,
        });
    }
    let size = pixels::pixels(kind, &begins);
    pixels::check(size)?;
    let carried = carried(kind, &saying(file, kind, begins).await);
    let drawn = in_turn(drawn_anew(file, used, &[])).await;
    let drawn = drawn.ok_or_else(|| pixels::unopened(kind, size))?;
    let to = drawn.jpeg.size() as u64;
    let change = if photo::original_decides(kind, drawn.was_fitted, from, to) {
        let original = content(file).await.ok_or(UploadFault::Unreadable)?;
        photo::settled(&js_sys::Uint8Array::new(&original).to_vec(), to)
    } else {
        photo::redrawn(from, to)
    };
    let file = match change {
        Change::Clean => file.clone(),
        _ => named(&drawn.jpeg, &photo::jpeg_name(&file.name())).ok_or_else(|| kind.unopened())?,
    };
    Ok(Prepared {
        file,
        change,
        carried,
        is_photo: true,
    })
}

/// A photo that was made ready, with squares of it painted over; `None` where there
/// is not enough memory for it.
pub async fn covered(file: &File, used: Use, covered: &[Square]) -> Option<File> {
    let drawn = in_turn(drawn_anew(file, used, covered)).await?;
    named(&drawn.jpeg, &photo::jpeg_name(&file.name()))
}

/// As much of a photo as says what it carries: of a JPEG that is its beginning,
/// others may say it at their end.
async fn saying(file: &File, kind: Kind, begins: Vec<u8>) -> Vec<u8> {
    if kind == Kind::Jpeg || file.size() as u64 > LARGEST {
        return begins;
    }
    let whole = content(file).await;
    whole.map_or(begins, |whole| js_sys::Uint8Array::new(&whole).to_vec())
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

/// A photo as a JPEG of the size it is sent in.
struct Drawn {
    jpeg: Blob,
    /// Whether that is another size than it had.
    was_fitted: bool,
}

/// `None` where the photo does not open.
async fn drawn_anew(file: &File, used: Use, covered: &[Square]) -> Option<Drawn> {
    if let Some(easel) = Easel::beside() {
        match drawn_on(easel, file, used, covered).await {
            Ok(drawn) => return Some(drawn),
            Err(Trouble::Photo) => return None,
            Err(Trouble::Worker) => {}
        }
    }
    drawn_on(Easel::here()?, file, used, covered).await.ok()
}

async fn drawn_on(
    mut easel: Easel,
    file: &File,
    used: Use,
    covered: &[Square],
) -> Result<Drawn, Trouble> {
    let drawn = draw_and_press(&mut easel, file, used, covered).await;
    if !matches!(drawn, Err(Trouble::Worker)) {
        easel.close().await;
    }
    drawn
}

async fn draw_and_press(
    easel: &mut Easel,
    file: &File,
    used: Use,
    covered: &[Square],
) -> Result<Drawn, Trouble> {
    let size = easel.open(file).await?;
    let fitted = photo::fitted(size.0, size.1, used.longest_side());
    easel.draw(fitted, covered).await?;
    let mut pressing = Pressing::new(used.aim());
    let mut best = None;
    while let Some(quality) = pressing.next() {
        let jpeg = easel.press(quality).await?;
        if pressing.came(jpeg.size() as u64) {
            best = Some(jpeg);
        }
    }
    Ok(Drawn {
        jpeg: best.ok_or(Trouble::Photo)?,
        was_fitted: fitted != size,
    })
}
