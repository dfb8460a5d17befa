//! Pictures for a demonstration: a street with something wrong on it, and the same
//! street put right. Drawn when they are asked for, the same each time.

use jpeg_encoder::{ColorType, Encoder, EncodingError};

const WIDTH: u16 = 400;
const HEIGHT: u16 = 300;
const QUALITY: u8 = 70;

type Colour = [u8; 3];

/// What a picture is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A street light in the evening.
    Lamp,
    /// A hole or a puddle in the road.
    Road,
    /// Bags on the pavement.
    Bags,
    /// A car where people walk.
    Car,
    /// A front of a house.
    House,
}

impl Scene {
    /// The scene of a service.
    pub fn of(service: &str) -> Self {
        match service {
            "street-light" => Self::Lamp,
            "road-damage" | "manhole" | "flooding" | "sewage" => Self::Road,
            "rubbish" | "dumping" | "street-trading" => Self::Bags,
            "parking" | "fire-lane" | "barrier-free" | "e-bike" => Self::Car,
            _ => Self::House,
        }
    }
}

/// The picture as JPEG, without any metadata. Another seed, another street.
pub fn draw(scene: Scene, seed: u64, put_right: bool) -> Result<Vec<u8>, EncodingError> {
    let mut picture = Picture::new();
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let evening = scene == Scene::Lamp;
    street(&mut picture, &mut chance, evening);
    let x = 120 + chance.below(140);
    match scene {
        Scene::Lamp => lamp(&mut picture, x, put_right),
        Scene::Road => road(&mut picture, &mut chance, x, put_right),
        Scene::Bags => bags(&mut picture, &mut chance, x, put_right),
        Scene::Car => car(&mut picture, x, put_right),
        Scene::House => house(&mut picture, x, put_right),
    }
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, QUALITY).encode(&picture.0, WIDTH, HEIGHT, ColorType::Rgb)?;
    Ok(bytes)
}

/// Sky, houses, pavement and road.
fn street(picture: &mut Picture, chance: &mut Chance, evening: bool) {
    let (sky, wall, ground): (Colour, Colour, Colour) = if evening {
        ([38, 46, 74], [58, 56, 66], [52, 52, 58])
    } else {
        ([176, 204, 222], [206, 196, 178], [150, 148, 144])
    };
    picture.rectangle(0, 0, 400, 150, sky);
    let mut left = 0;
    while left < 400 {
        let (width, height) = (50 + chance.below(60), 50 + chance.below(70));
        let shade = chance.below(24) as u8;
        let wall = wall.map(|part| part.saturating_sub(shade));
        picture.rectangle(left, 150 - height, width - 4, height, wall);
        for window in 0..3 {
            let glass = if evening && chance.below(3) == 0 {
                [240, 208, 130]
            } else {
                sky.map(|part| part.saturating_sub(40))
            };
            picture.rectangle(left + 8 + window * 14, 150 - height + 12, 8, 12, glass);
        }
        left += width;
    }
    picture.rectangle(0, 150, 400, 40, ground.map(|part| part.saturating_add(30)));
    picture.rectangle(0, 190, 400, 110, ground);
    for mark in 0..6 {
        picture.rectangle(
            mark * 80 + 12,
            252,
            36,
            6,
            ground.map(|part| part.saturating_add(70)),
        );
    }
}

fn lamp(picture: &mut Picture, x: i32, lit: bool) {
    if lit {
        for (radius, glow) in [
            (58, [92, 88, 82]),
            (40, [150, 136, 100]),
            (24, [236, 210, 140]),
        ] {
            picture.disc(x, 62, radius, glow);
        }
    }
    picture.rectangle(x - 3, 60, 6, 130, [84, 88, 92]);
    let head = if lit { [255, 244, 200] } else { [96, 98, 104] };
    picture.rectangle(x - 14, 52, 28, 12, head);
}

fn road(picture: &mut Picture, chance: &mut Chance, x: i32, mended: bool) {
    if mended {
        picture.rectangle(x - 56, 206, 112, 40, [112, 112, 112]);
        return;
    }
    for _ in 0..7 {
        let (dx, dy) = (chance.below(70) - 35, chance.below(20) - 10);
        picture.disc(x + dx, 226 + dy, 12 + chance.below(10), [70, 66, 62]);
    }
    picture.disc(x, 228, 16, [96, 112, 122]);
}

