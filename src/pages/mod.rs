//! The pages, one folder per journey, and which of them is shown.

pub mod about;
pub mod account;
mod case_item;
pub mod cases;
mod draft_notice;
mod drafts_choice;
pub mod home;
pub mod layout;
mod loaded_view;
mod lookup_form;
pub mod not_found;
mod parts;
pub mod points;
pub mod receipt;
pub mod report;
mod sign_out;
mod submission_view;
mod title;
mod upload_lines;

use crate::domain::identity::{CaseNumber, RoundId, SchemeId};
use crate::funnel::{dynamic, kept};
use crate::routes::{AboutPage, Route};
use crate::state::navigation;
use leptos::prelude::*;
use parts::Part;

/// What is on the screen. Steps of one journey are one screen: going on within
/// it does not rebuild what they share.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Screen {
    Home,
    PointsStart,
    PointsJourney,
    PointsVerify,
    /// Of a receipt, the part that only the points journey can draw.
    PointsReceived,
    PointsAll,
    PointsApplication(CaseNumber),
    PointsRounds(SchemeId),
    PointsRanking(SchemeId, RoundId),
    PointsCompare,
    Receipt,
    ReportStart,
    /// Above the choice of a report: what was begun and is not with the city yet.
    ReportShelf,
    /// Above every other page: that something is not sent yet.
    UnsentStrip,
    ReportJourney,
    ReportListed(CaseNumber),
    Cases,
    Case(CaseNumber),
    CaseLookup,
    Account,
    About(AboutPage),
    NotFound,
}

impl Screen {
    fn of(route: Option<Route>) -> Self {
        match route {
            Some(Route::Home) => Self::Home,
            Some(Route::Points) => Self::PointsStart,
            Some(
                Route::PointsForm { .. } | Route::PointsResult { .. } | Route::PointsApply { .. },
            ) => Self::PointsJourney,
            Some(Route::PointsVerify) => Self::PointsVerify,
            Some(Route::PointsAll { .. }) => Self::PointsAll,
            Some(Route::PointsApplication { number, .. }) => Self::PointsApplication(number),
            Some(Route::PointsRounds { scheme }) => Self::PointsRounds(scheme),
            Some(Route::PointsRanking { scheme, round }) => Self::PointsRanking(scheme, round),
            Some(Route::PointsCompare { .. }) => Self::PointsCompare,
            Some(Route::Receipt) => Self::Receipt,
            Some(Route::Report) => Self::ReportStart,
            Some(Route::ReportForm { .. }) => Self::ReportJourney,
            Some(Route::ReportListed { number }) => Self::ReportListed(number),
            Some(Route::Cases) => Self::Cases,
            Some(Route::Case { number }) => Self::Case(number),
            Some(Route::CaseLookup) => Self::CaseLookup,
            Some(Route::SignIn { .. }) => Self::Account,
            Some(Route::About(page)) => Self::About(page),
            None => Self::NotFound,
        }
    }

    fn view(self) -> AnyView {
        match self {
            Self::Home => view! { <home::HomePage /> }.into_any(),
            Self::PointsStart => view! { <points::PointsStart /> }.into_any(),
            Self::PointsJourney
            | Self::PointsVerify
            | Self::PointsReceived
            | Self::PointsCompare
            | Self::PointsApplication(_)
            | Self::PointsRounds(_)
            | Self::PointsRanking(..) => parts::shown(Part::Points, self),
            Self::PointsAll => parts::shown(Part::Sheet, self),
            Self::ReportStart => view! { <report::ReportStart /> }.into_any(),
            // What speaks to the Open311 server comes with the reports.
            Self::ReportJourney
            | Self::ReportShelf
            | Self::UnsentStrip
            | Self::ReportListed(_)
            | Self::About(AboutPage::Api) => parts::shown(Part::Report, self),
            Self::Cases | Self::Case(_) | Self::CaseLookup => parts::shown(Part::Cases, self),
            Self::Receipt => view! { <receipt::ReceiptPage /> }.into_any(),
            Self::Account => view! { <account::AccountPage /> }.into_any(),
            Self::About(page) => view! { <about::AboutPages page /> }.into_any(),
            Self::NotFound => view! { <not_found::NotFoundPage /> }.into_any(),
        }
    }
}

/// The page the address bar names.
#[component]
pub fn CurrentPage() -> impl IntoView {
    let route = navigation::route();
    let screen = kept(move || Screen::of(route.get()));
    dynamic(move || screen.get().view())
}
