//! "Correction asked on …": what has become of a resident's word against a
//! register.

use crate::domain::points::facts::VerifiedFact;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::Route;
use leptos::prelude::*;

/// That a fact has been disputed, or that the register was upheld.
pub fn asked_note(fact: &VerifiedFact) -> Option<AnyView> {
    let asked = fact.correction.clone()?;
    let is_open = asked.is_open();
    let (number, day) = (asked.number.clone(), asked.asked_on);
    let words = move || {
        let key = if is_open {
            "correction.asked"
        } else {
            "correction.refused"
        };
        i18n::tf(key, &[("date", i18n::date(day))])
    };
    let href = Route::Case {
        number: asked.number,
    }
    .path();
    let case = move || i18n::tf("correction.case", &[("number", number.to_string())]);
    Some(
        view! {
            <p class="small soft">
                {dynamic(words)} " " <a href=href>{dynamic(case)}</a>
            </p>
        }
        .into_any(),
    )
}
