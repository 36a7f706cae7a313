//! What a CSDL document declares, as plain data. Names are qualified and free of aliases; they are looked up whatever
//! their letter case, because services take them so.

use std::fmt;

use foldhash::{HashMap, HashSet};

use crate::model::{PropertyKind, StructuredKind};
use crate::source::Spanned;

/// One document: all its schemas together.
#[derive(Debug, Default)]
pub struct Csdl {
    /// Sorted by lower-cased name.
    types: Vec<Declaration>,
    /// Positions of types by lower-cased name.
    positions: HashMap<String, usize>,
    /// Underlying types of type definitions by their lower-cased names.
    pub(super) definitions: HashMap<String, TypeName>,
    pub(super) operations: HashMap<String, Vec<Operation>>,
    pub(super) roots: HashMap<String, Root>,
    /// Lower-cased names of action and function imports.
    pub(super) imports: HashSet<String>,
}

/// A type.
#[derive(Debug)]
pub enum Declaration {
    /// An entity or complex type.
    Structured(StructuredType),
    /// An enumeration.
    Enum(EnumType),
}

/// An entity or complex type.
#[derive(Debug)]
pub struct StructuredType {
    /// Its qualified name; the place is that of the name.
    pub name: Spanned<String>,
    /// Entity or complex.
    pub kind: StructuredKind,
    /// The qualified name of its base type.
    pub base: Option<Spanned<String>>,
    /// Its own properties in declared order.
    pub properties: Vec<Property>,
    /// The position of its base type, where the document declares it.
    pub(super) parent: Option<usize>,
}

/// A structural or navigation property.
#[derive(Debug)]
pub struct Property {
    /// Its name.
    pub name: Spanned<String>,
    /// Its type.
    pub ty: Spanned<TypeName>,
    /// Structural or navigation.
    pub kind: PropertyKind,
}

/// An enumeration.
#[derive(Debug)]
pub struct EnumType {
    /// Its qualified name; the place is that of the name.
    pub name: Spanned<String>,
    /// Its members in declared order.
    pub members: Vec<Spanned<String>>,
}

/// An action or function.
#[derive(Debug)]
pub struct Operation {
    /// Its name without namespace.
    pub name: Spanned<String>,
    /// The type of its binding parameter, none when it is not bound.
    pub binding: Option<TypeName>,
    /// What it returns.
    pub returns: Option<TypeName>,
}

/// An entity set or singleton of the entity container.
#[derive(Debug)]
pub struct Root {
    /// Its name.
    pub name: Spanned<String>,
    /// The type of its entities, a collection for a set.
    pub ty: TypeName,
}

/// The type of a property, parameter or result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeName {
    /// The qualified name of the type of a single value.
    pub name: String,
    /// Whether there are many.
    pub collection: bool,
}

impl fmt::Display for TypeName {
    /// Writes it as CSDL does: `Edm.Int32`, `Collection(microsoft.graph.user)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.collection { write!(f, "Collection({})", self.name) } else { f.write_str(&self.name) }
    }
}

impl Declaration {
    /// The qualified name.
    pub fn name(&self) -> &Spanned<String> {
        match self {
            Self::Structured(ty) => &ty.name,
            Self::Enum(ty) => &ty.name,
        }
    }

    /// The structured type, when it is one.
    pub fn structured(&self) -> Option<&StructuredType> {
        match self {
            Self::Structured(ty) => Some(ty),
            Self::Enum(_) => None,
        }
    }

    /// What it is, in words.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Structured(ty) => ty.kind.noun(),
            Self::Enum(_) => "enumeration",
        }
    }
}

impl Csdl {
    /// Takes in the types, once all of them are read; of two with the same name the later one stands.
    pub(super) fn declare(&mut self, mut types: Vec<Declaration>) {
        types.reverse();
        types.sort_by_cached_key(|declared| declared.name().value.to_lowercase());
        types.dedup_by(|a, b| a.name().value.to_lowercase() == b.name().value.to_lowercase());
        let names = types.iter().enumerate().map(|(at, declared)| (declared.name().value.to_lowercase(), at));
        self.positions = names.collect();
        for declared in &mut types {
            if let Declaration::Structured(StructuredType { base: Some(base), parent, .. }) = declared {
                *parent = self.positions.get(&base.value.to_lowercase()).copied();
            }
        }
        self.types = types;
    }

    /// All types, sorted by lower-cased name.
    pub fn types(&self) -> impl Iterator<Item = &Declaration> {
        self.types.iter()
    }

    /// The type of a qualified name.
    pub fn get(&self, name: &str) -> Option<&Declaration> {
        self.types.get(*self.positions.get(&name.to_lowercase())?)
    }

    /// The structured type of a qualified name.
    pub fn structured(&self, name: &str) -> Option<&StructuredType> {
        self.get(name)?.structured()
    }

    /// The type that a type definition of a qualified name stands for.
    pub fn definition(&self, name: &str) -> Option<&TypeName> {
        self.definitions.get(&name.to_lowercase())
    }

    /// A type and its ancestors, itself first; ends where a type would come twice.
    pub fn lineage<'a>(&'a self, ty: &'a StructuredType) -> Vec<&'a StructuredType> {
        let mut found = vec![ty];
        let mut at = ty;
        while let Some(base) = at.parent.and_then(|parent| self.types.get(parent)?.structured()) {
            if found.iter().any(|seen| std::ptr::eq(*seen, base)) {
                break;
            }
            found.push(base);
            at = base;
        }
        found
    }

    /// The actions and functions of a name without namespace.
    pub fn operations(&self, name: &str) -> &[Operation] {
        self.operations.get(&name.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// The entity set or singleton of a name.
    pub fn root(&self, name: &str) -> Option<&Root> {
        self.roots.get(&name.to_lowercase())
    }

    /// Whether an unbound action or function can be called by a name.
    pub fn has_import(&self, name: &str) -> bool {
        self.imports.contains(&name.to_lowercase())
    }

    /// The names of all entity sets and singletons, in no order.
    pub fn root_names(&self) -> impl Iterator<Item = &str> {
        self.roots.values().map(|root| root.name.value.as_str())
    }
}
