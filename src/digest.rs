//! Digests: what is equal has the same digest, and what has the same digest is taken to be equal.
//!
//! The one file that names blake3 and sha2. A digest of a value goes through `std::hash::Hash`, so that a derived implementation
//! covers every field by construction. Such digests hold within one build of factbox on one kind of machine, which is
//! all that memo tables and the manifest need; what is published (fingerprints of theme files) is a digest of bytes.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The first 128 bits of a BLAKE3 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of bytes: the same on every machine.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::from_hash(blake3::hash(bytes))
    }

    /// The digest of a value, through its implementation of `Hash`.
    pub fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = ValueHasher::default();
        value.hash(&mut hasher);
        Self::from_hash(hasher.hash())
    }

    /// Lower-case hexadecimal, 32 characters.
    pub fn to_hex(self) -> String {
        use fmt::Write;
        self.0.iter().fold(String::with_capacity(32), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Reads what [`Digest::to_hex`] wrote; `None` if it is anything else.
    pub fn from_hex(hex: &str) -> Option<Self> {
        if hex.len() != 32 || !hex.is_ascii() {
            return None;
        }
        let mut bytes = [0; 16];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    fn from_hash(hash: blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

/// The digest of bytes that arrive in pieces: the same as that of all of them at once.
#[derive(Default)]
pub struct BytesHasher(blake3::Hasher);

impl BytesHasher {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes so far.
    pub fn finish(&self) -> Digest {
        Digest::from_hash(self.0.finalize())
    }
}

/// A SHA-256 hash: what receipts record, so that other programs can compute it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The hash of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// Lower-case hexadecimal, 64 characters.
    pub fn to_hex(self) -> String {
        use fmt::Write;
        self.0.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Reads what [`Sha256::to_hex`] wrote; `None` if it is anything else.
    pub fn from_hex(hex: &str) -> Option<Self> {
        if hex.len() != 64 || !hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

/// Most values are few bytes, and most others come in many small pieces.
struct ValueHasher {
    /// The last bytes, which are not hashed yet.
    buffer: [u8; 1024],
    filled: usize,
    /// All bytes before them; `None` if there are none.
    hashed: Option<Box<blake3::Hasher>>,
}

impl Default for ValueHasher {
    fn default() -> Self {
        Self { buffer: [0; 1024], filled: 0, hashed: None }
    }
}

impl ValueHasher {
    fn hash(&self) -> blake3::Hash {
        let rest = &self.buffer[..self.filled];
        match &self.hashed {
            None => blake3::hash(rest),
            Some(hashed) => hashed.clone().update(rest).finalize(),
        }
    }
}

impl Hasher for ValueHasher {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(room) = self.buffer.get_mut(self.filled..self.filled + bytes.len()) {
            room.copy_from_slice(bytes);
            self.filled += bytes.len();
            return;
        }
        let hashed = self.hashed.get_or_insert_default();
        hashed.update(&self.buffer[..self.filled]);
        self.filled = 0;
        match self.buffer.get_mut(..bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.filled = bytes.len();
            }
            None => {
                hashed.update(bytes);
            }
        }
    }

    fn finish(&self) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.hash().as_bytes()[..8]);
        u64::from_le_bytes(first)
    }
}

/// A shared value that knows its digest: hashing it costs the same however large it is.
#[derive(Debug)]
pub struct Keyed<T> {
    value: Arc<T>,
    digest: Digest,
}

impl<T: Hash> Keyed<T> {
    /// The value, and the digest of all its fields.
    pub fn new(value: T) -> Self {
        Self { digest: Digest::of_value(&value), value: Arc::new(value) }
    }
}

impl<T> Keyed<T> {
    /// The digest of the value.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

impl<T: Hash + Default> Default for Keyed<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for Keyed<T> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value), digest: self.digest }
    }
}

impl<T> std::ops::Deref for Keyed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Keyed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl<T: serde::Serialize> serde::Serialize for Keyed<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_back() {
        let digest = Digest::of_bytes(b"words");
        assert_eq!(Digest::from_hex(&digest.to_hex()), Some(digest));
        assert_eq!(Digest::from_hex("12"), None);
        assert_eq!(Digest::from_hex(&"g".repeat(32)), None);
    }

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let mut hasher = BytesHasher::default();
        hasher.update(b"wo");
        hasher.update(b"rds");
        assert_eq!(hasher.finish(), Digest::of_bytes(b"words"));
    }

    #[test]
    fn values_have_the_digest_of_their_bytes() {
        for lengths in
            [vec![], vec![8; 3], vec![8; 500], vec![1024], vec![1, 1023, 1], vec![5000, 3, 1024, 1025, 7]]
        {
            let mut hasher = ValueHasher::default();
            let mut all = Vec::new();
            for (index, length) in lengths.into_iter().enumerate() {
                let bytes = vec![index as u8; length];
                hasher.write(&bytes);
                all.extend(bytes);
            }
            assert_eq!(hasher.hash(), blake3::hash(&all), "{}", all.len());
        }
    }

    #[test]
    fn sha_256_is_the_one_that_others_compute() {
        let hash = Sha256::of_bytes(b"abc");
        assert_eq!(hash.to_hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Sha256::from_hex(&hash.to_hex()), Some(hash));
        assert_eq!(Sha256::from_hex(&hash.to_hex().to_uppercase()), None);
    }

    #[test]
    fn neighbouring_fields_do_not_run_together() {
        assert_ne!(Digest::of_value(&("ab", "c")), Digest::of_value(&("a", "bc")));
    }
}
