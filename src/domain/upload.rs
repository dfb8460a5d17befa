//! What may be uploaded, checked before a byte leaves the device. The server
//! checks again; this spares a resident on a thin line the wait.

use super::problem::Problem;

/// The largest file, in bytes. A megabyte is a million bytes, here and on the
/// server.
pub const LARGEST: u64 = 10_000_000;

/// Why a file is not with the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadFault {
    /// Neither JPEG, PNG, WebP nor PDF.
    Type,
    /// Over [`LARGEST`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// It cannot be read any more: moved or changed since it was chosen.
    Unreadable,
    /// There is no network.
    Offline,
    /// The connection was cut.
    Network,
    /// It arrived damaged.
    Damaged,
    /// The server did not take it for another reason.
    Refused,
}

impl UploadFault {
    /// The key of its sentence.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Type => "file.fault.type",
            Self::TooLarge => "file.fault.too_large",
            Self::Empty => "file.fault.empty",
            Self::Unreadable => "file.fault.unreadable",
            Self::Offline => "file.fault.offline",
            Self::Network => "file.fault.network",
            Self::Damaged => "file.fault.damaged",
            Self::Refused => "file.fault.refused",
        }
    }

    /// Whether the same file may get through another time.
    pub const fn may_be_tried_again(&self) -> bool {
        matches!(
            self,
            Self::Offline | Self::Network | Self::Damaged | Self::Refused
        )
    }
}

/// Checks what is known before the file is read.
pub fn check(name: &str, size: u64) -> Result<(), UploadFault> {
    const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "pdf"];
    if size == 0 {
        return Err(UploadFault::Empty);
    }
    if size > LARGEST {
        return Err(UploadFault::TooLarge);
    }
    // A camera may hand over a name without an ending; the content decides then.
    match name.rsplit_once('.') {
        Some((_, ending)) if !ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) => {
            Err(UploadFault::Type)
        }
        _ => Ok(()),
    }
}

/// Checks the first bytes, at least 12 of them, whatever the name says.
pub fn check_content(start: &[u8]) -> Result<(), UploadFault> {
    let is_webp = start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP".as_slice());
    let known = start.starts_with(&[0xff, 0xd8, 0xff])
        || start.starts_with(b"\x89PNG\r\n\x1a\n")
        || start.starts_with(b"%PDF-")
        || is_webp;
    if known {
        Ok(())
    } else {
        Err(UploadFault::Type)
    }
}

/// What the server's refusal of a file means.
pub fn refused(problem: &Problem) -> UploadFault {
    if problem.status == 413 {
        return UploadFault::TooLarge;
    }
    if problem.status == 415 {
        return UploadFault::Type;
    }
    match problem.errors.first().map(|fault| fault.code.as_str()) {
        Some("empty") => UploadFault::Empty,
        Some("type") => UploadFault::Type,
        Some("digest") => UploadFault::Damaged,
        _ if super::retry::is_worth_another_try(problem.status) => UploadFault::Network,
        _ => UploadFault::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::MemberFault;

    #[test]
    fn size_is_checked_from_both_sides() {
        assert_eq!(check("a.jpg", 0), Err(UploadFault::Empty));
        assert_eq!(check("a.jpg", 1), Ok(()));
        assert_eq!(check("a.jpg", LARGEST), Ok(()));
        assert_eq!(check("a.jpg", LARGEST + 1), Err(UploadFault::TooLarge));
    }

    #[test]
    fn names_are_read_whatever_their_case() {
        for name in ["证书.PDF", "a.b.JpEg", "scan", ".webp"] {
            assert_eq!(check(name, 5), Ok(()), "{name}");
        }
        for name in ["a.heic", "a.exe", "a.pdf.zip", "a."] {
            assert_eq!(check(name, 5), Err(UploadFault::Type), "{name}");
        }
    }

    #[test]
    fn content_counts_more_than_the_name() {
        let good: [&[u8]; 4] = [
            &[0xff, 0xd8, 0xff, 0xe0],
            b"\x89PNG\r\n\x1a\n\0\0",
            b"%PDF-1.7",
            b"RIFF\x10\0\0\0WEBPVP8 ",
        ];
        for start in good {
            assert_eq!(check_content(start), Ok(()));
        }
        let bad: [&[u8]; 4] = [b"", b"MZ", b"RIFF\x10\0\0\0WAVE", b"<html>"];
        for start in bad {
            assert_eq!(check_content(start), Err(UploadFault::Type));
        }
    }

    #[test]
    fn refusals_of_the_server_have_the_same_names() {
        let invalid = |code: &str| Problem {
            status: 422,
            errors: vec![MemberFault {
                code: code.to_owned(),
                ..MemberFault::default()
            }],
            ..Problem::default()
        };
        let status = |status| Problem {
            status,
            ..Problem::default()
        };
        assert_eq!(refused(&invalid("empty")), UploadFault::Empty);
        assert_eq!(refused(&invalid("type")), UploadFault::Type);
        assert_eq!(refused(&invalid("digest")), UploadFault::Damaged);
        assert_eq!(refused(&invalid("new")), UploadFault::Refused);
        assert_eq!(refused(&status(413)), UploadFault::TooLarge);
        assert_eq!(refused(&status(415)), UploadFault::Type);
        assert_eq!(refused(&status(503)), UploadFault::Network);
    }
}
