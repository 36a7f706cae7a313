//! Pairs of what pages document and what the metadata declares, and what has no partner.
//!
//! Types are paired whatever their letter case, properties and members by their exact names: a wrong letter in JSON is
//! a wrong name.

use std::collections::HashMap;

use crate::csdl::{self, Csdl, Declaration};
use crate::model::{ApiVersion, EnumType, Member, Property, QualifiedName, StructuredType, TypeOrigin};
use crate::select::{Selection, select};
use crate::source::{Span, Spanned};

use super::named::Named;
use super::paths::{self, PathCheck};

/// One version of the pages and one metadata document, side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What the pages document.
    pub version: &'a ApiVersion,
    /// What the service declares.
    pub metadata: &'a Csdl,
    /// Structured types that both have.
    pub types: Vec<TypePair<'a>>,
    /// Enumerations that both have.
    pub enums: Vec<EnumPair<'a>>,
    /// Types that are structured in one and enumerations in the other.
    pub mixed: Vec<(Documented<'a>, &'a Declaration)>,
    /// Types that only pages have.
    pub absent: Vec<Documented<'a>>,
    /// Types of the metadata that pages document or name.
    pub known: Vec<&'a Declaration>,
    /// Types that only the metadata has.
    pub undocumented: Vec<&'a Declaration>,
    /// Every documented method and path, once.
    pub paths: Vec<PathCheck<'a>>,
}

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
        let documented = self.documented.base.as_ref().map(|base| base.value.to_string());
        documented.as_deref() == self.declared.base.as_ref().map(|base| base.value.as_str())
    }
}

impl PropertyPair<'_> {
    /// Whether both name the same type, collection or not.
    pub fn has_same_type(&self) -> bool {
        let documented = &self.documented.ty.value;
        self.declared.is_some_and(|declared| {
            let declared = &declared.ty.value;
            declared.collection == documented.collection
                && declared.name.to_lowercase() == documented.kind.to_string().to_lowercase()
        })
    }

    /// Whether the names agree to the letter.
    pub fn is_exact(&self) -> bool {
        self.declared.is_some_and(|declared| declared.name.value == self.documented.name.value)
    }
}

impl<'a> Comparison<'a> {
    /// Compares a version with a metadata document, as far as it is selected: of the pages what the patterns mean and
    /// what that refers to, of types that no page knows those that a pattern names.
    pub fn new(version: &'a ApiVersion, metadata: &'a Csdl, selection: &Selection) -> Self {
        let selected = select(version, selection);
        let operations = version.operations.iter().enumerate().filter(|(at, _)| selected.has_operation(*at));
        let mut comparison = Self {
            version,
            metadata,
            types: Vec::new(),
            enums: Vec::new(),
            mixed: Vec::new(),
            absent: Vec::new(),
            known: Vec::new(),
            undocumented: Vec::new(),
            paths: paths::check(operations.map(|(_, operation)| operation), metadata),
        };
        let types = version.types.iter().enumerate();
        let types = types.map(|(at, ty)| (selected.has_type(at), Documented::Structured(ty)));
        let enums = version.enums.iter().enumerate();
        let enums = enums.map(|(at, ty)| (selected.has_enum(at), Documented::Enum(ty)));
        let mut names: HashMap<String, bool> = HashMap::new();
        for (is_selected, documented) in types.chain(enums) {
            let name = documented.name().to_string();
            if is_selected {
                comparison.add(documented, metadata.get(&name));
            }
            *names.entry(name.to_lowercase()).or_default() |= is_selected;
        }
        for declared in metadata.types() {
            let name = declared.name().value.as_str();
            match names.get(&name.to_lowercase()) {
                Some(true) => comparison.known.push(declared),
                None if selection.names_type(name) => comparison.undocumented.push(declared),
                _ => {}
            }
        }
        comparison
    }

    fn add(&mut self, documented: Documented<'a>, declared: Option<&'a Declaration>) {
        match (documented, declared) {
            (_, None) => self.absent.push(documented),
            (Documented::Structured(documented), Some(Declaration::Structured(declared))) => {
                let pair = type_pair(self.version, self.metadata, documented, declared);
                self.types.push(pair);
            }
            (Documented::Enum(documented), Some(Declaration::Enum(declared))) => {
                self.enums.push(enum_pair(documented, declared));
            }
            (_, Some(declared)) => self.mixed.push((documented, declared)),
        }
    }
}

fn type_pair<'a>(
    version: &'a ApiVersion,
    metadata: &'a Csdl,
    documented: &'a StructuredType,
    declared: &'a csdl::StructuredType,
) -> TypePair<'a> {
    let has = metadata.lineage(declared).into_iter().flat_map(|ty| &ty.properties);
    let has = Named::new(has.map(|property| (property.name.value.as_str(), property)));
    let properties = documented
        .properties
        .iter()
        .map(|property| PropertyPair { documented: property, declared: has.find(&property.name.value) });
    let shown = version.all_properties(documented);
    let shown = Named::new(shown.into_iter().map(|property| (property.name.value.as_str(), property)));
    TypePair {
        documented,
        declared,
        properties: properties.collect(),
        missing: missing(&declared.properties, |property| &property.name.value, &shown),
    }
}

fn enum_pair<'a>(documented: &'a EnumType, declared: &'a csdl::EnumType) -> EnumPair<'a> {
    let has = Named::new(declared.members.iter().map(|member| (member.value.as_str(), member)));
    let shown = Named::new(documented.members.iter().map(|member| (member.name.value.as_str(), member)));
    let members = documented.members.iter().map(|member| (member, has.find(&member.name.value)));
    EnumPair {
        documented,
        declared,
        members: members.collect(),
        missing: missing(&declared.members, |member| &member.value, &shown),
    }
}

/// The declared things that are not documented by their exact names.
fn missing<'a, T, D>(
    declared: &'a [T],
    name: impl Fn(&'a T) -> &'a String,
    documented: &Named<'_, D>,
) -> Vec<Missing<'a, T>> {
    let missing = declared.iter().filter(|thing| !documented.has(name(thing)));
    missing.map(|thing| Missing { declared: thing, in_other_case: documented.find(name(thing)).is_some() }).collect()
}
