//! The lot among those who are equal at the last place. It is drawn by a text
//! that is published with the result, so that anybody can draw it again: line
//! `n` of the list draws SHA-256 of `seed:n`, and the smallest are in.

use super::Round;
use crate::secrets::hex;
use sha2::{Digest, Sha256};

/// The text the lot of a round is drawn by: its id and the day places are given.
pub fn seed(round: &Round<'_>) -> String {
    format!("{}:{}", round.id, round.dates.given_at.date_naive())
}

/// Which of the lines (numbered from 1) win one of so many places.
pub fn drawn(seed: &str, lines: &[usize], places: usize) -> Vec<usize> {
    let mut tickets: Vec<(String, usize)> = lines
        .iter()
        .map(|line| (hex(&Sha256::digest(format!("{seed}:{line}"))), *line))
        .collect();
    tickets.sort();
    tickets
        .into_iter()
        .take(places)
        .map(|(_, line)| line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `printf 'a:1' | sha256sum` and so on: 2b2c40a6…, d860d141… and 579d74b9….
    #[test]
    fn the_lot_can_be_drawn_again_with_any_sha256() {
        assert_eq!(drawn("a", &[1, 2, 3], 2), [1, 3]);
        assert_eq!(drawn("a", &[3, 2, 1], 3), [1, 3, 2]);
        assert!(drawn("a", &[1, 2, 3], 0).is_empty());
    }
}
