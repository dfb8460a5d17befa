//! Points are the same natively and in wasm. This file is built for both; each
//! prints what it has computed, block by block, and `end2end/setup/same-points.mjs`
//! lays the two side by side.

mod random_pairs;

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::score::score;
use random_pairs::{Pair, pair};

/// So many pairs; few by themselves, many where they are compared.
fn pairs() -> u64 {
    let told = option_env!("SAME_POINTS_PAIRS").and_then(|pairs| pairs.parse().ok());
    told.unwrap_or(200)
}

/// So many pairs have one line.
const BLOCK: u64 = 100;

/// FNV-1a, 64 bits.
fn add(digest: u64, text: &str) -> u64 {
    text.bytes().fold(digest, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(target_arch = "wasm32")]
fn say(line: &str) {
    wasm_bindgen_test::console_log!("{line}");
}

#[cfg(not(target_arch = "wasm32"))]
fn say(line: &str) {
    println!("{line}");
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_block_of_random_pairs_is_told() {
    let (mut worth_something, mut open, mut uncertain) = (0, 0, 0);
    for block in 0..pairs().div_ceil(BLOCK) {
        let mut digest = 0xcbf2_9ce4_8422_2325;
        let numbers = block * BLOCK..pairs().min((block + 1) * BLOCK);
        let count = numbers.end - numbers.start;
        for number in numbers {
            let Pair {
                scheme,
                facts,
                as_of,
            } = pair(number);
            let as_of = as_of.parse().expect("a day");
            let purpose = "school".into();
            let tree = score(&scheme, &facts, &purpose, as_of);
            worth_something += u64::from(tree.interval.claimed != Decimal::ZERO);
            open += u64::from(tree.interval.possible.is_none());
            uncertain += u64::from(tree.interval.confirmed != tree.interval.claimed);
            digest = add(digest, &serde_json::to_string(&tree).expect("JSON"));
            digest = add(
                digest,
                &format!("{:?}", gates(&scheme, &facts, &purpose, as_of)),
            );
        }
        say(&format!(
            "same-points {block}: {count} pairs, {digest:016x}"
        ));
    }
    // Pairs that are worth nothing would agree whatever the code does.
    assert!(
        worth_something * 2 > pairs(),
        "{worth_something} are worth something"
    );
    assert!(open * 20 > pairs(), "{open} have no upper end");
    assert!(
        uncertain * 4 > pairs(),
        "{uncertain} have something to prove"
    );
}
