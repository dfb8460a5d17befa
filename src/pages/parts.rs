//! The journeys are parts of the program that arrive when they are first wanted:
//! somebody who only looks up a case does not download the points application.
//!
//! A release is cut at the functions of [`cut`] (see `end2end/setup/parts`); what
//! only one of them needs goes into a file of its own, what two of them share
//! into another. Everywhere else there are no files, and every part is here at
//! once. The words that only a part says come with it. The name of a part is the
//! first segment of its pages' URLs, but for the sheet: `public/boot/portal.js` fetches
//! by it, before the program runs.

use super::loaded_view::{loading, stands_in};
use super::{Screen, about, cases, points, report};
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
#[cfg(feature = "parts")]
use crate::state::looks;
use crate::state::network;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
#[cfg(feature = "parts")]
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
#[cfg(feature = "parts")]
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Estimating and applying for points, what becomes of it, and computing a
    /// score again.
    Points,
    /// All questions of the points on one page.
    Sheet,
    /// Reporting a problem, following it, and how the server of reports answers.
    Report,
    /// Following a case.
    Cases,
}

/// Its file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotHere;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for NotHere {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Coming,
    Here,
    Missing,
    /// Asked for a second time, in vain.
    Gone,
}

#[cfg(feature = "parts")]
mod cut {
    use super::{NotHere, Screen};
    use leptos::prelude::AnyView;
    use leptos::wasm_split::wasm_split;

    #[wasm_split(points, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_points))]
    pub fn points(screen: Screen) -> Result<AnyView, NotHere> {
        Ok(super::points(screen))
    }

    #[wasm_split(sheet, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_sheet))]
    pub fn sheet() -> Result<AnyView, NotHere> {
        Ok(super::sheet())
    }

    #[wasm_split(report, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_report))]
    pub fn report(screen: Screen) -> Result<AnyView, NotHere> {
        Ok(super::report(screen))
    }

    #[wasm_split(cases, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_cases))]
    pub fn cases(screen: Screen) -> Result<AnyView, NotHere> {
        Ok(super::cases(screen))
    }
}

fn points(screen: Screen) -> AnyView {
    match screen {
        Screen::PointsVerify => view! { <points::VerifyPage /> }.into_any(),
        Screen::PointsReceived => view! { <points::ReceivedCalculation /> }.into_any(),
        Screen::PointsCompare => view! { <points::ComparePage /> }.into_any(),
        Screen::PointsRounds(scheme) => view! { <points::RoundsPage scheme /> }.into_any(),
        Screen::PointsRanking(scheme, round) => {
            view! { <points::RankingList scheme round /> }.into_any()
        }
        Screen::PointsApplication(number) => view! { <points::StandingPages number /> }.into_any(),
        _ => view! { <points::PointsJourney /> }.into_any(),
    }
}

fn sheet() -> AnyView {
    view! { <points::AllQuestions /> }.into_any()
}

fn report(screen: Screen) -> AnyView {
    match screen {
        Screen::ReportShelf => view! { <report::ReportShelf /> }.into_any(),
        Screen::UnsentStrip => view! { <report::UnsentStrip /> }.into_any(),
        Screen::ReportListed(number) => view! { <report::ListedReport number /> }.into_any(),
        Screen::About(_) => view! { <about::ApiPage /> }.into_any(),
        _ => view! { <report::ReportJourney /> }.into_any(),
    }
}

fn cases(screen: Screen) -> AnyView {
    match screen {
        Screen::Cases => view! { <cases::CasesPage /> }.into_any(),
        Screen::Case(number) => view! { <cases::CasePage number /> }.into_any(),
        _ => view! { <cases::LookupPage /> }.into_any(),
    }
}

impl Part {
    /// Draws one of its screens; [`NotHere`] until it has been fetched.
    #[cfg(feature = "parts")]
    fn draw(self, screen: Screen) -> Result<AnyView, NotHere> {
        match self {
            Self::Points => at_once(cut::points(screen)),
            Self::Sheet => at_once(cut::sheet()),
            Self::Report => at_once(cut::report(screen)),
            Self::Cases => at_once(cut::cases(screen)),
        }
    }

    #[cfg(not(feature = "parts"))]
    fn draw(self, screen: Screen) -> Result<AnyView, NotHere> {
        Ok(match self {
            Self::Points => points(screen),
            Self::Sheet => sheet(),
            Self::Report => report(screen),
            Self::Cases => cases(screen),
        })
    }

