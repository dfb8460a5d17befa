//! Reports of others that are followed on this device, on the shelf above a new report.

use crate::domain::reports::followed::Followed;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::Route;
use crate::state::{clock, followed};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::words::say;
use leptos::prelude::*;

/// The list; nothing where none is followed.
#[component]
pub fn FollowedList() -> impl IntoView {
    let all = followed::all();
    dynamic(move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let lines: Vec<AnyView> = all.into_iter().map(line).collect();
            view! {
                <section class="stack-small" aria-labelledby="followed-title">
                    <h2 id="followed-title">{say("report.followed")}</h2>
                    <ul class="shelf">{lines}</ul>
                </section>
            }
            .into_any()
        })
    })
}

fn line(one: Followed) -> AnyView {
    let href = Route::ReportListed {
        number: one.number.clone(),
    }
    .path();
    let (address, since) = (one.address, one.since);
    let about = move || {
        let when = i18n::near_time(since, clock::now());
        i18n::tf("report.followed.since", &[("when", when)])
    };
    let number = one.number;
    let drop = Callback::new(move |()| followed::unfollow(&number));
    let (named, dropped) = (one.name.clone(), one.name.clone());
    view! {
        <li>
            <div class="unsent">
                <p class="unsent__name">{one.name}</p>
                <p>{address}</p>
                <p class="small soft">{dynamic(about)}</p>
                <p class="actions">
                    <ButtonLink href=href kind=ButtonKind::Second>
                        {say("report.seen.look")} <span class="unseen">{named}</span>
                    </ButtonLink>
                    <Button kind=ButtonKind::Plain on_press=drop>
                        {say("report.followed.drop")} <span class="unseen">{dropped}</span>
                    </Button>
                </p>
            </div>
        </li>
    }
    .into_any()
}
