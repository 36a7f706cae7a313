//! How much of the documentation the pages are. What is missing from a part of it may well be in the rest.

use crate::model::{ApiVersion, TypeOrigin};

/// A type without a page for so many that have one makes the pages a part.
const DECLARED_FOR_EACH_MISSING: usize = 20;

/// Whether so many of the types that the pages of a version name have no page that others must be elsewhere.
pub(super) fn is_part(version: &ApiVersion) -> bool {
    let count = |origin| version.types.iter().filter(|ty| ty.origin == origin).count();
    count(TypeOrigin::Referenced) * DECLARED_FOR_EACH_MISSING > count(TypeOrigin::Declared)
}
