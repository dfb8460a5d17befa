//! All questions of a scheme on one page as a program of its own; `public/boot/sheet.js`
//! calls it.

use longgang_portal::sheet_alone::{self, Opening};
use wasm_bindgen::prelude::*;

/// Draws the page. False where it cannot: then the whole portal must say why.
#[wasm_bindgen]
pub fn open(
    locale: &str,
    languages: &str,
    words: &str,
    scheme: &[u8],
    purpose: Option<String>,
    now: f64,
) -> bool {
    let opening = Opening {
        locale,
        languages,
        words,
        scheme,
        purpose: purpose.map(Into::into),
        now,
    };
    sheet_alone::open(opening).is_some()
}

/// What was answered, for the whole portal to go on with.
#[wasm_bindgen]
pub fn answers() -> String {
    sheet_alone::answers()
}

fn main() {}
