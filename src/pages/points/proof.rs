//! "Verified", with whose register says so and as of which day.

use crate::domain::points::facts::VerifiedFact;
use crate::funnel::dynamic;
use crate::i18n;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::say;
use leptos::prelude::*;

/// The mark of a fact that a register confirms.
pub fn proof(fact: &VerifiedFact) -> AnyView {
    let (source, as_of) = (fact.source.clone(), fact.as_of);
    let source = move || {
        let (source, date) = (i18n::words(&source), i18n::date(as_of));
        i18n::tf(
            "points.verified_as_of",
            &[("source", source), ("date", date)],
        )
    };
    view! {
        <span class="proof">
            <Tag kind=TagKind::Done>{say("points.tag_verified")}</Tag>
            <small>{dynamic(source)}</small>
        </span>
    }
    .into_any()
}
