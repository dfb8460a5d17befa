//! The requests of the outbox: one photo, one report.

use crate::api::{ApiError, attachments, open311};
use crate::domain::outbox::{Entry, Reply};
use crate::domain::receipt::ReceivedFile;
use crate::domain::reports::service::ServiceKind;
use crate::domain::upload::{UploadFault, refused};
use crate::state::uploads::content::{content, digest};
use crate::storage::outbox;

/// Sends the photo that stands at `at`.
pub async fn photo(entry: &Entry, at: usize) -> Result<ReceivedFile, UploadFault> {
    let key = &entry.photos.get(at).ok_or(UploadFault::Unreadable)?.key;
    let file = outbox::photo(key.as_str()).await;
    let file = file.ok_or(UploadFault::Unreadable)?;
    let bytes = content(&file).await.ok_or(UploadFault::Unreadable)?;
    let digest = digest(&bytes).await;
    let sent = attachments::send(&file, digest, key, Box::new(|_| ()), |_| ()).await;
    sent.map_err(|error| match error {
        ApiError::Offline => UploadFault::Offline,
        ApiError::Unreachable | ApiError::Unreadable | ApiError::Unclear => UploadFault::Network,
        ApiError::Problem(problem) => refused(&problem),
    })
}

/// Sends the report with the photos that arrived; `None` where nothing left the
/// device, because there is no network.
pub async fn report(entry: &Entry) -> Option<Reply> {
    let kind = if entry.is_blackbox {
        ServiceKind::Blackbox
    } else {
        ServiceKind::Realtime
    };
    Some(
        match open311::submit(&entry.form(), &entry.key, entry.owner.is_empty()).await {
            Ok(accepted) => accepted
                .receipt(kind)
                .map_or(Reply::Unclear, Reply::Received),
            Err(ApiError::Offline) => return None,
            Err(ApiError::Unreachable | ApiError::Unreadable) => Reply::Silence,
            Err(ApiError::Unclear) => Reply::Unclear,
            Err(ApiError::Problem(problem)) => Reply::Problem(problem),
        },
    )
}
