//! Following cases: my own, and one by number and code.

mod case_page;
mod lookup;
mod message_form;
mod sections;

pub use case_page::CasePage;
pub use lookup::LookupPage;

use super::case_item::{Below, case_item};
use super::loaded_view::{loaded_view, loading, sign_in};
use super::lookup_form::LookupForm;
use super::title::titled_form;
use crate::api::{self, ApiError};
use crate::domain::cases::{CaseList, sort_for_resident};
use crate::funnel::kept;
use crate::i18n;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::state::session;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// `/cases`.
#[component]
pub fn CasesPage() -> impl IntoView {
    let session = session::session();
    let signed_in = kept(move || session.get().is_signed_in());
    // The page has its name before it is known who is asking.
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("cases.title"), wrong.into());
    view! {
        <div class="stack-large">
            <h1>{say("cases.title")}</h1>
            {move || match signed_in.get() {
                None => loading(),
                Some(true) => view! { <Mine /> }.into_any(),
                Some(false) => view! { <WithoutAccount wrong /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// For whoever is not signed in: sign in, or look up.
#[component]
fn WithoutAccount(
    /// Set while something in the form must be put right.
    wrong: RwSignal<bool>,
) -> impl IntoView {
    view! {
        {sign_in()}
        <section class="stack" aria-labelledby="lookup-title">
            <LookupForm title_id="lookup-title" on_wrong=Callback::new(move |it| wrong.set(it))>
                <div class="stack-small">
                    <h2 id="lookup-title">{say("cases.lookup.without_account")}</h2>
                    <p class="soft small">{say("cases.lookup.hint")}</p>
                </div>
            </LookupForm>
        </section>
    }
    .into_any()
}

/// The cases of the signed-in resident.
#[component]
fn Mine() -> impl IntoView {
    let pages = RwSignal::new(1usize);
    let cases = Loader::new(move || fetch(pages.get()));
    loaded_view(cases, || ().into_any(), move |list| list_view(list, pages))
}

/// The first `pages` pages of the list as one.
async fn fetch(pages: usize) -> Result<CaseList, ApiError> {
    let mut all = api::cases::list(None).await?;
    for _ in 1..pages {
        let Some(cursor) = all.next.take() else { break };
        let page = api::cases::list(Some(&cursor)).await?;
        all.items.extend(page.items);
        all.next = page.next;
    }
    Ok(all)
}

fn list_view(list: CaseList, pages: RwSignal<usize>) -> AnyView {
    let CaseList { mut items, next } = list;
    if items.is_empty() {
        return empty();
    }
    sort_for_resident(&mut items);
    let more = next.map(|_| {
        let more = Callback::new(move |()| pages.update(|pages| *pages += 1));
        view! {
            <Button kind=ButtonKind::Second on_press=more>
                {say("cases.more")}
            </Button>
        }
    });
    let items: Vec<AnyView> = items
        .into_iter()
        .map(|case| case_item(case, Below::Page))
        .collect();
    view! {
        <div class="stack">
            <ul class="cases">{items}</ul>
            {more}
        </div>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <StatePanel kind=PanelKind::Empty title=said("cases.empty") text=said("cases.empty_text")>
            <p class="actions">
                <ButtonLink href=Route::Report.path() kind=ButtonKind::Second>
                    {say("app.nav.report")}
                </ButtonLink>
                <ButtonLink href=Route::Points.path() kind=ButtonKind::Second>
                    {say("app.nav.points")}
                </ButtonLink>
            </p>
        </StatePanel>
    }
    .into_any()
}
