//! Names of request types: from verb, path and type, never from titles.

use crate::model::{HttpMethod, Operation, OperationKind, PathSegment, PathTemplate};

use super::{pascal, singular};

/// The names that an operation may have, best first; `page` is the name of its page's file, which is part of an address and
/// therefore kept stable.
pub(crate) fn candidates(operation: &Operation, page: &str) -> [String; 4] {
    let path = shortest_path(operation);
    let segments = path.map(literals).unwrap_or_default();
    let (verb, own) = verb(operation, &segments);
    let qualified: String = segments[..segments.len().saturating_sub(own)].iter().map(|word| pascal(word)).collect();
    let method = pascal(operation.method.value.name());
    let whole: String = segments.iter().map(|word| pascal(word)).collect();
    [verb.clone(), format!("{verb}{qualified}"), format!("{method}{whole}"), pascal(page)]
}

/// The order in which the operations of a module choose their names: what is done most, then the shortest path.
pub(crate) fn precedence(operation: &Operation) -> impl Ord + use<> {
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
    (rank, length, path.map(|path| path.text.clone()), operation.method.value)
}

fn shortest_path(operation: &Operation) -> Option<&PathTemplate> {
    operation.paths.iter().min_by_key(|path| (path.segments.len(), path.text.len(), &path.text))
}

/// The verb of an operation, and how many of the path's last literal segments it already says.
fn verb(operation: &Operation, segments: &[String]) -> (String, usize) {
    let last = segments.last().map(String::as_str).unwrap_or_default();
    let plain = |verb: &str| (verb.to_owned(), 0);
    match &operation.kind {
        OperationKind::List => plain("List"),
        OperationKind::Get => plain("Get"),
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
        let word = match segment {
            PathSegment::Literal(text) => text.as_str(),
            PathSegment::Mixed(text) => text.split(['(', ':', '{']).next().unwrap_or_default(),
            PathSegment::Key(_) => "",
        };
        if word.is_empty() {
            if after_literal && let Some(last) = found.last_mut() {
                *last = singular(last);
            }
            after_literal = false;
        } else if !matches!(word, "$ref" | "$count" | "$value") {
            found.push(word.rsplit('.').next().unwrap_or(word).to_owned());
            after_literal = true;
        }
    }
    found
}
