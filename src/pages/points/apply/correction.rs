//! "This is wrong": what is right, why, and a paper that shows it. It opens a
//! case; until that is decided the register counts as official and the
//! resident's word as claimed.

use super::paper_consent::PaperConsent;
use crate::api;
use crate::domain::forms::check::FieldFault;
use crate::domain::forms::correction::{page, read};
use crate::domain::forms::definition::{Field, Page};
use crate::domain::identity::SchemeId;
use crate::domain::points::application::{Consent, ConsentText};
use crate::domain::points::fact_correction::{FactCorrection, MOST_FILES};
use crate::domain::points::facts::VerifiedFact;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::submission_view::SubmissionView;
use crate::pages::upload_lines::{FileInTheWay, in_the_way, line_buttons, upload_lines};
use crate::state::clock;
use crate::state::forms::{self, OpenForm};
use crate::state::submission::SubmissionState;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::files::FileList;
use crate::ui::form::{Form, FormPageView, fault_items};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use web_sys::File;

/// Element id of the form's heading; it takes the focus when the form opens.
pub const TITLE: &str = "correction-title";
/// Element id of the papers.
const PAPERS: &str = "correction-papers";
/// What the files of the form are for.
const ABOUT: &str = "correction";

/// The form of one fact.
#[component]
pub fn CorrectionForm(
    /// The scheme that asks for the fact.
    scheme: SchemeId,
    /// The question of the fact.
    field: Field,
    /// What the register holds.
    fact: VerifiedFact,
    /// What happens once the city has it.
    done: Callback<()>,
    /// Leaves it unsent; what was typed stays.
    close: Callback<()>,
    /// Told whether there is something to put right, for the title.
    on_wrong: Callback<bool>,
) -> impl IntoView {
    let form = forms::open(&format!("correction/{scheme}/{}", fact.fact));
    let consent = RwSignal::new(None::<ConsentText>);
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let files = RwSignal::new(Vec::<FileInTheWay>::new());
    let state = form.submission.state();
    effect({
        let state = state.clone();
        move || {
            if matches!(state.get(), SubmissionState::Done(_)) {
                done.run(());
            }
        }
    });
    let shown = {
        let field = field.clone();
        move || page(&field, Text::plain(i18n::t("correction.reason")))
    };
    let items = {
        let shown = shown.clone();
        Signal::derive(move || all_items(&shown(), &faults.get(), &files.get()))
    };
    let on_submit = {
        let (form, shown) = (form.clone(), shown.clone());
        Callback::new(move |()| {
            let answers = form.answers.snapshot_untracked();
            let waiting = in_the_way(&form.uploads, true);
            let settled = waiting.is_empty();
            files.set(waiting);
            match read(&shown(), &answers, clock::today()) {
                Ok((value, reason)) => {
                    faults.set(Vec::new());
                    if settled {
                        let fact = fact.fact.clone();
                        let correction = FactCorrection {
                            fact,
                            value,
                            reason,
                            evidence: Vec::new(),
                            consent: consent.get_untracked().map(|text| Consent {
                                id: text.id,
                                version: text.version,
                            }),
                        };
                        send(&form, scheme.clone(), correction);
                    }
                }
                Err(found) => faults.set(found),
            }
        })
    };
    let busy = Signal::derive(move || state.get().is_under_way());
    let store = form.answers.clone();
    let fields = move || {
        let (page, store) = (shown(), store.clone());
        view! { <FormPageView page store faults /> }.into_any()
    };
    let name = Callback::new(|pointer: String| member_name(&pointer));
    view! {
        <section class="card card--mist stack correction" aria-labelledby=TITLE>
            <ErrorSummary items on_show=on_wrong />
            <h2 id=TITLE class="h3" tabindex="-1">{say("correction.title")}</h2>
            <p class="small soft">{say("correction.lead")}</p>
            <Form on_submit>
                {dynamic(fields)}
                <Papers form=form.clone() field consent />
                <SubmissionView submission=form.submission.clone() name />
                <p class="actions">
                    <Button submit=true busy>{say("correction.send")}</Button>
                    <Button kind=ButtonKind::Plain on_press=close>{say("correction.close")}</Button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}

fn all_items(page: &Page, faults: &[FieldFault], files: &[FileInTheWay]) -> Vec<ErrorItem> {
    let mut items = fault_items([page], faults);
    items.extend(files.iter().map(|file| file.item(PAPERS)));
    items
}

/// Sends it with the files that are there.
fn send(form: &OpenForm, scheme: SchemeId, mut correction: FactCorrection) {
    let received = untrack(|| form.uploads.received());
    correction.evidence = received.into_iter().map(|(_, file)| file.id).collect();
    if correction.evidence.is_empty() {
        correction.consent = None;
    }
    // Text that differs when the correction does; it never leaves memory.
    let content = serde_json::to_string(&correction).unwrap_or_default();
    let closing = form.clone();
    form.submission.submit(
        &content,
        move |key| {
            let (scheme, correction) = (scheme.clone(), correction.clone());
            async move { api::schemes::correct_fact(&scheme, &correction, &key).await }
        },
        move |_| closing.close(),
    );
}

/// The papers, once it is agreed that they are looked at.
#[component]
fn Papers(form: OpenForm, field: Field, consent: RwSignal<Option<ConsentText>>) -> impl IntoView {
    let uploads = form.uploads.clone();
    let withdrawn = {
        let uploads = uploads.clone();
        Callback::new(move |()| uploads.clear())
    };
    let lines = upload_lines(&uploads, ABOUT);
    let (on_remove, on_retry) = line_buttons(&uploads);
    let on_choose = Callback::new(move |files: Vec<File>| {
        for file in files {
            uploads.add_file(file, ABOUT);
        }
    });
    let hint = {
        let paper = field.evidence.clone();
        Signal::derive(move || i18n::words(&paper))
    };
    let list = move || {
        let asked = Asked::new(PAPERS, said("correction.paper"))
            .hint(hint)
            .optional(true);
        view! {
            <FileList
                asked
                accept="image/*,application/pdf"
                lines
                max=MOST_FILES
                on_choose
                on_remove
                on_retry
            />
        }
        .into_any()
    };
    view! {
        <div class="stack-small">
            <p class="small soft">{say("correction.paper_hint")}</p>
            <PaperConsent id="correction-consent" consent withdrawn />
            {dynamic(move || consent.with(Option::is_some).then(&list))}
        </div>
    }
    .into_any()
}

/// What a member of the correction is called in this form.
fn member_name(pointer: &str) -> Option<String> {
    let key = match pointer.trim_start_matches('/').split('/').next()? {
        "value" | "fact" => "correction.title",
        "reason" => "correction.reason",
        "evidence" => "correction.paper",
        "consent" => "points.evidence.consent_name",
        _ => return None,
    };
    Some(i18n::t(key))
}
