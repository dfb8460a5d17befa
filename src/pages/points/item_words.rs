//! What else there is to say of an item of the explained score: the band it fell
//! in, the answers it goes by, and which register or paper proves it.

use super::frame::Journey;
use crate::domain::decimal::Decimal;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::from_scheme;
use crate::domain::identity::FactId;
use crate::domain::points::evidence::needed;
use crate::domain::points::explain::{Explained, How};
use crate::domain::points::facts::Facts;
use crate::domain::points::item_notes::item_notes;
use crate::domain::points::scheme::Band;
use crate::domain::text::Text;
use crate::funnel::kept;
use crate::i18n;
use crate::ui::form::answer_words;
use crate::ui::score_tree::ItemMore;
use crate::ui::score_words::with_unit;
use leptos::prelude::*;
use std::sync::Arc;

/// One sentence a line; none where there is nothing to add.
pub fn item_words(journey: &Journey) -> ItemMore {
    let (scheme, form) = (Arc::clone(&journey.scheme), Arc::clone(&journey.form));
    let known = journey.facts;
    let needs = {
        let (scheme, purpose) = (Arc::clone(&scheme), journey.purpose.id.clone());
        kept(move || known.with(|facts| needed(&scheme, &purpose, facts)))
    };
    Callback::new(move |item: Explained| {
        known.with(|facts| {
            let notes = needs.with(|needs| item_notes(&scheme, facts, needs, &item));
            let mut lines = Vec::new();
            lines.extend(notes.band.map(|band| band_words(&band, &item.how)));
            let answers = notes.answers.iter();
            lines.extend(answers.filter_map(|fact| said_words(&form, facts, fact)));
            let joined = |key, name, texts: &[Text]| {
                let texts: Vec<String> = texts.iter().map(i18n::words).collect();
                let texts = texts.join(&i18n::t("score.between"));
                i18n::tf(key, &[(name, texts)])
            };
            if !notes.registers.is_empty() {
                lines.push(joined("score.proof.register", "register", &notes.registers));
            }
            if !notes.papers.is_empty() {
                lines.push(joined("score.proof.paper", "paper", &notes.papers));
            }
            lines
        })
    })
}

/// "41 to below 46 years".
fn band_words(band: &Band, how: &How) -> String {
    let unit = match how {
        How::Band { unit_name, .. } => unit_name.clone(),
        _ => Text::default(),
    };
    let from = i18n::number(band.from);
    let with = |number: Decimal| with_unit(number, &unit);
    match band.to {
        Some(to) => i18n::tf("score.band", &[("from", from), ("to", with(to))]),
        None => i18n::tf("score.band_open", &[("from", with(band.from))]),
    }
}

/// A question with its answer, where it is known.
fn said_words(form: &FormDefinition, facts: &Facts, fact: &FactId) -> Option<String> {
    let mut fields = form.pages.iter().flat_map(|page| &page.fields);
    let field = fields.find(|field| field.id.as_str() == fact.as_str())?;
    let known = facts.get(fact)?;
    let answer = answer_words(field, &from_scheme::answer_of(&known.value));
    let values = [
        ("question", i18n::words(&field.label)),
        ("answer", answer.join(&i18n::t("ui.entries.between"))),
    ];
    Some(i18n::tf("score.answer", &values))
}
