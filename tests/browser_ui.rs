//! The building blocks in a real browser: typing, focus, lists.
#![cfg(target_arch = "wasm32")]

use chrono::NaiveDate;
use leptos::mount::mount_to;
use leptos::prelude::*;
use longgang_portal::domain::forms::answer::{Answer, Answers, RawPeriod};
use longgang_portal::domain::forms::check::{Fault, FieldFault, MissingKind};
use longgang_portal::domain::forms::definition::{Choice, Field, FieldKind, Page, VisibleWhen};
use longgang_portal::domain::identity::FieldId;
use longgang_portal::domain::text::Text;
use longgang_portal::funnel::Signal;
use longgang_portal::i18n;
use longgang_portal::state::answers::AnswerStore;
use longgang_portal::ui::error_summary::ErrorSummary;
use longgang_portal::ui::form::{Form, FormPageView, fault_items};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CompositionEvent, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent,
    KeyboardEventInit,
};

wasm_bindgen_test_configure!(run_in_browser);

fn field(id: &str, kind: FieldKind) -> Field {
    Field {
        id: id.into(),
        label: Text::plain(id),
        hint: Text::default(),
        kind,
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
        cell: None,
    }
}

fn text_field(id: &str) -> Field {
    field(
        id,
        FieldKind::Text {
            max: 20,
            lines: false,
        },
    )
}

/// What a test looks at: a form on a page of its own.
struct Shown {
    host: HtmlElement,
    store: AnswerStore,
    faults: RwSignal<Vec<FieldFault>>,
    submits: RwSignal<u32>,
    mounted: Option<Box<dyn std::any::Any>>,
    _owner: Owner,
}

impl Drop for Shown {
    fn drop(&mut self) {
        // What is drawn ends before the signals it reads.
        self.mounted.take();
        self.host.remove();
    }
}

/// Shows the fields as a form with its error summary. A test that has failed
/// cannot tidy up (there is no unwinding), so its form is removed here.
async fn show(fields: Vec<Field>) -> Shown {
    while let Some(left) = document().query_selector(".under-test").expect("a query") {
        left.remove();
    }
    let words = serde_json::from_str(include_str!("../public/locales/zh-CN.json"));
    i18n::set_locale("zh-CN", words.expect("a dictionary"));
    let host: HtmlElement = document()
        .create_element("div")
        .expect("a div")
        .dyn_into()
        .expect("an element");
    host.set_class_name("under-test");
    document()
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("room");
    let owner = Owner::new();
    owner.set();
    let store = AnswerStore::new();
    let faults = RwSignal::new(Vec::new());
    let submits = RwSignal::new(0);
    let page = Page {
        id: "page".into(),
        fields,
        ..Page::default()
    };
    let (kept, drawn) = (store.clone(), page.clone());
    let mounted = mount_to(host.clone(), move || {
        let items = {
            let page = page.clone();
            Signal::derive(move || fault_items([&page], &faults.get()))
        };
        view! {
            <ErrorSummary items=items />
            <Form on_submit=move |()| submits.update(|n| *n += 1)>
                <FormPageView page=drawn.clone() store=kept.clone() faults=faults />
                <button type="submit" id="send">"send"</button>
            </Form>
        }
    });
    drawn_again().await;
    Shown {
        host,
        store,
        faults,
        submits,
        mounted: Some(Box::new(mounted)),
        _owner: owner,
    }
}

/// Waits until effects have run and the page has been painted twice: what asks
/// for the focus does so at the next painting.
async fn drawn_again() {
    for _ in 0..2 {
        let (tell, told) = futures_channel();
        request_animation_frame(tell);
        told.await;
        leptos::task::tick().await;
    }
}

/// A promise that a callback keeps.
fn futures_channel() -> (impl FnOnce() + 'static, impl Future<Output = ()>) {
    let mut keep = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| keep = Some(resolve));
    let tell = move || {
        if let Some(resolve) = keep {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    };
    let told = async move {
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    };
    (tell, told)
}

fn input(id: &str) -> HtmlInputElement {
    document()
        .get_element_by_id(id)
        .unwrap_or_else(|| panic!("no element {id}"))
        .dyn_into()
        .expect("an input")
}

