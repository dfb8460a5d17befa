//! What a file is, by how it begins.

use super::UploadFault;

/// The largest file that goes as it is, in bytes. A megabyte is a million bytes,
/// here and on the server.
pub const LARGEST: u64 = 10_000_000;

/// The largest photo that is opened to be made smaller, in bytes: above what any
/// phone takes, below what opens no more on a phone.
pub const LARGEST_PHOTO: u64 = 50_000_000;

/// So many bytes of a file tell its kind.
pub const TELLING: u32 = 16;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    WebP,
    /// A picture of the HEIF family, HEIC and AVIF: some browsers open it, the
    /// city does not take it.
    Heif,
    /// A document.
    Pdf,
}

impl Kind {
    /// The kind of what begins with `start`, at least [`TELLING`] bytes where
    /// there are so many; whatever its name says.
    pub fn of(start: &[u8]) -> Result<Self, UploadFault> {
        let at = |from: usize, to: usize| start.get(from..to).unwrap_or_default();
        if start.starts_with(&[0xff, 0xd8, 0xff]) {
            Ok(Self::Jpeg)
        } else if start.starts_with(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if start.starts_with(b"RIFF") && at(8, 12) == b"WEBP" {
            Ok(Self::WebP)
        } else if start.starts_with(b"%PDF-") {
            Ok(Self::Pdf)
        } else if at(4, 8) == b"ftyp" && HEIF_BRANDS.contains(&at(8, 12)) {
            Ok(Self::Heif)
        } else {
            Err(UploadFault::Type)
        }
    }

    /// Whether it is a picture, to be drawn anew before it goes.
    pub const fn is_photo(self) -> bool {
        !matches!(self, Self::Pdf)
    }

    /// Whether a file of this kind is too large to be sent or opened.
    pub fn check_size(self, size: u64) -> Result<(), UploadFault> {
        if self.is_photo() && size > LARGEST_PHOTO {
            Err(UploadFault::PhotoTooLarge)
        } else if !self.is_photo() && size > LARGEST {
            Err(UploadFault::TooLarge)
        } else {
            Ok(())
        }
    }

    /// Why a picture of this kind did not open. Its place and camera data could
    /// not be removed, and nobody at the city could see it, so it does not go.
    pub const fn unopened(self) -> UploadFault {
        match self {
            Self::Heif => UploadFault::ForeignPhoto,
            _ => UploadFault::BrokenPhoto,
        }
    }
}

/// The brands of ISO 23008-12 (HEIF) that phones write, and AVIF's.
const HEIF_BRANDS: [&[u8]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_and_nothing_else() {
        let good: [(&[u8], Kind); 6] = [
            (&[0xff, 0xd8, 0xff, 0xe0], Kind::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0", Kind::Png),
            (b"%PDF-1.7", Kind::Pdf),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::WebP),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Kind::Heif),
            (b"\0\0\0\x1cftypavif\0\0\0\0", Kind::Heif),
        ];
        for (start, kind) in good {
            assert_eq!(Kind::of(start), Ok(kind));
        }
        let bad: [&[u8]; 6] = [
            b"",
            b"MZ",
            b"RIFF\x10\0\0\0WAVE",
            b"RIFF",
            b"<html>",
            b"\0\0\0\x18ftypmp42\0\0\0\0",
        ];
        for start in bad {
            assert_eq!(Kind::of(start), Err(UploadFault::Type));
        }
    }

    #[test]
    fn a_photo_may_be_larger_before_it_is_made_smaller() {
        assert_eq!(Kind::Pdf.check_size(LARGEST), Ok(()));
        let over = Kind::Pdf.check_size(LARGEST + 1);
        assert_eq!(over, Err(UploadFault::TooLarge));
        assert_eq!(Kind::Jpeg.check_size(LARGEST_PHOTO), Ok(()));
        let over = Kind::Heif.check_size(LARGEST_PHOTO + 1);
        assert_eq!(over, Err(UploadFault::PhotoTooLarge));
    }

    #[test]
    fn a_photo_that_does_not_open_is_refused_with_its_reason() {
        assert_eq!(Kind::Heif.unopened(), UploadFault::ForeignPhoto);
        assert_eq!(Kind::Png.unopened(), UploadFault::BrokenPhoto);
    }
}
