//! How long the points take on a large table: one full evaluation, what is built
//! on it, and how it grows with the table. Plain lines, times and ratios.
//!
//! ```text
//! cargo run --release --no-default-features --example points_speed
//! ```
//!
//! In Chromium, `end2end/bench/portal/scoring-in-chromium.mjs` runs it.

#[path = "../tests/large_table/mod.rs"]
mod large_table;

macro_rules! say {
    ($($part:tt)*) => { machine::say(&format!($($part)*)) };
}

/// A clock and a place for lines.
#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use std::sync::LazyLock;
    use std::time::{Duration, Instant};

    pub fn clock() -> Duration {
        static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGUN.elapsed()
    }

    pub fn say(line: &str) {
        println!("{line}");
    }
}

/// The same in a browser.
#[cfg(target_arch = "wasm32")]
mod machine {
    use std::time::Duration;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        fn now() -> f64;
        #[wasm_bindgen(js_namespace = console)]
        fn log(line: &str);
    }

    pub fn clock() -> Duration {
        Duration::from_secs_f64(now() / 1e3)
    }

    pub fn say(line: &str) {
        log(line);
    }
}

use longgang_portal::domain::identity::PurposeId;
use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact};
use longgang_portal::domain::points::forecast::forecast;
use longgang_portal::domain::points::plan::change::Aim;
use longgang_portal::domain::points::plan::levers::{Situation, levers};
use longgang_portal::domain::points::plan::{papers_to_send, plan};
use longgang_portal::domain::points::questions::questions;
use longgang_portal::domain::points::receipt_document::ReceiptDocument;
use longgang_portal::domain::points::receipt_document::verify::verify;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::points::scoring::LiveScore;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

/// The shortest of several: what else the machine does only makes it longer.
fn time(times: usize, mut run: impl FnMut()) -> Duration {
    let all = (0..times).map(|_| {
        let begun = machine::clock();
        run();
        machine::clock().saturating_sub(begun)
    });
    all.min().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How long it takes to keep the score up to date when one fact changes.
fn change(scheme: &Scheme, facts: &Facts) -> Duration {
    let purpose = PurposeId::new("school");
    let today = large_table::today();
    let mut live = LiveScore::new(Arc::new(scheme.clone()), facts.clone(), purpose, today);
    let mut yes = false;
    time(200, || {
        yes = !yes;
        let known = KnownFact::claimed(FactValue::Flag(yes));
        live.change([("fact_5".into(), Some(known))]);
        black_box(live.explained());
    })
}

/// Prints the times for one table and gives back that of one evaluation.
fn measure(items: usize) -> Duration {
    let scheme: Scheme = large_table::scheme(items);
    let facts: Facts = large_table::facts(&scheme);
    let (purpose, today) = (PurposeId::new("school"), large_table::today());
    let total = score(&scheme, &facts, &purpose, today).interval.claimed;
    let line = total.plus("60".parse().unwrap_or_default());
    let one = time(200, || {
        black_box(score(&scheme, &facts, &purpose, today));
    });
    say!("{items} items");
    say!("  evaluation        {:9.3} ms", milliseconds(one));
    let change = change(&scheme, &facts);
    say!("  one changed fact  {:9.3} ms", milliseconds(change));
    let print = |name: &str, time: Duration, more: &str| {
        let ratio = time.as_secs_f64() / one.as_secs_f64();
        say!(
            "  {name:<17} {:9.3} ms  {ratio:7.1} evaluations{more}",
            milliseconds(time)
        );
    };
    let situation = |aim| Situation {
        scheme: &scheme,
        facts: &facts,
        purpose: &purpose,
        as_of: today,
        line,
        aim,
    };
    let claimed = situation(Aim::Claimed);
    print(
        "levers",
        time(7, || {
            black_box(levers(&claimed, &Set::new()));
        }),
        "",
    );
    let found = levers(&claimed, &Set::new()).levers;
    let planned = plan(&claimed, &found);
    let more = format!(
        ", {} of {} levers, exact: {}",
        planned.steps.len(),
        found.len(),
        planned.exact
    );
    print(
        "plan",
        time(7, || {
            black_box(plan(&claimed, &found));
        }),
        &more,
    );
    let confirmed = situation(Aim::Confirmed);
    let sent = papers_to_send(&confirmed).1;
    let more = format!(", {} papers, exact: {}", sent.steps.len(), sent.exact);
    print(
        "papers to send",
        time(7, || {
            black_box(papers_to_send(&confirmed));
        }),
        &more,
    );
    let year = today + chrono::Days::new(365);
    let days = forecast(&scheme, &facts, &purpose, today, year).steps.len();
    let more = format!(", {days} steps in a year; day by day would be 366");
    print(
        "forecast",
        time(7, || {
            black_box(forecast(&scheme, &facts, &purpose, today, year));
        }),
        &more,
    );
    print(
        "questions",
        time(7, || {
            black_box(questions(&scheme, &facts, &purpose, today, line));
        }),
        "",
    );
    let document = ReceiptDocument::of_estimate(&scheme, &facts, &purpose, today);
    let file = serde_json::to_vec(&document).unwrap_or_default();
    let more = format!(", {} kB", file.len() / 1024);
    print(
        "verify a receipt",
        time(7, || {
            let _ = black_box(verify(&file, None));
        }),
        &more,
    );
    one
}

fn main() {
    let small = measure(60);
    let middle = measure(120);
    let large = measure(480);
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    say!("growth of one evaluation");
    say!(
        "  60 to 120 items   {:9.2} times for  2 times the items",
        ratio(middle, small)
    );
    say!(
        "  60 to 480 items   {:9.2} times for  8 times the items",
        ratio(large, small)
    );
}
