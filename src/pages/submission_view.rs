//! Where a submission stands, in words, beside its button.

use crate::domain::problem::Problem;
use crate::funnel::dynamic;
use crate::i18n;
use crate::state::submission::{Submission, SubmissionState};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::words::say;
use leptos::prelude::*;

/// Says how far the sending is. "No answer" is never called "failed": the same
/// key is asked again until the city says what became of it.
#[component]
pub fn SubmissionView(
    /// The submission.
    submission: Submission,
    /// Names the member of what was sent that a JSON pointer leads to.
    #[prop(optional)]
    name: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let state = submission.state();
    let again = Callback::new(move |()| submission.retry());
    let words = move || match state.get() {
        SubmissionState::Idle | SubmissionState::Done(_) => None,
        SubmissionState::Sending => Some((i18n::t("submit.sending"), false, false)),
        SubmissionState::Offline => Some((i18n::t("submit.offline"), false, true)),
        SubmissionState::Waiting { next_in, .. } => {
            let seconds = next_in as usize;
            Some((i18n::tn("submit.waiting", seconds, &[]), false, true))
        }
        SubmissionState::Unknown => Some((i18n::t("submit.unknown"), true, true)),
        SubmissionState::Unclear => Some((i18n::t("submit.unclear"), true, false)),
        SubmissionState::Refused(problem) => Some((refusal_words(&problem, name), true, false)),
    };
    let shown = move || {
        words().map(|(text, wrong, may_retry)| {
            let retry = may_retry.then(|| {
                view! {
                    <Button kind=ButtonKind::Second on_press=again>{say("submit.again")}</Button>
                }
            });
            let class = if wrong {
                "submission submission--wrong"
            } else {
                "submission"
            };
            view! { <div class=class><p>{text}</p> {retry}</div> }.into_any()
        })
    };
    view! { <div role="status" aria-live="polite">{dynamic(shown)}</div> }.into_any()
}

/// Why it was refused: in the server's words where it has some for people, else
/// by the problem's type, with what did not pass the checks by name.
pub fn refusal_words(problem: &Problem, name: Option<Callback<String, Option<String>>>) -> String {
    if !problem.said.is_empty() {
        let said = problem.said.join(" ");
        return i18n::tf("submit.refused.said", &[("said", said)]);
    }
    let mut names = Vec::new();
    for fault in &problem.errors {
        let named = name.and_then(|name| name.run(fault.pointer.clone()));
        if let Some(named) = named.filter(|named| !names.contains(named)) {
            names.push(named);
        }
    }
    if names.is_empty() {
        return i18n::t(refusal(problem));
    }
    let names = names.join(&i18n::t("score.between"));
    i18n::tf("submit.refused.members", &[("names", names)])
}

/// The sentence for a refusal, by the problem's type.
fn refusal(problem: &Problem) -> &'static str {
    match problem.slug() {
        "not-signed-in" => "submit.refused.not_signed_in",
        "correction-open" => "submit.refused.correction_open",
        "scheme-changed" => "submit.refused.scheme_changed",
        "too-many-tries" => "submit.refused.too_many",
        "idempotency-key-reused" => "submit.refused.key_reused",
        "invalid" => "submit.refused.invalid",
        "too-late-to-amend" => "submit.refused.too_late_to_amend",
        "too-late-to-withdraw" => "submit.refused.too_late_to_withdraw",
        "nothing-to-correct" => "submit.refused.nothing_to_correct",
        "appeal-closed" => "submit.refused.appeal_closed",
        _ => "submit.refused.other",
    }
}
