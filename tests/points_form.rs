//! The form of the demonstration scheme, and back from answers to facts.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use chrono::NaiveDate;
use longgang_portal::domain::forms::answer::{Answer, Answers, PART_NOT_SURE, RawPeriod};
use longgang_portal::domain::forms::carried::carried;
use longgang_portal::domain::forms::definition::{Field, FieldKind, FormDefinition};
use longgang_portal::domain::forms::from_scheme::{answer_of, facts, form};
use longgang_portal::domain::identity::FieldId;
use longgang_portal::domain::map::Map;
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact, Standing, VerifiedFact};
use longgang_portal::domain::points::scheme::{FactKind, Scheme};
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::text::Text;
use resident::{Resident, TODAY, commendation, decimal, foshan, patent};

fn today() -> NaiveDate {
    TODAY.parse().expect("a day")
}

fn field(form: &FormDefinition, id: &str) -> Option<Field> {
    form.pages
        .iter()
        .flat_map(|page| &page.fields)
        .find(|field| field.id.as_str() == id)
        .cloned()
}

fn verified(fact: &str, value: FactValue) -> VerifiedFact {
    VerifiedFact {
        fact: fact.into(),
        value,
        source: Text::plain("a register"),
        as_of: today(),
        correction: None,
    }
}

fn number(text: &str) -> FactValue {
    FactValue::Number(decimal(text))
}

fn known(answers: &[(&str, Answer)], verified: &[VerifiedFact]) -> Facts {
    let answers: Answers = answers
        .iter()
        .map(|(id, answer)| ((*id).into(), answer.clone()))
        .collect();
    facts(&foshan(), &"hukou".into(), &answers, verified, today())
}

fn fact(facts: &Facts, id: &str) -> Option<(FactValue, Standing)> {
    facts
        .get(&id.into())
        .map(|known: &KnownFact| (known.value.clone(), known.standing))
}

#[test]
fn one_subject_a_page_and_only_what_matters() {
    let school = form(&foshan(), &"school".into(), today());
    let pages: Vec<_> = school
        .pages
        .iter()
        .map(|page| page.id.to_string())
        .collect();
    assert_eq!(
        pages,
        [
            "education",
            "insurance",
            "residence",
            "work",
            "achievements",
            "giving",
            "business",
            "family",
            "child",
        ]
    );
    assert!(field(&school, "birth_date").is_none());
    let hukou = form(&foshan(), &"hukou".into(), today());
    assert!(field(&hukou, "birth_date").is_some() && field(&hukou, "primary_years").is_none());
    assert_eq!(school.id, hukou.id, "a draft serves both purposes");
}

#[test]
fn every_question_may_be_left_open_and_has_words_in_both_languages() {
    for purpose in ["school", "hukou"] {
        for page in form(&foshan(), &purpose.into(), today()).pages {
            assert!(
                page.title.get("zh-CN") != page.title.get("en"),
                "{}",
                page.id
            );
            for field in page.fields {
                assert!(!field.required && field.may_be_unknown, "{}", field.id);
                assert!(
                    field.label.get("zh-CN") != field.label.get("en"),
                    "{}",
                    field.id
                );
            }
        }
    }
}

#[test]
fn follow_up_questions_hang_on_their_answer() {
    let form = form(&foshan(), &"school".into(), today());
    let when = field(&form, "patents")
        .and_then(|field| field.visible_when)
        .expect("a condition");
    assert_eq!(
        (when.field.as_str(), when.is_any_of),
        ("has_patents", vec!["yes".to_owned()])
    );
    // A day without a latest day ends today.
    let FieldKind::Entries { fields, .. } = field(&form, "patents").expect("the field").kind else {
        panic!("a list");
    };
    assert!(fields.iter().all(|part| part.required));
    assert!(fields.iter().any(|part| matches!(part.kind, FieldKind::Date { latest: Some(latest), .. } if latest == today())));
}

