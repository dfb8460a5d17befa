//! The questions of a correction round: what was said, to be put right where it is
//! not.

use super::answer::{Answer, Answers};
use super::check::{FieldFault, check_page};
use super::correction::{asked_again, value_at};
use super::definition::{Field, FormDefinition, Page, Whose};
use super::from_scheme::answer_of;
use crate::domain::identity::FactId;
use crate::domain::points::facts::{Facts, Standing};
use crate::domain::points::standing::Correction;
use chrono::NaiveDate;

/// The pages of `form` with the questions whose facts `correction` asks about. What is
/// confirmed already is not asked again.
pub fn pages(form: &FormDefinition, correction: &Correction, said: &Facts) -> Vec<Page> {
    let of_page = |page: &Page| {
        let (mut fields, mut whose) = (Vec::new(), Vec::new());
        for (title, group) in page.by_person() {
            let from = fields.len();
            fields.extend(
                group
                    .iter()
                    .filter_map(|field| question(field, correction, said)),
            );
            if let Some(title) = title.filter(|_| fields.len() > from) {
                let title = title.clone();
                whose.push(Whose { from, title });
            }
        }
        let page = Page {
            id: page.id.clone(),
            fields,
            whose,
            ..Page::default()
        };
        (!page.fields.is_empty()).then_some(page)
    };
    form.pages.iter().filter_map(of_page).collect()
}

fn question(field: &Field, correction: &Correction, said: &Facts) -> Option<Field> {
    let fact = FactId::new(field.id.as_str());
    let known = said.get(&fact);
    let is_asked = correction.items.iter().any(|item| item.fact == fact);
    let is_open = known.is_none_or(|known| known.standing != Standing::Confirmed);
    let field = asked_again(field);
    (is_asked && is_open).then(|| Field {
        required: field.required && known.is_some(),
        ..field
    })
}

/// The answers by which `said` was said, for the fields of `pages`.
pub fn said_before(pages: &[Page], said: &Facts) -> Answers {
    let fields = pages.iter().flat_map(|page| &page.fields);
    let answer = |field: &Field| {
        let known = said.get(&FactId::new(field.id.as_str()))?;
        Some((field.id.clone(), answer_of(&known.value)))
    };
    fields.filter_map(answer).collect()
}

/// The facts that are said otherwise than before; else what is missing or wrong.
/// "Not sure" corrects nothing.
pub fn corrected(
    pages: &[Page],
    answers: &Answers,
    said: &Facts,
    today: NaiveDate,
) -> Result<Facts, Vec<FieldFault>> {
    let mut facts = Facts::default();
    let mut faults = Vec::new();
    for page in pages {
        faults.extend(check_page(page, answers, today));
        for field in &page.fields {
            let fact = FactId::new(field.id.as_str());
            let known = said.get(&fact);
            let blank = answers.get(&field.id).is_none_or(Answer::is_blank);
            if known.is_none() && blank {
                continue;
            }
            let value = value_at(field, answers, today, &mut faults);
            let is_new = |value: &_| known.is_none_or(|known| known.value != *value);
            if let Some(value) = value.filter(is_new) {
                facts.claim(fact, value);
            }
        }
    }
    if faults.is_empty() {
        Ok(facts)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::forms::definition::FieldKind;
    use crate::domain::points::facts::{FactValue, KnownFact};
    use crate::domain::points::standing::CorrectionItem;
    use crate::domain::text::Text;

    fn number(id: &str) -> Field {
        Field {
            id: id.into(),
            label: Text::plain(id),
            hint: Text::default(),
            kind: FieldKind::Number {
                unit: Text::default(),
                min: Decimal::ZERO,
                max: Decimal::from_whole(50),
                decimals: 0,
            },
            required: false,
            may_be_unknown: true,
            visible_when: None,
            evidence: Text::default(),
            private: false,
            cell: None,
        }
    }

    /// Two pages; on the first two questions about the applicant and one about the
    /// spouse.
    fn form() -> FormDefinition {
        let whose = |from, title| Whose {
            from,
            title: Text::plain(title),
        };
        let work = Page {
            id: "work".into(),
            fields: ["tax", "years", "spouse"].map(number).into(),
            whose: vec![whose(0, "You"), whose(2, "Spouse")],
            ..Page::default()
        };
        let home = Page {
            id: "home".into(),
            fields: vec![number("home")],
            ..Page::default()
        };
        FormDefinition {
            id: "f".into(),
            pages: vec![work, home],
        }
    }

    fn correction(asked: &[&str]) -> Correction {
        let item = |fact: &&str| CorrectionItem {
            fact: FactId::new(*fact),
            label: Text::default(),
            why: Text::default(),
            received: false,
        };
        Correction {
            opened_at: "2026-03-13T10:00:00+08:00".parse().expect("a moment"),
            due: day(),
            zero_if_missed: true,
            items: asked.iter().map(item).collect(),
        }
    }

    fn day() -> NaiveDate {
        "2026-03-27".parse().expect("a day")
    }

    fn whole(number: i64) -> FactValue {
        FactValue::Number(Decimal::from_whole(number))
    }

    fn said() -> Facts {
        let mut said = Facts::default();
        said.claim("tax", whole(15));
        said.claim("spouse", whole(3));
        said.0
            .insert("years".into(), KnownFact::confirmed(whole(6)));
        said
    }

    fn ids(pages: &[Page]) -> Vec<Vec<&str>> {
        pages
            .iter()
            .map(|page| page.fields.iter().map(|field| field.id.as_str()).collect())
            .collect()
    }

    #[test]
    fn only_what_is_asked_and_open_is_a_question_under_its_person() {
        let pages = pages(&form(), &correction(&["spouse", "years"]), &said());
        assert_eq!(ids(&pages), [["spouse"]]);
        let persons = pages[0].by_person();
        assert_eq!(persons[0].0, Some(&Text::plain("Spouse")));
        assert!(pages[0].fields[0].required);
    }

    #[test]
    fn only_what_is_said_otherwise_is_sent() {
        let (said, asked) = (said(), correction(&["tax", "spouse", "home"]));
        let pages = pages(&form(), &asked, &said);
        assert_eq!(ids(&pages), [vec!["tax", "spouse"], vec!["home"]]);
        let mut answers = said_before(&pages, &said);
        let same = corrected(&pages, &answers, &said, day()).expect("no fault");
        assert_eq!(same, Facts::default());
        answers.insert("tax".into(), Answer::text("10"));
        answers.insert("home".into(), Answer::text("1"));
        let mut wanted = Facts::default();
        wanted.claim("tax", whole(10));
        wanted.claim("home", whole(1));
        assert_eq!(corrected(&pages, &answers, &said, day()), Ok(wanted));
    }

    #[test]
    fn what_was_said_cannot_be_left_empty_or_out_of_bounds() {
        let said = said();
        let pages = pages(&form(), &correction(&["tax", "spouse"]), &said);
        let mut answers = said_before(&pages, &said);
        answers.insert("tax".into(), Answer::text("51"));
        answers.insert("spouse".into(), Answer::text(" "));
        let faults = corrected(&pages, &answers, &said, day()).expect_err("two faults");
        let at: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(at, ["tax", "spouse"]);
    }
}
