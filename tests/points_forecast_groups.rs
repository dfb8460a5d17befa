//! The forecast is the score of every single day, on tables with every kind of
//! group, measure and condition, also of other persons.
#![cfg(not(target_arch = "wasm32"))]

mod random_pairs;

use chrono::NaiveDate;
use longgang_portal::domain::points::forecast::forecast;
use longgang_portal::domain::points::score::score;
use random_pairs::pair;

#[test]
fn each_day_has_the_score_of_that_day() {
    let mut moved = 0;
    for number in 0..80 {
        let made = pair(number);
        let (scheme, facts, purpose) = (&made.scheme, &made.facts, "school".into());
        let from: NaiveDate = made.as_of.parse().expect("a day");
        let to = from + chrono::Days::new(200);
        let ahead = forecast(scheme, facts, &purpose, from, to);
        moved += ahead.steps.len() - 1;
        for day in from.iter_days().take_while(|day| *day <= to) {
            let alone = score(scheme, facts, &purpose, day).interval;
            assert_eq!(ahead.on(day), Some(alone), "pair {number} on {day}");
        }
    }
    assert!(moved > 40, "{moved} changes");
}