#[test]
fn answers_become_claims_and_what_is_no_answer_stays_unknown() {
    let facts = known(
        &[
            ("pension_province", Answer::text("4.9")),
            ("medical_province", Answer::Empty),
            ("injury_province", Answer::NotSure),
            ("unemployment_province", Answer::text("many")),
            ("maternity_province", Answer::text("51")),
            ("home", Answer::text("yes")),
            ("education", Answer::text("bachelor")),
            ("birth_date", Answer::text("1988-6-30")),
        ],
        &[],
    );
    assert_eq!(
        fact(&facts, "pension_province"),
        Some((number("4.9"), Standing::Claimed))
    );
    for unknown in [
        "medical_province",
        "injury_province",
        "unemployment_province",
        "maternity_province",
    ] {
        assert_eq!(fact(&facts, unknown), None, "{unknown}");
    }
    assert_eq!(
        fact(&facts, "home"),
        Some((FactValue::Flag(true), Standing::Claimed))
    );
    assert_eq!(
        fact(&facts, "education"),
        Some((FactValue::Choice("bachelor".into()), Standing::Claimed))
    );
    let born = "1988-06-30".parse().expect("a day");
    assert_eq!(
        fact(&facts, "birth_date"),
        Some((FactValue::Date(born), Standing::Claimed))
    );
}

#[test]
fn a_verified_fact_stays_confirmed_unless_the_answer_differs() {
    let registers = [verified("pension_province", number("11"))];
    for same in [
        Answer::Empty,
        Answer::NotSure,
        Answer::text("11"),
        Answer::text("11.0"),
        Answer::text("x"),
    ] {
        let facts = known(&[("pension_province", same)], &registers);
        assert_eq!(
            fact(&facts, "pension_province"),
            Some((number("11"), Standing::Confirmed))
        );
    }
    let facts = known(&[("pension_province", Answer::text("12"))], &registers);
    assert_eq!(
        fact(&facts, "pension_province"),
        Some((number("12"), Standing::Claimed))
    );
    // A fact for another purpose stays out.
    let facts = known(&[], &[verified("primary_years", number("3"))]);
    assert_eq!(fact(&facts, "primary_years"), None);
}

#[test]
fn a_hidden_answer_is_no_answer() {
    let months = ("fund_months", Answer::text("59"));
    let told = known(
        &[months.clone(), ("fund_account", Answer::text("yes"))],
        &[],
    );
    assert_eq!(
        fact(&told, "fund_months"),
        Some((number("59"), Standing::Claimed))
    );
    let hidden = known(&[months.clone(), ("fund_account", Answer::text("no"))], &[]);
    assert_eq!(fact(&hidden, "fund_months"), None);
    // It also shows when a register gives the deciding answer.
    let shown = known(
        &[months],
        &[verified("fund_account", FactValue::Flag(true))],
    );
    assert_eq!(
        fact(&shown, "fund_months"),
        Some((number("59"), Standing::Claimed))
    );
}

#[test]
fn answers_of_facts_lead_back_to_the_same_facts() {
    let resident = Resident::with_nothing()
        .insured("4.9")
        .permit(&[("2019-05-20", "2021-05-19"), ("2022-01-01", "")])
        .flag("fund_account", true)
        .number("fund_months", "59")
        .many("marrow", &["registered", "donated"])
        .entries("patents", &[patent("2025-01-01", "invention", "3", false)])
        .entries("commendations", &[commendation("2025-01-01", "city", true)]);
    for purpose in ["school", "hukou"] {
        let form = form(&foshan(), &purpose.into(), today());
        let answers: Answers = form
            .pages
            .iter()
            .flat_map(|page| &page.fields)
            .filter_map(|field| {
                let known = resident.facts.get(&field.id.as_str().into())?;
                Some((field.id.clone(), answer_of(&known.value)))
            })
            .collect();
        let back = facts(&foshan(), &purpose.into(), &answers, &[], today());
        for (id, known) in &back.0 {
            assert_eq!(Some(known), resident.facts.get(id), "{id}");
        }
        assert_eq!(back.0.len(), answers.len());
    }
}

