//! The query of the public list: `unit`, `service`, `status`, `q`, `sort`. A place of
//! the device is never part of it.

use super::{percent_decoded, percent_encoded};
use crate::domain::identity::{ServiceCode, UnitId};
use crate::domain::reports::around::{Filters, Shown, Sort};

/// A query of the public list as it stands in the address bar. It is read by the
/// part of the program that shows the list, and only there: everybody downloads the
/// table of routes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AroundQuery(pub(super) String);

impl AroundQuery {
    /// The filters it says. What is unknown or broken is as if it were not there: a
    /// list that is too long is better than none.
    pub fn filters(&self) -> Filters {
        let mut read = Filters::default();
        for pair in self.0.split('&') {
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            let Some(value) = percent_decoded(value).filter(|value| !value.is_empty()) else {
                continue;
            };
            match name {
                "unit" => read.unit = Some(UnitId::new(value)),
                "service" => read.service = Some(ServiceCode::new(value)),
                "status" => read.state = Shown::of(&value),
                "q" => read.text = value,
                "sort" if value == "nearest" => read.sort = Sort::Nearest,
                _ => {}
            }
        }
        read
    }
}

impl From<&Filters> for AroundQuery {
    /// The same filters are always the same words.
    fn from(filters: &Filters) -> Self {
        let sort = (filters.sort == Sort::Nearest).then_some("nearest");
        let pairs = [
            ("unit", filters.unit.as_ref().map(UnitId::as_str)),
            ("service", filters.service.as_ref().map(ServiceCode::as_str)),
            ("status", filters.state.map(Shown::word)),
            ("q", Some(filters.text.as_str())),
            ("sort", sort),
        ];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
            .map(|(name, value)| format!("{name}={}", percent_encoded(value)))
            .collect();
        Self(pairs.join("&"))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::Route;
    use super::*;
    use proptest::prelude::*;

    fn filters() -> impl Strategy<Value = Filters> {
        let name = || proptest::option::of("\\PC{1,12}");
        let state = proptest::option::of(proptest::sample::select(Shown::ALL.to_vec()));
        let sort = proptest::sample::select(vec![Sort::Newest, Sort::Nearest]);
        (name(), name(), state, "\\PC{0,20}", sort).prop_map(
            |(unit, service, state, text, sort)| Filters {
                unit: unit.map(UnitId::new),
                service: service.map(ServiceCode::new),
                state,
                text,
                sort,
            },
        )
    }

    proptest! {
        #[test]
        fn every_filter_comes_back_from_its_url(filters in filters()) {
            let query = AroundQuery::from(&filters);
            let route = Route::ReportAround { query: query.clone() };
            let path = route.path();
            prop_assert!(path.is_ascii());
            prop_assert_eq!(Route::parse(&path), Some(route));
            prop_assert_eq!(query.filters(), filters);
        }

        #[test]
        fn no_query_is_too_broken_to_read(query in "\\PC{0,60}") {
            let read = AroundQuery(query).filters();
            prop_assert_eq!(AroundQuery::from(&read).filters(), read);
        }
    }

    #[test]
    fn the_url_says_only_what_is_set() {
        assert_eq!(AroundQuery::from(&Filters::default()).0, "");
        let filters = Filters {
            unit: Some("xindu".into()),
            state: Some(Shown::Answered),
            text: "路灯 坏".to_owned(),
            ..Filters::default()
        };
        let query = AroundQuery::from(&filters);
        assert_eq!(
            Route::ReportAround { query }.path(),
            "/report/around?unit=xindu&status=answered&q=%E8%B7%AF%E7%81%AF%20%E5%9D%8F"
        );
        let odd = AroundQuery("status=new&q=&sort=best&lat=27.5".to_owned());
        assert_eq!(odd.filters(), Filters::default());
    }
}
