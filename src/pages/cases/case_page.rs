//! One case: what the resident must do, what the city is doing, what was
//! promised, what has happened.

use super::message_form::MessageForm;
use super::sections;
use crate::api::{self, ApiError};
use crate::domain::cases::{Case, CaseKind};
use crate::domain::identity::CaseNumber;
use crate::domain::problem::Problem;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::case_item::{meta, status_words, title_view};
use crate::pages::loaded_view::loaded_page;
use crate::pages::lookup_form::LookupForm;
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::loaded::{Loaded, Loader};
use crate::state::session::Session;
use crate::state::{clock, messages, opened, session};
use crate::ui::button::ButtonLink;
use crate::ui::live::LiveRegion;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::timeline::Timeline;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// `/cases/{number}`.
#[component]
pub fn CasePage(
    /// Its number.
    number: CaseNumber,
) -> impl IntoView {
    let session = session::session();
    // Signing in opens a case that was closed before.
    let signed_in = kept(move || session.get().is_signed_in());
    let opened_again = RwSignal::new(0u32);
    let case = {
        let number = number.clone();
        Loader::new(move || {
            opened_again.track();
            fetch(number.clone(), signed_in.get())
        })
    };
    let messages = messages::of(&number);
    keep_fresh(case.clone(), messages.clone());
    let wrong = RwSignal::new(false);
    name_page(case.clone(), wrong);
    let status = {
        let case = case.clone();
        Signal::derive(move || {
            let words = |case: &Case| status_words(&case.summary.status);
            case.with(|case| case.ready().copied().map(words).unwrap_or_default())
        })
    };
    let missing = {
        let number = number.clone();
        move || {
            let again = Callback::new(move |_| opened_again.update(|times| *times += 1));
            closed(number.clone(), again)
        }
    };
    view! {
        <a class="back" href=Route::Cases.path()>
            {say("case.back")}
        </a>
        <LiveRegion text=status />
        {loaded_or_closed(case, missing, move |case| case_view(case, messages.clone(), wrong))}
    }
    .into_any()
}

/// By the code it was opened with, else by the session; without either there is
/// no need to ask.
async fn fetch(number: CaseNumber, signed_in: Option<bool>) -> Result<Case, ApiError> {
    match opened::code(&number) {
        Some(code) => api::cases::look_up(&number, &code, &api::new_key()).await,
        None if signed_in == Some(false) => Err(ApiError::Problem(Problem {
            status: 401,
            ..Problem::default()
        })),
        None => api::cases::case(&number).await,
    }
}

/// A case that is not the resident's looks the same as one that does not exist;
/// and whoever is not signed in may still have the code.
fn loaded_or_closed(
    case: Loader<Case>,
    closed: impl Fn() -> AnyView + Clone + Send + 'static,
    show: impl Fn(Case) -> AnyView + Send + 'static,
) -> AnyView {
    let rest = {
        let case = case.clone();
        loaded_page(case, closed.clone(), show)
    };
    let not_signed_in = kept(move || {
        case.with(|case| matches!(case, Loaded::Failed(error) if error.is_not_signed_in()))
    });
    view! {
        {move || not_signed_in.get().then(&closed)}
        <div hidden=move || not_signed_in.get()>{rest}</div>
    }
    .into_any()
}

/// Looks for news while the page is open.
fn keep_fresh(case: Loader<Case>, messages: messages::Messages) {
    let ticking = clock::ticking();
    let sent = messages.state();
    let mut first = true;
    effect(move || {
        ticking.track();
        sent.track();
        let running = case.with_untracked(|case| {
            case.ready()
                .is_some_and(|case| !case.summary.status.is_over())
        });
        if !first && running {
            case.refresh();
        }
        first = false;
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

fn case_view(case: Case, messages: messages::Messages, wrong: RwSignal<bool>) -> AnyView {
    let Case {
        summary,
        asks,
        doing,
        timeline,
        ahead,
        sent,
        files,
        messages: written,
        score,
        phone,
    } = case;
    let by_code = opened::code(&summary.number).is_some();
    let now = clock::ticking();
    let over = summary.status.is_over();
    let needs_you = summary.needs_you;
    let meta = meta(&summary);
    let present = if over {
        Default::default()
    } else {
        doing.clone()
    };
    let now_view = sections::now(&asks, needs_you, &doing, &summary);
    let promises = sections::promises(summary.promises.clone());
    let who = sections::who(&summary, phone);
    let (kind, number) = (summary.kind, summary.number.clone());
    view! {
        <div class="stack">
            {meta}
            <h1>{title_view(summary.title, kind)}</h1>
            {now_view}
        </div>
        // The promises come before the history, also on a phone and for a screen
        // reader; on a wide page they stand beside it.
        <div class="columns case-columns">
            <aside class="stack case-aside" aria-label=say("case.aside")>
                {promises}
                {who}
            </aside>
            <div class="stack-large">
                {sections::answered(&summary.status, kind)}
                <section class="stack" aria-labelledby="steps-title">
                    <h2 id="steps-title">{say("case.steps")}</h2>
                    <Timeline events=timeline doing=present ahead=ahead now=now />
                </section>
                {score.map(sections::score)}
                {(kind == CaseKind::Points && !by_code).then(|| sections::standing(number))}
                <section class="stack" aria-labelledby="messages-title">
                    <h2 id="messages-title">{say("case.messages")}</h2>
                    {sections::messages(written)}
                    <MessageForm messages on_wrong=Callback::new(move |it| wrong.set(it)) />
                </section>
                {sections::sent(sent)}
                {sections::files(files, !by_code)}
            </div>
        </div>
    }
    .into_any()
}
