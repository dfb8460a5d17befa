//! Random secrets and what is stored of them.

use sha2::{Digest, Sha256};

/// So many random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// Six random digits, every one equally likely.
pub fn six_digits() -> Result<String, getrandom::Error> {
    loop {
        let number = u32::from_le_bytes(random()?);
        // The last, incomplete run of a million would favour small numbers.
        if number < u32::MAX - u32::MAX % 1_000_000 {
            return Ok(format!("{:06}", number % 1_000_000));
        }
    }
}

/// SHA-256 of the parts, each with its length, so that parts cannot run into
/// each other.
pub fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares without telling by its time how much agrees.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .fold(0, |differs, (a, b)| differs | (a ^ b))
            == 0
}

/// What is stored of a short secret: a salt and the hash with it.
pub struct Stored {
    /// Random, one per secret.
    pub salt: [u8; 16],
    /// Hash of salt and secret.
    pub hash: [u8; 32],
}

impl Stored {
    /// Of a new secret.
    pub fn of(secret: &str) -> Result<Self, getrandom::Error> {
        let salt = random()?;
        Ok(Self {
            salt,
            hash: hash(&[&salt, secret.as_bytes()]),
        })
    }
}

/// Whether `secret` is the one that `salt` and `stored` were made of.
pub fn fits(secret: &str, salt: &[u8], stored: &[u8]) -> bool {
    same(&hash(&[salt, secret.as_bytes()]), stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_secret_fits_itself_only() {
        let stored = Stored::of("123456").expect("random");
        assert!(fits("123456", &stored.salt, &stored.hash));
        assert!(!fits("123457", &stored.salt, &stored.hash));
        assert!(!fits("123456", &[0; 16], &stored.hash));
    }

    #[test]
    fn codes_are_six_digits() {
        for _ in 0..200 {
            let code = six_digits().expect("random");
            assert_eq!(code.len(), 6);
            assert!(code.bytes().all(|b| b.is_ascii_digit()));
        }
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }
}
