//! "Is it one of these?": what others have reported close by, before anything more is
//! asked. Following one of them takes the place of a second report.

use super::journey::{Journey, StepHead};
use super::seen_card::SeenCard;
use super::steps::{after, name_key};
use crate::domain::reports::followed::Followed;
use crate::domain::reports::nearby::NearRequest;
use crate::funnel::{dynamic, effect};
use crate::i18n;
use crate::pages::title::titled_form;
use crate::routes::{ReportStep, Route};
use crate::state::{clock, followed as followed_state, navigation};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_soon;
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Element id of the heading.
const TITLE: &str = "seen-title";

/// `/report/{service}/seen`.
#[component]
pub fn SeenPage(
    /// The report.
    journey: Journey,
) -> impl IntoView {
    let followed = RwSignal::new(None::<NearRequest>);
    let nearby = journey.nearby;
    titled_form(
        move || i18n::t(title_key(followed)),
        RwSignal::new(false).into(),
    );
    {
        let journey = journey.clone();
        effect(move || {
            // Opened by its address, or the place is another by now.
            let is_empty = !nearby.is_asked() && nearby.list().is_empty();
            if is_empty && followed.get_untracked().is_none() {
                let step = next_step(&journey);
                let first = journey.at(step);
                request_animation_frame(move || navigation::replace(&first));
            }
        });
    }
    let back = journey.at(ReportStep::Where).path();
    let head = journey.clone();
    let body = move || match followed.get() {
        Some(near) => followed_view(&journey, near, followed),
        None => choice_view(&journey, followed),
    };
    view! {
        <a class="back" href=back>
            {say("ui.back")}
        </a>
        <StepHead journey=head step=ReportStep::Seen />
        <div class="report-columns stack-large">
            <h1 id=TITLE tabindex="-1">
                {move || i18n::t(title_key(followed))}
            </h1>
            {dynamic(body)}
        </div>
    }
    .into_any()
}

fn title_key(followed: RwSignal<Option<NearRequest>>) -> &'static str {
    if followed.with(Option::is_some) {
        "report.seen.followed"
    } else {
        "report.seen.title"
    }
}

fn next_step(journey: &Journey) -> ReportStep {
    journey
        .form
        .with_untracked(|form| after(form, ReportStep::Where))
}

fn choice_view(journey: &Journey, followed: RwSignal<Option<NearRequest>>) -> AnyView {
    let list = journey.nearby.list();
    let service = i18n::words(&journey.subject.service.name);
    let lead = i18n::tn("report.seen.lead", list.len(), &[("service", &service)]);
    let cards: Vec<AnyView> = list
        .iter()
        .map(|near| {
            let follow = {
                let (near, service) = (near.clone(), service.clone());
                Callback::new(move |()| follow(&near, &service, followed))
            };
            view! { <SeenCard near=near.clone() on_follow=follow /> }.into_any()
        })
        .collect();
    let go_on = {
        let journey = journey.clone();
        Callback::new(move |()| {
            journey.nearby.pass();
            navigation::go(&journey.at(next_step(&journey)));
        })
    };
    let next = i18n::t(name_key(next_step(journey)));
    view! {
        <p class="lead">{lead}</p>
        <ul class="seen">{cards}</ul>
        <div class="seen__other">
            <p>{say("report.seen.other_text")}</p>
            <Button on_press=go_on>{i18n::tf("report.seen.other", &[("step", next)])}</Button>
        </div>
    }
    .into_any()
}

fn follow(near: &NearRequest, service: &str, into: RwSignal<Option<NearRequest>>) {
    followed_state::follow(Followed {
        number: near.number.clone(),
        name: service.to_owned(),
        address: near.request.address.clone(),
        since: clock::now(),
    });
    into.set(Some(near.clone()));
    // The button that was pressed is gone.
    focus_soon(TITLE);
}

/// It is followed; the report that was begun is not needed, but stays until the resident
/// leaves it.
fn followed_view(
    journey: &Journey,
    near: NearRequest,
    followed: RwSignal<Option<NearRequest>>,
) -> AnyView {
    let leave = {
        let journey = journey.clone();
        move |to: Route| {
            let open = journey.open.clone();
            Callback::new(move |()| {
                let (open, to) = (open.clone(), to.clone());
                spawn_local(async move {
                    open.empty().await;
                    navigation::go(&to);
                });
            })
        }
    };
    let listed = leave(Route::ReportListed {
        number: near.number.clone(),
    });
    let another = leave(Route::Report);
    let undo = Callback::new(move |()| {
        followed_state::unfollow(&near.number);
        followed.set(None);
        focus_soon(TITLE);
    });
    view! {
        <div class="stack measure" role="status">
            <p class="lead">{say("report.seen.followed_text")}</p>
            <p class="soft">{say("report.seen.followed_where")}</p>
            <div class="actions">
                <Button on_press=listed>{say("report.seen.look")}</Button>
                <Button kind=ButtonKind::Second on_press=another>{say("report.another")}</Button>
                <Button kind=ButtonKind::Plain on_press=undo>{say("report.seen.undo")}</Button>
            </div>
        </div>
    }
    .into_any()
}
