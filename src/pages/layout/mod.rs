//! What stands around every page: header, banners, footer.

mod footer;
mod header;

use crate::funnel::{dynamic, kept};
use crate::pages::Screen;
use crate::pages::parts::{self, Part};
use crate::routes::Route;
use crate::state::{navigation, network, session, unsent};
use crate::ui::words::say;
use footer::Footer;
use header::Header;
use leptos::prelude::*;

/// Header, main part and footer.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <Header />
        <Banners />
        <main id="main" class="wrap page" tabindex="-1">
            {children()}
        </main>
        <Footer />
    }
}

/// The pages of the reports say themselves how far they are.
fn unsent_strip() -> AnyView {
    let (mark, route) = (unsent::mark(), navigation::route());
    let wanted = kept(move || {
        let at_home = matches!(route.get(), Some(Route::Report | Route::ReportForm { .. }));
        mark.get().is_some() && !at_home
    });
    dynamic(move || {
        wanted
            .get()
            .then(|| parts::beside(Part::Report, Screen::UnsentStrip))
    })
}

/// Said while there is no network, and after a sign-out that did not reach the
/// server. The region is always there: a region that appears together with its
/// words is not read out.
#[component]
fn Banners() -> impl IntoView {
    let online = network::online();
    let words = move || {
        (!online.get()).then(|| {
            view! {
                <div class="banner banner--offline">
                    <div class="wrap">
                        <p>{say("app.offline")}</p>
                    </div>
                </div>
            }
            .into_any()
        })
    };
    let unfinished = session::sign_out_unfinished();
    let unfinished = move || {
        unfinished.get().then(|| {
            view! {
                <div class="banner">
                    <div class="wrap">
                        <p>{say("account.sign_out_failed")}</p>
                    </div>
                </div>
            }
            .into_any()
        })
    };
    view! { <div role="status">{dynamic(words)} {dynamic(unfinished)} {unsent_strip()}</div> }
        .into_any()
}
