//! My cases: those that need me first, by what the address asks for, page by page.

use super::filters::filters;
use crate::api::{self, ApiError};
use crate::domain::cases::{CaseCounts, CaseFilter, CaseList, CaseSummary};
use crate::funnel::{Signal, dynamic, each, effect, kept};
use crate::i18n;
use crate::pages::Screen;
use crate::pages::case_item::{Below, case_item};
use crate::pages::loaded_view::{loaded_view, loading, sign_in};
use crate::pages::lookup_form::LookupForm;
use crate::pages::parts::{self, Part};
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::loaded::{Loaded, Loader};
use crate::state::{clock, live, navigation, session};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::live::LiveRegion;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

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
                Some(true) => mine(),
                Some(false) => without_account(wrong),
            }}
        </div>
    }
    .into_any()
}

/// For whoever is not signed in: sign in, or look up.
fn without_account(wrong: RwSignal<bool>) -> AnyView {
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

/// What the address asks for.
fn filter_of(route: Option<Route>) -> CaseFilter {
    match route {
        Some(Route::CasesBy(filter)) => filter,
        _ => CaseFilter::default(),
    }
}

/// What came after the first page.
#[derive(Clone, Copy)]
struct Rest {
    items: RwSignal<Vec<CaseSummary>>,
    /// The cursor of what comes next; the outer `None` where only the first page is
    /// here, whose cursor counts then.
    next: RwSignal<Option<Option<String>>>,
    busy: RwSignal<bool>,
    failed: RwSignal<bool>,
}

/// The cases of the signed-in resident.
fn mine() -> AnyView {
    let route = navigation::route();
    let filter = kept(move || filter_of(route.get()));
    let first = Loader::new(move || {
        let filter = filter.get();
        async move {
            let first = api::cases::list(&filter, None).await;
            live::answered(first.is_ok());
            first
        }
    });
    let rest = Rest {
        items: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        busy: RwSignal::new(false),
        failed: RwSignal::new(false),
    };
    // Asked for something else, it begins anew.
    effect(move || {
        filter.get();
        rest.items.set(Vec::new());
        rest.next.set(None);
        rest.failed.set(false);
    });
    keep_fresh(first.clone());
    let counts = {
        let first = first.clone();
        kept(move || counts(&first))
    };
    let here = {
        let first = first.clone();
        kept(move || first.with(|first| first.ready().is_some()))
    };
    let body = move || {
        if here.get() {
            list(&first, filter.into(), rest)
        } else {
            loaded_view(first.clone(), || ().into_any(), |_| ().into_any())
        }
    };
    view! {
        {parts::beside(Part::Live, Screen::LiveLine)}
        {filters(filter.into(), counts.into())}
        {dynamic(body)}
    }
    .into_any()
}

fn counts(first: &Loader<CaseList>) -> Option<CaseCounts> {
    first.with(|first| first.ready().and_then(|first| first.counts))
}

/// Looks for news while the page is open: when it hears of some, and until somebody
/// tells it now and then.
fn keep_fresh(first: Loader<CaseList>) {
    let (ticking, news) = (clock::ticking(), live::watch_list());
    let mut heard = None;
    effect(move || {
        ticking.track();
        let now = news.get();
        let before = heard.replace(now);
        let is_told = before.is_some_and(|before| before != now);
        if is_told || (before.is_some() && !live::is_followed()) {
            first.refresh();
        }
    });
}

/// All that is here, in the order of the API. What the first page has too has moved
/// there meanwhile.
fn all(first: &Loader<CaseList>, rest: Rest) -> Vec<CaseSummary> {
    let mut all = match first.get() {
        Loaded::Ready(list) => list.items,
        _ => Vec::new(),
    };
    let on_top: Vec<_> = all.iter().map(|case| case.number.clone()).collect();
    rest.items.with(|items| {
        let others = items.iter().filter(|case| !on_top.contains(&case.number));
        all.extend(others.cloned());
    });
    all
}

/// What comes next, if anything does.
fn cursor(first: &Loader<CaseList>, rest: Rest) -> Option<String> {
    match rest.next.get() {
        Some(next) => next,
        None => first.with(|first| first.ready().and_then(|first| first.next.clone())),
    }
}

/// A row is drawn anew when what it says has changed.
fn key(case: &CaseSummary) -> String {
    let CaseSummary {
        number,
        updated_at,
        needs_you,
        ..
    } = case;
    let word = case.status.word();
    format!(
        "{} {needs_you} {word} {number}",
        updated_at.timestamp_millis()
    )
}

fn list(first: &Loader<CaseList>, filter: Signal<CaseFilter>, rest: Rest) -> AnyView {
    let by_key = {
        let first = first.clone();
        kept(move || {
            let all = all(&first, rest);
            let keys: Vec<String> = all.iter().map(key).collect();
            (keys, all)
        })
    };
    let row = move |key: String| {
        let case = by_key.with_untracked(|(keys, all)| {
            // A new one stands near the end.
            let at = keys.iter().rposition(|known| *known == key)?;
            all.get(at).cloned()
        });
        case.map_or_else(|| ().into_any(), |case| case_item(case, Below::Page))
    };
    let none = kept(move || by_key.with(|(keys, _)| keys.is_empty()));
    let empty = move || none.get().then(|| empty(&filter.get()));
    let shown = Signal::derive(move || {
        let n = by_key.with(|(keys, _)| keys.len());
        i18n::tn("cases.shown", n, &[])
    });
    let more = {
        let first = first.clone();
        kept(move || cursor(&first, rest).is_some())
    };
    let first = first.clone();
    let press = Callback::new(move |()| fetch_more(&first, filter.get_untracked(), rest));
    let more = move || {
        more.get().then(|| {
            view! {
                <Button kind=ButtonKind::Second busy=rest.busy on_press=press>
                    {say("cases.more")}
                </Button>
            }
            .into_any()
        })
    };
    let failed = move || rest.failed.get().then(|| i18n::t("error.failed_text"));
    view! {
        <div class="stack">
            <LiveRegion text=shown />
            <ul class="cases" hidden=move || none.get()>
                {each(move || by_key.with(|(keys, _)| keys.clone()), row)}
            </ul>
            {dynamic(empty)}
            <p role="status">{dynamic(failed)}</p>
            {dynamic(more)}
        </div>
    }
    .into_any()
}

/// The next page, below what is here.
fn fetch_more(first: &Loader<CaseList>, filter: CaseFilter, rest: Rest) {
    let Some(cursor) = untrack(|| cursor(first, rest)) else {
        return;
    };
    rest.busy.set(true);
    rest.failed.set(false);
    spawn_local(async move {
        let page: Result<CaseList, ApiError> = api::cases::list(&filter, Some(&cursor)).await;
        rest.busy.try_set(false);
        // Asked for something else meanwhile, nobody waits for this.
        let now = untrack(|| filter_of(navigation::route().get()));
        match page {
            Ok(page) if now == filter => {
                rest.items.try_update(|items| items.extend(page.items));
                rest.next.try_set(Some(page.next));
            }
            Ok(_) => {}
            Err(_) => {
                rest.failed.try_set(true);
            }
        }
    });
}

fn empty(filter: &CaseFilter) -> AnyView {
    if filter.leaves_out() {
        return view! {
            <StatePanel
                kind=PanelKind::Empty
                title=said("cases.none_such")
                text=said("cases.none_such_text")
            >
                <ButtonLink href=Route::Cases.path() kind=ButtonKind::Second>
                    {say("cases.filter.all")}
                </ButtonLink>
            </StatePanel>
        }
        .into_any();
    }
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
