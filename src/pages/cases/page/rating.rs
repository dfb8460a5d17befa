//! Stars for the answer, with reasons; they can be changed as long as the window is
//! open.

use super::part;
use crate::api::cases::Deed;
use crate::domain::cases::{Case, NewRating, RatingReason};
use crate::domain::forms::answer::Answer;
use crate::domain::identity::{CaseNumber, FieldId};
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::submission_view::SubmissionView;
use crate::state::case_acts::{About, Act, LONGEST, act};
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::choice::Choosable;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::many::ManyInput;
use crate::ui::reveal::Reveal;
use crate::ui::stars::{StarsInput, stars_drawn};
use crate::ui::text_area::TextArea;
use crate::ui::words::{said, say, told};
use leptos::prelude::*;

const STARS: &str = "rating-stars";
const REASONS: &str = "rating-reasons";
const TEXT: &str = "rating-text";

/// What was given, and giving or changing it.
pub fn rating(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let stars = |case: &Case| case.rating.as_ref().and_then(|rating| rating.stars);
    let given = part(case, stars, |stars| stars.map(given).into_any());
    let label = {
        let case = case.clone();
        Signal::derive(move || {
            let given = case.with(|case| case.ready().copied().and_then(stars));
            i18n::t(match given {
                Some(_) => "case.rating.change",
                None => "case.rating.give",
            })
        })
    };
    let (own, number) = (case.clone(), number.clone());
    let offered = |case: &Case| {
        let until = case.window.as_ref().map(|window| window.until);
        let open = until.is_some_and(|until| clock::now() < until);
        let rating = case.rating.as_ref().filter(|_| open);
        rating.map(|rating| rating.offered.clone())
    };
    let form = part(case, offered, move |offered| {
        let form = offered.map(|offered| {
            let form = form(&own, &number, offered);
            view! { <Reveal summary=label>{form}</Reveal> }.into_any()
        });
        form.into_any()
    });
    view! {
        <div class="stack-small rating">
            {given}
            {form}
        </div>
    }
    .into_any()
}

fn given(stars: u32) -> AnyView {
    let words = move || i18n::tn("case.rating.given", stars as usize, &[]);
    view! { <p class="rating__given">{stars_drawn(stars)} <span>{dynamic(words)}</span></p> }
        .into_any()
}

/// As it was given, where nothing is filled in yet.
fn begin(act: &Act, case: &Loader<Case>) {
    if act.form.holds_anything() {
        return;
    }
    let rating = case.with_untracked(|case| case.ready().and_then(|case| case.rating.clone()));
    let Some(rating) = rating else {
        return;
    };
    let set = |field: &str, answer| act.form.answers.set(&FieldId::from(field), answer);
    if let Some(stars) = rating.stars {
        set(STARS, Answer::text(stars.to_string()));
        set(REASONS, Answer::Many(rating.reasons.clone()));
        set(TEXT, Answer::text(rating.text.clone()));
    }
}

fn form(case: &Loader<Case>, number: &CaseNumber, offered: Vec<RatingReason>) -> AnyView {
    let act = act(number, &About::Rating);
    {
        // Now, and again when it was sent and so emptied.
        let (act, case) = (act.clone(), case.clone());
        effect(move || {
            act.done.track();
            begin(&act, &case);
        });
    }
    let faults = RwSignal::new(Vec::<ErrorItem>::new());
    let error = Signal::derive(move || {
        faults.with(|faults| faults.first().map(|fault| fault.text.clone()))
    });
    let submit = {
        let (act, case) = (act.clone(), case.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            match act.typed(STARS).parse() {
                Ok(stars) => {
                    faults.set(Vec::new());
                    let rating = NewRating {
                        stars,
                        reasons: chosen(&act, true),
                        text: act.typed(TEXT),
                        access_code: act.code(),
                    };
                    act.send(Deed::Rating(rating), &case);
                }
                Err(_) => faults.set(vec![ErrorItem {
                    target: STARS.to_owned(),
                    text: i18n::t("case.rating.missing"),
                }]),
            }
        }
    };
    let reasons = (!offered.is_empty()).then(|| {
        let option =
            |reason: &RatingReason| Choosable::new(reason.code.clone(), told(&reason.label));
        let options: Vec<Choosable> = offered.iter().map(option).collect();
        let asked = Asked::new(REASONS, said("case.rating.reasons")).optional(true);
        let chosen = {
            let act = act.clone();
            Signal::derive(move || chosen(&act, false))
        };
        let act = act.clone();
        let set = Callback::new(move |codes| {
            act.form.answers.set(&REASONS.into(), Answer::Many(codes));
        });
        view! { <ManyInput asked options chosen set /> }.into_any()
    });
    let stars = Asked::new(STARS, said("case.rating.stars")).error(error);
    let text = Asked::new(TEXT, said("case.rating.text")).optional(true);
    let (submission, busy) = (act.form.submission.clone(), act.busy());
    view! {
        <form class="stack" novalidate on:submit=submit>
            <ErrorSummary items=Signal::from(faults) />
            <StarsInput asked=stars value=act.text(STARS) set=act.writes(STARS) />
            {reasons}
            <TextArea asked=text max=LONGEST value=act.text(TEXT) set=act.writes(TEXT) />
            <SubmissionView submission />
            <p class="actions">
                <Button kind=ButtonKind::Second submit=true busy>{say("case.rating.send")}</Button>
            </p>
        </form>
    }
    .into_any()
}

/// The reasons that are ticked.
fn chosen(act: &Act, as_it_stands: bool) -> Vec<String> {
    let field = FieldId::from(REASONS);
    let answer = if as_it_stands {
        act.form.answers.get_untracked(&field)
    } else {
        act.form.answers.get(&field)
    };
    match answer {
        Answer::Many(codes) => codes,
        _ => Vec::new(),
    }
}
