//! Moving around: address bar, links, Back, title and focus.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::{GetUntracked, document, window};
use longgang_portal::api::sleep;
use longgang_portal::i18n;
use longgang_portal::routes::Route;
use longgang_portal::state::navigation;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn element(name: &str, text: &str) -> Element {
    let element = document().create_element(name).expect("an element");
    element.set_text_content(Some(text));
    element
}

fn focused() -> String {
    document()
        .active_element()
        .and_then(|it| it.text_content())
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn links_change_the_page_and_move_the_focus_to_its_heading() {
    let words = include_str!("../public/locales/zh-CN.json");
    i18n::set_locale("zh-CN", serde_json::from_str(words).expect("a dictionary"));
    let main = element("main", "");
    let heading = element("h1", "我的办件");
    let link = element("a", "到办件");
    let _ = link.set_attribute("href", &Route::Cases.path());
    let elsewhere = element("a", "到别处");
    let _ = elsewhere.set_attribute("href", "#below");
    let _ = elsewhere.set_attribute("rel", "external");
    for child in [&heading, &link, &elsewhere] {
        main.append_child(child).expect("a child");
    }
    document()
        .body()
        .and_then(|body| body.append_child(&main).ok())
        .expect("in the page");
    let _ = any_spawner::Executor::init_wasm_bindgen();
    navigation::replace(&Route::Home);
    navigation::start();
    sleep(100).await;

    let link: HtmlElement = link.unchecked_into();
    let _ = link.focus();
    link.click();
    sleep(100).await;
    assert_eq!(navigation::route().get_untracked(), Some(Route::Cases));
    assert_eq!(window().location().pathname().as_deref(), Ok("/cases"));
    navigation::announce_page("我的办件");
    sleep(100).await;
    assert_eq!(focused(), "我的办件");
    assert_eq!(document().title(), "我的办件 · 龙港市民服务");

    // A place on the same page is the browser's, and moves no focus of ours.
    let _ = link.focus();
    elsewhere.unchecked_into::<HtmlElement>().click();
    navigation::announce_page("我的办件（2）");
    sleep(100).await;
    assert_eq!(navigation::route().get_untracked(), Some(Route::Cases));
    assert_eq!(focused(), "到办件");
    assert_eq!(document().title(), "我的办件（2） · 龙港市民服务");

    navigation::go(&Route::About(longgang_portal::routes::AboutPage::Site));
    sleep(100).await;
    assert_eq!(focused(), "我的办件");
    navigation::back();
    sleep(200).await;
    assert_eq!(navigation::route().get_untracked(), Some(Route::Cases));
}
