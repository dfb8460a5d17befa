//! Answered is not fixed: two marks, the pictures from before and after side by
//! side, and as long as the window is open the resident's own word.

use super::asks::file_field;
use super::files::{is_picture, picture};
use super::part;
use super::rating::rating;
use crate::api::cases::Deed;
use crate::domain::cases::{Case, CityAnswer, Fixed, NewVerdict, Verdict, Window};
use crate::domain::identity::CaseNumber;
use crate::domain::receipt::ReceivedFile;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::submission_view::SubmissionView;
use crate::pages::upload_lines::in_the_way;
use crate::state::case_acts::{About, Act, LONGEST, act};
use crate::state::clock;
use crate::state::loaded::Loader;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::focus::focus_soon;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::text_area::TextArea;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// Field of what is not fixed.
const WHY: &str = "not-fixed-why";
const PHOTOS: &str = "not-fixed-photos";

/// The city's answer and what can be said to it; nothing before there is one.
pub fn answer(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let (own, number) = (case.clone(), number.clone());
    // Kept while the answer is drawn anew: what was opened stays open.
    let disputes = RwSignal::new(false);
    let read = |case: &Case| (case.answer.clone(), case.window.clone());
    part(case, read, move |(answer, window)| {
        let Some(answer) = answer else {
            return ().into_any();
        };
        let by = say_title(answer.fixed, window.as_ref());
        let marks = marks(&answer, window.as_ref());
        let photos = photos(&answer, &number);
        let open = window.filter(|window| window.is_open(clock::now()));
        let verdict = match open {
            Some(window) => verdict(&own, &number, window, disputes),
            None => ().into_any(),
        };
        view! {
            <section class="stack answer" aria-labelledby="answer-title">
                <h2 id="answer-title">{say(by)}</h2>
                {marks}
                {said_by(&answer)}
                {photos}
                {verdict}
                {rating(&own, &number)}
            </section>
        }
        .into_any()
    })
}

fn say_title(fixed: Fixed, window: Option<&Window>) -> &'static str {
    match (window.map(|window| window.verdict), fixed) {
        (Some(Verdict::Fixed), _) => "case.answer.fixed",
        (Some(Verdict::NotFixed), _) => "case.answer.not_fixed",
        (_, Fixed::Yes) => "case.answer.is_it",
        _ => "case.answer.title",
    }
}

/// Answered, and fixed: two marks that say different things.
fn marks(answer: &CityAnswer, window: Option<&Window>) -> AnyView {
    let now = clock::ticking();
    let at = answer.at;
    let answered = {
        let now = now.clone();
        move || {
            i18n::tf(
                "case.mark.answered",
                &[("when", i18n::near_time(at, now.get()))],
            )
        }
    };
    let verdict = window.map(|window| window.verdict);
    let open = window.is_some_and(|window| window.is_open(clock::now()));
    let (kind, key) = match (verdict, open) {
        (Some(Verdict::Fixed), _) => (TagKind::Done, "case.mark.fixed"),
        (Some(Verdict::NotFixed), _) => (TagKind::Late, "case.mark.not_fixed"),
        (_, true) => (TagKind::Rest, "case.mark.open"),
        (_, false) => (TagKind::Rest, "case.mark.unsaid"),
    };
    let claimed = match answer.fixed {
        Fixed::Yes => "case.claim.yes",
        Fixed::No => "case.claim.no",
        Fixed::NotPossible => "case.claim.not_possible",
        Fixed::Unknown => "case.claim.unknown",
    };
    view! {
        <ul class="marks">
            <li>
                <Tag kind=Signal::stored(TagKind::Done)>{dynamic(answered)}</Tag>
                <span class="small soft">{say(claimed)}</span>
            </li>
            <li>
                <Tag kind=Signal::stored(kind)>{say(key)}</Tag>
            </li>
        </ul>
    }
    .into_any()
}

fn said_by(answer: &CityAnswer) -> AnyView {
    let by = answer.by.clone();
    let who = (!by.is_empty()).then(|| {
        let words = move || i18n::tf("case.answer.by", &[("who", i18n::words(&by))]);
        view! { <p class="soft small">{dynamic(words)}</p> }.into_any()
    });
    view! {
        <div class="stack-small">
            {who}
            <p class="note answer__text">{of(answer.text.clone())}</p>
        </div>
    }
    .into_any()
}

