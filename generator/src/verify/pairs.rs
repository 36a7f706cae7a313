//! What pages and metadata both have, side by side.

use crate::csdl;
use crate::model::{EnumType, Member, Property, PropertyKind, QualifiedName, StructuredType, TypeOrigin};
use crate::source::{Span, Spanned};

/// A type as pages document it.
#[derive(Clone, Copy, Debug)]
pub enum Documented<'a> {
    /// An entity or complex type.
    Structured(&'a StructuredType),
    /// An enumeration.
    Enum(&'a EnumType),
}

/// A structured type that both have.
#[derive(Debug)]
pub struct TypePair<'a> {
    /// As pages document it.
    pub documented: &'a StructuredType,
    /// As the metadata declares it.
    pub declared: &'a csdl::StructuredType,
    /// The documented base type.
    pub base: Option<&'a QualifiedName>,
    /// The properties that pages document for the type itself.
    pub properties: Vec<PropertyPair<'a>>,
    /// The type's own properties that pages document neither for it nor for its base types.
    pub missing: Vec<Missing<'a, csdl::Property>>,
}

/// A documented property and its counterpart.
#[derive(Debug)]
pub struct PropertyPair<'a> {
    /// As pages document it.
    pub documented: &'a Property,
    /// The documented type, as CSDL names it.
    pub ty: String,
    /// Documented as structural or navigation.
    pub kind: PropertyKind,
    /// The property of that name that the type has or inherits, whatever its letter case.
    pub declared: Option<&'a csdl::Property>,
}

/// What the metadata declares and pages lack.
#[derive(Debug)]
pub struct Missing<'a, T> {
    /// As the metadata declares it.
    pub declared: &'a T,
    /// Pages have it in other letter case.
    pub in_other_case: bool,
}

/// An enumeration that both have.
#[derive(Debug)]
pub struct EnumPair<'a> {
    /// As pages document it.
    pub documented: &'a EnumType,
    /// As the metadata declares it.
    pub declared: &'a csdl::EnumType,
    /// The documented members, each with the declared one of the same name, whatever its letter case.
    pub members: Vec<(&'a Member, Option<&'a Spanned<String>>)>,
    /// The declared members that pages lack.
    pub missing: Vec<Missing<'a, Spanned<String>>>,
}

impl<'a> Documented<'a> {
    /// The qualified name.
    pub fn name(self) -> &'a QualifiedName {
        match self {
            Self::Structured(ty) => &ty.name,
            Self::Enum(ty) => &ty.name,
        }
    }

    /// The place that declares it, or the first one that names it.
    pub fn place(self) -> Option<Span> {
        match self {
            Self::Structured(ty) => ty.places.first().copied(),
            Self::Enum(ty) => ty.places.first().copied(),
        }
    }

    /// Why it is part of the model.
    pub fn origin(self) -> TypeOrigin {
        match self {
            Self::Structured(ty) => ty.origin,
            Self::Enum(ty) => ty.origin,
        }
    }

    /// What it is, in words.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Structured(ty) => ty.kind.noun(),
            Self::Enum(_) => "enumeration",
        }
    }
}

impl TypePair<'_> {
    /// Whether both name the same base type, or none.
    pub fn has_same_base(&self) -> bool {
        let documented = self.base.map(ToString::to_string);
        documented.as_deref() == self.declared.base.as_ref().map(|base| base.value.as_str())
    }
}

impl PropertyPair<'_> {
    /// Whether both name the same type, collection or not.
    pub fn has_same_type(&self) -> bool {
        self.declared.is_some_and(|declared| declared.ty.value.to_string().to_lowercase() == self.ty.to_lowercase())
    }

    /// Whether the names agree to the letter.
    pub fn is_exact(&self) -> bool {
        self.declared.is_some_and(|declared| declared.name.value == self.documented.name.value)
    }
}
