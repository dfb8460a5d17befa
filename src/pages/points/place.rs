//! Where in the journey the resident is, and what comes before and after.

use crate::domain::forms::definition::{FormDefinition, Page};
use crate::domain::identity::{PageId, PurposeId, SchemeId};
use crate::routes::{ApplyStep, Route};

/// Stands for the first subject in a URL. Subjects are named by schemes; one of
/// this name is reached all the same, as the first.
const BEGIN: &str = "begin";

/// One page of the journey of one scheme and purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The scheme.
    pub scheme: SchemeId,
    /// What the points are for.
    pub purpose: PurposeId,
    /// Which page.
    pub step: PlaceStep,
}

/// A page of the journey.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceStep {
    /// One subject of the estimate.
    Subject(PageId),
    /// The estimate explained.
    Result,
    /// A step of the application.
    Apply(ApplyStep),
}

impl Place {
    /// Reads it from the page's route; `None` for any other page.
    pub fn of(route: Route) -> Option<Self> {
        let (scheme, purpose, step) = match route {
            Route::PointsForm {
                scheme,
                purpose,
                page,
            } => (scheme, purpose, PlaceStep::Subject(page)),
            Route::PointsResult { scheme, purpose } => (scheme, purpose, PlaceStep::Result),
            Route::PointsApply {
                scheme,
                purpose,
                step,
            } => (scheme, purpose, PlaceStep::Apply(step)),
            _ => return None,
        };
        Some(Self {
            scheme,
            purpose,
            step,
        })
    }

    /// Where the journey begins: the page leads to the first subject, which is
    /// known only with the whole scheme.
    pub fn begin(scheme: SchemeId, purpose: PurposeId) -> Route {
        Route::PointsForm {
            scheme,
            purpose,
            page: PageId::new(BEGIN),
        }
    }

    /// The same journey at another page.
    pub fn at(&self, step: PlaceStep) -> Route {
        let (scheme, purpose) = (self.scheme.clone(), self.purpose.clone());
        match step {
            PlaceStep::Subject(page) => Route::PointsForm {
                scheme,
                purpose,
                page,
            },
            PlaceStep::Result => Route::PointsResult { scheme, purpose },
            PlaceStep::Apply(step) => Route::PointsApply {
                scheme,
                purpose,
                step,
            },
        }
    }
}

/// A subject among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The subject.
    pub page: Page,
    /// Its index, from 0.
    pub index: usize,
    /// The one before.
    pub previous: Option<PageId>,
    /// The one after, with its title.
    pub next: Option<Page>,
}

/// The first subject, where `page` only stands for it.
pub fn first_instead(form: &FormDefinition, page: &PageId) -> Option<PageId> {
    (page.as_str() == BEGIN)
        .then(|| form.pages.first().map(|page| page.id.clone()))
        .flatten()
}

/// Where `page` stands in `form`; `None` where the form has no such page.
pub fn position(form: &FormDefinition, page: &PageId) -> Option<Position> {
    let index = form
        .pages
        .iter()
        .position(|candidate| candidate.id == *page)?;
    Some(Position {
        page: form.pages.get(index)?.clone(),
        index,
        previous: index
            .checked_sub(1)
            .and_then(|before| form.pages.get(before))
            .map(|page| page.id.clone()),
        next: form.pages.get(index + 1).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(ids: &[&str]) -> FormDefinition {
        let page = |id: &&str| Page {
            id: PageId::new(*id),
            ..Page::default()
        };
        FormDefinition {
            id: "t".to_owned(),
            pages: ids.iter().map(page).collect(),
        }
    }

    #[test]
    fn a_subject_knows_its_neighbours() {
        let form = form(&["a", "b", "c"]);
        let at = |id| position(&form, &PageId::new(id));
        let first = at("a").expect("a page");
        assert_eq!((first.index, first.previous), (0, None));
        assert_eq!(first.next.map(|page| page.id), Some(PageId::new("b")));
        let last = at("c").expect("a page");
        assert_eq!(last.previous, Some(PageId::new("b")));
        assert_eq!(last.next, None);
        assert_eq!(at("d"), None);
    }

    #[test]
    fn a_place_is_read_from_its_route_and_leads_on() {
        let place = |url| Route::parse(url).and_then(Place::of);
        assert_eq!(place("/cases"), None);
        let place = place("/points/foshan-2016/school/insurance").expect("a place");
        assert_eq!(place.step, PlaceStep::Subject(PageId::new("insurance")));
        assert_eq!(
            place.at(PlaceStep::Result).path(),
            "/points/foshan-2016/school/result"
        );
    }
}
