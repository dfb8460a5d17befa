//! The last receipt, in memory only: it holds the access code.

use crate::domain::cases::CaseKind;
use crate::domain::identity::CaseNumber;
use crate::domain::receipt::Receipt;
use leptos::prelude::*;
use std::sync::LazyLock;

/// A receipt with what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct LastReceipt {
    /// What the server answered.
    pub receipt: Receipt,
    /// Application or report.
    pub kind: CaseKind,
    /// The names of photos that could not be sent with it.
    pub left_out: Vec<String>,
}

static LAST: LazyLock<ArcRwSignal<Option<LastReceipt>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// The receipt of the last submission since the page was opened.
pub fn last() -> ArcReadSignal<Option<LastReceipt>> {
    LAST.read_only()
}

/// Keeps a receipt.
pub fn keep(receipt: Receipt, kind: CaseKind) {
    LAST.set(Some(LastReceipt {
        receipt,
        kind,
        left_out: Vec::new(),
    }));
}

/// Keeps the receipt of a report that may have gone without some of its photos.
pub fn keep_report(receipt: Receipt, left_out: Vec<String>) {
    LAST.set(Some(LastReceipt {
        receipt,
        kind: CaseKind::Report,
        left_out,
    }));
}

/// A report that was taken under a token has its number now.
pub fn number_came(token: &str, number: CaseNumber) {
    LAST.update(|last| {
        if let Some(last) = last
            && last.receipt.token.as_deref() == Some(token)
        {
            last.receipt.number = Some(number);
        }
    });
}

/// Forgets it.
pub fn wipe() {
    LAST.set(None);
}
