//! Declares the entity container: entity sets and singletons, and what is called by itself.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::model::{ApiVersion, Operation, PathSegment, PathTemplate, QualifiedName, StructuredKind, TypeKind};

use super::capabilities::{Reach, capabilities, leading_first};
use super::document::{Container, OperationDecl, RootDecl};
use super::names::{Declared, is_identifier};
use super::navigation::{Below, Lead};

/// The operations whose paths address an entity set or singleton, or one of its elements by key; by the name in lower case.
type OnRoots<'a> = HashMap<String, Vec<(&'a Operation, Reach)>>;

/// Declares the container; none where nothing can be part of it.
pub(super) fn container<'a>(
    version: &'a ApiVersion,
    declared: &Declared<'a>,
    operations: &BTreeMap<&'a str, Vec<OperationDecl<'a>>>,
) -> Option<Container<'a>> {
    let (on_roots, mut below) = rayon::join(|| on_roots(version), || below_roots(version, declared));
    let mut taken: HashSet<&str> = HashSet::default();
    let mut roots = Vec::new();
    for root in &version.roots {
        let TypeKind::Structured(ty) = &root.ty.kind else { continue };
        let name = root.name.value.as_str();
        let is_entity = declared.structured(ty) == Some(StructuredKind::Entity);
        if !is_entity || !is_identifier(name) || !taken.insert(name) {
            continue;
        }
        let on_root = on_roots.get(&name.to_lowercase()).map_or(&[] as &[_], Vec::as_slice);
        let mut annotations = capabilities(version, ty, root.ty.collection, on_root);
        annotations.extend(below.remove(&name.to_lowercase()).and_then(Below::restrictions));
        roots.push(RootDecl { name, ty, is_set: root.ty.collection, annotations });
    }
    let mut imports = Vec::new();
    for (namespace, declared) in operations {
        for operation in declared.iter().filter(|one| one.binding.is_none()) {
            if taken.insert(operation.name) {
                imports.push((operation.name, format!("{namespace}.{}", operation.name), operation.is_function));
            }
        }
    }
    (!roots.is_empty() || !imports.is_empty()).then_some(Container { roots, imports })
}

fn on_roots(version: &ApiVersion) -> OnRoots<'_> {
    let mut found: OnRoots<'_> = HashMap::default();
    for operation in &version.operations {
        for path in &operation.paths {
            let Some((name, reach)) = reach(path) else { continue };
            let of_root = found.entry(name.to_lowercase()).or_default();
            if of_root.iter().all(|(known, at)| !std::ptr::eq(*known, operation) || *at != reach) {
                of_root.push((operation, reach));
            }
        }
    }
    found.values_mut().for_each(|of_root| leading_first(of_root));
    found
}

/// The operations on what paths lead to from entity sets and singletons, by the name of these in lower case.
fn below_roots<'a>(version: &'a ApiVersion, declared: &Declared<'a>) -> HashMap<String, Below<'a>> {
    let mut roots: HashMap<String, (&QualifiedName, bool)> = HashMap::default();
    for root in &version.roots {
        if let TypeKind::Structured(ty) = &root.ty.kind {
            roots.entry(root.name.value.to_lowercase()).or_insert((ty, root.ty.collection));
        }
    }
    let mut found: HashMap<String, Below<'a>> = HashMap::default();
    let lead = |operation: &'a Operation| {
        let leads = operation.paths.iter().filter(|path| path.segments.len() > 1).filter_map(|path| {
            let PathSegment::Literal(name) = path.segments.first()? else { return None };
            let name = name.to_lowercase();
            let lead = Lead::of(version, declared, *roots.get(&name)?, path)?;
            Some((name, operation, lead))
        });
        leads.collect::<Vec<_>>()
    };
    for (name, operation, lead) in version.operations.par_iter().flat_map_iter(lead).collect::<Vec<_>>() {
        found.entry(name).or_default().add(operation, lead);
    }
    found
}

/// What of an entity set or singleton a path addresses: all of it, or one element.
fn reach(path: &PathTemplate) -> Option<(&str, Reach)> {
    match path.segments.as_slice() {
        [PathSegment::Literal(name)] => Some((name, Reach::Whole)),
        [PathSegment::Literal(name), PathSegment::Key(_)] => Some((name, Reach::Element)),
        _ => None,
    }
}
