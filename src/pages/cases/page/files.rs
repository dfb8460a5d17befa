//! Files of a case: pictures side by side, and what can be read again. Whoever opened
//! the case with its code reads them with the code, which is in no URL.

use crate::api::attachments;
use crate::domain::identity::CaseNumber;
use crate::domain::receipt::ReceivedFile;
use crate::funnel::dynamic;
use crate::i18n;
use crate::state::opened;
use crate::ui::button::ButtonKind;
use crate::ui::download::offer_blob;
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Url};

/// A list of files with their sizes, each to be read again.
pub fn file_list(files: Vec<ReceivedFile>, number: &CaseNumber) -> AnyView {
    let item = |file: ReceivedFile| {
        let size = file.size;
        view! {
            <li>
                <div>
                    <p class="files__name">{reading(file, number)}</p>
                    <p class="files__state files__state--done">{move || i18n::file_size(size)}</p>
                </div>
            </li>
        }
        .into_any()
    };
    let items: Vec<AnyView> = files.into_iter().map(item).collect();
    view! { <ul class="files">{items}</ul> }.into_any()
}

/// The name of a file, which leads to it.
pub fn reading(file: ReceivedFile, number: &CaseNumber) -> AnyView {
    if opened::code(number).is_none() {
        let (href, name) = (attachments::url(&file.id), file.name.clone());
        return view! { <a href=href download=name><bdi>{file.name}</bdi></a> }.into_any();
    }
    let (number, name) = (number.clone(), file.name.clone());
    let failed = RwSignal::new(false);
    let read = move |_| {
        let (file, number) = (file.clone(), number.clone());
        spawn_local(async move {
            let blob = content(&file, &number).await;
            let offered = blob.and_then(|blob| offer_blob(&file.name, &blob));
            failed.try_set(offered.is_none());
        });
    };
    let why = move || {
        failed.get().then(|| {
            view! { <span class="files__state files__state--wrong">{say("case.file_failed")}</span> }
                .into_any()
        })
    };
    view! {
        <button class=ButtonKind::Plain.class() type="button" on:click=read>
            <bdi>{name}</bdi>
        </button>
        <span role="status">{dynamic(why)}</span>
    }
    .into_any()
}

async fn content(file: &ReceivedFile, number: &CaseNumber) -> Option<Blob> {
    let code = opened::code(number)?;
    let bytes = attachments::by_code(&file.id, number, &code).await.ok()?;
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type(&file.media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// A picture with its caption; where it does not come, its caption says so.
pub fn picture(
    file: ReceivedFile,
    number: &CaseNumber,
    caption: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> AnyView {
    let address = RwSignal::new(None::<String>);
    let missing = RwSignal::new(false);
    if opened::code(number).is_none() {
        address.set(Some(attachments::url(&file.id)));
    } else {
        let (file, number) = (file, number.clone());
        spawn_local(async move {
            let blob = content(&file, &number).await;
            let made = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
            missing.try_set(made.is_none());
            // The page may have gone meanwhile, and nobody would give it back.
            if let Some(Some(made)) = address.try_set(made) {
                let _ = Url::revoke_object_url(&made);
            }
        });
        on_cleanup(move || {
            if let Some(made) = address.try_get_untracked().flatten() {
                let _ = Url::revoke_object_url(&made);
            }
        });
    }
    let alt = caption.clone();
    let drawn = move || {
        let src = address.get().filter(|_| !missing.get());
        match src {
            Some(src) => view! {
                <img
                    src=src
                    alt=alt.clone()
                    on:error=move |_| {
                        missing.try_set(true);
                    }
                />
            }
            .into_any(),
            None if missing.get() => {
                view! { <p class="photos__none">{say("case.photo_missing")}</p> }.into_any()
            }
            None => view! { <p class="photos__none" aria-busy="true"></p> }.into_any(),
        }
    };
    view! {
        <figure>
            {dynamic(drawn)} <figcaption>{dynamic(caption)}</figcaption>
        </figure>
    }
    .into_any()
}

/// Whether a browser can draw it.
pub fn is_picture(file: &ReceivedFile) -> bool {
    file.media_type.starts_with("image/")
}
