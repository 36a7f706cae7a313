//! Several pages on one method of one path: which of them leads, what the others add.
//!
//! The leading page gives summary, link, types and status codes. The others add what it does not have. They stand
//! behind each other in one order, to which everything that reads them keeps.

use crate::model::{ApiVersion, QualifiedName, RequestBody, ResponseBody, TypeKind, TypeRef};

use super::routes::Documented;

/// Puts the leading operation first: a path without a query before one with, the type that the path addresses before
/// another one, a base type before one that extends it, a page on this path alone before a page on many.
pub(super) fn order(version: &ApiVersion, documented: &mut [Documented<'_>]) {
    if documented.len() < 2 {
        return;
    }
    let subjects: Vec<Option<&QualifiedName>> = documented.iter().map(|one| subject(one)).collect();
    let extends = |name: &QualifiedName| {
        subjects.iter().flatten().any(|other| name != *other && is_derived(version, name, other))
    };
    documented.sort_by_cached_key(|one| {
        let has_query = one.template().is_some_and(|path| path.query.is_some());
        let is_elsewhere = addressed(one).is_some_and(|addressed| subject(one) != Some(addressed));
        (has_query, is_elsewhere, subject(one).is_some_and(extends), one.operation.paths.len(), one.index)
    });
}

/// The type of what is at the path.
fn addressed<'a>(documented: &Documented<'a>) -> Option<&'a QualifiedName> {
    documented.template()?.addresses.as_ref().and_then(structured)
}

/// The type that an operation is about: what it answers with, or takes.
fn subject<'a>(documented: &Documented<'a>) -> Option<&'a QualifiedName> {
    let answers = documented.operation.responses.iter().filter_map(|response| match &response.body {
        ResponseBody::Value(ty) | ResponseBody::Page(ty) => structured(ty),
        _ => None,
    });
    let sent = match &documented.operation.body {
        RequestBody::Resource { ty, .. } => structured(&ty.value),
        _ => None,
    };
    answers.chain(sent).next()
}

fn structured(ty: &TypeRef) -> Option<&QualifiedName> {
    match &ty.kind {
        TypeKind::Structured(name) => Some(name),
        _ => None,
    }
}

/// Whether a type extends another one, directly or not.
pub(super) fn is_derived(version: &ApiVersion, name: &QualifiedName, from: &QualifiedName) -> bool {
    /// More types above each other than any service has: pages that contradict each other in a circle.
    const DEEPEST: usize = 32;
    let base = |name: &QualifiedName| version.structured(name)?.base.as_ref().map(|base| &base.value);
    std::iter::successors(base(name), |name| base(name)).take(DEEPEST).any(|base| base == from)
}
