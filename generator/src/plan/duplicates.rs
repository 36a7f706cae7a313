//! Requests that several pages document: pages about parts of a resource each describe the request of the whole.
//!
//! One of them becomes a request type, which refers to the pages of all; the names of the others would tell nothing.

use crate::model::{Account, BodyField, Operation, PathSegment, PathTemplate, RequestBody, ResponseBody};

/// For each operation the one whose request it is, too; none where it has one of its own. Operations are compared with
/// those before them in an order, within their modules.
pub(crate) fn duplicates(operations: &[Operation], order: &[usize], modules: &[usize]) -> Vec<Option<usize>> {
    let mut same = vec![None; operations.len()];
    let mut distinct: Vec<Vec<Vec<usize>>> = vec![Vec::new(); modules.iter().max().map_or(0, |last| last + 1)];
    for &at in order {
        let one = &operations[at];
        let is_same = |group: &&mut Vec<usize>| {
            is_same_request(&operations[group[0]], one)
                && group.iter().all(|&other| is_same_answer(&operations[other], one))
        };
        let known = &mut distinct[modules[at]];
        match known.iter_mut().find(is_same) {
            Some(group) => {
                same[at] = Some(group[0]);
                group.push(at);
            }
            None => known.push(vec![at]),
        }
    }
    same
}

/// Whether an operation sends what another one sends, to paths of it.
fn is_same_request(first: &Operation, other: &Operation) -> bool {
    first.method.value == other.method.value
        && first.kind == other.kind
        && first.property == other.property
        && first.deprecated.is_some() == other.deprecated.is_some()
        && is_same_body(&first.body, &other.body)
        && first.body_optional.is_some() == other.body_optional.is_some()
        && other.paths.iter().all(|path| first.paths.iter().any(|known| is_same_path(known, path)))
}

/// Whether operations answer alike. Where one page knows of no content and another does, both may be right: the service
/// often leaves it to the caller.
fn is_same_answer(one: &Operation, other: &Operation) -> bool {
    fn contents(operation: &Operation) -> impl Iterator<Item = &ResponseBody> {
        operation.responses.iter().map(|response| &response.body).filter(|body| **body != ResponseBody::None)
    }
    contents(one).next().is_none() || contents(other).next().is_none() || contents(one).eq(contents(other))
}

fn is_same_body(first: &RequestBody, other: &RequestBody) -> bool {
    match (first, other) {
        (RequestBody::None, RequestBody::None)
        | (RequestBody::Raw(_), RequestBody::Raw(_))
        | (RequestBody::Reference(_), RequestBody::Reference(_)) => true,
        (RequestBody::Resource { ty: first, .. }, RequestBody::Resource { ty: other, .. }) => {
            first.value == other.value
        }
        (RequestBody::Parameters(first), RequestBody::Parameters(other)) => has_same_fields(first, other),
        _ => false,
    }
}

/// Whether bodies have the same fields, in whatever order.
fn has_same_fields(first: &[BodyField], other: &[BodyField]) -> bool {
    let is_same = |a: &BodyField, b: &BodyField| a.name.value == b.name.value && a.ty.value == b.ty.value;
    first.len() == other.len() && first.iter().all(|field| other.iter().any(|one| is_same(field, one)))
}

/// Whether two paths differ in nothing but the names of their keys and in query options that the caller sets.
fn is_same_path(known: &PathTemplate, path: &PathTemplate) -> bool {
    let is_set_by_caller = |query: &str| query.split('&').all(|option| option.starts_with('$'));
    let is_same = |(known, path): (&PathSegment, &PathSegment)| match (known, path) {
        (PathSegment::Key(_), PathSegment::Key(_)) => true,
        (PathSegment::Literal(known), PathSegment::Literal(path))
        | (PathSegment::Mixed(known), PathSegment::Mixed(path)) => known.eq_ignore_ascii_case(path),
        _ => false,
    };
    known.segments.len() == path.segments.len()
        && known.segments.iter().zip(&path.segments).all(is_same)
        && known.values == path.values
        && (known.query == path.query || path.query.as_deref().is_none_or(is_set_by_caller))
}

/// The permissions for an account: those of the first page that says anything of it. Pages about parts of many resources list
/// what any of these needs.
pub(crate) fn stated<'a>(mut accounts: impl Iterator<Item = &'a Account>) -> Account {
    accounts.find(|account| **account != Account::Undocumented).cloned().unwrap_or(Account::Undocumented)
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Fact};
    use crate::source::{FileId, Span};

    use super::stated;

    #[test]
    fn the_first_page_that_says_anything_of_an_account_is_believed() {
        let place = Span::file_start(FileId::new(0));
        let supported = |name: &str| Account::Supported(vec![Fact::new(name.to_owned(), place)]);
        let (mail, all) = (supported("Mail.Read"), supported("Calendars.Read"));
        assert_eq!(stated([&mail, &all].into_iter()), mail);
        assert_eq!(stated([&Account::Undocumented, &all].into_iter()), all);
        assert_eq!(stated([&Account::Undocumented].into_iter()), Account::Undocumented);
    }
}
