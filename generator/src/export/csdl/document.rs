//! What a CSDL document declares, decided and in order; `print` only writes it down.

use std::collections::BTreeMap;

use crate::model::{EnumType, Member, Operation, Property, QualifiedName, StructuredType};

use super::annotations::Annotation;
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
    pub(super) operations: Vec<OperationDecl<'a>>,
    /// One namespace has the container.
    pub(super) container: Option<Container<'a>>,
}

/// An action or function.
#[derive(Debug)]
pub(super) struct OperationDecl<'a> {
    pub(super) operation: &'a Operation,
    pub(super) name: &'a str,
    pub(super) is_function: bool,
    /// What it is called on; none where it is called by itself.
    pub(super) binding: Option<TypeName<'a>>,
    pub(super) parameters: Vec<ParameterDecl<'a>>,
    pub(super) returns: Option<TypeName<'a>>,
}

impl OperationDecl<'_> {
    /// Whether a parameter is, or what comes back is, of the type of any JSON.
    pub(super) fn refers_to_json(&self) -> bool {
        let parameters = self.parameters.iter().map(|parameter| parameter.ty);
        parameters.chain(self.returns).any(|ty| ty.is_json())
    }
}

/// A parameter of an action or function.
#[derive(Debug)]
pub(super) struct ParameterDecl<'a> {
    pub(super) name: &'a str,
    pub(super) ty: TypeName<'a>,
    pub(super) nullable: Option<bool>,
    pub(super) description: Option<&'a str>,
}

/// The entity container: what can be addressed by one segment.
#[derive(Debug)]
pub(super) struct Container<'a> {
    pub(super) roots: Vec<RootDecl<'a>>,
    /// Actions and functions that are called by themselves: the name, the qualified name, whether it is a function.
    pub(super) imports: Vec<(&'a str, String, bool)>,
}

/// An entity set or a singleton.
#[derive(Debug)]
pub(super) struct RootDecl<'a> {
    pub(super) name: &'a str,
    pub(super) ty: &'a QualifiedName,
    pub(super) is_set: bool,
    /// What the operations on it say it can do.
    pub(super) annotations: Vec<Annotation<'a>>,
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
