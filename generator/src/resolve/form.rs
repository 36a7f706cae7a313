//! What a path of a reading method gives: pages document a resource, its content and its number together, but the answer
//! of an operation has one form.

use crate::model::{HttpMethod, PathSegment, PathTemplate};

/// The form of an answer, as the path tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Values of the documented types; every path of a method that changes something.
    Value,
    /// Bytes: `/$value`, `/content`.
    Content,
    /// A number: `/$count`.
    Count,
    /// References to entities instead of the entities: `/$ref`.
    Reference,
}

impl Form {
    pub(super) fn of(method: HttpMethod, path: &PathTemplate) -> Self {
        let Some(PathSegment::Literal(last)) = path.segments.last() else { return Self::Value };
        let is = |name: &str| last.eq_ignore_ascii_case(name);
        match method {
            HttpMethod::Get | HttpMethod::Head if is("$count") => Self::Count,
            HttpMethod::Get | HttpMethod::Head if is("$ref") => Self::Reference,
            HttpMethod::Get | HttpMethod::Head if is("$value") || is("content") => Self::Content,
            _ => Self::Value,
        }
    }
}
