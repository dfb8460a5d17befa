//! How far an unsent report is, in words.

use crate::domain::outbox::{Entry, Photo, PhotoStage, Stage, Turn};
use crate::i18n;
use crate::pages::submission_view::refusal_words;
use crate::state::{network, outbox};
use crate::storage::drafts::Lasting;
use leptos::prelude::*;

/// How far it is.
pub struct Far {
    /// What is going on.
    pub text: String,
    /// Whether the resident has to do something about it.
    pub is_wrong: bool,
    /// The key of what to know about leaving the page.
    pub more: Option<&'static str>,
}

/// How far the report is. Follows the network and what is being sent.
pub fn far(entry: &Entry) -> Far {
    let far = |text, is_wrong| Far {
        text,
        is_wrong,
        more: None,
    };
    let turn = outbox::turn(entry);
    match &entry.stage {
        Stage::Received(receipt) => {
            let words = match (&receipt.number, &receipt.token) {
                (Some(number), _) => i18n::tf("outbox.received", &[("number", number.as_str())]),
                (None, Some(token)) => i18n::tf("submit.number_later", &[("token", token)]),
                (None, None) => i18n::t("submit.no_number"),
            };
            return far(words, false);
        }
        Stage::Refused(problem) => return far(refusal_words(problem, None), true),
        Stage::Unclear => return far(i18n::t("submit.unclear"), true),
        Stage::Waiting if turn == Turn::Ask => return far(i18n::t("submit.unclear"), true),
        Stage::Waiting => {}
    }
    let sending = outbox::under_way().with(|one| one.as_ref() == Some(&entry.key));
    let tried = entry.tries > 0 || entry.photos.iter().any(|photo| photo.tries > 0);
    let key = if turn == Turn::SignIn {
        "outbox.sign_in"
    } else if !network::online().get() {
        "submit.offline"
    } else if sending || !tried {
        "submit.sending"
    } else {
        "outbox.waiting"
    };
    let more = match outbox::lasting(entry) {
        Lasting::OnDevice => "outbox.kept",
        Lasting::UntilClosed => "outbox.until_closed",
    };
    Far {
        more: Some(more),
        ..far(i18n::t(key), false)
    }
}

/// How far a photo is.
pub fn photo_words(photo: &Photo) -> String {
    let key = match photo.stage {
        PhotoStage::Waiting => "outbox.photo.waiting",
        PhotoStage::Received(_) => "outbox.photo.sent",
        PhotoStage::LeftOut => "outbox.photo.left_out",
    };
    i18n::tf(key, &[("name", photo.name.as_str())])
}
