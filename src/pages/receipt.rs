//! The receipt of the last submission. It lives in memory only, because it
//! shows the access code; after a reload the case list takes its place.

use super::Screen;
use super::title::titled;
use crate::domain::cases::CaseKind;
use crate::i18n;
use crate::routes::{Route, StandingStep};
use crate::state::receipts::{self, LastReceipt};
use crate::state::{navigation, same_place};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::receipt::ReceiptCard;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// `/receipt`.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    titled("submit.receipt");
    let last = receipts::last();
    view! {
        <div class="stack measure receipt-page">
            <h1>{say("submit.receipt")}</h1>
            {move || last.get().map_or_else(none, card)}
        </div>
    }
    .into_any()
}

fn card(last: LastReceipt) -> AnyView {
    let href = Route::Case {
        number: last.receipt.number.clone(),
    }
    .path();
    let origin = window().location().origin().unwrap_or_default();
    let url = format!("{origin}{href}");
    let next = match last.kind {
        CaseKind::Points => "submit.next.points",
        CaseKind::Report => "submit.next.report",
        CaseKind::Service => "submit.next.service",
    };
    // Whoever has just sent an application has the part of the program.
    let calculation = (last.kind == CaseKind::Points).then(|| Screen::PointsReceived.view());
    let standing = (last.kind == CaseKind::Points).then(|| {
        let number = last.receipt.number.clone();
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
            <p>{say(next)}</p>
            {left_out}
            {standing}
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