fn click(id: &str) {
    let element = document()
        .get_element_by_id(id)
        .unwrap_or_else(|| panic!("no element {id}"));
    element
        .dyn_into::<HtmlElement>()
        .expect("an element")
        .click();
}

fn bubbling(name: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    Event::new_with_event_init_dict(name, &init).expect("an event")
}

fn compose(input: &HtmlInputElement, name: &str) {
    let event = CompositionEvent::new(name).expect("an event");
    input.dispatch_event(&event).expect("sent");
}

fn write(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    input.dispatch_event(&bubbling("input")).expect("sent");
}

fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

fn text_of(store: &AnswerStore, id: &str) -> Answer {
    store.get_untracked(&FieldId::from(id))
}

#[wasm_bindgen_test]
async fn composing_keeps_the_raw_text_and_gives_no_answer_yet() {
    let shown = show(vec![text_field("name")]).await;
    let name = input("f-name");
    write(&name, "王");
    compose(&name, "compositionstart");
    write(&name, "王xiu");
    drawn_again().await;
    assert_eq!(name.value(), "王xiu", "letters of a composition must stay");
    assert_eq!(text_of(&shown.store, "name"), Answer::text("王"));
    name.set_value("王秀");
    compose(&name, "compositionend");
    drawn_again().await;
    assert_eq!(name.value(), "王秀");
    assert_eq!(text_of(&shown.store, "name"), Answer::text("王秀"));
}

