//! Spans of time: from, to, or still going on.

use super::element::element_id;
use super::field_view::Scope;
use super::slot::{instead, not_sure};
use crate::domain::forms::answer::{Answer, RawPeriod};
use crate::domain::forms::definition::Field;
use crate::domain::identity::FieldId;
use crate::funnel::{Signal, kept};
use crate::i18n;
use crate::state::answers::AnswerStore;
use crate::ui::choice::{Choosable, tick};
use crate::ui::date_input::DateInput;
use crate::ui::field::{Asked, group_frame};
use crate::ui::rows::{Rows, rows_view};
use crate::ui::words::said;
use leptos::prelude::*;

/// Draws a list of spans.
pub(super) fn periods_view(scope: &Scope, field: &Field, asked: Asked, max: u32) -> AnyView {
    let store = scope.store.clone();
    let answer = store.signal(&field.id);
    let periods = Signal::derive(move || match answer.get() {
        Answer::Periods(periods) => periods,
        _ => Vec::new(),
    });
    let id = field.id.clone();
    let (adding, removing) = ((store.clone(), id.clone()), (store.clone(), id.clone()));
    let first = id.clone();
    let row_scope = (scope.clone(), field.clone());
    let nth = |key: &'static str| {
        Callback::new(move |at: usize| i18n::tf(key, &[("n", (at + 1).to_string())]))
    };
    let rows = Rows {
        id: asked.id.clone(),
        count: kept(move || periods.with(Vec::len)).into(),
        max: max as usize,
        add: Callback::new(move |()| {
            update(&adding.0, &adding.1, |periods| {
                periods.push(RawPeriod::default())
            });
        }),
        remove: Callback::new(move |at| {
            update(&removing.0, &removing.1, |periods| {
                if at < periods.len() {
                    periods.remove(at);
                }
            });
        }),
        add_words: Signal::derive(move || {
            let more = periods.with(|periods| !periods.is_empty());
            i18n::t(if more {
                "ui.periods.add_more"
            } else {
                "ui.periods.add"
            })
        }),
        remove_words: nth("ui.periods.remove"),
        row_title: nth("ui.periods.title"),
        full_words: Signal::derive(move || i18n::tn("ui.periods.full", max as usize, &[])),
        first_input: Callback::new(move |at| element_id(&format!("{first}.{at}.from"))),
        row: Callback::new(move |at| row_view(&row_scope.0, &row_scope.1, periods, at)),
    };
    let none = list_ticks(&store, field, &asked, periods, Answer::Periods(Vec::new()));
    group_frame(&asked, view! { {rows_view(rows)} {none} }.into_any())
}

/// "None" and "not sure" below a list that has no rows.
pub(super) fn list_ticks<T: Send + Sync + 'static>(
    store: &AnswerStore,
    field: &Field,
    asked: &Asked,
    rows: Signal<Vec<T>>,
    nothing: Answer,
) -> Option<AnyView> {
    field.may_be_unknown.then(|| {
        let none = instead(store, &field.id, nothing);
        let unsure = not_sure(store, &field.id);
        let id = asked.id.clone();
        let empty = kept(move || rows.with(Vec::is_empty));
        let one = move |end: &str, key: &'static str, answer: crate::ui::choice::NotSure| {
            let option = Choosable::new(end, said(key));
            let set = answer.set;
            let id = format!("{id}-{end}");
            tick(
                id,
                None,
                &option,
                answer.on,
                Signal::stored(None),
                move |on| set.run(on),
            )
        };
        view! {
            {move || {
                empty
                    .get()
                    .then(|| {
                        [one("none", "ui.none", none), one("not-sure", "ui.not_sure", unsure)]
                    })
            }}
        }
        .into_any()
    })
}

fn row_view(scope: &Scope, field: &Field, periods: Signal<Vec<RawPeriod>>, at: usize) -> AnyView {
    let path = |end: &str| format!("{}.{at}.{end}", field.id);
    let part = |end: &str, key: &'static str| {
        Asked::new(element_id(&path(end)), said(key)).error(scope.error(field, &path(end)))
    };
    let store = (scope.store.clone(), field.id.clone());
    let change = move |with: fn(&mut RawPeriod, String)| {
        let store = store.clone();
        Callback::new(move |text: String| {
            update(&store.0, &store.1, |periods| {
                if let Some(period) = periods.get_mut(at) {
                    with(period, text);
                }
            });
        })
    };
    let read = move |with: fn(&RawPeriod) -> String| {
        Signal::derive(move || {
            periods
                .with(|periods| periods.get(at).map(with))
                .unwrap_or_default()
        })
    };
    let ongoing =
        kept(move || periods.with(|periods| periods.get(at).is_some_and(|period| period.ongoing)));
    let (from, to) = (part("from", "ui.periods.from"), part("to", "ui.periods.to"));
    let set_to = change(|period, text| period.to = text);
    let set_ongoing = change(|period, text| period.ongoing = !text.is_empty());
    let still = Choosable::new("ongoing", said("ui.periods.ongoing"));
    let still_id = element_id(&path("ongoing"));
    view! {
        <DateInput
            asked=from
            value=read(|period| period.from.clone())
            set=change(|period, text| period.from = text)
        />
        {tick(still_id, None, &still, ongoing.into(), Signal::stored(None), move |on| {
            set_ongoing.run(if on { "yes".to_owned() } else { String::new() });
        })}
        {move || {
            (!ongoing.get())
                .then(|| {
                    let (asked, value) = (to.clone(), read(|period| period.to.clone()));
                    view! { <DateInput asked value set=set_to /> }
                })
        }}
    }
    .into_any()
}

/// Changes the spans of a field; a list without spans is no answer.
fn update(store: &AnswerStore, field: &FieldId, change: impl FnOnce(&mut Vec<RawPeriod>)) {
    let mut periods = match store.get_untracked(field) {
        Answer::Periods(periods) => periods,
        _ => Vec::new(),
    };
    change(&mut periods);
    store.set(
        field,
        if periods.is_empty() {
            Answer::Empty
        } else {
            Answer::Periods(periods)
        },
    );
}