/// Before and after, in pairs.
fn photos(answer: &CityAnswer, number: &CaseNumber) -> Option<AnyView> {
    let pictures = |key: &'static str, files: &[ReceivedFile]| {
        let files = files.iter().filter(|file| is_picture(file)).cloned();
        let many = files.clone().count() > 1;
        let one = |(at, file): (usize, ReceivedFile)| {
            let caption = move || {
                let nth = (at + 1).to_string();
                if many {
                    i18n::tf("case.photo.nth", &[("what", i18n::t(key)), ("n", nth)])
                } else {
                    i18n::t(key)
                }
            };
            picture(file, number, caption)
        };
        files.enumerate().map(one).collect::<Vec<AnyView>>()
    };
    let before = pictures("case.photo.before", &answer.before);
    let after = pictures("case.photo.after", &answer.after);
    if before.is_empty() && after.is_empty() {
        return None;
    }
    Some(
        view! {
            <div class="photos">
                <div class="photos__side">{before}</div>
                <div class="photos__side">{after}</div>
            </div>
        }
        .into_any(),
    )
}

/// Saying that it is fixed, or is not, as long as that can be said.
fn verdict(
    case: &Loader<Case>,
    number: &CaseNumber,
    window: Window,
    disputes: RwSignal<bool>,
) -> AnyView {
    let act = act(number, &About::Verdict);
    let (until, verdict) = (window.until, window.verdict);
    let now = clock::ticking();
    let until = move || {
        let key = match verdict {
            Verdict::Open => "case.window.until",
            _ => "case.window.change_until",
        };
        i18n::tf(key, &[("until", i18n::near_time(until, now.get()))])
    };
    let done = act.done.clone();
    effect(move || {
        if done.get() {
            disputes.try_set(false);
        }
    });
    let busy = act.busy();
    let fixed = (verdict != Verdict::Fixed).then(|| {
        let (act, case) = (act.clone(), case.clone());
        let press = Callback::new(move |()| {
            let verdict = NewVerdict {
                verdict: Verdict::Fixed,
                access_code: act.code(),
                ..NewVerdict::default()
            };
            act.send(Deed::Verdict(verdict), &case);
        });
        view! {
            <Button kind=ButtonKind::Second busy on_press=press>{say("case.fixed")}</Button>
        }
        .into_any()
    });
    let not_fixed = (verdict != Verdict::NotFixed).then(|| {
        let press = Callback::new(move |()| {
            disputes.set(true);
            focus_soon(WHY);
        });
        view! {
            <Button kind=ButtonKind::Second on_press=press>{say("case.not_fixed")}</Button>
        }
        .into_any()
    });
    let form = {
        let (act, case) = (act.clone(), case.clone());
        move || disputes.get().then(|| dispute(&act, &case, disputes))
    };
    let submission = act.form.submission.clone();
    view! {
        <div class="stack">
            <p>{dynamic(until)}</p>
            <div class="actions actions--wide">{fixed} {not_fixed}</div>
            {dynamic(form)}
            <SubmissionView submission />
            <p class="soft small">{say("case.window.more")}</p>
        </div>
    }
    .into_any()
}

/// What is not fixed, with photos: it opens the same case again.
fn dispute(act: &Act, case: &Loader<Case>, open: RwSignal<bool>) -> AnyView {
    let faults = RwSignal::new(Vec::<ErrorItem>::new());
    let error = Signal::derive(move || {
        faults.with(|faults| {
            let own = faults.iter().find(|fault| fault.target == WHY);
            own.map(|fault| fault.text.clone())
        })
    });
    let submit = {
        let (act, case) = (act.clone(), case.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let found = faults_of(&act);
            let complete = found.is_empty();
            faults.set(found);
            if complete {
                let verdict = NewVerdict {
                    verdict: Verdict::NotFixed,
                    reason: act.typed(WHY),
                    attachments: act.files(),
                    access_code: act.code(),
                };
                act.send(Deed::Verdict(verdict), &case);
            }
        }
    };
    let (value, set, busy) = (act.text(WHY), act.writes(WHY), act.busy());
    let asked = Asked::new(WHY, said("case.not_fixed.why"))
        .hint(said("case.not_fixed.hint"))
        .error(error);
    let files = file_field(act, PHOTOS, "case.not_fixed.photos", "case.papers_hint");
    let never_mind = Callback::new(move |()| open.set(false));
    view! {
        <form class="card card--mist stack" novalidate on:submit=submit>
            <ErrorSummary items=Signal::from(faults) />
            <TextArea asked max=LONGEST value set />
            {files}
            <p class="actions">
                <Button submit=true busy>{say("case.not_fixed.send")}</Button>
                <Button kind=ButtonKind::Plain on_press=never_mind>
                    {say("case.not_fixed.cancel")}
                </Button>
            </p>
        </form>
    }
    .into_any()
}

fn faults_of(act: &Act) -> Vec<ErrorItem> {
    let length = act.typed(WHY).chars().count();
    let key = match length {
        0 => Some("case.not_fixed.missing"),
        length if length > LONGEST as usize => Some("case.message_too_long"),
        _ => None,
    };
    let text = key.map(|key| ErrorItem {
        target: WHY.to_owned(),
        text: i18n::t(key),
    });
    let files = in_the_way(&act.form.uploads, true);
    let files = files.iter().map(|file| file.item(PHOTOS));
    text.into_iter().chain(files).collect()
}
