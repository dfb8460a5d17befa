//! "Correction asked on …": what has become of a resident's word against a
//! register.

use crate::domain::points::fact_correction::AskedCorrection;
use crate::domain::points::facts::VerifiedFact;
use crate::funnel::dynamic;
use crate::i18n;
use crate::routes::Route;
use leptos::prelude::*;

/// That a fact has been disputed, or that the register was upheld.
pub fn asked_note(fact: &VerifiedFact) -> Option<AnyView> {
    let asked = fact.correction.clone()?;
    let href = case_path(&asked);
    let (of, case) = (asked.clone(), asked);
    let words = move || asked_words(&of);
    let case = move || case_words(&case);
    Some(
        view! {
            <p class="small soft">
                {dynamic(words)} " " <a href=href>{dynamic(case)}</a>
            </p>
        }
        .into_any(),
    )
}

/// "Correction asked on …", or that it was refused.
pub fn asked_words(asked: &AskedCorrection) -> String {
    let key = if asked.is_open() {
        "correction.asked"
    } else {
        "correction.refused"
    };
    i18n::tf(key, &[("date", i18n::date(asked.asked_on))])
}

/// Where its case is.
pub fn case_path(asked: &AskedCorrection) -> String {
    let number = asked.number.clone();
    Route::Case { number }.path()
}

/// "Case …".
pub fn case_words(asked: &AskedCorrection) -> String {
    i18n::tf("correction.case", &[("number", asked.number.to_string())])
}
