//! What the portal does with personal information, how accessible it is, and
//! what it is.

mod api;

pub use api::ApiPage;

use super::drafts_choice::DraftsChoice;
use super::title::titled;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::{AboutPage, Route};
use crate::state::city;
use crate::ui::words::say;
use leptos::prelude::*;

/// A heading and the paragraphs below it, by key.
type Section = (&'static str, &'static [&'static str]);

const PRIVACY: &[Section] = &[
    (
        "about.privacy.asked",
        &["about.privacy.asked_1", "about.privacy.asked_2"],
    ),
    (
        "about.privacy.device",
        &["about.privacy.device_1", "about.privacy.device_2"],
    ),
    (
        "about.privacy.evidence",
        &[
            "about.privacy.evidence_1",
            "about.privacy.evidence_2",
            "about.privacy.evidence_3",
        ],
    ),
    (
        "about.privacy.others",
        &["about.privacy.others_1", "about.privacy.others_2"],
    ),
    ("about.privacy.rights", &["about.privacy.rights_1"]),
];

const ACCESSIBILITY: &[Section] = &[
    ("about.accessibility.goal", &["about.accessibility.goal_1"]),
    (
        "about.accessibility.can",
        &["about.accessibility.can_1", "about.accessibility.can_2"],
    ),
    (
        "about.accessibility.tested",
        &["about.accessibility.tested_1"],
    ),
    (
        "about.accessibility.not_tested",
        &[
            "about.accessibility.not_tested_1",
            "about.accessibility.not_tested_2",
        ],
    ),
    ("about.accessibility.help", &["about.accessibility.help_1"]),
];

const SITE: &[Section] = &[
    (
        "about.site.what",
        &["about.site.what_1", "about.site.what_2"],
    ),
    ("about.site.points", &["about.site.points_1"]),
    ("about.site.browsers", &["about.site.browsers_1"]),
    ("about.site.licence", &["about.site.licence_1"]),
];

/// `/about/…`
#[component]
pub fn AboutPages(
    /// Which.
    page: AboutPage,
) -> impl IntoView {
    let (title, lead, sections) = match page {
        AboutPage::Privacy => ("about.privacy.title", "about.privacy.lead", PRIVACY),
        AboutPage::Accessibility => (
            "about.accessibility.title",
            "about.accessibility.lead",
            ACCESSIBILITY,
        ),
        // The page about the interface comes with the reports and draws itself.
        AboutPage::Site | AboutPage::Api => ("about.site.title", "about.site.lead", SITE),
    };
    titled(title);
    let verify = (page == AboutPage::Site).then(verify_section);
    let api = (page == AboutPage::Site).then(api_section);
    let drafts = (page == AboutPage::Privacy).then(|| view! { <DraftsChoice /> });
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        <div class="stack-large measure">
            <div class="stack">
                <h1>{say(title)}</h1>
                <p class="lead">{say(lead)}</p>
            </div>
            {sections.iter().map(section).collect::<Vec<_>>()}
            {verify}
            {api}
            {drafts}
            <Telephone />
        </div>
    }
    .into_any()
}

fn section((title, paragraphs): &Section) -> AnyView {
    let paragraphs: Vec<_> = paragraphs
        .iter()
        .map(|key| view! { <p>{say(key)}</p> }.into_any())
        .collect();
    view! {
        <section class="stack-small">
            <h2>{say(title)}</h2>
            {paragraphs}
        </section>
    }
    .into_any()
}

/// Where the owner of the interface finds how it answers.
fn api_section() -> AnyView {
    view! {
        <section class="stack-small">
            <h2>{say("about.site.api")}</h2>
            <p>{say("about.site.api_1")}</p>
            <p>
                <a href=Route::About(AboutPage::Api).path()>{say("about.api.title")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// That scores can be computed again, and where.
fn verify_section() -> AnyView {
    view! {
        <section class="stack-small">
            <h2>{say("about.site.verify")}</h2>
            <p>{say("about.site.verify_1")}</p>
            <p>
                <a href=Route::PointsVerify.path()>{say("points.keep.verify")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The hall's telephone, on every page about the portal at the same place.
#[component]
fn Telephone() -> impl IntoView {
    let city = city::city();
    dynamic(move || {
        city.get().ready().map(|city| {
            let hall = &city.hall;
            let call = format!("tel:{}", hall.phone.replace([' ', '-'], ""));
            let (phone, hours) = (hall.phone.clone(), hall.hours.clone());
            view! {
                <p>
                    {say("about.call")}
                    " "
                    <a class="number keep" href=call>
                        {phone}
                    </a>
                    " "
                    {move || i18n::words(&hours)}
                </p>
            }
        })
    })
}
