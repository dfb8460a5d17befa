//! Photos of before and after, side by side, each a picture to open in full.

use super::words::say;
use leptos::prelude::*;

/// The photos of one moment under its name.
fn moment(key: &'static str, photos: Vec<String>) -> AnyView {
    let count = photos.len();
    let photos: Vec<AnyView> = photos
        .into_iter()
        .enumerate()
        .map(|(at, path)| {
            let src = path.clone();
            let nth = move || {
                if count > 1 {
                    format!(" {}", at + 1)
                } else {
                    String::new()
                }
            };
            view! {
                <a class="photo-pair__photo" href=path target="_blank" rel="noopener external">
                    <img src=src alt="" width="400" height="300" decoding="async" />
                    <span class="photo-pair__open">
                        {say("ui.photo.open")}
                        <span class="unseen">": " {say(key)} {nth}</span>
                    </span>
                </a>
            }
            .into_any()
        })
        .collect();
    view! {
        <figure class="photo-pair__moment">
            <figcaption class="photo-pair__name">{say(key)}</figcaption>
            {photos}
        </figure>
    }
    .into_any()
}

/// The pair; one side alone where there is no other.
#[component]
pub fn PhotoPair(
    /// Paths of photos from before.
    before: Vec<String>,
    /// Paths of photos of what was put right.
    after: Vec<String>,
) -> impl IntoView {
    let sides: Vec<AnyView> = [("ui.photo.before", before), ("ui.photo.after", after)]
        .into_iter()
        .filter(|(_, photos)| !photos.is_empty())
        .map(|(key, photos)| moment(key, photos))
        .collect();
    view! { <div class="photo-pair">{sides}</div> }.into_any()
}
