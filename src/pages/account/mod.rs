//! Signing in with a code sent to the phone, and what is kept about the
//! resident on this device.

mod sign_in;
mod wrong;

use super::drafts_choice::DraftsChoice;
use super::loaded_view::loading;
use super::sign_out::SignOut;
use super::title::titled;
use crate::api::session::Resident;
use crate::funnel::dynamic;
use crate::routes::Route;
use crate::state::session::Session;
use crate::state::{navigation, session};
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::words::say;
use leptos::prelude::*;
use sign_in::SignInForm;

/// Where signing in leads: to the page that asked for it, else to the cases.
fn next() -> Option<Route> {
    match navigation::route().get_untracked() {
        Some(Route::SignIn { next }) => next.map(|next| *next),
        _ => None,
    }
}

/// `/sign-in`.
#[component]
pub fn AccountPage() -> impl IntoView {
    let session = session::session();
    let next = next();
    let to = next.clone().unwrap_or(Route::Cases);
    dynamic(move || match session.get() {
        Session::Unknown => loading(),
        Session::SignedOut => {
            let to = to.clone();
            view! { <SignInForm done=Callback::new(move |()| navigation::replace(&to)) /> }
                .into_any()
        }
        Session::SignedIn(resident) => {
            // Whoever is signed in already and was sent here goes on.
            if let Some(next) = next.clone() {
                request_animation_frame(move || navigation::replace(&next));
            }
            view! { <Account resident /> }.into_any()
        }
    })
}

#[component]
fn Account(resident: Resident) -> impl IntoView {
    titled("account.title");
    let name = (!resident.name.is_empty()).then(|| {
        view! {
            <div class="summary__row">
                <dt>{say("account.name")}</dt>
                <dd class="summary__value">{resident.name}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <div class="stack-large measure">
            <div class="stack">
                <h1>{say("account.title")}</h1>
                <dl class="summary">
                    {name}
                    <div class="summary__row">
                        <dt>{say("account.phone")}</dt>
                        <dd class="summary__value number">{resident.phone}</dd>
                    </div>
                </dl>
                <p class="actions">
                    <ButtonLink href=Route::Cases.path()>{say("cases.title")}</ButtonLink>
                    <SignOut id="leave-account" class=ButtonKind::Second.class() />
                </p>
                <p class="soft small">{say("account.sign_out_hint")}</p>
            </div>
            <DraftsChoice />
        </div>
    }
    .into_any()
}
