//! Literals that are keys: `/users/me/messages` beside `/users/{id}/messages`, or a well-known name that is changed or deleted
//! as one of its collection.
//!
//! The path gets the key, and remembers the value.

use std::cell::OnceCell;

use foldhash::HashSet;

use crate::model::{HttpMethod, PathSegment, PathTemplate, QualifiedName, TypeKind, TypeRef};

use super::super::shapes::Shapes;
use super::super::walk::{Addresses, Members};
use super::names::singular;
use super::refresh;

/// What all paths together say of keys.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Keys {
    /// The collections after which some path has a key, by their shape.
    keyed: HashSet<String>,
    /// The literals that are keys, by the shape of the path up to them.
    literals: HashSet<String>,
}

impl Keys {
    /// Finds the collections of which paths have keys.
    pub(in crate::resolve) fn of<'a>(paths: impl Iterator<Item = &'a PathTemplate>) -> Self {
        let mut keys = Self::default();
        paths.for_each(|path| keys.collect_collections(path));
        keys
    }

    /// Finds the literals that are keys. Functions of a collection, casts and properties are none.
    pub(in crate::resolve) fn find_literals<'a>(
        &mut self,
        paths: impl Iterator<Item = (HttpMethod, &'a PathTemplate)>,
        members: &Members<'_>,
        addresses: &Addresses,
    ) {
        for (method, path) in paths {
            let shapes = OnceCell::new();
            for (at, _) in candidates(path) {
                let shapes = shapes.get_or_init(|| Shapes::of(&path.segments));
                if self.is_key(path, shapes, at, method, members, addresses) {
                    self.literals.insert(shapes.first(at + 1).to_owned());
                }
            }
        }
    }

    fn collect_collections(&mut self, path: &PathTemplate) {
        let shapes = Shapes::of(&path.segments);
        for (at, segment) in path.segments.iter().enumerate().skip(1) {
            let before = shapes.first(at);
            if matches!(segment, PathSegment::Key(_)) && !self.keyed.contains(before) {
                self.keyed.insert(before.to_owned());
            }
        }
    }

    /// Whether a literal stands for one of the collection before it: a property of the elements follows, where others have a
    /// key; or the path ends there and changes it.
    fn is_key(
        &self,
        path: &PathTemplate,
        shapes: &Shapes,
        at: usize,
        method: HttpMethod,
        members: &Members<'_>,
        addresses: &Addresses,
    ) -> bool {
        let (Some(before), Some(PathSegment::Literal(value))) = (path.segments.get(..at), path.segments.get(at)) else {
            return false;
        };
        let next = path.segments.get(at + 1);
        let changes = matches!(method, HttpMethod::Patch | HttpMethod::Put | HttpMethod::Delete);
        let is_keyed = match next {
            Some(PathSegment::Literal(_)) => self.keyed.contains(shapes.first(at)),
            Some(_) => false,
            None => changes && (self.keyed.contains(shapes.first(at)) || is_declared(before, members, addresses)),
        };
        if !is_keyed {
            return false;
        }
        let Some(element) = members.walk(addresses, before).end.and_then(element) else { return false };
        let follows = match next {
            Some(PathSegment::Literal(next)) => members.step(&element, next).is_some(),
            _ => true,
        };
        follows && members.step(&element, value).is_none()
    }

    /// Turns the literals of a path that are keys into keys. Says whether there were any.
    pub(in crate::resolve) fn apply(&self, path: &mut PathTemplate) -> bool {
        if self.literals.is_empty() {
            return false;
        }
        let shapes = OnceCell::new();
        let shapes = || shapes.get_or_init(|| Shapes::of(&path.segments));
        let found: Vec<(usize, String)> = candidates(path)
            .filter(|(at, _)| self.literals.contains(shapes().first(at + 1)))
            .map(|(at, collection)| (at, format!("{}-id", singular(collection))))
            .collect();
        for (at, name) in &found {
            if let Some(PathSegment::Literal(value)) = path.segments.get(*at) {
                path.values.push((name.clone(), value.clone()));
                path.segments[*at] = PathSegment::Key(name.clone());
            }
        }
        if !found.is_empty() {
            refresh(path);
        }
        !found.is_empty()
    }
}

/// The literals of a path that may be keys: behind another literal, and of no form that only names have.
fn candidates(path: &PathTemplate) -> impl Iterator<Item = (usize, &str)> {
    let pairs = path.segments.iter().zip(path.segments.iter().skip(1)).enumerate();
    pairs.filter_map(|(at, pair)| match pair {
        (PathSegment::Literal(collection), PathSegment::Literal(value)) if !value.contains(['.', '$', ':']) => {
            Some((at + 1, collection.as_str()))
        }
        _ => None,
    })
}

fn element(end: TypeRef) -> Option<QualifiedName> {
    match end {
        TypeRef { kind: TypeKind::Structured(name), collection: true } => Some(name),
        _ => None,
    }
}

/// Whether a path ends in a collection that a property declares.
fn is_declared(segments: &[PathSegment], members: &Members<'_>, addresses: &Addresses) -> bool {
    let Some((PathSegment::Literal(property), before)) = segments.split_last() else { return false };
    match members.walk(addresses, before).end {
        Some(TypeRef { kind: TypeKind::Structured(owner), collection: false }) => {
            members.step(&owner, property).is_some_and(|ty| ty.collection)
        }
        _ => false,
    }
}
