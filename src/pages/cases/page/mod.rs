//! One case: what the resident must do, what the city is doing, what was
//! promised, what has happened, what was sent. Reports, applications for points and
//! services of the catalogue are one kind of page.

mod answer;
mod asks;
mod files;
mod message_form;
mod messages;
mod now;
mod promises;
mod rating;
mod sent;
mod since;
mod take_back;

use crate::api::{self, ApiError};
use crate::domain::cases::{Case, CaseKind};
use crate::domain::identity::CaseNumber;
use crate::domain::problem::Problem;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::Screen;
use crate::pages::case_item::{meta, status_words, title_view};
use crate::pages::loaded_view::loaded_page;
use crate::pages::lookup_form::LookupForm;
use crate::pages::parts::{self, Part};
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::loaded::{Loaded, Loader};
use crate::state::session::Session;
use crate::state::{clock, live, opened, session};
use crate::ui::button::ButtonLink;
use crate::ui::live::LiveRegion;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::timeline::Timeline;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// What is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The case.
    Here,
    /// It is somebody else's, or there is no such case.
    Closed,
    /// It has not come.
    NotHere,
}

/// `/cases/{number}`.
#[component]
pub fn CasePage(
    /// Its number.
    number: CaseNumber,
) -> impl IntoView {
    let at_work = kept(session::at_work);
    let opened_again = RwSignal::new(0u32);
    let case = {
        let number = number.clone();
        Loader::new(move || {
            opened_again.track();
            fetch(number.clone(), at_work.get())
        })
    };
    keep_fresh(&number, case.clone());
    let wrong = RwSignal::new(false);
    name_page(case.clone(), wrong);
    let status = {
        let case = case.clone();
        Signal::derive(move || {
            let words = |case: &Case| status_words(&case.summary.status);
            case.with(|case| case.ready().copied().map(words).unwrap_or_default())
        })
    };
    let stage = {
        let case = case.clone();
        kept(move || case.with(|case| stage(&case)))
    };
    let show = move || match stage.get() {
        Stage::Here => whole(&case, &number, wrong),
        Stage::Closed => {
            let again = Callback::new(move |_| opened_again.update(|times| *times += 1));
            closed(number.clone(), again)
        }
        Stage::NotHere => loaded_page(case.clone(), || ().into_any(), |_| ().into_any()),
    };
    view! {
        <a class="back" href=Route::Cases.path()>
            {say("case.back")}
        </a>
        <LiveRegion text=status />
        {dynamic(show)}
    }
    .into_any()
}

/// A case that is not the resident's looks the same as one that does not exist;
/// and whoever is not signed in may still have the code.
fn stage(case: &Loaded<&Case>) -> Stage {
    match case {
        Loaded::Ready(_) => Stage::Here,
        Loaded::Failed(error) if error.is_not_found() || error.is_not_signed_in() => Stage::Closed,
        _ => Stage::NotHere,
    }
}

/// By the code it was opened with, else by the session; without either there is
/// no need to ask.
async fn fetch(number: CaseNumber, at_work: Option<String>) -> Result<Case, ApiError> {
    let answer = match opened::code(&number) {
        Some(code) => api::cases::look_up(&number, &code, &api::new_key()).await,
        None if at_work.is_some_and(|who| who.is_empty()) => Err(ApiError::Problem(Problem {
            status: 401,
            ..Problem::default()
        })),
        None => api::cases::case(&number).await,
    };
    live::answered(answer.is_ok());
    answer
}

/// Looks for news while the page is open: when it hears of some, and until somebody
/// tells it now and then.
fn keep_fresh(number: &CaseNumber, case: Loader<Case>) {
    let (ticking, news) = (clock::ticking(), live::watch(number));
    let mut heard = None;
    effect(move || {
        ticking.track();
        let now = news.get();
        let before = heard.replace(now);
        let running = case.with_untracked(|case| {
            case.ready()
                .is_some_and(|case| !case.summary.status.is_over())
        });
        let is_told = before.is_some_and(|before| before != now);
        if is_told || (before.is_some() && running && !live::is_followed()) {
            case.refresh();
        }
    });
}