fn bags(picture: &mut Picture, chance: &mut Chance, x: i32, cleared: bool) {
    picture.rectangle(x + 70, 140, 34, 50, [66, 122, 92]);
    picture.rectangle(x + 68, 134, 38, 8, [50, 96, 72]);
    if cleared {
        return;
    }
    for _ in 0..6 {
        let (dx, dy) = (chance.below(90) - 50, chance.below(16));
        let shade = 40 + chance.below(60) as u8;
        picture.disc(
            x + dx,
            180 + dy,
            12 + chance.below(8),
            [shade, shade, shade + 10],
        );
    }
}

fn car(picture: &mut Picture, x: i32, gone: bool) {
    // A tactile path, which must be free.
    picture.rectangle(0, 166, 400, 12, [222, 186, 82]);
    if gone {
        return;
    }
    picture.rectangle(x - 70, 146, 140, 34, [150, 62, 58]);
    picture.rectangle(x - 44, 122, 84, 28, [120, 150, 166]);
    for wheel in [x - 42, x + 42] {
        picture.disc(wheel, 182, 15, [38, 38, 40]);
    }
}

fn house(picture: &mut Picture, x: i32, mended: bool) {
    picture.rectangle(x - 70, 40, 140, 150, [214, 202, 184]);
    picture.rectangle(x - 18, 120, 36, 70, [116, 84, 64]);
    for (row, column) in (0..2).flat_map(|row| [-46, 26].map(|column| (row, column))) {
        picture.rectangle(x + column, 56 + row * 34, 20, 22, [124, 156, 176]);
    }
    if !mended {
        for step in 0..10 {
            picture.rectangle(x - 60 + step * 6, 60 + step * 9, 5, 12, [92, 70, 58]);
        }
        picture.disc(x + 52, 178, 16, [120, 96, 82]);
    }
}

/// Rows of red, green and blue.
struct Picture(Vec<u8>);

impl Picture {
    fn new() -> Self {
        Self(vec![0; usize::from(WIDTH) * usize::from(HEIGHT) * 3])
    }

    fn dot(&mut self, x: i32, y: i32, colour: Colour) {
        if (0..i32::from(WIDTH)).contains(&x) && (0..i32::from(HEIGHT)).contains(&y) {
            let at = (y * i32::from(WIDTH) + x) as usize * 3;
            if let Some(dot) = self.0.get_mut(at..at + 3) {
                dot.copy_from_slice(&colour);
            }
        }
    }

    fn rectangle(&mut self, x: i32, y: i32, width: i32, height: i32, colour: Colour) {
        for row in y..y + height {
            for column in x..x + width {
                self.dot(column, row, colour);
            }
        }
    }

    fn disc(&mut self, x: i32, y: i32, radius: i32, colour: Colour) {
        for row in -radius..=radius {
            for column in -radius..=radius {
                if row * row + column * column <= radius * radius {
                    self.dot(x + column, y + row, colour);
                }
            }
        }
    }
}

/// Chance that comes out the same for the same seed.
pub struct Chance(pub u64);

impl Chance {
    /// The next number below `most`.
    pub fn below(&mut self, most: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(most).unwrap_or(1).max(1);
        i32::try_from((self.0 >> 20) % most).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longgang_portal::domain::upload::metadata::carries;

    #[test]
    fn pictures_are_small_jpegs_that_tell_nothing_else() {
        for service in ["street-light", "manhole", "dumping", "parking", "noise"] {
            for put_right in [false, true] {
                let picture = draw(Scene::of(service), 7, put_right).expect("a picture");
                assert!(picture.starts_with(&[0xff, 0xd8, 0xff]));
                assert!(picture.len() < 30_000, "{service}: {}", picture.len());
                assert!(!carries(&picture), "{service} carries metadata");
            }
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_moment_another() {
        let one = |seed, put_right| draw(Scene::Road, seed, put_right).expect("a picture");
        assert_eq!(one(1, false), one(1, false));
        assert_ne!(one(1, false), one(2, false));
        assert_ne!(one(1, false), one(1, true));
    }
}
