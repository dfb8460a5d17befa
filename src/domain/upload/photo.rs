//! What becomes of a photo before it leaves the device: drawn anew it holds the
//! picture and nothing else, no place, no camera, no time.

use super::kind::Kind;
use super::metadata;

/// The longer side of a photo at most, in pixels: a sheet of A4 that fills the
/// picture then has 200 points to the inch, so its small print can be read.
pub const LONGEST_SIDE: u32 = 2_400;

/// How hard a photo is pressed, 0 to 1, as canvas takes it.
pub const QUALITY: f64 = 0.82;

/// What a photo is sent as.
pub const MEDIA_TYPE: &str = "image/jpeg";

/// What was done to a file, with its sizes in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Drawn anew, and smaller for it.
    Reduced {
        /// Before.
        from: u64,
        /// As it is sent.
        to: u64,
    },
    /// Drawn anew because of what it carried, though it is no smaller for it.
    Cleaned {
        /// As it is sent.
        to: u64,
    },
    /// Sent as it was: a photo that carries nothing but the picture, and that
    /// would only have grown.
    Clean,
    /// Sent as it was: a document, with whatever it carries.
    Untouched,
}

/// Width and height to draw a picture of so many pixels with: as it is, or with
/// its longer side at [`LONGEST_SIDE`]; never without any.
pub fn fitted(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= LONGEST_SIDE {
        return (width.max(1), height.max(1));
    }
    let side = |pixels: u32| {
        let whole = u64::from(longest);
        let rounded = (u64::from(pixels) * u64::from(LONGEST_SIDE) + whole / 2) / whole;
        u32::try_from(rounded).unwrap_or(LONGEST_SIDE).max(1)
    };
    (side(width), side(height))
}

/// Whether the bytes of the original decide: it is of a kind the city takes, was
/// not too large in pixels, and did not get smaller by being drawn anew.
pub fn original_decides(kind: Kind, was_fitted: bool, from: u64, to: u64) -> bool {
    kind != Kind::Heif && !was_fitted && to >= from
}

/// What is sent of a photo for which [`original_decides`]: with anything in it
/// beside the picture it is the one drawn anew, whatever its size.
pub fn settled(original: &[u8], to: u64) -> Change {
    if metadata::carries(original) {
        Change::Cleaned { to }
    } else {
        Change::Clean
    }
}

/// What was done to a photo that is sent as it was drawn anew.
pub fn redrawn(from: u64, to: u64) -> Change {
    if to < from {
        Change::Reduced { from, to }
    } else {
        Change::Cleaned { to }
    }
}

/// The name of a photo that is a JPEG now, as `IMG_0412.jpg` for `IMG_0412.HEIC`.
pub fn jpeg_name(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => {
            if ["jpg", "jpeg"].contains(&ending.to_ascii_lowercase().as_str()) {
                return name.to_owned();
            }
            stem
        }
        _ => name,
    };
    format!("{stem}.jpg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_fits_from_both_sides_of_the_limit() {
        assert_eq!(fitted(2_400, 1_800), (2_400, 1_800));
        assert_eq!(fitted(2_401, 1_800), (2_400, 1_799));
        assert_eq!(fitted(4_000, 3_000), (2_400, 1_800));
        assert_eq!(fitted(3_000, 4_000), (1_800, 2_400));
        assert_eq!(fitted(1, 1), (1, 1));
    }

    #[test]
    fn no_side_vanishes_and_none_overflows() {
        assert_eq!(fitted(0, 0), (1, 1));
        assert_eq!(fitted(100_000, 1), (2_400, 1));
        assert_eq!(fitted(u32::MAX, u32::MAX), (2_400, 2_400));
    }

    #[test]
    fn the_original_decides_only_where_drawing_gained_nothing() {
        assert!(original_decides(Kind::Png, false, 900, 900));
        assert!(!original_decides(Kind::Png, false, 900, 899));
        assert!(!original_decides(Kind::Jpeg, true, 900, 1_000));
        assert!(!original_decides(Kind::Heif, false, 900, 1_000));
    }

    #[test]
    fn what_carries_metadata_is_drawn_anew_even_when_it_grows() {
        let plain = [0xff, 0xd8, 0xff, 0xd9];
        assert_eq!(settled(&plain, 9), Change::Clean);
        let noted = [0xff, 0xd8, 0xff, 0xfe, 0, 3, b'x', 0xff, 0xd9];
        assert_eq!(settled(&noted, 900), Change::Cleaned { to: 900 });
    }

    #[test]
    fn the_change_is_named_by_the_sizes() {
        assert_eq!(redrawn(900, 100), Change::Reduced { from: 900, to: 100 });
        assert_eq!(redrawn(900, 900), Change::Cleaned { to: 900 });
    }

    #[test]
    fn names_end_as_what_the_photo_has_become() {
        assert_eq!(jpeg_name("IMG_0412.HEIC"), "IMG_0412.jpg");
        assert_eq!(jpeg_name("a.b.png"), "a.b.jpg");
        assert_eq!(jpeg_name("毕业证.JPEG"), "毕业证.JPEG");
        assert_eq!(jpeg_name("scan"), "scan.jpg");
        assert_eq!(jpeg_name(".webp"), ".webp.jpg");
    }
}
