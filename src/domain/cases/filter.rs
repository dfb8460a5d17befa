//! Which of a resident's cases are looked at, and in which order.

use super::case::CaseKind;
use super::status::CaseState;

/// Which cases, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Only those that lie there.
    pub state: Option<CaseState>,
    /// Only those.
    pub kind: Option<CaseKind>,
    /// The beginning of a number, or words of a title.
    pub words: String,
    /// In which order.
    pub sort: CaseSort,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseSort {
    /// What needs the resident first.
    #[default]
    NeedsYou,
    /// What was received last first.
    Newest,
    /// What is due first first.
    Due,
}

impl CaseSort {
    /// All, as they are offered.
    pub const ALL: [Self; 3] = [Self::NeedsYou, Self::Newest, Self::Due];

    /// The word on the wire and in a URL.
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedsYou => "needs_you",
            Self::Newest => "newest",
            Self::Due => "due",
        }
    }
}

impl CaseState {
    /// All, as they are offered.
    pub const ALL: [Self; 4] = [Self::NeedsYou, Self::Open, Self::Answered, Self::Over];
}

impl CaseKind {
    /// All, as they are offered.
    pub const ALL: [Self; 3] = [Self::Report, Self::Points, Self::Service];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Report => "report",
            Self::Service => "service",
        }
    }
}

/// The most characters of a search that the API takes.
const LONGEST: usize = 100;

impl CaseFilter {
    /// Whether everything is shown, in the usual order.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Whether anything is left out.
    pub fn leaves_out(&self) -> bool {
        self.state.is_some() || self.kind.is_some() || !self.words.is_empty()
    }

    /// As it stands in a query, of the portal's page and of the API alike: what is as
    /// usual is left out. The values are not encoded yet.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = Vec::new();
        pairs.extend(self.state.map(|state| ("status", state.word())));
        pairs.extend(self.kind.map(|kind| ("kind", kind.word())));
        if !self.words.is_empty() {
            pairs.push(("q", self.words.as_str()));
        }
        if self.sort != CaseSort::default() {
            pairs.push(("sort", self.sort.word()));
        }
        pairs
    }

    /// Reads it from a query; `value` gives the member of a name. A word that is not
    /// known is as if it were not there.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let one = |name: &str| value(name).unwrap_or_default();
        let (state, kind, sort) = (one("status"), one("kind"), one("sort"));
        Self {
            state: CaseState::ALL.into_iter().find(|it| it.word() == state),
            kind: CaseKind::ALL.into_iter().find(|it| it.word() == kind),
            words: searched(&one("q")),
            sort: CaseSort::ALL
                .into_iter()
                .find(|it| it.word() == sort)
                .unwrap_or_default(),
        }
    }
}

/// What is searched for: what was typed without what the API would not take.
pub fn searched(typed: &str) -> String {
    typed.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(filter: &CaseFilter) -> CaseFilter {
        let pairs = filter.pairs();
        CaseFilter::read(|name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn every_filter_is_read_back() {
        let states = CaseState::ALL.map(Some).into_iter().chain([None]);
        for state in states {
            for kind in CaseKind::ALL.map(Some).into_iter().chain([None]) {
                for sort in CaseSort::ALL {
                    let words = "LG26-0311".to_owned();
                    let filter = CaseFilter {
                        state,
                        kind,
                        words,
                        sort,
                    };
                    assert_eq!(read_back(&filter), filter);
                }
            }
        }
    }

    #[test]
    fn what_is_as_usual_is_in_no_query() {
        assert_eq!(CaseFilter::default().pairs(), []);
        assert!(read_back(&CaseFilter::default()).is_plain());
    }

    #[test]
    fn words_that_are_not_known_are_left_out() {
        let filter = CaseFilter::read(|name| Some(format!("?{name}")));
        assert_eq!(
            (filter.state, filter.kind, filter.sort),
            (None, None, CaseSort::NeedsYou)
        );
        let long = CaseFilter::read(|name| (name == "q").then(|| "号".repeat(300)));
        assert_eq!(long.words.chars().count(), 100);
    }
}
