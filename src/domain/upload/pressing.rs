//! How hard a photo is pressed: as little as brings it to the size it may have.

/// At first, 0 to 1, as a canvas takes it.
pub const QUALITY: f64 = 0.82;

/// Never harder: below, faces of houses turn to blocks.
pub const FLOOR: f64 = 0.5;

/// So often a middle is tried; the last step is then below three hundredths.
const MIDDLES: u32 = 4;

/// The search for the quality: the first, the floor, then halves of what is between.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressing {
    aim: Option<u64>,
    next: Option<f64>,
    /// The best known to fit, and the least known not to.
    fits: Option<f64>,
    over: f64,
    middles: u32,
}

impl Pressing {
    /// Towards a size of at most `aim` bytes, if there is one.
    pub fn new(aim: Option<u64>) -> Self {
        Self {
            aim,
            next: Some(QUALITY),
            fits: None,
            over: QUALITY,
            middles: 0,
        }
    }

    /// The quality to try next; none when the search is over.
    pub fn next(&self) -> Option<f64> {
        self.next
    }

    /// Takes in how large it came out. True where that is the one to send, until a
    /// later one is.
    pub fn came(&mut self, size: u64) -> bool {
        let Some(tried) = self.next.take() else {
            return false;
        };
        let fits = self.aim.is_none_or(|aim| size <= aim);
        if tried >= QUALITY {
            self.next = (!fits).then_some(FLOOR);
            return true;
        }
        if fits {
            self.fits = Some(tried);
        } else {
            self.over = tried;
        }
        if let Some(fits) = self.fits
            && self.middles < MIDDLES
        {
            self.middles += 1;
            self.next = Some(f64::midpoint(fits, self.over));
        }
        // The floor is taken even where it does not fit: there is nothing harder.
        fits || tried <= FLOOR
    }
}

#[cfg(test)]
mod tests {
    use super::{FLOOR, Pressing, QUALITY};

    /// The quality chosen for a photo of `size` bytes at full quality, and the tries.
    fn chosen(aim: Option<u64>, size: impl Fn(f64) -> u64) -> (f64, u32) {
        let mut pressing = Pressing::new(aim);
        let (mut best, mut tries) = (0.0, 0);
        while let Some(quality) = pressing.next() {
            tries += 1;
            if pressing.came(size(quality)) {
                best = quality;
            }
        }
        (best, tries)
    }

    #[test]
    fn one_try_is_enough_where_it_fits_or_nothing_is_aimed_at() {
        assert_eq!(chosen(Some(400), |_| 400), (QUALITY, 1));
        assert_eq!(chosen(None, |_| 9_000_000), (QUALITY, 1));
    }

    #[test]
    fn the_best_that_fits_is_found_in_a_few_tries() {
        let size = |quality: f64| (quality * 1_000.0) as u64;
        let (best, tries) = chosen(Some(700), size);
        assert!(size(best) <= 700 && best > 0.67, "{best}");
        assert_eq!(tries, 6);
    }

    #[test]
    fn the_floor_is_taken_where_nothing_fits() {
        assert_eq!(chosen(Some(400), |_| 401), (FLOOR, 2));
    }
}