#[test]
fn the_order_of_a_list_makes_no_difference() {
    let spans = |spans: &[(&str, &str)]| Resident::with_nothing().permit(spans).facts;
    let value = |facts: &Facts| {
        facts
            .get(&"permit".into())
            .map(|known| known.value.clone())
            .expect("the spans")
    };
    let register = value(&spans(&[("2019-05-20", "2021-05-19"), ("2022-01-01", "")]));
    let told = Answer::Periods(vec![
        RawPeriod {
            from: "2022-1-1".to_owned(),
            to: String::new(),
            ongoing: true,
        },
        RawPeriod {
            from: "2019-5-20".to_owned(),
            to: "2021-5-19".to_owned(),
            ongoing: false,
        },
    ]);
    let facts = known(
        &[("has_permit", Answer::text("yes")), ("permit", told)],
        &[verified("permit", register)],
    );
    assert_eq!(
        fact(&facts, "permit").map(|(_, standing)| standing),
        Some(Standing::Confirmed)
    );
}

#[test]
fn a_part_of_a_record_one_is_not_sure_of_is_open_and_not_nothing() {
    let record = |kind: &str| {
        let mut parts: Map<FieldId, String> = match answer_of(&FactValue::Entries(vec![patent(
            "2025-01-01",
            "invention",
            "1",
            true,
        )])) {
            Answer::Entries(rows) => rows[0].clone(),
            other => panic!("{other:?}"),
        };
        parts.insert("type".into(), kind.to_owned());
        Answer::Entries(vec![parts])
    };
    let yes = ("has_patents", Answer::text("yes"));
    let worth = |answer: Answer| {
        let facts = known(&[yes.clone(), ("patents", answer)], &[]);
        let tree = score(&foshan(), &facts, &"hukou".into(), today());
        tree.find(&"patents".into()).expect("the node").interval
    };
    let sure = worth(record("invention"));
    let unsure = worth(record(PART_NOT_SURE));
    assert_eq!(sure.possible, Some(sure.claimed));
    assert!(sure.claimed > decimal("0"));
    assert!(unsure.claimed <= sure.claimed);
    assert!(unsure.possible.is_none_or(|most| most >= sure.claimed));
    assert_ne!(unsure.possible, Some(unsure.claimed), "it stays open");
}

#[test]
fn what_the_resident_disputes_is_confirmed_as_the_register_has_it() {
    // The register holds senior secondary, 50 points; she says bachelor, 80.
    let held = FactValue::Choice("senior_secondary".into());
    let said = ("education", Answer::text("bachelor"));
    let facts = known(&[said], &[verified("education", held.clone())]);
    let known_fact = facts.get(&"education".into()).expect("known");
    assert_eq!(known_fact.standing, Standing::Claimed);
    assert_eq!(known_fact.held, Some(held));
    let education = |facts: &Facts| {
        let tree = score(&foshan(), facts, &"hukou".into(), today());
        tree.find(&"education".into()).expect("the node").clone()
    };
    let node = education(&facts);
    assert_eq!(node.interval.confirmed, decimal("50"));
    assert_eq!(node.interval.claimed, decimal("80"));
    assert_eq!(node.unproven, ["education".into()]);
    // The other way round no more is sure than she claims.
    let said = ("education", Answer::text("senior_secondary"));
    let held = FactValue::Choice("bachelor".into());
    let node = education(&known(&[said], &[verified("education", held)]));
    assert_eq!(node.interval.confirmed, decimal("50"));
    assert_eq!(node.interval.claimed, decimal("50"));
}

