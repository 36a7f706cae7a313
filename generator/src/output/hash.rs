//! Fingerprints: the same on every platform and in every run.

use std::fmt;
use std::hash::Hasher;

use rustc_stable_hash::{FromStableHash, SipHasher128Hash, StableSipHasher128};

/// 128 bits that stand for what was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u64; 2]);

impl FromStableHash for Fingerprint {
    type Hash = SipHasher128Hash;

    fn from(hash: SipHasher128Hash) -> Self {
        Self(hash.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.0[0], self.0[1])
    }
}

impl Fingerprint {
    /// Reads what [`Display`](fmt::Display) writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let half = |part: Option<&str>| u64::from_str_radix(part?, 16).ok();
        (text.len() == 32).then_some(())?;
        Some(Self([half(text.get(..16))?, half(text.get(16..))?]))
    }
}

/// The fingerprint of what a function hashes.
pub fn fingerprint(hash: impl FnOnce(&mut StableSipHasher128)) -> Fingerprint {
    let mut state = StableSipHasher128::new();
    hash(&mut state);
    state.finish()
}

/// The fingerprint of a file's content.
pub(super) fn of_bytes(bytes: &[u8]) -> Fingerprint {
    fingerprint(|state| state.write(bytes))
}
