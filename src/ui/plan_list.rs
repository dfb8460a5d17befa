//! Ways to more points as a list: the gain on the left, the deed in words on
//! the right.

use super::button::ButtonKind;
use super::score_words::{points, signed, with_unit};
use crate::domain::identity::FactId;
use crate::domain::points::plan::change::ChangeKind;
use crate::domain::points::ways::deed::{Deal, Deed};
use crate::domain::points::ways::{Full, Way};
use crate::i18n;
use leptos::prelude::*;

/// What to do: "Volunteering: 150 hours", "Home in this city".
pub fn deed_words(deed: &Deed) -> String {
    let about = i18n::words(&deed.about);
    let what = match &deed.to {
        Deal::Flag(_) => return about,
        Deal::Number(..) | Deal::Named(_) | Deal::Paper(_) => deal_words(&deed.to),
        Deal::Record(one, options) => {
            let one = i18n::words(one);
            let more = i18n::tf("plan.one_more", &[("one", one)]);
            let options = options.iter().map(i18n::words);
            let all: Vec<String> = [more].into_iter().chain(options).collect();
            all.join(&i18n::t("score.comma"))
        }
    };
    i18n::tf("plan.deed", &[("about", about), ("what", what)])
}

fn deal_words(deal: &Deal) -> String {
    match deal {
        Deal::Flag(yes) => i18n::t(if *yes { "ui.yes" } else { "ui.no" }),
        Deal::Number(number, unit) => with_unit(*number, unit),
        Deal::Named(name) | Deal::Paper(name) | Deal::Record(name, _) => i18n::words(name),
    }
}

/// Where one stands and what it comes to.
pub fn why_words(way: &Way) -> String {
    let now = match (&way.deed.now, way.kind) {
        (_, ChangeKind::Answer) => i18n::t("plan.unanswered"),
        (Some(now), _) => i18n::tf("plan.now", &[("now", deal_words(now))]),
        (None, _) => String::new(),
    };
    let total = i18n::tf("plan.total", &[("points", points(way.total))]);
    if now.is_empty() {
        total
    } else {
        i18n::tf("plan.why", &[("now", now), ("total", total)])
    }
}

/// One way, with the way to its question and a way to strike it out.
pub fn way_view(way: Way, href: String, strike: Callback<FactId>) -> AnyView {
    let (deed, fact) = (way.deed.clone(), way.deed.fact.clone());
    let gain = way.gain;
    let key = match way.kind {
        ChangeKind::Answer => "plan.answer",
        ChangeKind::Prove | ChangeKind::Improve => "plan.change",
    };
    // Several links of the same words are told apart by what they are about.
    let about = deed.about.clone();
    let about = move || i18n::words(&about);
    let about_too = about.clone();
    view! {
        <li>
            <p class="plan__gain">{move || signed(gain)}</p>
            <div class="plan__body">
                <h3 class="plan__what">{move || deed_words(&deed)}</h3>
                <p class="plan__why">{move || why_words(&way)}</p>
                <p class="plan__deeds">
                    <a href=href>
                        {move || i18n::t(key)} <span class="unseen">" " {about}</span>
                    </a>
                    <button
                        class=ButtonKind::Plain.class()
                        type="button"
                        on:click=move |_| strike.run(fact.clone())
                    >
                        {move || i18n::t("plan.strike")}
                        <span class="unseen">" " {about_too}</span>
                    </button>
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// A part of the table where more adds nothing.
pub fn full_view(full: Full) -> AnyView {
    let Full { title, cap, .. } = full;
    let what = move || i18n::tf("plan.full", &[("about", i18n::words(&title))]);
    view! {
        <li>
            <p class="plan__gain plan__gain--none">"+0"</p>
            <div class="plan__body">
                <h3 class="plan__what">{what}</h3>
                <p class="plan__why">
                    {move || i18n::tf("plan.full_why", &[("cap", points(cap))])}
                </p>
            </div>
        </li>
    }
    .into_any()
}
