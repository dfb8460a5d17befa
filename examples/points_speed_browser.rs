//! The same as `points_speed` in a browser: `make bench` loads it into Chromium
//! and asks for one time after the other.

#[cfg(target_arch = "wasm32")]
#[path = "../tests/large_table/mod.rs"]
mod large_table;

#[cfg(target_arch = "wasm32")]
mod measured {
    use super::large_table;
    use longgang_portal::domain::identity::PurposeId;
    use longgang_portal::domain::map::Set;
    use longgang_portal::domain::points::facts::{FactValue, KnownFact, Standing};
    use longgang_portal::domain::points::forecast::forecast;
    use longgang_portal::domain::points::plan::change::Aim;
    use longgang_portal::domain::points::plan::levers::{Situation, levers};
    use longgang_portal::domain::points::plan::plan;
    use longgang_portal::domain::points::score::score;
    use longgang_portal::domain::points::scoring::LiveScore;
    use std::hint::black_box;
    use std::sync::Arc;
    use wasm_bindgen::prelude::*;

    /// The shortest of several runs of `what` on a table of so many items, in
    /// milliseconds. The clock of a browser is coarse: what is short runs ten
    /// times in a row.
    #[wasm_bindgen]
    pub fn speed(items: usize, what: &str) -> Option<f64> {
        let scheme = large_table::scheme(items);
        let facts = large_table::facts(&scheme);
        let (purpose, today) = (PurposeId::new("school"), large_table::today());
        let total = score(&scheme, &facts, &purpose, today).interval.claimed;
        let situation = Situation {
            scheme: &scheme,
            facts: &facts,
            purpose: &purpose,
            as_of: today,
            line: total.plus("60".parse().unwrap_or_default()),
            aim: Aim::Claimed,
        };
        let mut live = LiveScore::new(
            Arc::new(scheme.clone()),
            facts.clone(),
            purpose.clone(),
            today,
        );
        let mut yes = false;
        Some(match what {
            "evaluation" => shortest(40, 10, || {
                black_box(score(&scheme, &facts, &purpose, today));
            }),
            "change" => shortest(40, 10, || {
                yes = !yes;
                let known = KnownFact {
                    value: FactValue::Flag(yes),
                    standing: Standing::Claimed,
                };
                live.change([("fact_5".into(), Some(known))]);
                black_box(live.explained());
            }),
            "plan" => shortest(5, 1, || {
                let found = levers(&situation, &Set::new()).levers;
                black_box(plan(&situation, &found));
            }),
            "forecast" => shortest(5, 1, || {
                let year = today + chrono::Days::new(365);
                black_box(forecast(&scheme, &facts, &purpose, today, year));
            }),
            _ => return None,
        })
    }

    fn shortest(runs: usize, times: u32, mut run: impl FnMut()) -> f64 {
        let clock = web_sys::window().and_then(|window| window.performance());
        let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
        let one = |_| {
            let begun = now();
            for _ in 0..times {
                run();
            }
            (now() - begun) / f64::from(times)
        };
        (0..runs).map(one).fold(f64::INFINITY, f64::min)
    }
}

fn main() {}
