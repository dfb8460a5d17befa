//! What is wrong with a file, in words.

use super::checked::{Comparison, Fault, MOST_BYTES};
use crate::domain::identity::FactId;
use crate::domain::points::receipt_document::aspects::Aspect;
use crate::domain::points::receipt_document::verify::{Broken, Doubt, Verdict, Verification};
use crate::i18n;

/// Why nothing can be computed from a file.
pub fn fault_words(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => i18n::tf(
            "points.verify.too_large",
            &[("size", i18n::file_size(MOST_BYTES))],
        ),
        Fault::Unread => i18n::t("points.verify.unread"),
        Fault::Broken(Broken::NotJson) => i18n::t("points.verify.not_json"),
        Fault::Broken(Broken::NotAReceipt) => i18n::t("points.verify.not_a_receipt"),
        Fault::Broken(Broken::Unreadable(why)) => {
            i18n::tf("points.verify.incomplete", &[("place", why.path())])
        }
    }
}

/// The whole in one sentence, and what that means.
pub fn verdict_words(verdict: Verdict) -> (String, &'static str) {
    match verdict {
        Verdict::Agrees => (i18n::t("points.verify.agrees"), "points.verify.agrees_text"),
        Verdict::Doubtful => (
            i18n::t("points.verify.doubtful"),
            "points.verify.doubtful_text",
        ),
        Verdict::Differs { steps } => (
            i18n::tn("points.verify.differs", steps, &[]),
            "points.verify.differs_text",
        ),
    }
}

/// The table of a file against the published one.
pub fn comparison_words(comparison: &Comparison) -> String {
    match comparison {
        Comparison::Pending => i18n::t("points.verify.table.pending"),
        Comparison::Same => i18n::t("points.verify.table.same"),
        Comparison::Altered => i18n::t("points.verify.table.altered"),
        Comparison::OtherVersion { version } => i18n::tf(
            "points.verify.table.other",
            &[("version", version.as_str())],
        ),
        Comparison::Unpublished => i18n::t("points.verify.table.unpublished"),
        Comparison::NotPossible => i18n::t("points.verify.table.not_possible"),
    }
}

/// What speaks against a file beside its steps. The table is compared elsewhere.
pub fn doubt_words(doubt: &Doubt, verification: &Verification) -> Option<String> {
    let about = |key: &str, fact: &FactId| {
        let name = fact_name(verification, fact);
        Some(i18n::tf(key, &[("fact", name)]))
    };
    match doubt {
        Doubt::Steps(why) => Some(i18n::tf(
            "points.verify.doubt.steps",
            &[("place", why.path())],
        )),
        Doubt::UnknownPurpose => Some(i18n::t("points.verify.doubt.purpose")),
        Doubt::UnknownFact(fact) => about("points.verify.doubt.unknown_fact", fact),
        Doubt::UnfitFact(fact) => about("points.verify.doubt.unfit_fact", fact),
        Doubt::OtherVersion | Doubt::AlteredScheme => None,
    }
}

/// A fact by its question, else by its id.
fn fact_name(verification: &Verification, fact: &FactId) -> String {
    verification
        .scheme
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .find(|known| known.id == *fact)
        .map_or_else(|| fact.to_string(), |known| i18n::words(&known.label))
}

/// What of a step differs.
pub fn aspect_words(aspects: &[Aspect]) -> String {
    let name = |aspect: &Aspect| {
        i18n::t(match aspect {
            Aspect::Title => "points.verify.aspect.title",
            Aspect::Confirmed => "points.verify.aspect.confirmed",
            Aspect::Claimed => "points.verify.aspect.claimed",
            Aspect::Possible => "points.verify.aspect.possible",
            Aspect::Reason => "points.verify.aspect.reason",
            Aspect::Cut => "points.verify.aspect.cut",
            Aspect::Multiplied => "points.verify.aspect.multiplied",
            Aspect::Open => "points.verify.aspect.open",
            Aspect::Unproven => "points.verify.aspect.unproven",
        })
    };
    let names: Vec<String> = aspects.iter().map(name).collect();
    names.join(&i18n::t("score.between"))
}
