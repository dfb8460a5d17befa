//! The change of an application that was sent. It goes on after a reload: the city
//! knows what was sent and until when it can be changed, the draft what was typed.

use super::loaded::{Loaded, Loader};
use super::points::Desk;
use super::{clock, rooted};
use crate::api;
use crate::domain::forms::from_scheme::{answers_of, whole_form};
use crate::domain::identity::{CaseNumber, SchemeId};
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::ApplicationStanding;
use crate::funnel::effect;
use crate::storage;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// An application that was sent and is being changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changing {
    /// Its number.
    pub number: CaseNumber,
    /// Until when the city takes the change.
    pub until: DateTime<FixedOffset>,
}

/// How an application stands, on its way.
pub type Standing = Loader<Arc<ApplicationStanding>>;

/// Goes on with the change of `number` on an empty desk. Until the city has said
/// whether that is still possible, [`Desk::resumes`] holds the question.
pub(super) fn resume(desk: &Desk, id: &SchemeId, number: CaseNumber) {
    let desk = desk.clone();
    let id = id.clone();
    rooted(|| {
        let standing: Standing = Loader::new(move || {
            let number = number.clone();
            async move { api::standing::standing(&number).await.map(Arc::new) }
        });
        desk.resumes.set(Some(standing.clone()));
        let mut over = false;
        effect(move || {
            if over {
                return;
            }
            let standing = match standing.get() {
                Loaded::Ready(standing) => Some(standing),
                Loaded::Failed(error) if error.is_not_found() => None,
                _ => return,
            };
            if let Loaded::Ready(scheme) = desk.scheme.get() {
                over = true;
                spawn_local(go_on(desk.clone(), id.clone(), scheme, standing));
            }
        });
    });
}

async fn go_on(
    desk: Desk,
    id: SchemeId,
    scheme: Arc<Scheme>,
    standing: Option<Arc<ApplicationStanding>>,
) {
    let possible = standing.and_then(|standing| {
        let until = standing.until.amend?;
        (until > clock::now()).then_some((standing, until))
    });
    match possible {
        Some((standing, until)) => {
            let form = whole_form(&scheme, clock::today());
            let typed = desk.form.drafts.earlier(&form).await;
            let answers = typed.unwrap_or_else(|| answers_of(&standing.facts));
            desk.form.answers.load(answers);
            let number = standing.number.clone();
            desk.changing.set(Some(Changing { number, until }));
            desk.look_up_verified(id, standing.facts.clone());
        }
        None => storage::changing::forget(),
    }
    desk.keep_draft();
    desk.resumes.set(None);
}
