//! What is asked of the resident, with what was sent for it and how that stands.

use super::files::reading;
use super::{is_points, part};
use crate::api::cases::Deed;
use crate::domain::cases::{Ask, AskKind, AskedFile, Case, FileState, NewFiles};
use crate::domain::identity::{AskId, CaseNumber};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::submission_view::SubmissionView;
use crate::pages::upload_lines::{in_the_way, line_buttons, upload_lines};
use crate::routes::{Route, StandingStep};
use crate::state::case_acts::{About, Act, act};
use crate::state::loaded::Loader;
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::files::FileList;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;
use web_sys::File;

/// Files for one ask at most.
const MOST: usize = 5;

/// All that is asked; nothing where nothing is.
pub fn asks(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let (own, number) = (case.clone(), number.clone());
    let read = |case: &Case| (case.asks.clone(), is_points(case));
    part(case, read, move |(asks, points)| {
        let one = |(at, ask)| one(&own, &number, at, ask, points);
        let asks: Vec<AnyView> = asks.into_iter().enumerate().map(one).collect();
        asks.into_any()
    })
}

fn one(case: &Loader<Case>, number: &CaseNumber, at: usize, ask: Ask, points: bool) -> AnyView {
    let title_id = format!("ask-{at}");
    let labelled = title_id.clone();
    let due = ask.due.map(|due| {
        let words = move || i18n::tf("case.ask_due", &[("due", i18n::date(due))]);
        view! { <p class="lead">{dynamic(words)}</p> }.into_any()
    });
    let files = files(ask.files, number);
    let way = match (ask.kind, ask.id) {
        (AskKind::Paper, Some(id)) => papers(case, number, &id, at),
        (AskKind::Reply, _) => {
            // The form is further down on this page.
            let href = "#message";
            view! { <a class=ButtonKind::Main.class() href=href rel="external">{say("case.reply")}</a> }
                .into_any()
        }
        _ if points => {
            let step = StandingStep::Correct;
            let href = Route::PointsApplication {
                number: number.clone(),
                step,
            };
            view! { <ButtonLink href=href.path()>{say("case.do_it")}</ButtonLink> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        // No landmark: several may ask for the same thing in the same words.
        <article class="card stack ask" aria-labelledby=labelled>
            <h2 id=title_id>{of(ask.what)}</h2>
            {due}
            {files}
            {way}
        </article>
    }
    .into_any()
}

/// What was sent, and what the city made of each.
fn files(files: Vec<AskedFile>, number: &CaseNumber) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    let line = |asked: AskedFile| {
        let (key, class) = match asked.state {
            FileState::Received => ("case.paper.received", "files__state"),
            FileState::Checking => ("case.paper.checking", "files__state"),
            FileState::Accepted => ("case.paper.accepted", "files__state files__state--done"),
            FileState::Refused => ("case.paper.refused", "files__state files__state--wrong"),
        };
        let reason = (!asked.reason.is_empty())
            .then(|| view! { <p class="files__note">{of(asked.reason)}</p> }.into_any());
        view! {
            <li>
                <div>
                    <p class="files__name">{reading(asked.file, number)}</p>
                    <p class=class>{say(key)}</p>
                    {reason}
                </div>
            </li>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = files.into_iter().map(line).collect();
    Some(view! { <ul class="files">{lines}</ul> }.into_any())
}

/// Choosing and sending papers.
fn papers(case: &Loader<Case>, number: &CaseNumber, id: &AskId, at: usize) -> AnyView {
    let act = act(number, &About::Papers(id.clone()));
    let list = format!("papers-{at}");
    let faults = RwSignal::new(Vec::<ErrorItem>::new());
    let send = {
        let (act, case, id, list) = (act.clone(), case.clone(), id.clone(), list.clone());
        Callback::new(move |()| {
            let found = faults_of(&act, &list);
            let complete = found.is_empty();
            faults.set(found);
            if complete {
                let files = NewFiles {
                    attachments: act.files(),
                    access_code: act.code(),
                };
                act.send(Deed::Files(id.clone(), files), &case);
            }
        })
    };
    let (submission, busy) = (act.form.submission.clone(), act.busy());
    view! {
        <ErrorSummary items=Signal::from(faults) />
        {file_field(&act, &list, "case.papers", "case.papers_hint")}
        <SubmissionView submission />
        <p class="actions">
            <Button busy on_press=send>{say("case.send_papers")}</Button>
        </p>
    }
    .into_any()
}

fn faults_of(act: &Act, list: &str) -> Vec<ErrorItem> {
    let waiting = in_the_way(&act.form.uploads, true);
    let mut found: Vec<ErrorItem> = waiting.iter().map(|file| file.item(list)).collect();
    if found.is_empty() && act.files().is_empty() {
        found.push(ErrorItem {
            target: list.to_owned(),
            text: i18n::t("case.papers_missing"),
        });
    }
    found
}

/// The field for the files of an act.
pub fn file_field(act: &Act, id: &str, label: &'static str, hint: &'static str) -> AnyView {
    let uploads = act.form.uploads.clone();
    let lines = upload_lines(&uploads, "");
    let (on_remove, on_retry) = line_buttons(&uploads);
    let on_choose = Callback::new(move |files: Vec<File>| {
        for file in files {
            uploads.add_file(file, "");
        }
    });
    let asked = Asked::new(id, said(label))
        .hint(said(hint))
        .optional(label != "case.papers");
    view! {
        <FileList
            asked
            accept="image/*,application/pdf"
            lines
            max=MOST
            on_choose
            on_remove
            on_retry
        />
    }
    .into_any()
}
