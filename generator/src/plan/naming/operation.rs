//! Names of request types: from verb, path and type, never from titles.

use crate::model::{HttpMethod, Operation, OperationKind, PathSegment, PathTemplate};

use super::{RESERVED_ITEMS, pascal, singular};

/// How many of a path's last literal segments mostly tell an operation from others of its module.
const NEAREST: usize = 2;

/// The names that an operation may have, best first; `page` is the name of its page's file, which is part of an address and
/// therefore kept stable.
pub(crate) fn candidates<'a>(operation: &Operation, page: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let mut segments = telling_path(operation).map(literals).unwrap_or_default();
    // One is created, whatever the collection is called.
    if let (OperationKind::Create, Some(last)) = (&operation.kind, segments.last_mut()) {
        *last = singular(last);
    }
    let (verb, own) = verb(operation, &segments);
    let qualifiers = segments.len().saturating_sub(own);
    let nearest = qualifiers.saturating_sub(NEAREST)..qualifiers;
    let replace = verb.strip_prefix("Update").filter(|_| is_put_update(operation));
    let replace = replace.map(|property| format!("Replace{property}"));
    let qualified = replace.clone().unwrap_or_else(|| verb.clone());
    let method = operation.method.value;
    let is_usual = method == usual_method(&operation.kind);
    let resource = operation.resource.as_ref().filter(|_| RESERVED_ITEMS.contains(&verb.as_str()));
    let of_resource = resource.map(|name| format!("{verb}{}", pascal(name.name())));
    let by = by_arguments(operation).map(|by| format!("{verb}By{by}"));
    // Mostly the first one is free, and the others need not be made.
    (0..8).filter_map(move |at| match at {
        0 => Some(verb.clone()),
        1 => replace.clone(),
        2 => of_resource.clone(),
        3 => by.clone(),
        4 => Some(format!("{qualified}{}", join(&segments[nearest.clone()]))),
        5 => Some(format!("{qualified}{}", join(&segments[..qualifiers]))),
        6 => (!is_usual).then(|| format!("{}{}", pascal(method.name()), join(&segments))),
        _ => Some(pascal(page)),
    })
}

/// The arguments of a function, by which its overloads are told apart.
fn by_arguments(operation: &Operation) -> Option<String> {
    let (OperationKind::Function(_), PathSegment::Mixed(call)) =
        (&operation.kind, shortest_path(operation)?.segments.last()?)
    else {
        return None;
    };
    let arguments = call.split_once('(')?.1.split(',').filter_map(|argument| argument.split_once('='));
    let names: Vec<String> = arguments.map(|(name, _)| pascal(name.trim())).collect();
    (!names.is_empty()).then(|| names.join("And"))
}

/// Whether an operation updates by PUT, which is called `Replace` where PATCH is called `Update`.
fn is_put_update(operation: &Operation) -> bool {
    operation.kind == OperationKind::Update && operation.method.value == HttpMethod::Put
}

fn join(words: &[String]) -> String {
    words.iter().map(|word| pascal(word)).collect()
}

/// The method that a verb stands for.
fn usual_method(kind: &OperationKind) -> HttpMethod {
    match kind {
        OperationKind::List
        | OperationKind::Get
        | OperationKind::Count
        | OperationKind::Function(_)
        | OperationKind::Download => HttpMethod::Get,
        OperationKind::Create | OperationKind::Action(_) | OperationKind::AddReference => HttpMethod::Post,
        OperationKind::Update => HttpMethod::Patch,
        OperationKind::Upload => HttpMethod::Put,
        OperationKind::Delete | OperationKind::RemoveReference => HttpMethod::Delete,
    }
}

/// The order in which the operations of a module choose their names: what is done most, then what is done to a resource in
/// its own collection rather than where another one refers to it, then where the path ends in the resource's name
/// (`/drive/items/{id}` of a `driveItem` before `/drive/following/{id}`), then the shortest path, then the page that is called
/// after what is done (`user-update` before `user-move`), then the one with the shortest name.
pub(crate) fn precedence(operation: &Operation, page: &str) -> impl Ord + use<> {
    let rank = match operation.kind {
        OperationKind::List => 0,
        OperationKind::Get => 1,
        OperationKind::Create => 2,
        OperationKind::Update => 3,
        OperationKind::Delete => 4,
        OperationKind::Count => 5,
        OperationKind::Function(_) => 6,
        OperationKind::Action(_) => 7,
        OperationKind::AddReference => 8,
        OperationKind::RemoveReference => 9,
        OperationKind::Download => 10,
        OperationKind::Upload => 11,
    };
    let path = shortest_path(operation);
    let length = path.map_or(usize::MAX, |path| path.segments.len());
    let path = path.map(|path| path.text.clone());
    let is_of_one = matches!(rank, 1 | 3 | 4);
    let is_elsewhere = is_of_one.then(|| (!operation.paths.iter().any(is_own_path), !ends_in_resource(operation)));
    let page = (!is_called_after(page, &operation.kind), page.len(), page.to_owned());
    (rank, is_put_update(operation), is_elsewhere, length, path, operation.method.value, page)
}