#[test]
fn none_of_a_list_is_an_answer_and_not_sure_is_none() {
    let permit = |answer: Answer| {
        let yes = ("has_permit", Answer::text("yes"));
        fact(&known(&[yes, ("permit", answer)], &[]), "permit")
    };
    let none = (FactValue::Periods(Vec::new()), Standing::Claimed);
    assert_eq!(permit(Answer::Periods(Vec::new())), Some(none));
    assert_eq!(permit(Answer::NotSure), None);
    // Rows that were opened and left blank say nothing.
    assert_eq!(permit(Answer::Periods(vec![RawPeriod::default()])), None);
    let patents = |answer: Answer| {
        let yes = ("has_patents", Answer::text("yes"));
        fact(&known(&[yes, ("patents", answer)], &[]), "patents")
    };
    let none = (FactValue::Entries(Vec::new()), Standing::Claimed);
    assert_eq!(patents(Answer::Entries(Vec::new())), Some(none));
}

#[test]
fn a_page_says_whose_answers_it_asks_for() {
    let json = include_str!("../end2end/api/data/schemes/ranked-sample-next.json");
    let scheme: Scheme = serde_json::from_str(json).expect("a scheme");
    let form = form(&scheme, &"hukou".into(), today());
    let page = |id: &str| {
        let mut pages = form.pages.iter();
        pages.find(|page| page.id.as_str() == id).expect("a page")
    };
    let groups = |id: &str| {
        let groups = page(id).by_person().into_iter();
        let one = |(title, fields): (Option<&Text>, &[Field])| {
            let title = title.map(|title| title.get("en").to_owned());
            let fields: Vec<String> = fields.iter().map(|field| field.id.to_string()).collect();
            (title.unwrap_or_default(), fields.join(" "))
        };
        groups.map(one).collect::<Vec<_>>()
    };
    let group = |title: &str, fields: &str| (title.to_owned(), fields.to_owned());
    assert_eq!(
        groups("about_you"),
        [
            group("You", "birth_date"),
            group("Your spouse", "married spouse_birth_date"),
            group("Your child", "child_school"),
        ]
    );
    assert_eq!(
        groups("education"),
        [
            group("You", "education"),
            group("Your spouse", "spouse_education"),
        ]
    );
    // Where one person is asked, nothing is said.
    let one = from_one_person();
    assert!(one.pages.iter().all(|page| page.whose.is_empty()));
    assert_eq!(one.pages[0].by_person().len(), 1);
}

fn from_one_person() -> FormDefinition {
    form(&foshan(), &"school".into(), today())
}

#[test]
fn answers_are_carried_to_the_next_version_where_it_asks_the_same() {
    let read = |json: &str| -> Scheme { serde_json::from_str(json).expect("a scheme") };
    let now = read(include_str!(
        "../end2end/api/data/schemes/ranked-sample.json"
    ));
    let mut next = read(include_str!(
        "../end2end/api/data/schemes/ranked-sample-next.json"
    ));
    let answers = |pairs: &[(&str, &str)]| -> Answers {
        let one = |(id, text): &(&str, &str)| ((*id).into(), Answer::text(*text));
        pairs.iter().map(one).collect()
    };
    let given = answers(&[("medical_months", "36"), ("education", "bachelor")]);
    let own = answers(&[("medical_months", "12"), ("married", "yes")]);
    let wanted = answers(&[
        ("medical_months", "36"),
        ("education", "bachelor"),
        ("married", "yes"),
    ]);
    assert_eq!(carried(&now, &next, &given, &own), wanted);
    // Asked in another way it is another question.
    for fact in next.subjects.iter_mut().flat_map(|one| &mut one.facts) {
        if let FactKind::Number { max, .. } = &mut fact.kind {
            *max = decimal("500");
        }
    }
    let wanted = answers(&[
        ("medical_months", "12"),
        ("education", "bachelor"),
        ("married", "yes"),
    ]);
    assert_eq!(carried(&now, &next, &given, &own), wanted);
}
