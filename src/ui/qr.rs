//! A QR code as one path.

use crate::funnel::Signal;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The free border the standard asks for, in modules.
const BORDER: i32 = 4;

/// The side of the picture in modules and the path of its dark modules; none
/// where the text is too long for a code.
fn path(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // A run of dark modules is one rectangle: a third of the text.
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + BORDER, y + BORDER));
            }
            x += run + 1;
        }
    }
    Some((code.size() + 2 * BORDER, path))
}

/// A QR code of an address. It is dark on light in every theme: many readers
/// take no other.
#[component]
pub fn Qr(
    /// The whole address.
    url: String,
    /// What it leads to.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    path(&url).map(|(side, path)| {
        view! {
            <svg
                class="qr"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=move || label.get()
                shape-rendering="crispEdges"
            >
                <rect class="qr__ground" width="100%" height="100%" />
                <path class="qr__ink" d=path />
            </svg>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_code_begins_with_its_corner_mark_inside_the_border() {
        let (side, path) = path("https://example.org/cases/LG26-0311-0417").expect("a code");
        // Every QR code is 21 + 4n modules wide and has a mark of 7 in its corner.
        assert_eq!((side - 8 - 21) % 4, 0);
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(super::path(&"x".repeat(4000)).is_none());
    }
}