#[wasm_bindgen_test]
async fn enter_picks_a_word_while_composing_and_sends_afterwards() {
    let shown = show(vec![text_field("name")]).await;
    let name = input("f-name");
    let enter = |composing: bool, code: u32| {
        let init = KeyboardEventInit::new();
        init.set_key("Enter");
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_is_composing(composing);
        init.set_key_code(code);
        let event =
            KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
        name.dispatch_event(&event).expect("sent")
    };
    compose(&name, "compositionstart");
    // False means that the browser's own deed, sending the form, is called off.
    assert!(!enter(true, 13));
    compose(&name, "compositionend");
    assert!(!enter(false, 229), "Safari's Enter after the composition");
    assert!(enter(false, 13));
    click("send");
    drawn_again().await;
    assert_eq!(shown.submits.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn the_error_summary_takes_the_focus_and_leads_to_the_field() {
    let shown = show(vec![text_field("first"), text_field("second")]).await;
    assert!(document().get_element_by_id("error-summary").is_none());
    let fault = |id: &str| FieldFault {
        field: id.into(),
        fault: Fault::Missing(MissingKind::Text),
    };
    shown.faults.set(vec![fault("second")]);
    drawn_again().await;
    assert_eq!(focused(), "error-summary");
    let second = input("f-second");
    assert_eq!(
        second.get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(
        second.get_attribute("aria-describedby").as_deref(),
        Some("f-second-error")
    );
    assert!(document().get_element_by_id("f-second-error").is_some());
    assert_eq!(input("f-first").get_attribute("aria-invalid"), None);
    let link = shown
        .host
        .query_selector("#error-summary a")
        .expect("a query")
        .expect("a link");
    link.dyn_into::<HtmlElement>().expect("an element").click();
    assert_eq!(focused(), "f-second");
    // Asking again with the same fault calls again.
    shown.faults.set(vec![fault("second")]);
    drawn_again().await;
    assert_eq!(focused(), "error-summary");
}

#[wasm_bindgen_test]
async fn date_boxes_keep_what_was_typed() {
    let shown = show(vec![field(
        "day",
        FieldKind::Date {
            earliest: None,
            latest: None,
        },
    )])
    .await;
    write(&input("f-day"), "2019");
    write(&input("f-day-month"), "13");
    drawn_again().await;
    assert_eq!(text_of(&shown.store, "day"), Answer::text("2019-13-"));
    assert_eq!(input("f-day").value(), "2019");
    assert_eq!(input("f-day-month").value(), "13");
    write(&input("f-day"), "");
    write(&input("f-day-month"), "");
    assert_eq!(text_of(&shown.store, "day"), Answer::Empty);
    write(&input("f-day"), "2019-05-20");
    drawn_again().await;
    assert_eq!(input("f-day").value(), "2019");
    assert_eq!(input("f-day-day").value(), "20");
}

fn periods() -> Field {
    let day = |y| NaiveDate::from_ymd_opt(y, 1, 1).expect("a day");
    field(
        "spans",
        FieldKind::Periods {
            earliest: day(1980),
            latest: day(2030),
            max: 2,
        },
    )
}

#[wasm_bindgen_test]
async fn adding_a_span_leads_into_it_and_removing_one_leads_back() {
    let shown = show(vec![periods()]).await;
    click("f-spans");
    drawn_again().await;
    assert_eq!(focused(), "f-spans-0-from");
    write(&input("f-spans-0-from"), "2001");
    click("f-spans");
    drawn_again().await;
    assert_eq!(focused(), "f-spans-1-from");
    assert!(
        document().get_element_by_id("f-spans").is_none(),
        "two spans are all there may be"
    );
    write(&input("f-spans-1-from"), "2011");
    click("f-spans-1-ongoing");
    drawn_again().await;
    assert!(document().get_element_by_id("f-spans-1-to").is_none());
    let remove = shown
        .host
        .query_selector(".rows__row button")
        .expect("a query")
        .expect("a button");
    remove
        .dyn_into::<HtmlElement>()
        .expect("an element")
        .click();
    drawn_again().await;
    assert_eq!(focused(), "f-spans");
    assert_eq!(
        input("f-spans-0-from").value(),
        "2011",
        "the later span moves up"
    );
    let left = RawPeriod {
        from: "2011--".to_owned(),
        to: String::new(),
        ongoing: true,
    };
    assert_eq!(text_of(&shown.store, "spans"), Answer::Periods(vec![left]));
}

#[wasm_bindgen_test]
async fn a_loaded_store_fills_the_form_and_ticks_once() {
    let choice = |id: &str| Choice {
        id: id.into(),
        label: Text::plain(id),
        hint: Text::default(),
    };
    let mut more = text_field("more");
    more.visible_when = Some(VisibleWhen {
        field: "kind".into(),
        is_any_of: vec!["other".to_owned()],
    });
    let options = vec![choice("lamp"), choice("other")];
    let shown = show(vec![
        field("kind", FieldKind::Choice { options }),
        more,
        periods(),
    ])
    .await;
    assert!(document().get_element_by_id("f-more").is_none());
    let revision = shown.store.revision();
    assert_eq!(revision.get_untracked(), 0);
    shown.store.load(Answers::from([
        ("kind".into(), Answer::text("other")),
        ("more".into(), Answer::text("水管")),
        ("spans".into(), Answer::Periods(vec![RawPeriod::default()])),
    ]));
    drawn_again().await;
    assert_eq!(revision.get_untracked(), 1);
    assert!(input("f-kind-2").checked());
    assert!(!input("f-kind").checked());
    assert_eq!(input("f-more").value(), "水管");
    assert_eq!(input("f-spans-0-from").value(), "");
    click("f-kind");
    drawn_again().await;
    assert!(document().get_element_by_id("f-more").is_none());
    assert_eq!(
        text_of(&shown.store, "more"),
        Answer::text("水管"),
        "hidden is not forgotten"
    );
    shown.store.clear();
    assert!(shown.store.snapshot_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn an_input_that_has_left_the_page_harms_nobody() {
    let day = FieldKind::Date {
        earliest: None,
        latest: None,
    };
    let shown = show(vec![text_field("name"), field("day", day)]).await;
    let (name, day) = (input("f-name"), input("f-day"));
    write(&name, "王");
    let store = shown.store.clone();
    drop(shown);
    // What a browser sends when it removes the input that has the focus.
    for gone in [&name, &day] {
        gone.set_value("9");
        gone.dispatch_event(&bubbling("input")).expect("sent");
        gone.dispatch_event(&bubbling("change")).expect("sent");
    }
    assert_eq!(text_of(&store, "name"), Answer::text("王"));
}
