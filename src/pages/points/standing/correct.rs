//! What is asked for: putting right what was said, sending papers, or both.

use super::asked::{asked_list, consequence};
use super::deadline::last_day_words;
use super::page::fact_name;
use super::said::Said;
use super::standing_route;
use crate::api;
use crate::domain::forms::check::FieldFault;
use crate::domain::forms::definition::Page;
use crate::domain::identity::FactId;
use crate::domain::points::application::Evidence;
use crate::domain::points::facts::Facts;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::{Correction, CorrectionItem, NewCorrection};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::points::papers::{CONSENT, PaperList, after_consent, list_id, paper_files};
use crate::pages::submission_view::SubmissionView;
use crate::pages::title::{titled, titled_form};
use crate::pages::upload_lines::in_the_way;
use crate::state::clock;
use crate::state::replies::{About, Reply, reply};
use crate::state::standing::{Affair, Known};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::form::{Form, element_id, fault_items};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say, told};
use leptos::prelude::*;
use std::sync::Arc;

/// `/points/applications/{number}/correct`.
#[component]
pub fn CorrectPage(affair: Affair, known: Known) -> impl IntoView {
    let back = standing_route(&known);
    let asked = known
        .standing
        .until
        .correct
        .zip(known.standing.correction.clone());
    let Some((due, correction)) = asked else {
        return nothing_asked(back.path());
    };
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("standing.correct"), wrong.into());
    let reply = reply(&known.standing.number, About::Correction);
    let items = RwSignal::new(Vec::<ErrorItem>::new());
    let said = Said::of(&known, &correction);
    said.begin(&reply.form.answers);
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let state = reply.form.submission.state();
    let busy = Signal::derive(move || state.get().is_under_way());
    let send = {
        let (reply, correction, said) = (reply.clone(), correction.clone(), said.clone());
        let number = known.standing.number.clone();
        Callback::new(move |()| {
            let facts = said.corrected(&reply.form.answers);
            let (facts, wrong) = facts.map_or_else(
                |wrong| (Facts::default(), wrong),
                |facts| (facts, Vec::new()),
            );
            let mut found = fault_items(&said.pages, &wrong);
            found.extend(files_in_the_way(&reply));
            faults.set(wrong);
            let papers = evidence(&reply);
            if found.is_empty() && papers.is_empty() && facts.0.is_empty() {
                found.push(nothing_said(&reply, &correction, &said.pages));
            }
            let complete = found.is_empty();
            items.set(found);
            if complete {
                let correction = NewCorrection {
                    facts,
                    consent: reply.consent_given(papers.len()),
                    evidence: papers,
                };
                let content = serde_json::to_string(&correction).unwrap_or_default();
                let number = number.clone();
                reply.send(&content, &affair, move |key| {
                    let (number, correction) = (number.clone(), correction.clone());
                    async move { api::standing::correct(&number, &correction, &key).await }
                });
            }
        })
    };
    let when = move || last_day_words(due, clock::ticking().get().date_naive());
    let lists = {
        let (uploads, scheme) = (reply.form.uploads.clone(), known.scheme.clone());
        let items = correction.items.clone();
        move || {
            let item = |item: &CorrectionItem| {
                paper_files(
                    &uploads,
                    PaperList {
                        about: item.fact.to_string(),
                        paper: paper_of(&scheme, item),
                        hint: told(&item.label),
                        optional: item.received,
                    },
                )
            };
            items.iter().map(item).collect::<Vec<_>>().into_any()
        }
    };
    let submission = reply.form.submission.clone();
    let name = Callback::new({
        let scheme = Arc::clone(&known.scheme);
        move |pointer: String| member_name(&scheme, &pointer)
    });
    view! {
        <a class="back" href=back.path()>{say("standing.back_to")}</a>
        <div class="stack measure">
            <ErrorSummary
                items=Signal::from(items)
                on_show=Callback::new(move |shown| wrong.set(shown))
            />
            <h1>{say("standing.correct")}</h1>
            <p class="lead">{dynamic(when)}</p>
            {consequence(&correction)}
            {asked_list(&correction)}
            <Form on_submit=send>
                {said.questions(&reply.form.answers, faults.into())}
                <section class="stack" aria-labelledby="correct-papers">
                    <h2 id="correct-papers">{say("standing.correct.papers")}</h2>
                    <p>{say("standing.correct.lead")}</p>
                    {after_consent(reply.consent.clone(), reply.form.uploads.clone(), lists)}
                </section>
                <SubmissionView submission name />
                <p class="actions actions--wide">
                    <Button submit=true busy>{say("standing.correct.send")}</Button>
                </p>
            </Form>
        </div>
    }
    .into_any()
}

/// The papers the city has, as they are named in what is sent.
pub(super) fn evidence(reply: &Reply) -> Vec<Evidence> {
    untrack(|| reply.form.uploads.received())
        .into_iter()
        .map(|(about, file)| Evidence {
            fact: FactId::new(about),
            attachment: file.id,
        })
        .collect()
}

/// The papers that must not be left out in silence.
fn files_in_the_way(reply: &Reply) -> impl Iterator<Item = ErrorItem> {
    let files = in_the_way(&reply.form.uploads, true);
    files
        .into_iter()
        .map(|file| file.item(&list_id(file.about())))
}

/// Nothing is put right and nothing is proven: where to begin.
fn nothing_said(reply: &Reply, correction: &Correction, pages: &[Page]) -> ErrorItem {
    let agreed = reply.consent.with_untracked(Option::is_some);
    let first = correction.items.iter().find(|item| !item.received);
    let first = first.or(correction.items.first());
    let question = pages.iter().find_map(|page| page.fields.first());
    let target = match (first, question) {
        (Some(item), _) if agreed => list_id(item.fact.as_str()),
        (_, Some(field)) => element_id(field.id.as_str()),
        _ => CONSENT.to_owned(),
    };
    ErrorItem {
        target,
        text: i18n::t("standing.correct.empty"),
    }
}

/// What a member of the correction is called on this page.
fn member_name(scheme: &Scheme, pointer: &str) -> Option<String> {
    let mut steps = pointer.trim_start_matches('/').split('/');
    match (steps.next()?, steps.next()) {
        ("facts", Some(fact)) => Some(fact_name(scheme, &FactId::new(fact))),
        ("evidence", _) => Some(i18n::t("standing.correct.papers")),
        ("consent", _) => Some(i18n::t("points.evidence.consent_name")),
        _ => None,
    }
}

/// The paper that proves a fact, by the table; its own name where the table names
/// none.
fn paper_of(scheme: &Scheme, item: &CorrectionItem) -> Text {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts
        .find(|fact| fact.id == item.fact && !fact.evidence.is_empty())
        .map_or_else(|| item.label.clone(), |fact| fact.evidence.clone())
}

fn nothing_asked(back: String) -> AnyView {
    titled("standing.correct");
    view! {
        <div class="stack">
            <h1>{say("standing.correct")}</h1>
            <StatePanel
                kind=PanelKind::Empty
                title=said("standing.correct.none")
                text=said("standing.correct.none_text")
            >
                <ButtonLink href=back kind=ButtonKind::Second>{say("standing.back_to")}</ButtonLink>
            </StatePanel>
        </div>
    }
    .into_any()
}
