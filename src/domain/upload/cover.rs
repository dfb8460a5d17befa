//! Covering what must not be seen on a photo: a square brush, moved by hand or by
//! keys. What it covers is painted over before the photo is sent.

/// The brush is this share of the shorter side at first.
const FIRST_SHARE: u32 = 8;
/// And never smaller or larger than these.
const LEAST_SHARE: u32 = 40;
const MOST_SHARE: u32 = 2;

/// A square that is covered: its left and upper edge and its side, in pixels of the
/// photo. It may stand out over the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Side.
    pub side: i32,
}

/// What is covered on one photo, and where the brush is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    width: i32,
    height: i32,
    /// The middle of the brush.
    at: (i32, i32),
    side: i32,
    /// One stroke of the brush each.
    strokes: Vec<Vec<Square>>,
}

/// Where the brush is moved by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Cover {
    /// Nothing covered, the brush in the middle.
    pub fn new(width: u32, height: u32) -> Self {
        let side = |pixels: u32| i32::try_from(pixels.max(1)).unwrap_or(i32::MAX);
        let (width, height) = (side(width), side(height));
        Self {
            width,
            height,
            at: (width / 2, height / 2),
            side: (width.min(height) / FIRST_SHARE.cast_signed()).max(1),
            strokes: Vec::new(),
        }
    }

    /// Width and height of the photo.
    pub fn size(&self) -> (i32, i32) {
        (self.width, self.height)
    }

    /// The brush, as a square.
    pub fn brush(&self) -> Square {
        self.square(self.at)
    }

    fn square(&self, (x, y): (i32, i32)) -> Square {
        Square {
            left: x - self.side / 2,
            top: y - self.side / 2,
            side: self.side,
        }
    }

    fn within(&self, (x, y): (i32, i32)) -> (i32, i32) {
        (x.clamp(0, self.width), y.clamp(0, self.height))
    }

    /// Everything that is covered.
    pub fn squares(&self) -> impl Iterator<Item = &Square> {
        self.strokes.iter().flatten()
    }

    /// How many strokes there are.
    pub fn strokes(&self) -> usize {
        self.strokes.len()
    }

    /// Where the middle of the brush is, in percent from the left and from above.
    pub fn percent(&self) -> (i32, i32) {
        let share = |at: i32, whole: i32| (i64::from(at) * 100 / i64::from(whole)) as i32;
        (share(self.at.0, self.width), share(self.at.1, self.height))
    }

    /// The size of the brush, in percent of the shorter side.
    pub fn size_percent(&self) -> i32 {
        let shorter = self.width.min(self.height);
        (i64::from(self.side) * 100 / i64::from(shorter)) as i32
    }

    /// Moves the brush by a key: a quarter of itself, so that steps overlap.
    pub fn step(&mut self, way: Way) {
        let by = (self.side / 4).max(1);
        let (x, y) = self.at;
        self.at = self.within(match way {
            Way::Left => (x - by, y),
            Way::Right => (x + by, y),
            Way::Up => (x, y - by),
            Way::Down => (x, y + by),
        });
    }

    /// Makes the brush larger or smaller by a quarter.
    pub fn resize(&mut self, larger: bool) {
        let shorter = self.width.min(self.height);
        let by = (self.side / 4).max(1);
        let side = if larger {
            self.side + by
        } else {
            self.side - by
        };
        let (least, most) = (
            shorter / LEAST_SHARE.cast_signed(),
            shorter / MOST_SHARE.cast_signed(),
        );
        self.side = side.clamp(least.max(1), most.max(1));
    }

    /// Covers what is under the brush.
    pub fn press(&mut self) {
        self.strokes.push(vec![self.brush()]);
    }

    /// Begins a stroke at a point of the photo.
    pub fn begin(&mut self, x: i32, y: i32) {
        self.at = self.within((x, y));
        self.press();
    }

    /// Draws the stroke on to another point, without gaps.
    pub fn draw_to(&mut self, x: i32, y: i32) {
        let (from, to) = (self.at, self.within((x, y)));
        let far = (to.0 - from.0).abs().max((to.1 - from.1).abs());
        let steps = far / (self.side / 4).max(1) + 1;
        let between = |from: i32, to: i32, step: i32| {
            from + (i64::from(to - from) * i64::from(step) / i64::from(steps)) as i32
        };
        let squares: Vec<Square> = (1..=steps)
            .map(|step| self.square((between(from.0, to.0, step), between(from.1, to.1, step))))
            .collect();
        self.at = to;
        if let Some(stroke) = self.strokes.last_mut() {
            stroke.extend(squares);
        }
    }

    /// Takes the last stroke away.
    pub fn undo(&mut self) {
        self.strokes.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, Square, Way};

    #[test]
    fn a_press_covers_the_square_under_the_brush() {
        let mut cover = Cover::new(1_600, 800);
        assert_eq!(cover.percent(), (50, 50));
        cover.press();
        let wanted = Square {
            left: 750,
            top: 350,
            side: 100,
        };
        assert_eq!(cover.squares().collect::<Vec<_>>(), [&wanted]);
    }

    #[test]
    fn a_stroke_has_no_gaps_however_fast_it_was() {
        let mut cover = Cover::new(1_600, 800);
        cover.begin(100, 100);
        cover.draw_to(1_500, 700);
        assert_eq!(cover.strokes(), 1);
        let squares: Vec<_> = cover.squares().collect();
        for pair in squares.windows(2) {
            let (one, next) = (pair[0], pair[1]);
            assert!((next.left - one.left).abs() < one.side, "{one:?} {next:?}");
            assert!((next.top - one.top).abs() < one.side, "{one:?} {next:?}");
        }
        let last = squares[squares.len() - 1];
        assert_eq!(
            (last.left + last.side / 2, last.top + last.side / 2),
            (1_500, 700)
        );
    }

    #[test]
    fn undo_takes_whole_strokes_back() {
        let mut cover = Cover::new(400, 400);
        cover.press();
        cover.begin(0, 0);
        cover.draw_to(300, 0);
        cover.undo();
        assert_eq!(cover.strokes(), 1);
        cover.undo();
        cover.undo();
        assert_eq!(cover.squares().count(), 0);
    }

    #[test]
    fn keys_move_the_brush_as_far_as_the_edge() {
        let mut cover = Cover::new(400, 200);
        for _ in 0..100 {
            cover.step(Way::Left);
            cover.step(Way::Up);
        }
        assert_eq!(cover.percent(), (0, 0));
        cover.step(Way::Right);
        cover.step(Way::Down);
        assert_eq!(cover.percent(), (1, 3));
    }

    #[test]
    fn the_brush_has_a_least_and_a_greatest_size() {
        let mut cover = Cover::new(400, 200);
        for _ in 0..50 {
            cover.resize(true);
        }
        assert_eq!(cover.size_percent(), 50);
        for _ in 0..50 {
            cover.resize(false);
        }
        assert!(cover.brush().side >= 1);
        assert!(cover.size_percent() <= 3);
    }

    #[test]
    fn a_photo_of_one_pixel_can_be_covered() {
        let mut cover = Cover::new(1, 0);
        cover.resize(true);
        cover.step(Way::Right);
        cover.begin(5, -5);
        cover.draw_to(9, 9);
        assert!(cover.squares().count() > 0);
    }
}
