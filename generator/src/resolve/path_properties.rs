//! Properties that paths lead through and no table lists, and what paths say of those that are listed.
//!
//! `GET /users/{id}/chats`, a list, makes `chats` a navigation property of `user`. What the path addresses is left to
//! `walk`; which calls are functions and actions, to `operations`.

use std::collections::BTreeMap;

use foldhash::HashSet;

use crate::model::{
    Fact, HttpMethod, PathSegment, PathTemplate, Property, PropertyKind, PropertySource, QualifiedName, StructuredKind,
    StructuredType, TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;

use super::drafts::Draft;
use super::properties::blank;
use super::shapes::Shapes;
use super::structured::Types;
use super::walk::{Addresses, Members};

/// What the paths of a version say of properties.
#[derive(Debug, Default)]
pub(super) struct PathProperties {
    /// Navigation properties that no type has yet, in the order of the paths.
    missing: BTreeMap<QualifiedName, BTreeMap<String, (Fact<String>, TypeRef)>>,
    /// What paths say of the properties that types have, by their names in lower case.
    listed: BTreeMap<QualifiedName, BTreeMap<String, Listed>>,
    seen: HashSet<String>,
}

#[derive(Debug, Default)]
struct Listed {
    /// Whether its elements have keys, or are listed.
    is_several: bool,
    /// The spelling of the first segment that is it.
    spelling: Option<String>,
}

impl PathProperties {
    /// Reads the paths of all operations.
    pub(super) fn collect(types: &Types, addresses: &Addresses, operations: &[Draft<'_>]) -> Self {
        let mut found = Self::default();
        let members = Members::new(types);
        let calls = calls(operations);
        for operation in operations {
            let is_list = verb(operation) == Some("list");
            for path in &operation.paths {
                let shapes = Shapes::of(&path.segments);
                // What a call ends with is the call.
                let end = path.segments.len() - usize::from(!reads_or_writes(operation));
                for at in 1..end {
                    found.segment(types, &members, addresses, path, &shapes, at);
                }
                if is_list && end > 1 {
                    found.listed(types, &members, addresses, path, &shapes);
                }
            }
        }
        for missing in found.missing.values_mut() {
            missing.retain(|name, _| !calls.contains(name));
        }
        found
    }

    fn segment(
        &mut self,
        types: &Types,
        members: &Members<'_>,
        addresses: &Addresses,
        path: &PathTemplate,
        shapes: &Shapes,
        at: usize,
    ) {
        let (Some(PathSegment::Literal(name)), next) = (path.segments.get(at), path.segments.get(at + 1)) else {
            return;
        };
        let is_key = matches!(next, Some(PathSegment::Key(_)));
        let shape = shapes.first(at + 1 + usize::from(is_key));
        if !is_name(name) || self.seen.contains(shape) {
            return;
        }
        self.seen.insert(shape.to_owned());
        let above = path.segments.get(..at).unwrap_or_default();
        let Some(owner) = owner(types, members, addresses, above) else { return };
        let key = name.to_lowercase();
        if members.step(&owner, name).is_some() {
            let listed = self.listed.entry(owner).or_default().entry(key).or_default();
            listed.is_several |= is_key;
            listed.spelling.get_or_insert_with(|| name.clone());
            return;
        }
        let Some(ty) = addresses.get(shapes.first(at + 1)) else { return };
        let is_entity = |name: &QualifiedName| types.get(name).is_some_and(|ty| ty.kind == StructuredKind::Entity);
        if let TypeKind::Structured(target) = &ty.kind
            && is_entity(target)
            && is_entity(&owner)
        {
            let found = self.missing.entry(owner.clone()).or_default();
            let ty = TypeRef { kind: ty.kind.clone(), collection: ty.collection || is_key || is_plural(name, target) };
            found.entry(key).or_insert_with(|| (Fact::new(name.clone(), path.span), ty));
        }
    }

    /// A page that lists what a property leads to says that it leads to several.
    fn listed(
        &mut self,
        types: &Types,
        members: &Members<'_>,
        addresses: &Addresses,
        path: &PathTemplate,
        shapes: &Shapes,
    ) {
        let Some((PathSegment::Literal(name), above)) = path.segments.split_last() else { return };
        let Some(owner) = owner(types, members, addresses, above) else { return };
        let given = addresses.get(shapes.first(path.segments.len())).filter(|given| given.collection);
        // What bears the name of its type leads to one, whatever the page says.
        let is_one =
            |ty: &TypeRef| matches!(&ty.kind, TypeKind::Structured(ty) if ty.name().eq_ignore_ascii_case(name));
        if let (Some(declared), Some(given)) = (members.step(&owner, name), given)
            && given.kind == declared.kind
            && !is_one(declared)
        {
            self.listed.entry(owner).or_default().entry(name.to_lowercase()).or_default().is_several = true;
        }
    }

    /// Adds to the types what only paths show, and mends what tables say of the rest.
    pub(super) fn add_to(self, types: &mut Types) {
        for (owner, listed) in self.listed {
            let Some(owner) = types.get_mut(&owner) else { continue };
            for property in &mut owner.properties {
                let key = property.name.value.to_lowercase();
                let Some(listed) = listed.get(&key) else { continue };
                if property.kind == PropertyKind::Navigation && listed.is_several {
                    property.ty.value.collection = true;
                }
                // Tables lose capitals, paths do not win any.
                if let Some(spelling) = &listed.spelling
                    && property.name.value == key
                {
                    property.name.value.clone_from(spelling);
                }
            }
        }
        for (owner, found) in self.missing {
            let Some(owner) = types.get_mut(&owner) else { continue };
            for (name, ty) in found.into_values() {
                match owner.properties.iter_mut().find(|known| is_slip_of(known, &name.value, &ty)) {
                    Some(known) => known.name.value = name.value,
                    None => owner.properties.push(navigation(name, ty)),
                }
            }
        }
    }
}

/// Whether a property in small letters is the one that paths spell with a letter more or less.
fn is_slip_of(known: &Property, spelt: &str, ty: &TypeRef) -> bool {
    let name = &known.name.value;
    let has_capitals = name.contains(|c: char| c.is_ascii_uppercase());
    known.ty.value == *ty && !has_capitals && name.len() > 7 && strsim::levenshtein(name, &spelt.to_lowercase()) < 2
}

/// Whether a name is that of a type in the plural.
pub(super) fn is_plural(name: &str, ty: &QualifiedName) -> bool {
    name.strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(ty.name()))
}

/// A navigation property that a path leads through.
pub(super) fn navigation(name: Fact<String>, ty: TypeRef) -> Property {
    let place: Span = name.span;
    let mut property = blank(name, Fact::new(ty, place), place);
    property.kind = PropertyKind::Navigation;
    property.source = PropertySource::Path;
    property
}

/// The names of functions, in lower case: called with parentheses, or read by pages whose titles do not say "get" and
/// by no others.
fn calls(operations: &[Draft<'_>]) -> HashSet<String> {
    let mut calls = HashSet::default();
    let mut read = HashSet::default();
    for operation in operations {
        let is_property = reads_or_writes(operation);
        for path in &operation.paths {
            for segment in &path.segments {
                if let PathSegment::Mixed(text) = segment
                    && let Some((name, _)) = text.split_once('(')
                {
                    calls.insert(name.to_lowercase());
                }
            }
            if let Some(PathSegment::Literal(last)) = path.segments.last()
                && operation.method.value == HttpMethod::Get
            {
                read.insert((last.to_lowercase(), is_property));
            }
        }
    }
    let misread = read.iter().filter(|(name, is_property)| !is_property && !read.contains(&(name.clone(), true)));
    calls.extend(misread.map(|(name, _)| name.clone()));
    calls
}

/// The verb of a page's title.
fn verb(operation: &Draft<'_>) -> Option<&'static str> {
    let first = operation.page.title.as_ref()?.value.split_whitespace().next()?;
    ["get", "list", "read", "retrieve", "enumerate"].into_iter().find(|verb| verb.eq_ignore_ascii_case(first))
}

/// The one object that the beginning of a path addresses: a singleton may be known by nothing but its type's name.
fn owner(types: &Types, members: &Members<'_>, addresses: &Addresses, path: &[PathSegment]) -> Option<QualifiedName> {
    let walk = members.walk(addresses, path);
    if let ([PathSegment::Literal(root)], None) = (path, &walk.end) {
        let is_named = |ty: &&StructuredType| {
            ty.kind == StructuredKind::Entity
                && ty.origin == TypeOrigin::Declared
                && ty.name.name().eq_ignore_ascii_case(root)
        };
        return types.values().find(is_named).map(|ty| ty.name.clone());
    }
    match walk.end {
        Some(TypeRef { kind: TypeKind::Structured(owner), collection: false })
            if walk.suffix.is_none() && walk.call.is_none() =>
        {
            Some(owner)
        }
        _ => None,
    }
}

/// Whether an operation reads or writes what its path addresses: functions are read without parentheses, too, and
/// nothing but their pages' titles tells them.
fn reads_or_writes(operation: &Draft<'_>) -> bool {
    match operation.method.value {
        HttpMethod::Post => false,
        HttpMethod::Get => verb(operation).is_some(),
        _ => true,
    }
}

/// Whether a segment can be a property's name: no `$count`, cast or call, nor a function by its verb.
fn is_name(segment: &str) -> bool {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let after_get = segment.strip_prefix("get").or_else(|| segment.strip_prefix("create"));
    let is_verb = after_get.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    segment.starts_with(|c: char| c.is_ascii_lowercase()) && is_word(segment) && !is_verb && segment != "delta"
}