fn name_page(case: Loader<Case>, wrong: RwSignal<bool>) {
    let title = move || {
        case.with(|case| match case {
            Loaded::Ready(case) if !case.summary.title.is_empty() => {
                i18n::words(&case.summary.title)
            }
            _ => i18n::t("case.page_title"),
        })
    };
    titled_form(title, wrong.into());
}

/// No such case for this resident: look it up, or sign in.
fn closed(number: CaseNumber, again: Callback<CaseNumber>) -> AnyView {
    let next = Some(Box::new(Route::Case {
        number: number.clone(),
    }));
    let sign_in = Route::SignIn { next }.path();
    let session = session::session();
    let may_sign_in = move || {
        let sign_in = sign_in.clone();
        matches!(session.get(), Session::SignedOut).then(|| {
            view! { <ButtonLink href=sign_in>{say("account.sign_in")}</ButtonLink> }
        })
    };
    view! {
        <div class="stack">
            <h1 id="lookup-title">{say("case.closed")}</h1>
            <StatePanel
                kind=PanelKind::Empty
                title=said("case.closed_title")
                text=said("case.closed_text")
            >
                {dynamic(may_sign_in)}
            </StatePanel>
            <LookupForm title_id="lookup-title" number=number on_open=again />
        </div>
    }
    .into_any()
}

/// A part of the page, drawn anew only when what `read` takes from the case has
/// changed: what is typed elsewhere on the page, and the focus, stay.
fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    case: &Loader<Case>,
    read: impl Fn(&Case) -> T + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let case = case.clone();
    let taken = kept(move || case.with(|case| case.ready().copied().map(&read)));
    dynamic(move || taken.get().map(&show))
}

/// The whole page.
fn whole(case: &Loader<Case>, number: &CaseNumber, wrong: RwSignal<bool>) -> AnyView {
    let by_code = opened::code(number).is_some();
    let on_wrong = Callback::new(move |it| wrong.set(it));
    let top = part(
        case,
        |case| case.summary.clone(),
        |summary| {
            let meta = meta(&summary);
            view! {
                {meta}
                <h1>{title_view(summary.title, summary.kind)}</h1>
            }
            .into_any()
        },
    );
    // The promises come before the history, also on a phone and for a screen reader;
    // on a wide page they stand beside it.
    view! {
        <div class="stack">
            {top} {parts::beside(Part::Live, Screen::LiveLine)} {now::now(case)}
        </div>
        {since::since(case, number)}
        <div class="case-columns">
            <div class="case-todo">
                {asks::asks(case, number)} {answer::answer(case, number)}
            </div>
            <aside class="stack case-aside" aria-label=say("case.aside")>
                {promises::promises(case, number)} {sent::who(case)}
                {take_back::take_back(case, number)}
            </aside>
            <div class="case-main stack-large">
                {history(case)} {sent::score(case)} {sent::standing(case, by_code)}
                {messages::messages(case, number, on_wrong)} {sent::sent(case, number)}
            </div>
        </div>
    }
    .into_any()
}

/// What has happened, what happens now, what comes.
fn history(case: &Loader<Case>) -> AnyView {
    let now = clock::ticking();
    let read = |case: &Case| {
        let over = case.summary.status.is_over();
        let doing = if over {
            Default::default()
        } else {
            case.doing.clone()
        };
        (case.timeline.clone(), doing, case.ahead.clone())
    };
    let drawn = part(case, read, move |(events, doing, ahead)| {
        view! { <Timeline events doing ahead now=now.clone() /> }.into_any()
    });
    view! {
        <section class="stack" aria-labelledby="steps-title">
            <h2 id="steps-title">{say("case.steps")}</h2>
            {drawn}
        </section>
    }
    .into_any()
}

/// Whether what is done about a case in its own pages is done there.
fn is_points(case: &Case) -> bool {
    case.summary.kind == CaseKind::Points
}
