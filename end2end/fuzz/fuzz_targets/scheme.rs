//! Any bytes as a table: they load or are refused, and what loads evaluates.
#![no_main]

use libfuzzer_sys::fuzz_target;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use points_fuzz::{evaluate, read};

fuzz_target!(|bytes: &[u8]| {
    if let Some(scheme) = read::<Scheme>(bytes) {
        evaluate(&scheme, &Facts::default());
    }
});
