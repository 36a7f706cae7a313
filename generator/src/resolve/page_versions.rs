//! The API version of pages that do not tell theirs.
//!
//! A resource page without examples names no version. Read beside pages that all document `beta`, it documents `beta` as well:
//! on its own in another version, its type would stand in both.

use crate::extract::facts::PageFacts;

/// The version of pages when none tells one, or they tell several.
const DEFAULT: &str = "v1.0";

/// The version that all pages which tell one share, else `v1.0`.
pub(super) fn shared(pages: &[PageFacts]) -> &str {
    let mut told = pages.iter().filter_map(|page| page.version.as_deref());
    match told.next() {
        Some(first) if told.all(|version| version == first) => first,
        _ => DEFAULT,
    }
}
