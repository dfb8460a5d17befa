//! Chance that a seed decides: the same seed always throws the same.

/// The dice.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Those of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number: splitmix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.0;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both of them too.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of these; none of nothing.
    pub fn pick<'a, T>(&mut self, these: &'a [T]) -> Option<&'a T> {
        let last = u32::try_from(these.len()).ok()?.checked_sub(1)?;
        these.get(self.between(0, last) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_throws_the_same_again_and_stays_within_bounds() {
        let thrown = |seed| {
            let mut dice = Dice::new(seed);
            (0..200).map(|_| dice.between(3, 9)).collect::<Vec<_>>()
        };
        assert_eq!(thrown(7), thrown(7));
        assert_ne!(thrown(7), thrown(8));
        assert!(thrown(1).iter().all(|one| (3..=9).contains(one)));
        assert!((3..=9).all(|one| thrown(1).contains(&one)));
        assert_eq!(Dice::new(1).pick::<u8>(&[]), None);
    }
}
