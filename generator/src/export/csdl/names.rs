//! Which names CSDL can declare, and by what a type is referred to.
//!
//! A name that is no simple identifier has no place in CSDL, and another name in its stead would be one that the service
//! does not know. So what bears it is left out and reported; who refers to it refers to the abstract type.

use std::fmt;
use std::sync::LazyLock;

use foldhash::HashSet;
use regex::Regex;

use crate::model::{ApiVersion, Primitive, QualifiedName, StructuredKind, TypeKind, TypeRef};

/// Whether a name is a simple identifier of CSDL.
pub(super) fn is_identifier(name: &str) -> bool {
    static IDENTIFIER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127}$").ok());
    if name.is_ascii() {
        let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        return is_word && (1..=128).contains(&name.len()) && !name.starts_with(|c: char| c.is_ascii_digit());
    }
    IDENTIFIER.as_ref().is_some_and(|pattern| pattern.is_match(name))
}

/// Whether a name is one or more identifiers with dots between them, and not reserved.
pub(super) fn is_namespace(name: &str) -> bool {
    !matches!(name, "Edm" | "odata" | "System" | "Transient") && name.len() <= 511 && name.split('.').all(is_identifier)
}

/// The namespace of the open complex type that holds any JSON.
pub(super) const JSON_NAMESPACE: &str = "microsoft.graph";
/// The name of the open complex type that holds any JSON.
pub(super) const JSON_NAME: &str = "Json";

/// A type as CSDL refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TypeName<'a> {
    collection: bool,
    name: Named<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Named<'a> {
    Edm(&'static str),
    /// CSDL 4.0 has no `Edm.Untyped`. Graph's name for what may hold any JSON is an open complex type.
    Json,
    Declared(&'a QualifiedName),
}

impl fmt::Display for TypeName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = if self.collection { ("Collection(", ")") } else { ("", "") };
        match self.name {
            Named::Edm(name) => write!(f, "{open}Edm.{name}{close}"),
            Named::Json => write!(f, "{open}{JSON_NAMESPACE}.{JSON_NAME}{close}"),
            Named::Declared(name) => write!(f, "{open}{name}{close}"),
        }
    }
}

impl TypeName<'_> {
    /// A primitive type.
    pub(super) fn primitive(primitive: Primitive) -> Self {
        let name = if primitive == Primitive::Untyped { Named::Json } else { Named::Edm(primitive.name()) };
        Self { collection: false, name }
    }

    /// The same type as a collection.
    pub(super) fn as_collection(self) -> Self {
        Self { collection: true, ..self }
    }

    /// Whether it refers to the type of any JSON, which no page declares.
    pub(super) fn is_json(&self) -> bool {
        self.name == Named::Json
    }
}

/// The types that the document declares.
#[derive(Debug)]
pub(super) struct Declared<'a> {
    version: &'a ApiVersion,
    /// Names of the model that cannot be declared.
    left_out: HashSet<&'a QualifiedName>,
}

impl<'a> Declared<'a> {
    /// Looks through a version.
    pub(super) fn new(version: &'a ApiVersion) -> Self {
        let names = version.types.iter().map(|ty| &ty.name).chain(version.enums.iter().map(|ty| &ty.name));
        let left_out = names.filter(|name| !(is_identifier(name.name()) && is_namespace(name.namespace()))).collect();
        Self { version, left_out }
    }

    /// Whether a type of the model can be declared.
    pub(super) fn has(&self, name: &QualifiedName) -> bool {
        !self.left_out.contains(name)
    }

    /// The kind of a structured type that is declared.
    pub(super) fn structured(&self, name: &QualifiedName) -> Option<StructuredKind> {
        self.version.structured(name).filter(|ty| self.has(&ty.name)).map(|ty| ty.kind)
    }

    /// How a type is referred to where it is a parameter or what comes back.
    pub(super) fn refer_value(&self, ty: &'a TypeRef) -> TypeName<'a> {
        self.refer(ty, false)
    }

    /// How a type is referred to; what is not declared, by the abstract type above it.
    pub(super) fn refer(&self, ty: &'a TypeRef, is_navigation: bool) -> TypeName<'a> {
        let name = match &ty.kind {
            TypeKind::Primitive(Primitive::Untyped) => Named::Json,
            TypeKind::Primitive(primitive) => Named::Edm(primitive.name()),
            TypeKind::Structured(name) if self.structured(name).is_some() => Named::Declared(name),
            TypeKind::Enum(name) if self.version.enumeration(name).is_some() && self.has(name) => Named::Declared(name),
            TypeKind::Enum(_) => Named::Edm(Primitive::String.name()),
            TypeKind::Structured(_) | TypeKind::AnyStructured if is_navigation => Named::Edm("EntityType"),
            TypeKind::Structured(_) | TypeKind::AnyStructured => Named::Edm("ComplexType"),
        };
        TypeName { collection: ty.collection, name }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_identifier, is_namespace};

    #[test]
    fn identifiers() {
        for name in ["a", "_1", "größe", "Ⅷ", &"x".repeat(128)] {
            assert!(is_identifier(name), "{name}");
        }
        for name in ["", "1a", "a b", "a-b", "@odata.type", "a.b", "é!", &"x".repeat(129), &"é".repeat(129)] {
            assert!(!is_identifier(name), "{name}");
        }
        assert!(is_namespace("microsoft.graph") && !is_namespace("microsoft..graph") && !is_namespace("Edm"));
    }
}
