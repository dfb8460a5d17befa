//! How the followed reports stand now: asked for while somebody looks at a page that
//! shows it, in one question for all of them, seldom, and more seldom where the city
//! does not answer. The tag of the last answer goes along, so nothing new costs little.

use super::{followed, kiosk};
use crate::api::open311;
use crate::domain::identity::CaseNumber;
use crate::domain::map::Map;
use crate::domain::reports::accepted::ReportNumber;
use crate::domain::reports::listed::ServiceRequest;
use crate::funnel::effect;
use crate::i18n;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// So long after an answer it is asked again.
const PAUSE: Duration = Duration::from_secs(60);

/// The longest pause where nothing is answered.
const LONGEST: Duration = Duration::from_secs(900);

type Standing = Map<String, Arc<ServiceRequest>>;

static NOW: LazyLock<ArcRwSignal<Standing>> = LazyLock::new(|| ArcRwSignal::new(Map::new()));

/// Whether this device may follow anything: a kiosk belongs to nobody, and keeps
/// nothing of anybody.
pub fn is_allowed() -> bool {
    !kiosk::keeps_nothing()
}

/// How a followed report stands, as far as the city has said on this visit; tracked.
pub fn now(number: &CaseNumber) -> Option<Arc<ServiceRequest>> {
    NOW.with(|all| all.get(number.as_str()).cloned())
}

/// One has come another way.
pub fn put(number: &CaseNumber, request: &ServiceRequest) {
    let request = Arc::new(request.clone().without_details());
    NOW.update(|all| {
        all.insert(number.to_string(), request);
    });
}

/// Asks now, and again from time to time, as long as the page stands that called.
pub fn watch() {
    if !is_allowed() {
        return;
    }
    let all = followed::all();
    let asked = StoredValue::new(String::new());
    effect(move || {
        // One more is followed: it is asked for at once.
        let numbers: Vec<String> =
            all.with(|all| all.iter().map(|one| one.number.to_string()).collect());
        let numbers = numbers.join(",");
        if !numbers.is_empty() && asked.get_value() != numbers {
            asked.set_value(numbers.clone());
            ask(asked, numbers, 0);
        }
    });
}

/// Goes on as long as the page stands and the same numbers are `asked` for.
fn ask(asked: StoredValue<String>, numbers: String, in_vain: u32) {
    spawn_local(async move {
        // A page in the background waits for its turn.
        let answered = document().hidden() || fetch().await;
        let in_vain = if answered {
            0
        } else {
            in_vain.saturating_add(1)
        };
        let _ = set_timeout_with_handle(
            move || {
                if asked.try_get_value().as_ref() == Some(&numbers) {
                    ask(asked, numbers, in_vain);
                }
            },
            pause(in_vain),
        );
    });
}

/// The pause doubles with every question in vain.
fn pause(in_vain: u32) -> Duration {
    PAUSE.saturating_mul(1 << in_vain.min(4)).min(LONGEST)
}

async fn fetch() -> bool {
    let numbers: Vec<CaseNumber> =
        followed::all().with_untracked(|all| all.iter().map(|one| one.number.clone()).collect());
    if numbers.is_empty() {
        return true;
    }
    let Ok(rows) = open311::standing(&numbers, i18n::locale()).await else {
        return false;
    };
    for row in &rows {
        if let ReportNumber::Number(number) = &row.number {
            put(number, row);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_answered_it_is_asked_more_and_more_seldom() {
        let seconds: Vec<u64> = (0..7).map(|in_vain| pause(in_vain).as_secs()).collect();
        assert_eq!(seconds, [60, 120, 240, 480, 900, 900, 900]);
    }
}
