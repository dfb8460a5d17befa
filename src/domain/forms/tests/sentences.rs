//! Every fault has its words.

use super::*;

#[test]
fn every_fault_has_its_words_in_both_languages_and_every_place_a_value() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/public/locales/");
    for locale in ["zh-CN", "en"] {
        let file = std::fs::read(format!("{root}{locale}.json")).expect("a locale file");
        let words: BTreeMap<String, String> = serde_json::from_slice(&file).expect("a flat map");
        let mut used = BTreeSet::new();
        for fault in all_faults() {
            let sentence = words
                .get(fault.key())
                .unwrap_or_else(|| panic!("{} in {locale}", fault.key()));
            used.insert(fault.key());
            let values = fault.values_for(&field("f", number(0, 1, 0)), locale);
            let filled = values.iter().fold(sentence.clone(), |s, (name, value)| {
                s.replace(&format!("{{{name}}}"), value)
            });
            assert!(!filled.contains(['{', '}']), "{filled}");
            for (name, _) in fault.values() {
                let place = format!("{{{name}}}");
                assert!(
                    sentence.contains(&place),
                    "{} lacks {place} in {locale}",
                    fault.key()
                );
            }
        }
        let there = words.keys().filter(|key| key.starts_with("fault."));
        assert_eq!(
            there.map(String::as_str).collect::<BTreeSet<_>>(),
            used,
            "{locale}"
        );
    }
}

fn all_faults() -> Vec<Fault> {
    use crate::domain::forms::check::DateGap as G;
    use MissingKind as M;
    let missing = [
        M::Text,
        M::Number,
        M::Date,
        M::DateTime,
        M::YesNo,
        M::Choice,
        M::Many,
        M::Periods,
        M::Entries,
        M::Phone,
        M::IdNumber,
        M::PersonName,
        M::Address,
    ];
    let gaps = [
        G::Year,
        G::Month,
        G::Day,
        G::YearAndMonth,
        G::YearAndDay,
        G::MonthAndDay,
    ];
    let mut faults: Vec<Fault> = missing.map(Fault::Missing).into();
    faults.extend(gaps.map(Fault::DateIncomplete));
    faults.extend([
        Fault::TooLong { over: 1, max: 2 },
        Fault::NotANumber,
        Fault::NotWhole,
        Fault::TooManyDecimals { decimals: 2 },
        Fault::BelowMin { min: Decimal::ZERO },
        Fault::AboveMax { max: Decimal::ZERO },
        Fault::DateNotDigits,
        Fault::YearNotFourDigits,
        Fault::NoSuchMonth { month: 13 },
        Fault::NoSuchDay {
            year: 2026,
            month: 2,
            day: 30,
        },
        Fault::InTheFuture,
        Fault::AfterLatest { latest: today() },
        Fault::BeforeEarliest { earliest: today() },
        Fault::TimeMissing,
        Fault::NoSuchTime,
        Fault::NotYesOrNo,
        Fault::NotAnOption,
        Fault::PeriodWithoutStart,
        Fault::PeriodWithoutEnd,
        Fault::PeriodBackwards,
        Fault::PeriodEndsInTheFuture,
        Fault::TooManyPeriods { max: 1 },
        Fault::TooManyEntries { max: 1 },
        Fault::PhoneTooShort { missing: 1 },
        Fault::PhoneTooLong { over: 1 },
        Fault::PhoneCharacters,
        Fault::PhoneStart,
        Fault::IdTooShort { missing: 1 },
        Fault::IdTooLong { over: 1 },
        Fault::IdCharacters,
        Fault::IdBirthDate,
        Fault::IdCheckDigit,
        Fault::NameCharacters,
    ]);
    faults
}
