//! Which of my cases are shown: what is chosen stands in the address, so that it can
//! be kept, sent and gone back to.

use crate::domain::cases::filter::searched;
use crate::domain::cases::{CaseCounts, CaseFilter, CaseKind, CaseSort, CaseState};
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::case_item::kind_key;
use crate::routes::Route;
use crate::state::navigation;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::field::Asked;
use crate::ui::text_input::{TextInput, TextKind};
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// The heaps with their counts, the search, kind and order.
pub fn filters(filter: Signal<CaseFilter>, counts: Signal<Option<CaseCounts>>) -> AnyView {
    let heap = move |state: Option<CaseState>| {
        let count = move || {
            counts
                .get()
                .map(|counts| i18n::number_of(count_of(counts, state)))
        };
        let to = move || CaseFilter {
            state,
            ..filter.get()
        };
        let current = move || (filter.get().state == state).then_some("true");
        view! {
            <li>
                <a
                    class="heap"
                    class:heap--asks=state == Some(CaseState::NeedsYou)
                    href=move || Route::cases(to()).path()
                    aria-current=current
                    on:click=move |event| {
                        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                            event.prevent_default();
                            event.stop_propagation();
                            navigation::stay(&Route::cases(untrack(to)), false);
                        }
                    }
                >
                    <span class="heap__count">{dynamic(count)}</span>
                    <span>{say(heap_key(state))}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let heaps: Vec<AnyView> = [None]
        .into_iter()
        .chain(CaseState::ALL.map(Some))
        .map(heap)
        .collect();
    view! {
        <div class="case-filters stack">
            <nav aria-label=say("cases.filter.label")>
                <ul class="heaps">{heaps}</ul>
            </nav>
            {search(filter)}
        </div>
    }
    .into_any()
}

fn count_of(counts: CaseCounts, state: Option<CaseState>) -> u32 {
    let CaseCounts {
        open,
        needs_you,
        answered,
        over,
    } = counts;
    match state {
        None => open + needs_you + answered + over,
        Some(CaseState::Open) => open,
        Some(CaseState::NeedsYou) => needs_you,
        Some(CaseState::Answered) => answered,
        Some(CaseState::Over) => over,
    }
}

fn heap_key(state: Option<CaseState>) -> &'static str {
    match state {
        None => "cases.filter.all",
        Some(CaseState::NeedsYou) => "cases.filter.needs_you",
        Some(CaseState::Open) => "cases.filter.open",
        Some(CaseState::Answered) => "cases.filter.answered",
        Some(CaseState::Over) => "cases.filter.over",
    }
}

fn sort_key(sort: CaseSort) -> &'static str {
    match sort {
        CaseSort::NeedsYou => "cases.sort.needs_you",
        CaseSort::Newest => "cases.sort.newest",
        CaseSort::Due => "cases.sort.due",
    }
}

/// Searching by number or words, the kind, and the order.
fn search(filter: Signal<CaseFilter>) -> AnyView {
    let typed = RwSignal::new(filter.get_untracked().words);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.with_untracked(|typed| searched(typed));
        go(CaseFilter {
            words,
            ..filter.get_untracked()
        });
    };
    let kinds = CaseKind::ALL.map(|kind| (kind.word(), kind_key(kind)));
    let kind = select(
        "cases-kind",
        "cases.filter.kind",
        [("", "cases.filter.any_kind")].into_iter().chain(kinds),
        Signal::derive(move || filter.get().kind.map(CaseKind::word).unwrap_or_default()),
        Callback::new(move |word: String| {
            let kind = CaseKind::ALL.into_iter().find(|kind| kind.word() == word);
            go(CaseFilter {
                kind,
                ..filter.get_untracked()
            });
        }),
    );
    let sort = select(
        "cases-sort",
        "cases.sort",
        CaseSort::ALL
            .map(|sort| (sort.word(), sort_key(sort)))
            .into_iter(),
        Signal::derive(move || filter.get().sort.word()),
        Callback::new(move |word: String| {
            let mut all = CaseSort::ALL.into_iter();
            go(CaseFilter {
                sort: all.find(|sort| sort.word() == word).unwrap_or_default(),
                ..filter.get_untracked()
            });
        }),
    );
    view! {
        <form class="case-search" role="search" novalidate on:submit=submit>
            <div class="case-search__words">
                <TextInput
                    asked=Asked::new("cases-search", said("cases.search"))
                    kind=TextKind::Search
                    value=typed
                    set=Callback::new(move |words| typed.set(words))
                />
                <Button kind=ButtonKind::Second submit=true>{say("cases.search.go")}</Button>
            </div>
            {kind}
            {sort}
        </form>
    }
    .into_any()
}

fn go(filter: CaseFilter) {
    navigation::stay(&Route::cases(filter), false);
}

/// A choice that takes effect at once; what it does is seen beside it.
fn select(
    id: &'static str,
    label: &'static str,
    options: impl Iterator<Item = (&'static str, &'static str)>,
    value: Signal<&'static str>,
    set: Callback<String>,
) -> AnyView {
    let option = |(word, key): (&'static str, &'static str)| {
        view! {
            <option value=word prop:selected=move || value.get() == word>
                {say(key)}
            </option>
        }
        .into_any()
    };
    let options: Vec<AnyView> = options.map(option).collect();
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {say(label)}
            </label>
            <select class="input" id=id on:change=move |event| set.run(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}
