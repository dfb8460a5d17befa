//! The receipt of the last submission. It lives in memory only, because it
//! shows the access code; after a reload the case list takes its place.

use super::Screen;
use super::title::titled;
use crate::domain::cases::CaseKind;
use crate::funnel::Signal;
use crate::i18n;
use crate::routes::{Route, StandingStep};
use crate::state::receipts::{self, LastReceipt};
use crate::state::{navigation, same_place};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::live::LiveRegion;
use crate::ui::receipt::ReceiptCard;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// `/receipt`.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    titled("submit.receipt");
    let last = receipts::last();
    let came = {
        let last = last.clone();
        Signal::derive(move || last.with(|last| number_came(last.as_ref())))
    };
    view! {
        <div class="stack measure receipt-page">
            <h1>{say("submit.receipt")}</h1>
            <LiveRegion text=came />
            {move || last.get().map_or_else(none, card)}
        </div>
    }
    .into_any()
}

fn card(last: LastReceipt) -> AnyView {
    let receipt = &last.receipt;
    let number = receipt.number.clone();
    let case = number.clone().map(|number| Route::Case { number });
    let href = case.unwrap_or(Route::Cases).path();
    let origin = window().location().origin().unwrap_or_default();
    let url = format!("{origin}{href}");
    // A report to a city without case pages is followed where everybody sees it.
    let is_listed = last.kind == CaseKind::Report && receipt.access_code.is_none();
    let next = {
        let last = last.clone();
        move || match last.kind {
            CaseKind::Points => i18n::t("submit.next.points"),
            CaseKind::Report if !is_listed => i18n::t("submit.next.report"),
            CaseKind::Report => awaited(&last),
            CaseKind::Service => i18n::t("submit.next.service"),
        }
    };
    let listed = number.clone().filter(|_| is_listed).map(|number| {
        let href = Route::ReportListed { number }.path();
        view! { <p><a href=href>{say("submit.listed")}</a></p> }.into_any()
    });
    // Whoever has just sent an application has the part of the program.
    let calculation = (last.kind == CaseKind::Points).then(|| Screen::PointsReceived.view());
    let standing = number
        .filter(|_| last.kind == CaseKind::Points)
        .map(|number| {
            let step = StandingStep::Standing;
            let href = Route::PointsApplication { number, step }.path();
            view! { <p><a href=href>{say("standing.open")}</a></p> }.into_any()
        });
    let left_out = (!last.left_out.is_empty()).then(|| {
        let names = last.left_out.join(&i18n::t("score.between"));
        view! { <p>{i18n::tf("report.left_out", &[("names", names)])}</p> }.into_any()
    });
    let once_more = (last.kind == CaseKind::Report && same_place::is_known()).then(|| {
        let on_press = Callback::new(|()| {
            same_place::want(true);
            navigation::go(&Route::Report);
        });
        view! {
            <Button kind=ButtonKind::Second on_press>
                {say("report.same_place")}
            </Button>
        }
        .into_any()
    });
    view! {
        <ReceiptCard receipt=last.receipt url=url href=href>
            <p>{next}</p>
            {left_out}
            {standing}
            {listed}
        </ReceiptCard>
        {calculation}
        <p class="actions">
            {once_more}
            <ButtonLink href=Route::Home.path() kind=ButtonKind::Plain>
                {say("app.back_home")}
            </ButtonLink>
        </p>
    }
    .into_any()
}

/// What comes next at a city without case pages: a number, or nothing.
fn awaited(last: &LastReceipt) -> String {
    match (&last.receipt.number, &last.receipt.token) {
        (Some(_), _) => i18n::t("submit.next.listed"),
        (None, Some(token)) => i18n::tf("submit.number_later", &[("token", token.clone())]),
        (None, None) => i18n::t("submit.no_number"),
    }
}

/// Says a number that comes later.
fn number_came(last: Option<&LastReceipt>) -> String {
    let receipt = last.map(|last| &last.receipt);
    match receipt.map(|receipt| (&receipt.number, &receipt.token)) {
        Some((Some(number), Some(_))) => {
            i18n::tf("submit.number_came", &[("number", number.to_string())])
        }
        _ => String::new(),
    }
}

fn none() -> AnyView {
    view! {
        <StatePanel
            kind=PanelKind::Empty
            title=said("submit.no_receipt")
            text=said("submit.no_receipt_text")
        >
            <ButtonLink href=Route::Cases.path() kind=ButtonKind::Second>
                {say("cases.title")}
            </ButtonLink>
        </StatePanel>
    }
    .into_any()
}
