//! What has come out of a file: the verdict, what it is about, item by item, and
//! the answers it was computed from.

use super::checked::{Checked, Comparison};
use super::step_table::{step_links, step_table};
use super::words::{comparison_words, doubt_words, verdict_words};
use crate::domain::points::receipt_document::verify::{Verdict, Verification};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::points::fact_list::fact_rows;
use crate::pages::points::score_panel::purpose_of;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::{SummaryList, SummaryRow};
use crate::ui::print::print_page;
use crate::ui::score_words::figure_words;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::say;
use leptos::prelude::*;
use std::sync::Arc;

/// Element id of the verdict, which takes the focus.
pub const HEADING: &str = "verdict";

/// The report. It is drawn once for each file; only what hangs on the published
/// table changes when that arrives.
pub fn report(checked: &Checked, comparison: ReadSignal<Comparison>) -> AnyView {
    let found = Arc::clone(&checked.verification);
    let facts = {
        let found = Arc::clone(&found);
        Signal::derive(move || fact_rows(&found.scheme, &found.facts, &found.purpose, found.as_of))
    };
    view! {
        <div class="stack-large report">
            {verdict_card(checked, comparison)}
            <section class="stack" aria-labelledby="steps-title">
                <h2 id="steps-title">{say("points.verify.steps")}</h2>
                {step_table(&found)}
            </section>
            <section class="stack measure" aria-labelledby="facts-title">
                <h2 id="facts-title">{say("points.verify.facts")}</h2>
                <SummaryList rows=facts />
            </section>
        </div>
    }
    .into_any()
}

fn verdict_card(checked: &Checked, comparison: ReadSignal<Comparison>) -> AnyView {
    let found = Arc::clone(&checked.verification);
    let verdict = {
        let found = Arc::clone(&found);
        kept(move || match (found.verdict(), comparison.get()) {
            (Verdict::Agrees, Comparison::Altered) => Verdict::Doubtful,
            (verdict, _) => verdict,
        })
    };
    let sentence = move || verdict_words(verdict.get()).0;
    let meaning = move || i18n::t(verdict_words(verdict.get()).1);
    let (tag, tag_key) = (
        Signal::derive(move || verdict_tag(verdict.get()).0),
        move || i18n::t(verdict_tag(verdict.get()).1),
    );
    let (links, doubts) = (step_links(&found), doubts(&found));
    let name = checked.name.clone();
    let rows = Signal::derive(move || about_rows(&found, &name, &comparison.get()));
    let print = Callback::new(|()| print_page());
    view! {
        <section class="card measure verdict" aria-labelledby=HEADING>
            <div class="row row-between">
                <h2 id=HEADING tabindex="-1">{dynamic(sentence)}</h2>
                <Tag kind=tag>{dynamic(tag_key)}</Tag>
            </div>
            <p>{dynamic(meaning)}</p>
            {links}
            {doubts}
            <SummaryList rows />
            <p class="actions">
                <Button kind=ButtonKind::Second on_press=print>
                    {say("points.keep.print")}
                </Button>
            </p>
        </section>
    }
    .into_any()
}

fn verdict_tag(verdict: Verdict) -> (TagKind, &'static str) {
    match verdict {
        Verdict::Agrees => (TagKind::Done, "points.verify.same"),
        Verdict::Doubtful => (TagKind::Late, "points.verify.doubt"),
        Verdict::Differs { .. } => (TagKind::Late, "points.verify.different"),
    }
}

fn doubts(found: &Arc<Verification>) -> Option<AnyView> {
    let lines: Vec<AnyView> = found
        .doubts
        .iter()
        .map(|doubt| {
            let (doubt, found) = (doubt.clone(), Arc::clone(found));
            let words = move || doubt_words(&doubt, &found);
            view! { <li>{words}</li> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="bullets">{lines}</ul> }.into_any())
}

/// What the file is about.
fn about_rows(found: &Verification, name: &str, comparison: &Comparison) -> Vec<SummaryRow> {
    let purpose = purpose_of(&found.scheme, &found.purpose).map_or_else(
        || found.purpose.to_string(),
        |known| i18n::words(&known.title),
    );
    let (points, unit) = figure_words(&found.computed.interval);
    let score = i18n::tf(
        "points.verify.points",
        &[("points", points), ("unit", unit)],
    );
    let version = i18n::tf(
        "points.verify.version",
        &[("version", found.scheme.version.as_str())],
    );
    let row = |key: &str, value: Vec<String>| SummaryRow {
        label: i18n::t(key),
        value,
        change: None,
    };
    let mut rows = vec![
        row("points.verify.score", vec![score]),
        row("points.verify.purpose", vec![purpose]),
        row("points.verify.as_of", vec![i18n::date(found.as_of)]),
        row(
            "points.verify.table",
            vec![
                i18n::words(&found.scheme.title),
                version,
                comparison_words(comparison),
            ],
        ),
    ];
    if let Some(number) = &found.number {
        rows.push(row("ui.receipt.number", vec![number.to_string()]));
    }
    if let Some(at) = found.received_at {
        rows.push(row("ui.receipt.received", vec![i18n::day_time(at)]));
    }
    rows.push(row("points.verify.name", vec![name.to_owned()]));
    rows
}
