//! Any bytes as what an Open311 server says: every decoder reads or refuses them,
//! keeps within bounds, and what it reads can be asked everything a page asks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use points_fuzz::edits::edit;
use points_fuzz::open311::{ANSWERS, hear};

fuzz_target!(|bytes: &[u8]| {
    hear(bytes);
    // Not JSON at all, mostly: taken as edits of answers, which come further.
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let mut answer = ANSWERS[usize::from(*first) % ANSWERS.len()].clone();
    edit(&mut answer, rest);
    hear(answer.to_string().as_bytes());
});
