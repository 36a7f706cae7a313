//! Declares structured types: which base, which key, which properties of which kind.

use foldhash::HashSet;

use crate::model::{
    ApiVersion, Property, PropertyKind, PropertySource, StructuredKind, StructuredType, TypeKind, TypeOrigin,
};

use super::document::{PropertyDecl, StructuredDecl};
use super::left_out::LeftOut;
use super::names::{Declared, is_identifier};

/// Declares a type.
pub(super) fn structured<'a>(
    version: &'a ApiVersion,
    declared: &Declared<'a>,
    ty: &'a StructuredType,
    left_out: &mut LeftOut,
) -> StructuredDecl<'a> {
    let ancestors = ancestors(version, declared, ty);
    let inherited = ancestors.iter().flat_map(|base| &base.properties).map(|property| property.name.value.as_str());
    let mut taken: HashSet<&str> = inherited.collect();
    let has_key = ancestors.iter().any(|base| !keys(base).is_empty());
    let keys = if has_key || ty.kind == StructuredKind::Complex { Vec::new() } else { keys(ty) };
    let mut properties = Vec::with_capacity(ty.properties.len());
    // CSDL states what a client may rely on: what nothing but examples show is left to the model, unless no page is
    // about the type.
    let is_stated =
        |property: &&Property| property.source != PropertySource::Example || ty.origin != TypeOrigin::Declared;
    for property in ty.properties.iter().filter(is_stated) {
        let name = property.name.value.as_str();
        if !is_identifier(name) {
            left_out.property(&ty.name, &property.name);
        } else if taken.insert(name) {
            properties.push(declare(declared, property, keys.contains(&name)));
        }
    }
    StructuredDecl { ty, base: ancestors.first().map(|base| &base.name), keys, properties }
}

/// The declared base types of the same kind, nearest first.
fn ancestors<'a>(version: &'a ApiVersion, declared: &Declared<'a>, ty: &'a StructuredType) -> Vec<&'a StructuredType> {
    let mut chain = vec![ty];
    while let Some(base) = chain.last().and_then(|last| last.base.as_ref()) {
        let Some(base) = version.structured(&base.value) else { break };
        let is_known = declared.has(&base.name) && base.kind == ty.kind;
        if !is_known || chain.iter().any(|seen| seen.name == base.name) {
            break;
        }
        chain.push(base);
    }
    chain.remove(0);
    chain
}

/// The properties of a type's own key that can be one.
fn keys(ty: &StructuredType) -> Vec<&str> {
    let is_primitive = |name: &str| {
        ty.properties.iter().any(|property| {
            let of = &property.ty.value;
            property.name.value == name
                && !of.collection
                && matches!(of.kind, TypeKind::Primitive(_) | TypeKind::Enum(_))
        })
    };
    ty.keys.iter().map(|key| key.value.as_str()).filter(|name| is_identifier(name) && is_primitive(name)).collect()
}

/// Whether a property is declared as a navigation property: its type is an entity type.
pub(super) fn is_navigation(declared: &Declared<'_>, property: &Property) -> bool {
    match &property.ty.value.kind {
        TypeKind::Structured(name) => match declared.structured(name) {
            Some(kind) => kind == StructuredKind::Entity,
            None => property.kind == PropertyKind::Navigation,
        },
        TypeKind::AnyStructured => property.kind == PropertyKind::Navigation,
        TypeKind::Primitive(_) | TypeKind::Enum(_) => false,
    }
}

fn declare<'a>(declared: &Declared<'a>, property: &'a Property, is_key: bool) -> PropertyDecl<'a> {
    let ty = &property.ty.value;
    let is_navigation = is_navigation(declared, property);
    let stated = property.nullable.as_ref().map(|nullable| nullable.value);
    let nullable = match stated {
        _ if is_key => Some(false),
        _ if is_navigation && ty.collection => None,
        stated => stated,
    };
    PropertyDecl { property, is_navigation, ty: declared.refer(ty, is_navigation), nullable }
}
