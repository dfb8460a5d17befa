//! Who of two should apply: the same table, once with each as the applicant.

use super::Counted;
use super::side::Side;
use crate::domain::points::compare::{Ahead, Persons, persons};
use crate::domain::points::exchange::exchanged;
use crate::domain::points::line::as_it_applies;
use crate::domain::points::scheme::{Person, Purpose};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::score_words::points;
use crate::ui::side_table::SideTable;
use crate::ui::words::{of, said, say, told};
use leptos::prelude::*;

/// The verdict for each purpose, both scores and where they differ.
#[component]
pub fn PersonsSection(counted: Counted, person: Person) -> impl IntoView {
    let several = counted.scheme.purposes.len() > 1;
    let one = |purpose: &Purpose| {
        let title = several.then(|| view! { <h3>{of(purpose.title.clone())}</h3> }.into_any());
        view! { {title} {for_purpose(&counted, &person, purpose)} }.into_any()
    };
    let all: Vec<AnyView> = counted.scheme.purposes.iter().map(one).collect();
    let id = format!("who-{}", person.id);
    let labelled = id.clone();
    view! {
        <section class="stack" aria-labelledby=labelled>
            <h2 id=id>{say("compare.who")}</h2>
            {all}
        </section>
    }
    .into_any()
}

fn for_purpose(counted: &Counted, person: &Person, purpose: &Purpose) -> AnyView {
    let found = {
        let (counted, person, purpose) = (counted.clone(), person.id.clone(), purpose.clone());
        kept(move || {
            let own = counted.facts(&purpose.id);
            let theirs = exchanged(&counted.scheme, &own, &person);
            let (scheme, today) = (&counted.scheme, clock::today());
            let applies =
                [&own, &theirs].map(|facts| as_it_applies(scheme, facts, &purpose, today));
            (
                persons(scheme, [&own, &theirs], &purpose.id, today),
                applies,
            )
        })
    };
    let name = told(&person.title);
    let verdict = move || found.with(|(found, _)| verdict_words(found, &name.get()));
    let score = |at: usize| Signal::derive(move || found.with(|(found, _)| found.totals[at]));
    let applies =
        |at: usize| Signal::derive(move || found.with(|(_, applies)| applies[at].clone()));
    let they = Signal::derive(move || i18n::tf("compare.who.they", &[("person", name.get())]));
    let you = said("compare.who.you");
    let rows = Signal::derive(move || found.with(|(found, _)| found.rows.clone()));
    view! {
        <p class="lead">{dynamic(verdict)}</p>
        <ul class="sides">
            <Side title=you score=score(0) purpose=applies(0) />
            <Side title=they score=score(1) purpose=applies(1) />
        </ul>
        <SideTable rows sides=vec![you, they] difference=true />
    }
    .into_any()
}

fn verdict_words(found: &Persons, person: &str) -> String {
    let lead = points(found.lead);
    let who = match found.ahead {
        Ahead::First => i18n::tf("compare.who.first", &[("points", lead)]),
        Ahead::Second => i18n::tf(
            "compare.who.second",
            &[("points", lead), ("person", person.to_owned())],
        ),
        Ahead::Neither => i18n::t("compare.who.neither"),
    };
    let sure = i18n::t(if found.is_sure {
        "compare.who.sure"
    } else {
        "compare.who.unsure"
    });
    i18n::tf("moved.both", &[("first", who), ("second", sure)])
}