/// Whether a path's last literal segment is what the name of the resource ends in (`items` of a `driveItem`).
fn ends_in_resource(operation: &Operation) -> bool {
    let Some(resource) = &operation.resource else { return false };
    let mut segments = operation.paths.iter().filter_map(|path| path.segments.iter().rev().find_map(literal));
    segments.any(|segment| {
        let (name, segment) = (resource.name(), singular(segment));
        let end = name.len().checked_sub(segment.len()).and_then(|at| name.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(&segment))
    })
}

/// Whether the name of a page's file ends in the word that such names have for what is done; those of pages that create end in
/// what is created.
fn is_called_after(page: &str, kind: &OperationKind) -> bool {
    let words: &[&str] = match kind {
        OperationKind::List => &["list"],
        OperationKind::Get => &["get"],
        OperationKind::Update => &["update"],
        OperationKind::Delete => &["delete"],
        _ => &[],
    };
    words.contains(&page.rsplit('-').next().unwrap_or_default())
}

/// `/users/{id}` or `/me`, but not `/me/manager`.
fn is_own_path(path: &PathTemplate) -> bool {
    matches!(path.segments.last(), Some(PathSegment::Key(_))) || path.segments.len() == 1 && path.query.is_none()
}

/// The shortest path; one with a query (`/me?$expand=manager`) mostly leads to something else that holds what is meant.
fn shortest_path(operation: &Operation) -> Option<&PathTemplate> {
    operation.paths.iter().min_by_key(|path| (path.query.is_some(), path.segments.len(), path.text.len(), &path.text))
}

/// The path that names are made of: the shortest one, but of a set's entity rather than of a singleton (`/users/{id}/events`
/// rather than `/me/events`), for the set tells what the entity is.
fn telling_path(operation: &Operation) -> Option<&PathTemplate> {
    let is_of_set = |path: &&PathTemplate| {
        path.query.is_none() && matches!(path.segments.get(1), Some(PathSegment::Key(_))) && path.segments.len() > 2
    };
    let of_set = operation.paths.iter().filter(is_of_set);
    of_set.min_by_key(|path| (path.segments.len(), path.text.len(), &path.text)).or_else(|| shortest_path(operation))
}

fn ends_in_key(operation: &Operation) -> bool {
    shortest_path(operation).is_some_and(|path| matches!(path.segments.last(), Some(PathSegment::Key(_))))
}

/// The verb of an operation, and how many of the path's last literal segments it already says.
fn verb(operation: &Operation, segments: &[String]) -> (String, usize) {
    let last = segments.last().map(String::as_str).unwrap_or_default();
    let plain = |verb: &str| match &operation.property {
        Some(property) => (format!("{verb}{}", pascal(property)), 1),
        None => (verb.to_owned(), 0),
    };
    match &operation.kind {
        OperationKind::List if operation.reads_references() => {
            (format!("List{}References", pascal(&singular(last))), 1)
        }
        OperationKind::Get if operation.reads_references() => (format!("Get{}Reference", pascal(last)), 1),
        // Some pages promise a collection where the path ends in a key.
        OperationKind::List if !ends_in_key(operation) => plain("List"),
        OperationKind::List | OperationKind::Get => plain("Get"),
        OperationKind::Create => plain("Create"),
        OperationKind::Update => plain("Update"),
        OperationKind::Delete => plain("Delete"),
        OperationKind::Count => plain("Count"),
        OperationKind::Download => plain("Download"),
        OperationKind::Upload => plain("Upload"),
        OperationKind::Action(name) | OperationKind::Function(name) => {
            let name = pascal(name.rsplit('.').next().unwrap_or(name));
            let own = usize::from(pascal(last) == name);
            (name, own)
        }
        OperationKind::AddReference if operation.method.value == HttpMethod::Put => (format!("Set{}", pascal(last)), 1),
        OperationKind::AddReference => (format!("Add{}", pascal(&singular(last))), 1),
        OperationKind::RemoveReference => (format!("Remove{}", pascal(&singular(last))), 1),
    }
}

/// The literal segments of a path as words: in the singular before a key, without namespaces and without the segments that
/// the verb stands for.
fn literals(path: &PathTemplate) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut after_literal = false;
    for segment in &path.segments {
        if let Some(word) = literal(segment) {
            if !matches!(word, "$ref" | "$count" | "$value") {
                found.push(word.to_owned());
                after_literal = true;
            }
        } else {
            if after_literal && let Some(last) = found.last_mut() {
                *last = singular(last);
            }
            after_literal = false;
        }
    }
    found
}

/// The literal text of a segment, without a namespace.
fn literal(segment: &PathSegment) -> Option<&str> {
    let text = match segment {
        PathSegment::Literal(text) => text.as_str(),
        PathSegment::Mixed(text) => text.split(['(', ':', '{']).next().unwrap_or_default(),
        PathSegment::Key(_) => "",
    };
    (!text.is_empty()).then(|| text.rsplit('.').next().unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{OperationKind, is_called_after};

    #[test]
    fn pages_are_called_after_what_is_done() {
        for (page, kind, expected) in [
            ("user-update", OperationKind::Update, true),
            ("user-move", OperationKind::Update, false),
            ("group-post-members", OperationKind::Create, false),
            ("list", OperationKind::List, true),
            ("user-delta", OperationKind::Function("delta".to_owned()), false),
            ("", OperationKind::Get, false),
        ] {
            assert_eq!(is_called_after(page, &kind), expected, "{page}");
        }
    }
}
