//! The photos of a listed report: before and after.

use crate::domain::reports::listed::ServiceRequest;
use crate::domain::reports::media::{Medium, medium, own_path};
use crate::ui::card::Card;
use crate::ui::photo_pair::PhotoPair;
use crate::ui::words::said;
use leptos::prelude::*;

/// Photos of the page's own host side by side; those of another as links: the policy
/// of the page lets none of them in, and the other host learns of nobody who has not
/// asked for one.
pub fn photos(report: &ServiceRequest) -> AnyView {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let page_is_https = location.protocol().is_ok_and(|scheme| scheme == "https:");
    let own = |addresses: &[String]| -> Vec<String> {
        let paths = addresses
            .iter()
            .filter_map(|address| own_path(address, &origin));
        paths.map(str::to_owned).collect()
    };
    let (before, after) = (own(&report.media), own(&report.media_after));
    let all = report.media.iter().chain(&report.media_after);
    let elsewhere: Vec<AnyView> = all
        .filter(|address| own_path(address, &origin).is_none())
        .filter_map(|address| medium(address, page_is_https))
        .map(link)
        .collect();
    let pair = (!before.is_empty() || !after.is_empty())
        .then(|| view! { <PhotoPair before after /> }.into_any());
    if pair.is_none() && elsewhere.is_empty() {
        return ().into_any();
    }
    let elsewhere =
        (!elsewhere.is_empty()).then(|| view! { <ul class="bullets">{elsewhere}</ul> }.into_any());
    view! {
        <Card id="listed-photos" title=said("report.listed.photos")>
            {pair} {elsewhere}
        </Card>
    }
    .into_any()
}

fn link(medium: Medium) -> AnyView {
    let name = medium
        .address
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    view! {
        <li>
            <a href=medium.address rel="noreferrer noopener" target="_blank">
                {name}
            </a>
        </li>
    }
    .into_any()
}
