//! What a CSDL document declares, decided and in order; `print` only writes it down.

use std::collections::BTreeMap;

use crate::model::{EnumType, Member, Property, QualifiedName, StructuredType};

use super::names::TypeName;

/// A document: schemas by their namespaces.
#[derive(Debug, Default)]
pub struct Document<'a> {
    pub(super) schemas: BTreeMap<&'a str, Schema<'a>>,
}

/// One namespace.
#[derive(Debug, Default)]
pub(super) struct Schema<'a> {
    /// Whether the open complex type that holds any JSON is one of its types.
    pub(super) has_json: bool,
    pub(super) types: Vec<StructuredDecl<'a>>,
    pub(super) enums: Vec<EnumDecl<'a>>,
}

/// An entity or complex type.
#[derive(Debug)]
pub(super) struct StructuredDecl<'a> {
    pub(super) ty: &'a StructuredType,
    /// The base type, where it is declared and of the same kind.
    pub(super) base: Option<&'a QualifiedName>,
    /// The key's properties.
    pub(super) keys: Vec<&'a str>,
    /// The properties that no base type declares.
    pub(super) properties: Vec<PropertyDecl<'a>>,
}

/// A property.
#[derive(Debug)]
pub(super) struct PropertyDecl<'a> {
    pub(super) property: &'a Property,
    pub(super) is_navigation: bool,
    pub(super) ty: TypeName<'a>,
    /// Stated only where it says more than the default.
    pub(super) nullable: Option<bool>,
}

/// An enumeration type.
#[derive(Debug)]
pub(super) struct EnumDecl<'a> {
    pub(super) ty: &'a EnumType,
    pub(super) is_flags: bool,
    /// Its values do not fit in 32 bits.
    pub(super) is_long: bool,
    /// The members with their numbers; none where the order of the members tells them.
    pub(super) members: Vec<(&'a Member, Option<i64>)>,
}
