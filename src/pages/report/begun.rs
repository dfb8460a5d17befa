//! Reports half filled in, on the device and open on this page.

use crate::domain::draft::Draft;
use crate::domain::forms::answer::Answers;
use crate::domain::forms::report::said;
use crate::domain::identity::ServiceCode;
use crate::domain::reports::draft_name::ReportDraft;
use crate::state::forms;
use crate::storage::drafts;
use chrono::{DateTime, FixedOffset};

/// A report half filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// Which one.
    pub draft: ReportDraft,
    /// What tells it from others: where, or what was written. Empty where neither is.
    pub about: String,
    /// Since when it is on this device; `None` while it is only in memory.
    pub saved_at: Option<DateTime<FixedOffset>>,
}

/// Those on the device and those open on this page, each once.
pub async fn begun() -> Vec<Begun> {
    let open = |name: &str| -> Option<Answers> {
        let is_open = forms::begun().iter().any(|open| open == name);
        is_open.then(|| forms::open(name).answers.snapshot_untracked())
    };
    let mut all: Vec<Begun> = Vec::new();
    for name in drafts::names().await {
        let Some(draft) = ReportDraft::read(&name) else {
            continue;
        };
        let kept = drafts::read(&name).await;
        if let Some(kept) = kept.and_then(|text| Draft::read(&text).ok()) {
            all.push(Begun {
                draft,
                about: said(&open(&name).unwrap_or(kept.answers)),
                saved_at: Some(kept.saved_at),
            });
        }
    }
    for name in forms::begun() {
        if let Some(draft) = ReportDraft::read(&name)
            && all.iter().all(|known| known.draft != draft)
        {
            all.push(Begun {
                draft,
                about: open(&name)
                    .map(|answers| said(&answers))
                    .unwrap_or_default(),
                saved_at: None,
            });
        }
    }
    all
}

/// A number for another report of a service, beside those that are begun.
pub async fn free(service: &ServiceCode) -> ReportDraft {
    let mut names = drafts::names().await;
    names.extend(forms::begun());
    ReportDraft::free(service, &names)
}
