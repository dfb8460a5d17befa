//! How many pixels a photo has, by what it says before its picture: a file of a few
//! kilobytes may open to more than a phone can hold.

use super::UploadFault;
use super::kind::Kind;

/// The most pixels that are opened: above what any phone's camera takes at its
/// finest, and half a gigabyte of memory when open.
pub const MOST_PIXELS: u64 = 120_000_000;

/// From here on a photo that does not open is taken to be too large for the device
/// rather than broken.
const MANY_PIXELS: u64 = 40_000_000;

/// Width and height of a photo of this kind; none where it does not say.
pub fn pixels(kind: Kind, content: &[u8]) -> Option<(u32, u32)> {
    let be = |at: usize| Some(u32::from_be_bytes(*content.get(at..)?.first_chunk()?));
    match kind {
        Kind::Jpeg => jpeg(content.get(2..)?),
        Kind::Png => Some((be(16)?, be(20)?)),
        Kind::WebP => webp(content),
        // Its size stands in a table of tables; it opens or it does not.
        Kind::Heif | Kind::Pdf => None,
    }
}

/// Whether a photo of so many pixels is not even tried.
pub fn check(size: Option<(u32, u32)>) -> Result<(), UploadFault> {
    if area(size) > MOST_PIXELS {
        Err(UploadFault::TooManyPixels)
    } else {
        Ok(())
    }
}

/// Why a photo of this kind and so many pixels did not open.
pub fn unopened(kind: Kind, size: Option<(u32, u32)>) -> UploadFault {
    if area(size) > MANY_PIXELS {
        UploadFault::TooManyPixels
    } else {
        kind.unopened()
    }
}

fn area(size: Option<(u32, u32)>) -> u64 {
    size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

/// The frame of a JPEG (ITU-T T.81, B.2.2) names them.
fn jpeg(mut rest: &[u8]) -> Option<(u32, u32)> {
    loop {
        let marker = match rest {
            [0xff, marker, ..] => *marker,
            _ => return None,
        };
        let segment = rest.get(2..)?;
        if matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
            let side = |at: usize| {
                Some(u32::from(u16::from_be_bytes(
                    *segment.get(at..)?.first_chunk()?,
                )))
            };
            return Some((side(5)?, side(3)?));
        }
        let length = usize::from(u16::from_be_bytes(*segment.first_chunk()?));
        rest = segment.get(length..)?;
    }
}

/// WebP (RFC 9649): each of its three kinds writes them its own way.
fn webp(content: &[u8]) -> Option<(u32, u32)> {
    let byte = |at: usize| content.get(at).map(|byte| u32::from(*byte));
    let short = |at: usize| Some(byte(at)? | byte(at + 1)? << 8);
    match content.get(12..16)? {
        b"VP8X" => {
            let side = |at: usize| Some((short(at)? | byte(at + 2)? << 16) + 1);
            Some((side(24)?, side(27)?))
        }
        b"VP8L" => {
            let bits = short(21)? | short(23)? << 16;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((short(26)? & 0x3fff, short(28)? & 0x3fff)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_how_large_it_is() {
        let jpeg = [
            &[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2][..],
            &[0xff, 0xc2, 0, 11, 8, 0x0b, 0xb8, 0x0f, 0xa0, 1, 1, 0x11, 0],
        ];
        assert_eq!(pixels(Kind::Jpeg, &jpeg.concat()), Some((4_000, 3_000)));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20";
        assert_eq!(pixels(Kind::Png, png), Some((20_000, 20_000)));
        let simple = b"RIFF....WEBPVP8 ....\x00\x00\x00\x9d\x01\x2a\x20\x03\x58\x02";
        assert_eq!(pixels(Kind::WebP, simple), Some((800, 600)));
        let lossless = b"RIFF....WEBPVP8L....\x2f\x1f\xc3\x95\x00";
        assert_eq!(pixels(Kind::WebP, lossless), Some((800, 600)));
        let extended = b"RIFF....WEBPVP8X....\0\0\0\0\x1f\x03\0\x57\x02\0";
        assert_eq!(pixels(Kind::WebP, extended), Some((800, 600)));
    }

    #[test]
    fn what_is_cut_off_says_nothing() {
        for kind in [Kind::Jpeg, Kind::Png, Kind::WebP, Kind::Heif, Kind::Pdf] {
            for content in [
                b"".as_slice(),
                b"\xff\xd8\xff",
                b"RIFF....WEBPVP8X",
                b"\x89PNG",
            ] {
                assert_eq!(pixels(kind, content), None);
            }
        }
    }

    #[test]
    fn more_than_a_device_can_hold_is_not_tried() {
        assert_eq!(
            check(Some((20_000, 20_000))),
            Err(UploadFault::TooManyPixels)
        );
        // The finest of today's phones, and a long panorama.
        assert_eq!(check(Some((12_000, 9_000))), Ok(()));
        assert_eq!(check(Some((20_000, 2_000))), Ok(()));
        assert_eq!(check(None), Ok(()));
    }

    #[test]
    fn one_that_does_not_open_is_named_by_its_size() {
        assert_eq!(
            unopened(Kind::Png, Some((10_000, 9_000))),
            UploadFault::TooManyPixels
        );
        assert_eq!(
            unopened(Kind::Png, Some((10, 10))),
            UploadFault::BrokenPhoto
        );
        assert_eq!(unopened(Kind::Heif, None), UploadFault::ForeignPhoto);
    }
}
