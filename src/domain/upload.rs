//! What may be uploaded, checked before a byte leaves the device. The server
//! checks again; this spares a resident on a thin line the wait.
//!
//! | file       | holds                                                  |
//! |------------|--------------------------------------------------------|
//! | `kind`     | what a file is, and how large it may be                |
//! | `photo`    | what becomes of a photo before it goes                 |
//! | `metadata` | whether a picture carries anything beside the picture  |

pub mod kind;
pub mod metadata;
pub mod photo;

use super::problem::Problem;

/// Why a file is not with the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadFault {
    /// Neither a picture nor a PDF.
    Type,
    /// Over [`LARGEST`](kind::LARGEST).
    TooLarge,
    /// Over [`LARGEST_PHOTO`](kind::LARGEST_PHOTO).
    PhotoTooLarge,
    /// A photo that does not open: damaged, or more than the device can hold.
    BrokenPhoto,
    /// A photo of a kind this browser does not open, as HEIC.
    ForeignPhoto,
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
            Self::PhotoTooLarge => "file.fault.photo_too_large",
            Self::BrokenPhoto => "file.fault.broken_photo",
            Self::ForeignPhoto => "file.fault.foreign_photo",
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

/// Checks what is known before the file is read. How large it may be depends on
/// its content, see [`Kind::check_size`](kind::Kind::check_size).
pub fn check(name: &str, size: u64) -> Result<(), UploadFault> {
    const ENDINGS: [&str; 8] = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "pdf"];
    if size == 0 {
        return Err(UploadFault::Empty);
    }
    // A camera may hand over a name without an ending; the content decides then.
    match name.rsplit_once('.') {
        Some((_, ending)) if !ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) => {
            Err(UploadFault::Type)
        }
        _ => Ok(()),
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
    fn an_empty_file_is_no_file() {
        assert_eq!(check("a.jpg", 0), Err(UploadFault::Empty));
        assert_eq!(check("a.jpg", 1), Ok(()));
    }

    #[test]
    fn names_are_read_whatever_their_case() {
        for name in ["证书.PDF", "a.b.JpEg", "scan", ".webp", "IMG_1.HEIC"] {
            assert_eq!(check(name, 5), Ok(()), "{name}");
        }
        for name in ["a.exe", "a.pdf.zip", "a."] {
            assert_eq!(check(name, 5), Err(UploadFault::Type), "{name}");
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
