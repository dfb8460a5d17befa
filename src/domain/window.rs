//! The part of a long list that is drawn. Rows have the height they have; of those
//! that were never drawn it is guessed. What is not drawn is a gap of its height, so
//! that the page is as long as if all were there.

/// How high the rows of a list are, in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    /// Of each row, once it was drawn.
    known: Vec<Option<f64>>,
    sum: f64,
    count: usize,
    /// The rows drawn last.
    last: (usize, usize),
}

/// One piece of the list as it is drawn, from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// The row of this place.
    Row(usize),
    /// Rows that are not drawn.
    Gap {
        /// The place of the first of them.
        from: usize,
        /// How high they are together.
        height: f64,
    },
}

/// What a row is taken for until one was drawn.
const GUESS: f64 = 140.0;

/// How many rows are drawn beyond each edge of the screen: who goes on with the Tab
/// key finds the next one there.
const BEYOND: usize = 8;

/// The edges of what is drawn move by so many rows at once, so that most steps of
/// scrolling draw nothing.
const STEP: usize = 4;

impl Heights {
    /// So many rows.
    pub fn set_len(&mut self, len: usize) {
        while self.known.len() > len {
            let last = self.known.len() - 1;
            self.forget(last);
            self.known.pop();
        }
        self.known.resize(len, None);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// A row was drawn and is so high. Heights of a screen that has no layout are
    /// none. Returns whether that is news.
    pub fn learn(&mut self, row: usize, height: f64) -> bool {
        let is_height = height.is_finite() && height > 0.0;
        let same = |known: f64| (known - height).abs() < 0.5;
        if !is_height || row >= self.known.len() || self.known[row].is_some_and(same) {
            return false;
        }
        self.forget(row);
        self.known[row] = Some(height);
        self.sum += height;
        self.count += 1;
        true
    }

    /// Forgets all: rows are drawn anew in another width.
    pub fn forget_all(&mut self) {
        let len = self.known.len();
        *self = Self::default();
        self.set_len(len);
    }

    fn forget(&mut self, row: usize) {
        if let Some(height) = self.known.get_mut(row).and_then(Option::take) {
            self.sum -= height;
            self.count -= 1;
        }
    }

    /// What a row that was not drawn yet will be, as those drawn are on the whole.
    fn guess(&self) -> f64 {
        if self.count == 0 {
            GUESS
        } else {
            self.sum / self.count as f64
        }
    }

    /// How high all rows are together.
    pub fn total(&self) -> f64 {
        self.sum + self.guess() * (self.known.len() - self.count) as f64
    }

    /// The rows on a screen that begins `top` below the beginning of the list and is
    /// `screen` high: the first, and the one after the last.
    pub fn on_screen(&self, top: f64, screen: f64) -> (usize, usize) {
        let guess = self.guess();
        let (mut first, mut above) = (0, 0.0);
        let mut end = 0;
        for (row, known) in self.known.iter().enumerate() {
            let height = known.unwrap_or(guess);
            if above + height <= top {
                first = row + 1;
            }
            if above >= top + screen {
                break;
            }
            above += height;
            end = row + 1;
        }
        let last = self.known.len().saturating_sub(1);
        (first.min(last), end.max(first.min(last)))
    }

    /// The rows to draw around those on the screen, in steps.
    pub fn drawn(&self, top: f64, screen: f64) -> (usize, usize) {
        let (first, end) = self.on_screen(top, screen);
        let first = first.saturating_sub(BEYOND) / STEP * STEP;
        let end = (end + BEYOND).div_ceil(STEP) * STEP;
        (first, end.min(self.known.len()))
    }

    /// The rows to draw first: those drawn last, where the list was left; else as many
    /// as any screen holds.
    pub fn drawn_first(&self) -> (usize, usize) {
        let (first, end) = self.last;
        let end = end.max(first + 4 * STEP);
        (first.min(self.known.len()), end.min(self.known.len()))
    }

    /// Keeps in mind which rows are drawn.
    pub fn keep_drawn(&mut self, rows: (usize, usize)) {
        self.last = rows;
    }

    /// The list in pieces: the rows from `first` to before `end`, and `kept` wherever
    /// it is, since it has the focus; gaps between them.
    pub fn pieces(&self, (first, end): (usize, usize), kept: Option<usize>) -> Vec<Piece> {
        let guess = self.guess();
        let mut pieces = Vec::new();
        let mut gap: Option<(usize, f64)> = None;
        for (row, known) in self.known.iter().enumerate() {
            if (first..end).contains(&row) || kept == Some(row) {
                if let Some((from, height)) = gap.take() {
                    pieces.push(Piece::Gap { from, height });
                }
                pieces.push(Piece::Row(row));
            } else {
                let gap = gap.get_or_insert((row, 0.0));
                gap.1 += known.unwrap_or(guess);
            }
        }
        if let Some((from, height)) = gap {
            pieces.push(Piece::Gap { from, height });
        }
        pieces
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heights(known: &[Option<f64>]) -> Heights {
        let mut heights = Heights::default();
        heights.set_len(known.len());
        for (row, height) in known.iter().enumerate() {
            if let Some(height) = height {
                heights.learn(row, *height);
            }
        }
        heights
    }

    fn height_of(heights: &Heights, piece: &Piece) -> f64 {
        match piece {
            Piece::Row(row) => heights.known[*row].unwrap_or(heights.guess()),
            Piece::Gap { height, .. } => *height,
        }
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_list_and_hold_what_is_on_the_screen(
            known in prop::collection::vec(prop::option::of(20.0..400.0_f64), 0..200),
            top in -500.0..40_000.0_f64,
            screen in 1.0..2_000.0_f64,
            kept in prop::option::of(0..250_usize),
        ) {
            let heights = heights(&known);
            let drawn = heights.drawn(top, screen);
            let kept = kept.filter(|row| *row < known.len());
            let pieces = heights.pieces(drawn, kept);
            let total: f64 = pieces.iter().map(|piece| height_of(&heights, piece)).sum();
            prop_assert!((total - heights.total()).abs() < 0.01);
            let rows: Vec<usize> = pieces.iter().filter_map(|piece| match piece {
                Piece::Row(row) => Some(*row),
                Piece::Gap { .. } => None,
            }).collect();
            prop_assert!(rows.is_sorted());
            prop_assert!(kept.is_none_or(|row| rows.contains(&row)));
            let (first, end) = heights.on_screen(top, screen);
            prop_assert!((first..end).all(|row| rows.contains(&row)));
            // However long the list: a screen of the lowest rows, and what is beyond.
            let most = (screen / 20.0) as usize + 2 + 2 * (BEYOND + STEP) + 1;
            prop_assert!(rows.len() <= most, "{} rows", rows.len());
        }

        #[test]
        fn a_row_that_touches_the_screen_is_on_it(
            known in prop::collection::vec((20.0..400.0_f64).prop_map(Some), 1..100),
            top in 0.0..10_000.0_f64,
            screen in 1.0..1_000.0_f64,
        ) {
            let heights = heights(&known);
            let (first, end) = heights.on_screen(top, screen);
            let mut above = 0.0;
            for (row, height) in known.iter().flatten().enumerate() {
                let touches = above < top + screen && above + height > top;
                prop_assert!(!touches || (first..end).contains(&row), "row {row}");
                above += height;
            }
        }
    }

    #[test]
    fn what_is_learnt_is_remembered_and_corrected() {
        let mut heights = Heights::default();
        heights.set_len(3);
        assert_eq!(heights.total(), 3.0 * GUESS);
        assert!(heights.learn(0, 100.0) && heights.learn(1, 200.0));
        assert_eq!(heights.total(), 450.0);
        assert!(!heights.learn(1, 200.2), "half a pixel is no news");
        assert!(heights.learn(1, 100.0));
        assert_eq!(heights.total(), 300.0);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(!heights.learn(2, wrong));
        }
        assert!(!heights.learn(3, 100.0), "there is no such row");
        heights.set_len(1);
        assert_eq!((heights.len(), heights.total()), (1, 100.0));
        heights.forget_all();
        assert_eq!(heights.total(), GUESS);
    }

    #[test]
    fn an_empty_list_has_no_pieces() {
        let heights = Heights::default();
        assert!(heights.is_empty());
        assert_eq!(heights.drawn(0.0, 800.0), (0, 0));
        assert_eq!(heights.pieces((0, 0), None), []);
    }
}
