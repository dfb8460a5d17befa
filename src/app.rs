//! Start-up: configuration, language, then the page. What goes wrong before
//! there are words is said by `public/boot/guard.js` from `index.html`.

use crate::api::{self, ApiError, Listeners};
use crate::funnel::effect;
use crate::i18n;
use crate::pages::CurrentPage;
use crate::pages::layout::Layout;
use crate::state::config::ConfigFault;
use crate::state::{clock, config, forms, looks, navigation, network, session, unsent};
use any_spawner::Executor;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Starts the portal.
pub fn start() {
    // A release says nothing when it dies: `guard.js` does.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // Effects run before anything is mounted; mounting would be too late to say
    // what runs them. It fails only where somebody has said so already.
    let _ = Executor::init_wasm_bindgen();
    spawn_local(async {
        match prepare().await {
            Ok(()) => show(),
            Err(Stopped { kind, why }) => tell("portalFailed", &[kind, &why]),
        }
    });
}

/// Why the portal cannot start; `kind` is one of `guard.js`.
struct Stopped {
    kind: &'static str,
    why: String,
}

impl Stopped {
    fn by(what: &str, error: &ApiError) -> Self {
        let kind = if error.is_network() {
            "missing"
        } else {
            "broken"
        };
        Self {
            kind,
            why: format!("{what}: {error}"),
        }
    }
}

async fn prepare() -> Result<(), Stopped> {
    api::listen(Listeners {
        server_time: clock::set_from_server,
        signed_out: session::expired,
    });
    config::start().await.map_err(|fault| match fault {
        ConfigFault::Missing(error) => Stopped::by("config.json", &error),
        ConfigFault::Broken => Stopped {
            kind: "broken",
            why: "config.json is not a configuration".to_owned(),
        },
    })?;
    let locale = looks::first_locale();
    if let Err(error) = looks::speak(&locale).await {
        // Another language is better than none.
        let others = config::languages()
            .into_iter()
            .filter(|other| *other != locale);
        let mut spoken = false;
        for other in others {
            spoken = spoken || looks::speak(&other).await.is_ok();
        }
        if !spoken {
            return Err(Stopped::by("locales", &error));
        }
    }
    Ok(())
}

fn show() {
    let Some(place) = document().get_element_by_id("app") else {
        return tell("portalFailed", &["broken", "no element with the id app"]);
    };
    let Ok(place) = place.dyn_into::<HtmlElement>() else {
        return;
    };
    network::start();
    navigation::start();
    clock::start();
    mount_to(place, App).forget();
    session::start();
    forms::start();
    unsent::start();
    if let Some(first_view) = document().get_element_by_id("first-view") {
        first_view.remove();
    }
    tell("portalStarted", &[]);
}

/// Calls a function of `guard.js`, where the page has it.
fn tell(name: &str, with: &[&str]) {
    let function = js_sys::Reflect::get(&window(), &JsValue::from_str(name));
    if let Some(function) = function
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
    {
        let with: js_sys::Array = with.iter().map(|word| JsValue::from_str(word)).collect();
        let _ = function.apply(&JsValue::UNDEFINED, &with);
    }
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    // The name of the site is part of every title and follows the language.
    effect(|| {
        i18n::locale();
        navigation::announce_page(&navigation::announced());
    });
    view! {
        <Layout>
            <CurrentPage />
        </Layout>
    }
}
