//! The version in force and another, for the same facts.

use super::side::Side;
use super::{Counted, notice};
use crate::domain::forms::carried::carried;
use crate::domain::forms::from_scheme;
use crate::domain::points::compare::side_by_side;
use crate::domain::points::line::as_it_applies;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::domain::points::score::score;
use crate::domain::points::view::definitions;
use crate::domain::text::Text;
use crate::funnel::{Signal, kept};
use crate::i18n;
use crate::pages::points::place::Place;
use crate::state::clock;
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::side_table::SideTable;
use crate::ui::words::{of, say, told};
use leptos::prelude::*;

/// What both versions are for, one section each.
pub fn versions_view(now: Counted, next: Counted) -> AnyView {
    let shared = now.scheme.purposes.iter().filter_map(|purpose| {
        let other = next.scheme.purpose(&purpose.id)?;
        Some((purpose.clone(), other.clone()))
    });
    let sections: Vec<AnyView> = shared
        .map(|(today, coming)| section(&now, &next, today, coming))
        .collect();
    if sections.is_empty() {
        return view! { <p>{say("compare.no_version")}</p> }.into_any();
    }
    let new = new_facts(&now.scheme, &next.scheme);
    view! {
        {notice(&next.scheme)}
        {sections}
        {new_questions(&next.scheme, new)}
    }
    .into_any()
}

fn section(now: &Counted, next: &Counted, today: Purpose, coming: Purpose) -> AnyView {
    let found = {
        let (now, next, id) = (now.clone(), next.clone(), today.id.clone());
        let (today, coming) = (today.clone(), coming.clone());
        kept(move || {
            let day = clock::today();
            let given = now.desk.form.answers.snapshot();
            let own = next.desk.form.answers.snapshot();
            let answers = carried(&now.scheme, &next.scheme, &given, &own);
            let verified = now.desk.verified.get();
            let facts = from_scheme::facts(&next.scheme, &id, &answers, &verified, day);
            let first = score(&now.scheme, &now.facts(&id), &id, day);
            let second = score(&next.scheme, &facts, &id, day);
            let totals = [first.interval, second.interval];
            let applies = [
                as_it_applies(&now.scheme, &now.facts(&id), &today, day),
                as_it_applies(&next.scheme, &facts, &coming, day),
            ];
            (totals, applies, side_by_side(&[&first, &second]))
        })
    };
    let total = |at: usize| Signal::derive(move || found.with(|(totals, ..)| totals[at]));
    let applies =
        |at: usize| Signal::derive(move || found.with(|(_, applies, _)| applies[at].clone()));
    let rows = Signal::derive(move || found.with(|(.., rows)| rows.clone()));
    let sides = vec![told(&now.scheme.title), told(&next.scheme.title)];
    let since = |scheme: &Scheme| {
        let day = scheme.effective_from;
        Signal::derive(move || i18n::tf("compare.from", &[("date", i18n::date(day))]))
    };
    let id = format!("version-{}", today.id);
    let labelled = id.clone();
    view! {
        <section class="stack" aria-labelledby=labelled>
            <h2 id=id>{of(today.title.clone())}</h2>
            <ul class="sides">
                <Side title=sides[0] under=since(&now.scheme) score=total(0) purpose=applies(0) />
                <Side title=sides[1] under=since(&next.scheme) score=total(1) purpose=applies(1) />
            </ul>
            <h3>{say("compare.differs")}</h3>
            <SideTable rows sides difference=true />
        </section>
    }
    .into_any()
}

/// What only the other version asks, in the order it asks.
fn new_facts(now: &Scheme, next: &Scheme) -> Vec<Text> {
    let asked = definitions(now);
    let facts = next.subjects.iter().flat_map(|subject| &subject.facts);
    facts
        .filter(|fact| !asked.contains_key(&fact.id))
        .map(|fact| fact.label.clone())
        .collect()
}

fn new_questions(next: &Scheme, labels: Vec<Text>) -> Option<AnyView> {
    let purpose = next.purposes.first()?;
    let href = Place::begin(next.id.clone(), purpose.id.clone()).path();
    (!labels.is_empty()).then(|| {
        let item = |label: Text| view! { <li>{of(label)}</li> }.into_any();
        let items: Vec<AnyView> = labels.into_iter().map(item).collect();
        view! {
            <section class="stack-small">
                <p>{say("compare.new_facts")}</p>
                <ul class="bullets">{items}</ul>
                <p class="actions">
                    <ButtonLink href kind=ButtonKind::Second>{say("compare.new_answer")}</ButtonLink>
                </p>
            </section>
        }
        .into_any()
    })
}
