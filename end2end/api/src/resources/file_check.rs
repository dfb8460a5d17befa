//! Whether a file is what it says.

use crate::web::refusal::Refusal;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// What is taken, with how its content begins.
fn begins_as(media_type: &str, content: &[u8]) -> Option<bool> {
    Some(match media_type {
        "image/jpeg" => content.starts_with(&[0xff, 0xd8, 0xff]),
        "image/png" => content.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/webp" => content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP"),
        "application/pdf" => content.starts_with(b"%PDF-"),
        _ => return None,
    })
}

/// Checks size, hash and type, in this order: a broken transfer must not be
/// called a wrong type. `sha256` is the hash of the content, `digest` the header.
pub fn check(media_type: &str, content: &[u8], sha256: &[u8], digest: &str) -> Result<(), Refusal> {
    if content.is_empty() {
        return Err(Refusal::wrong("", "empty", "The file is empty."));
    }
    if told_sha256(digest).is_none_or(|told| told != sha256) {
        let message = "The content does not match Content-Digest.";
        return Err(Refusal::wrong("", "digest", message));
    }
    if begins_as(media_type, content) != Some(true) {
        let message = "Only JPEG, PNG, WebP and PDF, and only what the content is.";
        return Err(Refusal::wrong("", "type", message));
    }
    Ok(())
}

/// The SHA-256 of a `Content-Digest` (RFC 9530), among others it may hold.
fn told_sha256(digest: &str) -> Option<Vec<u8>> {
    digest.split(',').find_map(|one| {
        let value = one.trim().strip_prefix("sha-256=:")?.strip_suffix(':')?;
        BASE64_STANDARD.decode(value).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn check_as(media_type: &str, content: &[u8]) -> bool {
        let sha256 = Sha256::digest(content);
        let digest = format!("sha-512=:x:, sha-256=:{}:", BASE64_STANDARD.encode(sha256));
        check(media_type, content, &sha256, &digest).is_ok()
    }

    #[test]
    fn a_file_must_be_what_it_says() {
        assert!(check_as("application/pdf", b"%PDF-1.7 x"));
        assert!(check_as("image/webp", b"RIFF\0\0\0\0WEBPVP8 "));
        assert!(!check_as("image/webp", b"RIFF"));
        assert!(!check_as("image/png", b"%PDF-1.7 x"));
        assert!(!check_as("text/html", b"<script>"));
        assert!(!check_as("image/png", b""));
        assert!(check("image/png", b"\x89PNG\r\n\x1a\nx", &[0; 32], "").is_err());
    }
}
