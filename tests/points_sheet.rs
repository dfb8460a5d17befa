//! Every question of every purpose stands once on the sheet, below what it moves.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod large_table;
#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use longgang_portal::domain::forms::from_scheme;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::sheet::{Part, sheet};

/// The sheet of one purpose as words: groups in capitals' place with `#`.
fn words(scheme: &Scheme, purpose: &str) -> Vec<String> {
    let purpose = purpose.into();
    let form = from_scheme::form(scheme, &purpose, scheme.effective_from);
    let word = |part| match part {
        Part::Group(heading) => format!("# {}", heading.node),
        Part::Within(heading) => format!("## {}", heading.node),
        Part::Others => "# others".to_owned(),
        Part::Question(field) => field.id.to_string(),
    };
    sheet(scheme, &purpose, &form)
        .into_iter()
        .map(word)
        .collect()
}

#[test]
fn every_question_of_every_shipped_table_stands_on_it_once() {
    for id in shipped::ALL {
        let scheme = shipped::scheme(id);
        for purpose in &scheme.purposes {
            let form = from_scheme::form(&scheme, &purpose.id, scheme.effective_from);
            let fields = form.pages.iter().flat_map(|page| &page.fields);
            let mut asked: Vec<String> = fields.clone().map(|field| field.id.to_string()).collect();
            let mut placed = words(&scheme, purpose.id.as_str());
            placed.retain(|word| !word.starts_with('#'));
            for field in fields {
                let Some(when) = &field.visible_when else {
                    continue;
                };
                let at = |id: &str| placed.iter().position(|one| one == id);
                assert!(
                    at(when.field.as_str()) < at(field.id.as_str()),
                    "{id}: {} decides about {}",
                    when.field,
                    field.id
                );
            }
            asked.sort();
            placed.sort();
            assert_eq!(asked, placed, "{id} for {}", purpose.id);
        }
    }
}

#[test]
fn questions_stand_below_the_part_of_the_table_that_they_move() {
    let sheet = words(&large_table::scheme(14), "school");
    assert_eq!(sheet[..3], ["# group_0", "fact_0", "fact_1"]);
    assert_eq!(sheet[13..], ["# group_1", "fact_12", "fact_13"]);
}

#[test]
fn what_is_for_another_purpose_is_not_on_it() {
    let scheme = shipped::scheme("foshan-2016");
    let (school, hukou) = (words(&scheme, "school"), words(&scheme, "hukou"));
    let has = |sheet: &[String], word: &str| sheet.iter().any(|one| one == word);
    assert!(has(&hukou, "birth_date") && !has(&school, "birth_date"));
}
