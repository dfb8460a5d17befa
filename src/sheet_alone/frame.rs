//! The page around the sheet: the markup of `frame.html`, with words and values in
//! the places of their names.

use crate::domain::identity::PurposeId;
use crate::domain::points::scheme::{Purpose, Scheme};
use crate::i18n;
use crate::pages::points::Place;
use crate::routes::Route;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

const FRAME: &str = include_str!("frame.html");

/// Draws it in place of the first view; gives the place of the sheet.
pub(super) fn draw(scheme: &Scheme, purpose: &Purpose, languages: &str) -> Option<HtmlElement> {
    let page = web_sys::window()?.document()?;
    let (id, chosen) = (scheme.id.clone(), purpose.id.clone());
    let here = Some(Box::new(all_questions(scheme, &chosen)));
    let values = [
        ("languages", language_buttons(languages)),
        ("elder", pressed(&page, "data-mode", Some("elder"))),
        ("system", pressed(&page, "data-theme", None)),
        ("light", pressed(&page, "data-theme", Some("light"))),
        ("dark", pressed(&page, "data-theme", Some("dark"))),
        ("sign_in", escaped(&Route::SignIn { next: here }.path())),
        ("lead", escaped(&i18n::words(&scheme.title))),
        ("purposes", purposes(scheme, &chosen)),
        ("notice", notice(scheme)),
        (
            "steps",
            escaped(&Place::begin(id.clone(), chosen.clone()).path()),
        ),
        (
            "result",
            escaped(
                &Route::PointsResult {
                    scheme: id,
                    purpose: chosen,
                }
                .path(),
            ),
        ),
    ];
    let view = page.get_element_by_id("first-view")?;
    view.set_inner_html(&filled(FRAME, &values));
    // It speaks Chinese in the page's source.
    let _ = view.remove_attribute("lang");
    let title = [&i18n::t("points.all.title"), " · ", &i18n::t("app.name")];
    page.set_title(&title.concat());
    page.get_element_by_id("sheet")?.dyn_into().ok()
}

fn all_questions(scheme: &Scheme, purpose: &PurposeId) -> Route {
    Route::PointsAll {
        scheme: scheme.id.clone(),
        purpose: Some(purpose.clone()),
    }
}

/// The other languages, each in its own words.
fn language_buttons(languages: &str) -> String {
    let others = languages.split(',').filter(|tag| *tag != i18n::locale());
    let button = |tag: &str| {
        let name = escaped(&i18n::t(&["app.language.", tag].concat()));
        let tag = escaped(tag);
        [
            "<button class=\"site-tools__plain\" type=\"button\" lang=\"",
            &tag,
            "\" data-locale=\"",
            &tag,
            "\">",
            &name,
            "</button>",
        ]
        .concat()
    };
    others.map(button).collect()
}

/// Whether the page looks so, as the boot script has marked it.
fn pressed(page: &Document, attribute: &str, value: Option<&str>) -> String {
    let root = page.document_element();
    let marked = root.and_then(|root| root.get_attribute(attribute));
    (marked.as_deref() == value).to_string()
}

/// One purpose or another, where there are several.
fn purposes(scheme: &Scheme, chosen: &PurposeId) -> String {
    if scheme.purposes.len() < 2 {
        return String::new();
    }
    let one = |purpose: &Purpose| {
        let current = if purpose.id == *chosen {
            "\" aria-current=\"page"
        } else {
            ""
        };
        [
            "<li><a class=\"switch\" href=\"",
            &escaped(&all_questions(scheme, &purpose.id).path()),
            current,
            "\">",
            &escaped(&i18n::words(&purpose.title)),
            "</a></li>",
        ]
        .concat()
    };
    let all: String = scheme.purposes.iter().map(one).collect();
    let name = escaped(&i18n::t("points.all.purpose"));
    [
        "<nav aria-label=\"",
        &name,
        "\"><ul class=\"row\">",
        &all,
        "</ul></nav>",
    ]
    .concat()
}

fn notice(scheme: &Scheme) -> String {
    if scheme.notice.is_empty() {
        return String::new();
    }
    let words = escaped(&i18n::words(&scheme.notice));
    ["<div class=\"note small\">", &words, "</div>"].concat()
}

/// The markup with the places of names filled: by a value, which is markup already,
/// or by the words of that key.
fn filled(markup: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(markup.len() * 2);
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&escaped(&i18n::t(name))),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Text as it stands in markup, also within quotation marks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{FRAME, escaped, filled};
    use crate::routes::Route;

    #[test]
    fn the_frame_leads_to_pages_there_are() {
        for link in FRAME.split("href=\"").skip(1) {
            let (address, _) = link.split_once('"').expect("an end");
            let is_elsewhere = address.starts_with('#') || address.starts_with('{');
            assert!(is_elsewhere || Route::parse(address).is_some(), "{address}");
        }
    }

    #[test]
    fn a_text_is_never_markup() {
        let name = escaped("<b title=\"x\">Fish & chips</b>");
        assert_eq!(
            name,
            "&lt;b title=&quot;x&quot;&gt;Fish &amp; chips&lt;/b&gt;"
        );
        assert_eq!(
            filled(
                "<i>{name}</i> {end",
                &[("name", name.clone()), ("end", String::new())]
            ),
            format!("<i>{name}</i> ")
        );
    }
}
