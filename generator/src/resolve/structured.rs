//! Entity and complex types: declarations merged, bases, kinds and keys decided.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::extract::facts::TypeFacts;
use crate::model::{Fact, QualifiedName, StructuredKind, StructuredType, TypeKind, TypeOrigin};
use crate::source::Span;

use super::alternatives::generalize;
use super::bases::{Statements, root_entities};
use super::catalog::{DEFAULT_NAMESPACE, Declaration};
use super::inherited;
use super::kinds::{Evidence, decide, relate};
use super::mentions::Names;
use super::properties::properties;
use super::prose::describe;
use super::undeclared::Uses;

/// The structured types of a version while it is built.
pub(super) type Types = BTreeMap<QualifiedName, StructuredType>;

/// Declared types with their properties and stated bases, and a shell for every type that is only named.
pub(super) fn declare(names: &Names<'_>, uses: &Uses) -> Types {
    let mut types: Types = names
        .catalog
        .structured
        .par_iter()
        .map(|declared| (declared.name.clone(), declared_type(names, declared)))
        .collect();
    for used in uses.by_name.values().filter(|used| !used.is_enum()) {
        types.insert(used.name.clone(), shell(&used.name, TypeOrigin::Referenced, used.place));
    }
    Statements::collect(names).apply(&mut types);
    generalize(names, &mut types);
    types
}

/// A type of which nothing but its name is known.
pub(super) fn shell(name: &QualifiedName, origin: TypeOrigin, place: Span) -> StructuredType {
    StructuredType {
        name: name.clone(),
        kind: StructuredKind::Complex,
        origin,
        base: None,
        keys: Vec::new(),
        is_abstract: false,
        is_open: false,
        is_media: false,
        description: None,
        deprecated: None,
        properties: Vec::new(),
        inherited: Vec::new(),
        methods: Vec::new(),
        bindings: Vec::new(),
        places: vec![place],
    }
}

fn declared_type(names: &Names<'_>, declared: &Declaration<'_, TypeFacts>) -> StructuredType {
    let facts = &declared.facts;
    let annotations = || facts.iter().filter_map(|(_, facts)| facts.annotation.as_deref());
    let flag = |read: fn(&crate::extract::facts::Annotation) -> Option<bool>| annotations().find_map(read);
    let properties = properties(names, facts);
    let key = annotations().find_map(|annotation| annotation.key_property.clone());
    StructuredType {
        name: declared.name.clone(),
        kind: StructuredKind::Complex,
        origin: TypeOrigin::Declared,
        base: None,
        keys: key.into_iter().filter(|key| properties.contains_key(&key.value.to_lowercase())).collect(),
        is_abstract: flag(|a| a.is_abstract.as_ref().map(|value| value.value)).unwrap_or(false)
            || facts.iter().any(|(_, facts)| facts.is_abstract.is_some()),
        is_open: flag(|a| a.is_open.as_ref().map(|value| value.value)).unwrap_or(false)
            || facts.iter().any(|(_, facts)| facts.is_open.is_some()),
        is_media: flag(|a| a.is_media.as_ref().map(|value| value.value)).unwrap_or(false),
        description: facts.iter().find_map(|(_, facts)| facts.description.as_ref().and_then(describe)),
        deprecated: facts.iter().find_map(|(_, facts)| facts.deprecated),
        properties: properties.into_values().collect(),
        inherited: Vec::new(),
        methods: Vec::new(),
        bindings: Vec::new(),
        places: facts.iter().map(|(_, facts)| facts.span).collect(),
    }
}

/// Decides kinds, gives keyed types their root `entity`, and leaves inherited properties to the types that declare them.
pub(super) fn settle(types: &mut Types, names: &Names<'_>, evidence: &Evidence) {
    let entity = names
        .catalog
        .by_name(DEFAULT_NAMESPACE, "entity")
        .map_or_else(|| QualifiedName::new(DEFAULT_NAMESPACE, "entity"), |id| names.catalog.name(id).clone());
    decide(types, evidence, &entity);
    root_entities(types, &entity);
    add_entity(types, &entity);
    default_keys(types, &entity);
    inherited::set_aside(types);
    relate(types);
}

/// Adds the type `entity` with its `id` when types derive from it and no page declares it.
fn add_entity(types: &mut Types, entity: &QualifiedName) {
    let Some(place) =
        types.values().find_map(|ty| ty.base.as_ref().filter(|base| base.value == *entity).map(|base| base.span))
    else {
        return;
    };
    let root = types.entry(entity.clone()).or_insert_with(|| shell(entity, TypeOrigin::Referenced, place));
    root.kind = StructuredKind::Entity;
    root.is_abstract = true;
    if root.properties.iter().all(|property| property.name.value != "id") {
        let ty = crate::model::TypeRef::single(TypeKind::Primitive(crate::model::Primitive::String));
        let mut id = super::properties::blank(Fact::new("id".to_owned(), place), Fact::new(ty, place), place);
        id.read_only = Some(Fact::new(true, place));
        root.properties.insert(0, id);
    }
}

/// An entity without ancestors and without a stated key has the key `id`.
fn default_keys(types: &mut Types, entity: &QualifiedName) {
    for ty in types.values_mut() {
        if ty.base.is_some() {
            ty.keys.clear();
            continue;
        }
        let id = ty.properties.iter().find(|property| property.name.value == "id");
        if let (StructuredKind::Entity, true, Some(id)) = (ty.kind, ty.keys.is_empty() || ty.name == *entity, id) {
            ty.keys = vec![id.name.clone()];
        }
    }
}
