//! What has become of an application: fetched with the table it is scored by and
//! the rounds of that table, so that a page can say everything about it at once.

use super::loaded::Loader;
use crate::api::{self, ApiError};
use crate::domain::identity::CaseNumber;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::{ApplicationStanding, Round, StandingState};
use crate::domain::receipt::Receipt;
use std::sync::Arc;

/// An application with what is needed to explain it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// How it stands.
    pub standing: Arc<ApplicationStanding>,
    /// The table as it is published now; its version may be another.
    pub scheme: Arc<Scheme>,
    /// The round it takes part in, where the city tells.
    pub round: Option<Round>,
}

/// One application, fetched again on demand. Clones share it.
#[derive(Clone)]
pub struct Affair {
    /// What is known of it.
    pub known: Loader<Known>,
}

impl Affair {
    /// Fetches it now. Ends with the owner it was made under.
    pub fn new(number: CaseNumber) -> Self {
        Self {
            known: Loader::new(move || fetch(number.clone())),
        }
    }

    /// Takes over how it stands now, and says so as a receipt does.
    pub(super) fn take(&self, standing: ApplicationStanding) -> Receipt {
        let receipt = acknowledged(&standing);
        let before = self
            .known
            .with_untracked(|known| known.ready().copied().cloned());
        if let Some(before) = before {
            self.known.put(Known {
                standing: Arc::new(standing),
                ..before
            });
        }
        receipt
    }

    /// Looks for news, as long as there can be any.
    pub fn look_for_news(&self) {
        let moves = |known: &Known| {
            !matches!(
                known.standing.state,
                StandingState::Withdrawn | StandingState::Placed
            )
        };
        if self
            .known
            .with_untracked(|known| known.ready().is_some_and(|known| moves(known)))
        {
            self.known.refresh();
        }
    }
}

async fn fetch(number: CaseNumber) -> Result<Known, ApiError> {
    let standing = api::standing::standing(&number).await?;
    let scheme = api::schemes::scheme(&standing.scheme).await?;
    // Without the rounds everything else can still be said.
    let rounds = match &standing.round {
        Some(_) => api::rounds::rounds(&standing.scheme)
            .await
            .unwrap_or_default(),
        None => Default::default(),
    };
    let own = |round: &Round| Some(&round.id) == standing.round.as_ref();
    Ok(Known {
        round: rounds.items.into_iter().find(own),
        standing: Arc::new(standing),
        scheme: Arc::new(scheme),
    })
}

/// That the city has taken something about an application.
pub(super) fn acknowledged(standing: &ApplicationStanding) -> Receipt {
    Receipt {
        number: Some(standing.number.clone()),
        token: None,
        access_code: None,
        received_at: None,
        notice: String::new(),
        files: Vec::new(),
        score: Some(standing.official.interval),
    }
}
