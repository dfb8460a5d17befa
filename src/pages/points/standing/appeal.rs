//! Objecting to the official score: what differs is ticked, a reason is drafted,
//! papers can be added.

use super::correct::evidence;
use super::deadline::last_day_words;
use super::entry::{Entry, entries, own_score};
use super::objection::{
    LONGEST, begin, fault, items_field, objected, open_to_objection, provable, ticked, typed,
    why_field,
};
use super::possible::answer_term;
use super::standing_route;
use super::state_words::stage_key;
use super::todo::appeal_now;
use crate::api;
use crate::domain::forms::answer::Answer;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::{AppealStage, NewAppeal};
use crate::funnel::{Signal, dynamic, each, kept};
use crate::i18n;
use crate::pages::points::papers::{PaperList, after_consent, list_id, paper_files};
use crate::pages::submission_view::SubmissionView;
use crate::pages::title::{titled, titled_form};
use crate::pages::upload_lines::in_the_way;
use crate::state::clock;
use crate::state::replies::{About, Reply, reply};
use crate::state::standing::{Affair, Known};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::choice::Choosable;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::many::ManyInput;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::text_area::TextArea;
use crate::ui::words::{said, say, told};
use leptos::prelude::*;
use std::sync::Arc;

/// Element id of the items.
const ITEMS: &str = "appeal-items";

/// `/points/applications/{number}/appeal`.
#[component]
pub fn AppealPage(affair: Affair, known: Known) -> impl IntoView {
    let back = standing_route(&known);
    let Some((stage, until)) = appeal_now(&known.standing) else {
        return closed(back.path());
    };
    let wrong = RwSignal::new(false);
    titled_form(move || i18n::t(stage_key(stage)), wrong.into());
    let reply = reply(&known.standing.number, About::Appeal);
    let own = own_score(&known);
    let open = Arc::new(open_to_objection(entries(&known.standing, own.as_ref())));
    begin(&reply.form.answers, &open);
    let faults = RwSignal::new(Vec::<ErrorItem>::new());
    let state = reply.form.submission.state();
    let busy = Signal::derive(move || state.get().is_under_way());
    let send = {
        let (reply, open) = (reply.clone(), Arc::clone(&open));
        let number = known.standing.number.clone();
        Callback::new(move |()| {
            let found = faults_of(&reply, &open);
            let complete = found.is_empty();
            faults.set(found);
            if complete {
                let papers = evidence(&reply);
                let appeal = NewAppeal {
                    stage,
                    items: objected(&reply.form.answers),
                    text: String::new(),
                    consent: reply.consent_given(papers.len()),
                    evidence: papers,
                };
                let content = serde_json::to_string(&appeal).unwrap_or_default();
                let number = number.clone();
                reply.send(&content, &affair, move |key| {
                    let (number, appeal) = (number.clone(), appeal.clone());
                    async move { api::standing::appeal(&number, &appeal, &key).await }
                });
            }
        })
    };
    let (text, after) = match stage {
        AppealStage::Recheck => ("standing.appeal.recheck_text", "standing.appeal.after"),
        AppealStage::Review => (
            "standing.appeal.review_text",
            "standing.appeal.after_review",
        ),
    };
    let when = move || last_day_words(until, clock::ticking().get().date_naive());
    let error = move |id: String| {
        Signal::derive(move || {
            faults.with(|faults| {
                let own = faults.iter().find(|fault| fault.target == id);
                own.map(|fault| fault.text.clone())
            })
        })
    };
    let submission = reply.form.submission.clone();
    view! {
        <a class="back" href=back.path()>{say("standing.back_to")}</a>
        <div class="stack measure">
            <ErrorSummary
                items=Signal::from(faults)
                on_show=Callback::new(move |shown| wrong.set(shown))
            />
            <h1>{say(stage_key(stage))}</h1>
            <p class="lead">{say(text)}</p>
            {answer_term(&known, stage)}
            <p>{dynamic(when)}</p>
            {ticks(&reply, &open, error(ITEMS.to_owned()))}
            {reasons(&reply, &open, error)}
            <h2>{say("standing.appeal.papers")}</h2>
            <p>{say("standing.appeal.papers_text")}</p>
            {papers(&reply, known.scheme.clone(), open)}
            <p class="note">{say(after)}</p>
            <SubmissionView submission />
            <p class="actions actions--wide">
                <Button on_press=send busy>{say("standing.appeal.send")}</Button>
            </p>
        </div>
    }
    .into_any()
}

/// Which items: each with where both counts differ.
fn ticks(reply: &Reply, open: &[Entry], error: Signal<Option<String>>) -> AnyView {
    let options = open
        .iter()
        .map(|entry| {
            let (title, sentence) = (entry.title.clone(), entry.sentence.clone());
            Choosable {
                value: entry.node.to_string(),
                label: Signal::derive(move || i18n::words(&title)),
                hint: Signal::derive(move || {
                    let words = sentence.as_ref().map(|sentence| sentence.words());
                    words.unwrap_or_default()
                }),
            }
        })
        .collect();
    let answers = reply.form.answers.clone();
    let chosen = {
        let answers = answers.clone();
        Signal::derive(move || ticked(&answers.get(&items_field())))
    };
    let set = Callback::new(move |nodes| answers.set(&items_field(), Answer::Many(nodes)));
    let asked = Asked::new(ITEMS, said("standing.appeal.items")).error(error);
    view! { <ManyInput asked options chosen set /> }.into_any()
}

