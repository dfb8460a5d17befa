//! The name of a page in the title bar.

use crate::funnel::{Signal, effect};
use crate::i18n;
use crate::state::navigation::announce_page;

/// Names the page; the heading gets the focus after a change of page.
pub(super) fn titled(key: &'static str) {
    effect(move || announce_page(&i18n::t(key)));
}

/// As [`titled`], with "Error:" in front while something must be put right.
pub(super) fn titled_form(title: impl Fn() -> String + 'static, wrong: Signal<bool>) {
    effect(move || {
        let title = title();
        announce_page(&if wrong.get() {
            i18n::tf("app.title_error", &[("title", title)])
        } else {
            title
        });
    });
}
