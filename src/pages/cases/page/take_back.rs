//! Taking a case back, and taking back what was agreed to.

use super::part;
use crate::api::cases::Deed;
use crate::domain::cases::{Case, GivenConsent, NewWithdrawal};
use crate::domain::identity::CaseNumber;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::submission_view::SubmissionView;
use crate::state::case_acts::{About, Act, LONGEST, act};
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::dialog::Dialog;
use crate::ui::field::Asked;
use crate::ui::focus::focus_soon;
use crate::ui::text_area::TextArea;
use crate::ui::words::{of, said, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use std::cell::Cell;

/// Field of the reason.
const WHY: &str = "withdrawal-why";

/// What can be taken back; nothing where nothing can.
pub fn take_back(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let (own, of_case) = (case.clone(), number.clone());
    let was = Cell::new(false);
    let whole = part(
        case,
        |case| (case.may_withdraw, case.withdraw_until),
        move |(may, until)| {
            if was.replace(may) && !may {
                // The dialog goes with what it was about; the focus must not.
                focus_soon("main");
            }
            if may {
                withdrawal(&own, &of_case, until)
            } else {
                ().into_any()
            }
        },
    );
    let (own, of_case) = (case.clone(), number.clone());
    let withdrawn = Cell::new(None);
    let consents = part(
        case,
        |case| case.consents.clone(),
        move |consents| {
            if consents.is_empty() {
                return ().into_any();
            }
            let now = consents.iter().filter(|it| it.withdrawn_at.is_some());
            let now = now.count();
            if withdrawn
                .replace(Some(now))
                .is_some_and(|before| before < now)
            {
                focus_soon("main");
            }
            let one = |(at, consent)| one(&own, &of_case, at, consent);
            let consents: Vec<AnyView> = consents.into_iter().enumerate().map(one).collect();
            view! {
                <Card id="consents" title=said("case.consents") mist=true>
                    <ul class="stack">{consents}</ul>
                </Card>
            }
            .into_any()
        },
    );
    view! {
        {whole}
        {consents}
    }
    .into_any()
}

fn withdrawal(
    case: &Loader<Case>,
    number: &CaseNumber,
    until: Option<DateTime<FixedOffset>>,
) -> AnyView {
    let act = act(number, &About::Withdrawal);
    let (value, set) = (act.text(WHY), act.writes(WHY));
    let asked = Asked::new(WHY, said("case.withdraw.why")).optional(true);
    let why = view! { <TextArea asked max=LONGEST value set /> }.into_any();
    let until = until.map(|until| {
        let now = clock::ticking();
        let words = move || {
            let until = i18n::near_time(until, now.get());
            i18n::tf("case.withdraw.until", &[("until", until)])
        };
        view! { <p class="small soft">{dynamic(words)}</p> }.into_any()
    });
    let deed = {
        let act = act.clone();
        move || {
            Deed::Withdrawal(NewWithdrawal {
                reason: act.typed(WHY),
                access_code: act.code(),
            })
        }
    };
    let words = Asking {
        id: "withdraw".to_owned(),
        open: "case.withdraw",
        title: "case.withdraw.title",
        press: "case.withdraw.press",
    };
    let text = view! { <p>{say("case.withdraw.text")}</p> {why} }.into_any();
    view! {
        <div class="stack-small">
            {asking(case, act, words, text, deed)}
            {until}
        </div>
    }
    .into_any()
}

fn one(case: &Loader<Case>, number: &CaseNumber, at: usize, consent: GivenConsent) -> AnyView {
    let now = clock::ticking();
    let (given, withdrawn) = (consent.given_at, consent.withdrawn_at);
    let when = move || {
        let now = now.get();
        match withdrawn {
            Some(at) => i18n::tf(
                "case.consent.withdrawn",
                &[("when", i18n::near_time(at, now))],
            ),
            None => i18n::tf(
                "case.consent.given",
                &[("when", i18n::near_time(given, now))],
            ),
        }
    };
    let back = consent.may_withdraw.then(|| {
        let act = act(number, &About::Consent(consent.id.clone()));
        let deed = {
            let (act, id) = (act.clone(), consent.id.clone());
            move || {
                let withdrawal = NewWithdrawal {
                    reason: String::new(),
                    access_code: act.code(),
                };
                Deed::Consent(id.clone(), withdrawal)
            }
        };
        let words = Asking {
            id: format!("consent-{at}"),
            open: "case.consent.withdraw",
            title: "case.consent.title",
            press: "case.consent.press",
        };
        let text = view! {
            <p>
                <strong>{of(consent.title.clone())}</strong>
            </p>
            <p>{of(consent.consequence.clone())}</p>
            <p class="small soft">{say("case.consent.before")}</p>
        };
        asking(case, act, words, text.into_any(), deed)
    });
    view! {
        <li class="stack-small">
            <p>{of(consent.title)}</p>
            <p class="small soft">{dynamic(when)}</p>
            {back}
        </li>
    }
    .into_any()
}

/// A button and the question behind it.
struct Asking {
    /// Element id of the question.
    id: String,
    /// Words of the button that opens it.
    open: &'static str,
    /// The question.
    title: &'static str,
    /// Words of the button that does it.
    press: &'static str,
}

fn asking(
    case: &Loader<Case>,
    act: Act,
    words: Asking,
    text: AnyView,
    deed: impl Fn() -> Deed + Send + Sync + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let busy: Signal<bool> = act.busy();
    let submission = act.form.submission.clone();
    let done = act.done.clone();
    effect(move || {
        if done.get() {
            open.try_set(false);
        }
    });
    let case = case.clone();
    let press = Callback::new(move |()| act.send(deed(), &case));
    let ask = Callback::new(move |()| open.set(true));
    let stay = Callback::new(move |()| open.set(false));
    view! {
        <p>
            <Button kind=ButtonKind::Plain on_press=ask>{say(words.open)}</Button>
        </p>
        <Dialog id=words.id title=said(words.title) open>
            {text}
            <SubmissionView submission />
            <div class="actions">
                <Button on_press=stay>{say("case.withdraw.keep")}</Button>
                <Button kind=ButtonKind::End busy on_press=press>{say(words.press)}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