/// Element id of the reason for an item.
fn why_id(node: &str) -> String {
    format!("appeal-why-{node}")
}

/// A reason for each item that is ticked, drafted and to be changed.
fn reasons(
    reply: &Reply,
    open: &Arc<Vec<Entry>>,
    error: impl Fn(String) -> Signal<Option<String>> + Send + Sync + 'static,
) -> AnyView {
    let (answers, open) = (reply.form.answers.clone(), Arc::clone(open));
    let nodes = {
        let answers = answers.clone();
        kept(move || ticked(&answers.get(&items_field())))
    };
    let row = move |node: String| {
        let title = open.iter().find(|entry| entry.node.as_str() == node);
        let title = title.map(|entry| entry.title.clone()).unwrap_or_default();
        let label = Signal::derive(move || {
            i18n::tf("standing.appeal.why", &[("item", i18n::words(&title))])
        });
        let field = why_field(&node);
        let value = {
            let (answers, field) = (answers.clone(), field.clone());
            Signal::derive(move || typed(&answers.get(&field)))
        };
        let answers = answers.clone();
        let set = Callback::new(move |text: String| answers.set(&field, Answer::text(text)));
        let id = why_id(&node);
        let asked = Asked::new(id.clone(), label)
            .hint(said("standing.appeal.why_hint"))
            .error(error(id));
        view! {
            <div>
                <TextArea asked max=LONGEST value set />
            </div>
        }
        .into_any()
    };
    view! { <div class="stack">{each(move || nodes.get(), row)}</div> }.into_any()
}

/// Papers for what is ticked, after the consent for them.
fn papers(reply: &Reply, scheme: Arc<Scheme>, open: Arc<Vec<Entry>>) -> AnyView {
    let (answers, uploads) = (reply.form.answers.clone(), reply.form.uploads.clone());
    let lists = {
        let uploads = uploads.clone();
        move || {
            let (answers, uploads) = (answers.clone(), uploads.clone());
            let (scheme, open) = (Arc::clone(&scheme), Arc::clone(&open));
            let facts = kept(move || {
                let nodes = ticked(&answers.get(&items_field()));
                let mut lists: Vec<(String, usize)> = Vec::new();
                for (at, entry) in open.iter().enumerate() {
                    if nodes.iter().any(|node| node == entry.node.as_str())
                        && let Some(fact) = provable(&scheme, entry)
                        && lists.iter().all(|(id, _)| id != fact.id.as_str())
                    {
                        lists.push((fact.id.to_string(), at));
                    }
                }
                lists
                    .into_iter()
                    .filter_map(|(id, at)| {
                        let fact = provable(&scheme, open.get(at)?)?;
                        Some((id, fact.evidence.clone(), fact.label.clone()))
                    })
                    .collect::<Vec<_>>()
            });
            dynamic(move || {
                let list = |(about, paper, hint)| {
                    paper_files(
                        &uploads,
                        PaperList {
                            about,
                            paper,
                            hint: told(&hint),
                            optional: true,
                        },
                    )
                };
                facts.get().into_iter().map(list).collect::<Vec<_>>()
            })
        }
    };
    after_consent(reply.consent.clone(), uploads, lists)
}

/// Why it cannot be sent as it is.
fn faults_of(reply: &Reply, open: &[Entry]) -> Vec<ErrorItem> {
    let mut found = Vec::new();
    let items = objected(&reply.form.answers);
    if items.is_empty() {
        found.push(ErrorItem {
            target: ITEMS.to_owned(),
            text: i18n::t("standing.appeal.no_items"),
        });
    }
    for item in items {
        if let Some(key) = fault(&item.why) {
            let title = open.iter().find(|entry| entry.node == item.node);
            let title = title.map(|entry| i18n::words(&entry.title));
            found.push(ErrorItem {
                target: why_id(item.node.as_str()),
                text: i18n::tf(key, &[("item", title.unwrap_or_default())]),
            });
        }
    }
    let files = in_the_way(&reply.form.uploads, true);
    found.extend(files.iter().map(|file| file.item(&list_id(file.about()))));
    found
}

fn closed(back: String) -> AnyView {
    titled("standing.appeal.recheck");
    view! {
        <div class="stack">
            <h1>{say("standing.appeal.recheck")}</h1>
            <StatePanel
                kind=PanelKind::Empty
                title=said("standing.appeal.closed")
                text=said("standing.appeal.closed_text")
            >
                <ButtonLink href=back kind=ButtonKind::Second>{say("standing.back_to")}</ButtonLink>
            </StatePanel>
        </div>
    }
    .into_any()
}
