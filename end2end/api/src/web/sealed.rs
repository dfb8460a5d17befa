//! Stored answers hold access codes and session cookies, so they are sealed
//! with the very key the request was made with. The key is random, known to
//! the caller alone and never stored: who reads the file reads nothing.

use crate::secrets::hash;

/// `bytes` mixed with a stream made of key and salt. Doing it again undoes it.
/// A salt is used for one answer only.
pub fn seal(bytes: &[u8], key: &str, salt: &[u8]) -> Vec<u8> {
    bytes
        .chunks(32)
        .zip(0u64..)
        .flat_map(|(chunk, count)| {
            let stream = hash(&[b"answer", key.as_bytes(), salt, &count.to_le_bytes()]);
            chunk
                .iter()
                .zip(stream)
                .map(|(byte, mask)| byte ^ mask)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::seal;

    #[test]
    fn opens_with_the_same_key_and_salt_only() {
        let answer = br#"{"access_code":"123456","number":"LG26-0311-0417"}"#;
        let sealed = seal(answer, "key", b"salt");
        assert_ne!(sealed.as_slice(), answer);
        assert_eq!(seal(&sealed, "key", b"salt"), answer);
        assert_ne!(seal(&sealed, "other", b"salt"), answer);
        assert_ne!(seal(&sealed, "key", b"pepper"), answer);
    }
}
