//! What a report is about: the service with its questions, fetched.

use crate::api::{ApiError, open311};
use crate::domain::identity::ServiceCode;
use crate::domain::reports::definition::ServiceDefinition;
use crate::domain::reports::service::Service;
use crate::i18n;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// A service with its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The service.
    pub service: Service,
    /// Its questions.
    pub definition: ServiceDefinition,
}

/// All services in the language in use.
pub fn services() -> Loader<Arc<Vec<Service>>> {
    Loader::new(|| {
        let locale = i18n::locale();
        async move { open311::services(locale).await.map(Arc::new) }
    })
}

/// One service; none where the city does not have it.
pub fn subject(code: ServiceCode) -> Loader<Option<Arc<Subject>>> {
    Loader::new(move || fetch(code.clone(), i18n::locale()))
}

async fn fetch(code: ServiceCode, locale: &'static str) -> Result<Option<Arc<Subject>>, ApiError> {
    let services = open311::services(locale).await?;
    let Some(service) = services.into_iter().find(|service| service.code == code) else {
        return Ok(None);
    };
    let definition = if service.has_definition {
        match open311::definition(&code, locale).await {
            // It said it had questions and has none.
            Err(error) if error.is_not_found() => ServiceDefinition::default(),
            other => other?,
        }
    } else {
        ServiceDefinition::default()
    };
    Ok(Some(Arc::new(Subject {
        service,
        definition,
    })))
}

/// A service that does not exist, or not any more.
pub fn unknown_service() -> AnyView {
    titled("report.title");
    view! {
        <h1>{say("report.title")}</h1>
        <StatePanel
            kind=PanelKind::Empty
            title=said("report.unknown")
            text=said("report.unknown.text")
        >
            <ButtonLink href=Route::Report.path() kind=ButtonKind::Second>
                {say("report.unknown.choose")}
            </ButtonLink>
        </StatePanel>
    }
    .into_any()
}