    /// As its files are named.
    #[cfg(feature = "parts")]
    const fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Sheet => "sheet",
            Self::Report => "report",
            Self::Cases => "cases",
        }
    }

    /// Fetches its program, unless that is here.
    fn fetch_program(self) -> Pin<Box<dyn Future<Output = Result<(), NotHere>>>> {
        Box::pin(async move {
            #[cfg(feature = "parts")]
            match self {
                Self::Points => cut::fetch_points().await?,
                Self::Sheet => cut::fetch_sheet().await?,
                Self::Report => cut::fetch_report().await?,
                Self::Cases => cut::fetch_cases().await?,
            }
            Ok(())
        })
    }

    fn is_here(self) -> bool {
        #[cfg(feature = "parts")]
        if !looks::speaks_for(self.name()) {
            return false;
        }
        at_once(self.fetch_program()).is_ok()
    }

    /// Fetches it, unless it is here: program and words at the same time. A failure
    /// is not remembered: asking again fetches again.
    async fn fetch(self) -> Result<(), NotHere> {
        #[cfg(feature = "parts")]
        let words = future_to_promise(async move {
            let spoken = looks::speak_for(self.name()).await;
            Ok(spoken.is_ok().into())
        });
        self.fetch_program().await?;
        #[cfg(feature = "parts")]
        if JsFuture::from(words).await != Ok(JsValue::TRUE) {
            return Err(NotHere);
        }
        Ok(())
    }
}

/// What a future has that need not wait for anything; [`NotHere`] where it must.
/// A part that is here is drawn at once and by whom the page belongs to.
fn at_once<T>(future: impl Future<Output = Result<T, NotHere>>) -> Result<T, NotHere> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => Err(NotHere),
    }
}

/// Shows a screen of a part: at once when the part is here, else as soon as it
/// has come; if it does not come, why, with a way on.
pub(super) fn shown(part: Part, screen: Screen) -> AnyView {
    let here = part.is_here();
    let arrival = RwSignal::new(if here { Arrival::Here } else { Arrival::Coming });
    if !here {
        spawn_local(async move { arrived(arrival, part.fetch().await, Arrival::Missing) });
    }
    dynamic(move || match arrival.get() {
        Arrival::Here => part
            .draw(screen.clone())
            .unwrap_or_else(|NotHere| missing(part, arrival)),
        Arrival::Coming => loading(),
        Arrival::Missing => missing(part, arrival),
        Arrival::Gone => gone(),
    })
}

/// Shows a screen of a part beside a page that does not need it: nothing until the
/// part is here. With the network back it is asked for again.
pub(super) fn beside(part: Part, screen: Screen) -> AnyView {
    let here = RwSignal::new(part.is_here());
    let online = network::online();
    effect(move || {
        if online.get() && !here.get_untracked() {
            spawn_local(async move {
                if part.fetch().await.is_ok() {
                    let _ = here.try_set(true);
                }
            });
        }
    });
    dynamic(move || here.get().then(|| part.draw(screen.clone()).ok()))
}

/// The page may have been left by now; then nobody waits for it.
fn arrived(arrival: RwSignal<Arrival>, result: Result<(), NotHere>, otherwise: Arrival) {
    let _ = arrival.try_set(match result {
        Ok(()) => Arrival::Here,
        Err(NotHere) => otherwise,
    });
}

/// It did not come: ask again. With the network back that happens by itself.
fn missing(part: Part, arrival: RwSignal<Arrival>) -> AnyView {
    let online = network::online();
    let offline = !online.get_untracked();
    effect(move || {
        if online.get() && offline {
            again(part, arrival);
        }
    });
    let (kind, title, text) = if offline {
        (
            PanelKind::Offline,
            "error.offline",
            "error.part_offline_text",
        )
    } else {
        (
            PanelKind::Failed,
            "error.part_missing",
            "error.part_missing_text",
        )
    };
    panel(kind, title, text, "error.again", move || {
        again(part, arrival)
    })
}

fn again(part: Part, arrival: RwSignal<Arrival>) {
    let _ = arrival.try_set(Arrival::Coming);
    spawn_local(async move {
        let result = part.fetch().await;
        let otherwise = if network::online().get_untracked() {
            Arrival::Gone
        } else {
            Arrival::Missing
        };
        arrived(arrival, result, otherwise);
    });
}

/// There is a network, and still it did not come: after a new release the files
/// of this one are gone. Opening the website anew helps, but costs what is not
/// in a draft; that is for the resident to decide.
fn gone() -> AnyView {
    panel(
        PanelKind::Failed,
        "error.part_missing",
        "error.part_gone_text",
        "error.reload",
        || {
            let _ = window().location().reload();
        },
    )
}

fn panel(
    kind: PanelKind,
    title: &'static str,
    text: &'static str,
    press: &'static str,
    on_press: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    stands_in(title);
    let text = Signal::derive(move || i18n::t(text));
    let on_press = Callback::new(move |()| on_press());
    view! {
        <StatePanel kind title=said(title) text whole=true>
            <Button kind=ButtonKind::Second on_press>
                {say(press)}
            </Button>
        </StatePanel>
    }
    .into_any()
}
