//! Identifiers of operations: from path and verb, never from titles, so that a reworded page renames nothing.
//!
//! The literal segments of the path, then what is done there: `users.messages.List`, `users.messages.Get`, `users.sendMail`. Where
//! that is taken, the path is told in full (`users.item.messages.List`), then the method. Paths choose in order of their
//! length.

use std::borrow::Cow;

use foldhash::HashSet;
use rayon::prelude::*;

use crate::model::{HttpMethod, OperationKind};

use super::routes::Route;

/// Gives each operation its identifier.
pub(super) fn give(routes: &mut [Route<'_>]) {
    routes.par_iter_mut().for_each(|route| {
        for method in &mut route.methods {
            let first =
                method.documented.first().map(|leading| named(&route.path, false, verb(&leading.operation.kind)));
            method.id = first.unwrap_or_default();
        }
    });
    let mut order: Vec<usize> = (0..routes.len()).collect();
    order.sort_by_cached_key(|at| routes.get(*at).map(|route| (route.path.matches('/').count(), *at)));
    let mut taken = HashSet::default();
    for at in order {
        let Some(route) = routes.get_mut(at) else { continue };
        for method in &mut route.methods {
            let Some(leading) = method.documented.first() else { continue };
            if taken.contains(&method.id) {
                let mut others = candidates(&route.path, method.method, &leading.operation.kind).skip(1);
                method.id = others.find(|candidate| !taken.contains(candidate)).unwrap_or_default();
            }
            taken.insert(method.id.clone());
        }
    }
}

fn candidates(path: &str, method: HttpMethod, kind: &OperationKind) -> impl Iterator<Item = String> {
    let (path, verb) = (path.to_owned(), verb(kind).to_owned());
    (0_u32..).map(move |attempt| match attempt {
        0 => named(&path, false, &verb),
        1 => named(&path, true, &verb),
        2 => named(&path, true, &method.name().to_ascii_lowercase()),
        number => format!("{}.{}", named(&path, true, &method.name().to_ascii_lowercase()), number - 1),
    })
}

/// The words of a path and the verb; actions and functions are verbs themselves, and stand at the end of the path.
fn named(path: &str, in_full: bool, verb: &str) -> String {
    let mut words = words(path, in_full);
    if words.last().is_none_or(|word| word != verb) {
        words.push(Cow::Borrowed(verb));
    }
    words.join(".")
}

fn verb(kind: &OperationKind) -> &str {
    match kind {
        OperationKind::List => "List",
        OperationKind::Get => "Get",
        OperationKind::Create => "Create",
        OperationKind::Update => "Update",
        OperationKind::Delete => "Delete",
        OperationKind::Action(name) | OperationKind::Function(name) => name.rsplit('.').next().unwrap_or(name),
        OperationKind::AddReference => "AddReference",
        OperationKind::RemoveReference => "RemoveReference",
        OperationKind::Download => "Download",
        OperationKind::Upload => "Upload",
        OperationKind::Count => "Count",
    }
}

/// The words of a path: without namespaces, and without the segments that a verb stands for; `item` for parameters, and the
/// names of arguments, when all of it is to be told.
fn words(path: &str, in_full: bool) -> Vec<Cow<'_, str>> {
    let mut found = Vec::new();
    for segment in path.split('/').filter(|segment| !matches!(*segment, "$ref" | "$count" | "$value")) {
        let (name, rest) = segment.split_at(segment.find(['(', ':', '{', '=']).unwrap_or(segment.len()));
        let name = if in_full { name } else { name.rsplit('.').next().unwrap_or(name) };
        found.extend(plain(name));
        if in_full {
            for part in rest.split(['(', ',', ')', '\'', '=', ':']) {
                found.extend(if part.starts_with('{') { Some(Cow::Borrowed("item")) } else { plain(part) });
            }
        }
    }
    found
}

/// A word in the characters that every tool takes in an identifier.
fn plain(word: &str) -> Option<Cow<'_, str>> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let word = if word.chars().all(is_plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.chars().filter(|c| is_plain(*c)).collect())
    };
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::candidates;
    use crate::model::{HttpMethod, OperationKind};

    #[test]
    fn ids_come_from_path_and_verb() {
        for (path, kind, expected) in [
            ("/users", OperationKind::List, "users.List users.List users.get"),
            (
                "/users/{id}/messages/{id}",
                OperationKind::Get,
                "users.messages.Get users.item.messages.item.Get users.item.messages.item.get",
            ),
            (
                "/users/{id}/sendMail",
                OperationKind::Action("sendMail".into()),
                "users.sendMail users.item.sendMail users.item.sendMail.get",
            ),
            (
                "/users/microsoft.graph.delta()",
                OperationKind::Function("microsoft.graph.delta".into()),
                "users.delta users.microsoft.graph.delta.delta users.microsoft.graph.delta.get",
            ),
            ("/me/photo/$value", OperationKind::Download, "me.photo.Download me.photo.Download me.photo.get"),
            (
                "/x/image(width={width})",
                OperationKind::Function("image".into()),
                "x.image x.image.width.item.image x.image.width.item.get",
            ),
        ] {
            let found: Vec<String> = candidates(path, HttpMethod::Get, &kind).take(3).collect();
            assert_eq!(found.join(" "), expected, "{path}");
        }
    }
}
