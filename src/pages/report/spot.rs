//! The place of a report while it is being chosen: on the map, from the device, from the
//! city's list of streets. A place outside the city is not taken.

use crate::domain::city::City;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::report;
use crate::domain::places::{CityShapes, Located};
use crate::domain::reports::request::Place;
use crate::funnel::{Kept, effect, kept};
use crate::state::answers::AnswerStore;
use crate::state::city;
use crate::state::loaded::{Loaded, Loader};
use leptos::prelude::*;
use std::sync::Arc;

/// How a place was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// On the map.
    Picked,
    /// From the list of streets.
    Found,
    /// By the device, within so many metres.
    Measured(f64),
    /// Earlier: it comes from a draft.
    Before,
}

/// A place that was not taken: it is not in the city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refused {
    /// Where it is.
    pub place: Place,
    /// How it was chosen.
    pub how: How,
}

/// Where a report is.
#[derive(Clone)]
pub struct Spot {
    answers: AnswerStore,
    city: Arc<City>,
    /// What the map draws.
    pub shapes: Loader<Arc<CityShapes>>,
    /// The place that is taken.
    pub place: Kept<Option<Place>>,
    /// Unit and community of it.
    pub located: Kept<Located>,
    /// The place that was not taken, until another is.
    pub refused: RwSignal<Option<Refused>>,
    /// How exactly the device measured.
    pub metres: RwSignal<Option<f64>>,
    /// Whether the resident has to do without the map.
    pub no_map: RwSignal<bool>,
    /// Where the map should look.
    pub look_at: RwSignal<Option<Place>>,
}

impl Spot {
    /// The place among the answers of a report.
    pub fn new(answers: AnswerStore, city: Arc<City>) -> Self {
        let shapes = city::shapes();
        let place = {
            let signal = answers.signal(&report::place_field());
            kept(move || report::place(&[(report::place_field(), signal.get())].into()))
        };
        let located = {
            let shapes = shapes.clone();
            kept(move || shapes.with(|shapes| located(&shapes, place.get())))
        };
        let spot = Self {
            answers,
            city,
            shapes,
            place,
            located,
            refused: RwSignal::new(None),
            metres: RwSignal::new(None),
            no_map: RwSignal::new(false),
            look_at: RwSignal::new(place.get_untracked()),
        };
        spot.look_again();
        spot
    }

    /// A place that was there before the city said where it ends, or came from a draft.
    fn look_again(&self) {
        let spot = self.clone();
        effect(move || {
            let located = spot.located.get();
            let Some(place) = spot.place.get_untracked() else {
                return;
            };
            if located == Located::Outside {
                spot.refuse(place, How::Before);
                spot.clear();
            } else if spot.look_at.get_untracked().is_none() {
                spot.look_at.set(Some(place));
            }
        });
    }

    /// Takes a place, unless it is outside the city. Says whether it was taken.
    pub fn choose(&self, place: Place, how: How) -> bool {
        let now = self
            .shapes
            .with_untracked(|shapes| located(&shapes, Some(place)));
        if now == Located::Outside {
            self.refuse(place, how);
            return false;
        }
        self.refused.set(None);
        self.metres.set(match how {
            How::Measured(metres) => Some(metres),
            _ => None,
        });
        let before = self.located.get_untracked();
        self.suggest(&before, &now);
        self.answers
            .set(&report::place_field(), report::place_answer(place));
        if how != How::Picked {
            self.look_at.set(Some(place));
        }
        true
    }

    /// Takes the place back.
    pub fn clear(&self) {
        let before = self.located.get_untracked();
        self.suggest(&before, &Located::Unknown);
        self.answers.set(&report::place_field(), Answer::Empty);
        self.metres.set(None);
    }

    fn refuse(&self, place: Place, how: How) {
        // The map stays where it is: out there it has nothing to show.
        self.refused.set(Some(Refused { place, how }));
    }

    fn suggest(&self, before: &Located, now: &Located) {
        let answers = self.answers.snapshot_untracked();
        for (field, answer) in report::suggested(&answers, before, now, &self.city) {
            self.answers.set(&field, answer);
        }
    }
}

fn located(shapes: &Loaded<&Arc<CityShapes>>, place: Option<Place>) -> Located {
    match (shapes.ready(), place) {
        (Some(shapes), Some(place)) => shapes.locate(place),
        _ => Located::Unknown,
    }
}
