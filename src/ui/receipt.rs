//! The receipt: proof that the city has taken it in.

use super::button::{Button, ButtonKind, ButtonLink};
use super::print::print_page;
use super::qr::Qr;
use super::score_words::interval_words;
use super::words::{said, say};
use crate::domain::receipt::Receipt;
use crate::funnel::Signal;
use crate::i18n;
use leptos::prelude::*;

/// Six digits in two groups, as they are read out.
fn grouped(code: &str) -> String {
    match code.char_indices().nth(3) {
        Some((middle, _)) if code.chars().count() == 6 => {
            let (start, end) = code.split_at(middle);
            format!("{start} {end}")
        }
        _ => code.to_owned(),
    }
}

/// A receipt with number, access code, server time, files, score and a QR code
/// to the case.
#[component]
pub fn ReceiptCard(
    /// What the server answered.
    receipt: Receipt,
    /// The whole address of the case, for the QR code. It holds the number only.
    url: String,
    /// Where the case is, for the link.
    #[prop(into)]
    href: Signal<String>,
    /// What happens next.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let at = receipt.received_at.map(|at| {
        view! {
            <p class="soft small">
                <time datetime=at.to_rfc3339()>{move || i18n::day_time(at)}</time>
            </p>
        }
        .into_any()
    });
    let number = receipt.number.map(|number| {
        view! {
            <div>
                <dt>{say("ui.receipt.number")}</dt>
                <dd class="number">{number.to_string()}</dd>
            </div>
        }
        .into_any()
    });
    let code = receipt.access_code.map(|code| {
        view! {
            <div>
                <dt>{say("ui.receipt.code")}</dt>
                <dd class="number">{grouped(code.as_str())}</dd>
            </div>
        }
        .into_any()
    });
    // Without a code the case can be opened by its owner only, or not at all.
    let way = code.is_some().then(|| {
        view! {
            <div class="receipt__way">
                <Qr url=url label=said("ui.receipt.qr") />
                <p class="soft small">{say("ui.receipt.keep")}</p>
            </div>
        }
        .into_any()
    });
    let follow = code.is_some().then(|| {
        view! { <ButtonLink href=href>{say("ui.receipt.follow")}</ButtonLink> }.into_any()
    });
    let notice = (!receipt.notice.is_empty())
        .then(|| view! { <p class="note">{receipt.notice}</p> }.into_any());
    let score = receipt.score.map(|score| {
        view! {
            <div>
                <dt>{say("ui.receipt.score")}</dt>
                <dd>{move || interval_words(&score)}</dd>
            </div>
        }
        .into_any()
    });
    let count = receipt.files.len();
    let files: Vec<_> = receipt
        .files
        .into_iter()
        .map(|file| {
            let size = file.size;
            view! {
                <li>
                    <span class="files__name">{file.name}</span>
                    <span class="soft small">{move || i18n::file_size(size)}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let files = (count > 0).then(|| {
        view! {
            <div class="stack-small">
                <h3>{move || i18n::tn("ui.receipt.files", count, &[])}</h3>
                <ul class="receipt__files">{files}</ul>
            </div>
        }
        .into_any()
    });
    let next = children.map(|children| {
        view! {
            <div class="stack-small">
                <h3>{say("ui.receipt.next")}</h3>
                {children()}
            </div>
        }
        .into_any()
    });
    let print = Callback::new(|()| print_page());
    view! {
        <div class="receipt">
            <div class="receipt__head">
                <svg class="receipt__tick" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                    <circle cx="20" cy="20" r="20" />
                    <path d="M11 21l6 6 12-13" />
                </svg>
                <div>
                    <h2>{say("ui.receipt.received")}</h2>
                    {at}
                </div>
            </div>
            <dl class="receipt__numbers">
                {number}
                {code}
                {score}
            </dl>
            {notice}
            {files}
            {next}
            {way}
            <div class="actions">
                {follow}
                <Button kind=ButtonKind::Second on_press=print>
                    {say("ui.receipt.print")}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn codes_are_read_in_two_groups() {
        assert_eq!(grouped("408217"), "408 217");
        assert_eq!(grouped("4082"), "4082");
    }
}
