//! The questions of a correction round: what was said stands in them, to be put
//! right.

use crate::domain::forms::check::FieldFault;
use crate::domain::forms::correction_round::{corrected, pages, said_before};
use crate::domain::forms::definition::Page;
use crate::domain::forms::from_scheme::form;
use crate::domain::points::facts::Facts;
use crate::domain::points::standing::{ApplicationStanding, Correction};
use crate::funnel::Signal;
use crate::state::answers::AnswerStore;
use crate::state::clock;
use crate::state::standing::Known;
use crate::ui::form::FormPageView;
use crate::ui::words::say;
use leptos::prelude::*;
use std::sync::Arc;

/// What was said of the facts that are asked about.
#[derive(Clone)]
pub struct Said {
    /// The questions.
    pub pages: Vec<Page>,
    standing: Arc<ApplicationStanding>,
}

impl Said {
    /// Of the facts `correction` asks about.
    pub fn of(known: &Known, correction: &Correction) -> Self {
        let standing = Arc::clone(&known.standing);
        let form = form(&known.scheme, &standing.purpose, clock::today());
        Self {
            pages: pages(&form, correction, &standing.facts),
            standing,
        }
    }

    /// Fills in what was said, unless something is typed already.
    pub fn begin(&self, answers: &AnswerStore) {
        if answers.snapshot_untracked().is_empty() {
            answers.load(said_before(&self.pages, &self.standing.facts));
        }
    }

    /// What is said otherwise now; else what is wrong.
    pub fn corrected(&self, answers: &AnswerStore) -> Result<Facts, Vec<FieldFault>> {
        let answers = answers.snapshot_untracked();
        corrected(&self.pages, &answers, &self.standing.facts, clock::today())
    }

    /// The questions; nothing where all that is asked about is proven.
    pub fn questions(
        &self,
        answers: &AnswerStore,
        faults: Signal<Vec<FieldFault>>,
    ) -> Option<AnyView> {
        let page = |page: &Page| {
            let (page, store) = (page.clone(), answers.clone());
            view! { <FormPageView page store faults /> }.into_any()
        };
        let pages: Vec<AnyView> = self.pages.iter().map(page).collect();
        (!pages.is_empty()).then(|| {
            view! {
                <section class="stack" aria-labelledby="correct-facts">
                    <h2 id="correct-facts">{say("standing.correct.facts")}</h2>
                    <p>{say("standing.correct.facts_lead")}</p>
                    {pages}
                </section>
            }
            .into_any()
        })
    }
}
