//! One report of others, with enough to judge whether it is the same.

use crate::domain::decimal::Decimal;
use crate::domain::reports::media::own_path;
use crate::domain::reports::nearby::NearRequest;
use crate::domain::reports::stage::Stage;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::Route;
use crate::state::{clock, followed, kiosk};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::say;
use leptos::prelude::*;

/// The card.
#[component]
pub fn SeenCard(
    /// The report.
    near: NearRequest,
    /// It is the resident's own, too.
    on_follow: Callback<()>,
) -> impl IntoView {
    let NearRequest {
        number,
        request,
        metres,
    } = near;
    let title = format!("seen-{number}");
    let labelled = title.clone();
    let (kind, key) = match request.stage() {
        Stage::Received => (TagKind::Rest, "report.stage.received"),
        _ => (TagKind::Going, "report.stage.in_progress"),
    };
    let away = i18n::number(Decimal::from_whole(metres.into()));
    let now = clock::ticking();
    let asked_at = request.requested_at;
    let age = move || {
        asked_at.map(|at| {
            let when = i18n::near_time(at, now.get());
            i18n::tf("report.seen.since", &[("when", when)])
        })
    };
    let due = request.expected_at.map(|at| {
        let words = move || {
            let when = i18n::near_time(at, clock::now());
            i18n::tf("report.seen.expected", &[("when", when)])
        };
        view! { <p class="soft">{dynamic(words)}</p> }.into_any()
    });
    let name = if request.address.is_empty() {
        request.service_name.clone()
    } else {
        request.address.clone()
    };
    let picture = photo(&request.media, &name);
    let href = Route::ReportListed {
        number: number.clone(),
    };
    let is_followed = move || followed::is_followed(&number);
    let named = name.clone();
    let follow = move || {
        if is_followed() {
            return view! { <p class="seen__followed">{say("report.seen.is_followed")}</p> }
                .into_any();
        }
        // Nothing is kept where the next visitor would find it.
        if kiosk::keeps_nothing() {
            return ().into_any();
        }
        // Several cards have the same button: which is whose is said too.
        let named = named.clone();
        view! {
            <Button kind=ButtonKind::Second on_press=on_follow>
                {say("report.seen.follow")} <span class="unseen">{named}</span>
            </Button>
        }
        .into_any()
    };
    view! {
        <li>
            <article class="card seen__card" aria-labelledby=labelled>
                {picture}
                <div class="stack-small seen__words">
                    <p class="seen__meta">
                        <strong class="seen__away">
                            {i18n::tf("report.seen.away", &[("metres", away)])}
                        </strong>
                        <Tag kind>{say(key)}</Tag>
                        <span class="soft small">{age}</span>
                    </p>
                    <h2 class="h3" id=title>
                        {name}
                    </h2>
                    <p class="seen__said">{request.description}</p>
                    {due}
                    <p class="actions">
                        {dynamic(follow)}
                        <a href=href.path()>{say("report.seen.more")}</a>
                    </p>
                </div>
            </article>
        </li>
    }
    .into_any()
}

/// The first photo that may stand on the page: one of another host may not.
fn photo(media: &[String], name: &str) -> Option<AnyView> {
    let origin = window().location().origin().unwrap_or_default();
    let path = media
        .iter()
        .find_map(|address| own_path(address, &origin))?;
    let words = i18n::tf("report.seen.photo", &[("name", name)]);
    // Where it does not come, the words beside it are enough.
    let gone = RwSignal::new(false);
    let path = path.to_owned();
    Some(
        view! {
            <img
                class="seen__photo"
                class:seen__photo--gone=move || gone.get()
                src=path
                alt=words
                loading="lazy"
                decoding="async"
                on:error=move |_| gone.set(true)
            />
        }
        .into_any(),
    )
}
