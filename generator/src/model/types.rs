//! Structured types and enumerations.

use crate::source::{FileId, Span};

use super::{Fact, Primitive, QualifiedName};

/// Entity or complex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StructuredKind {
    /// Has a key and is addressed by itself.
    Entity,
    /// A value within entities.
    Complex,
}

impl StructuredKind {
    /// What OData calls it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Entity => "entity type",
            Self::Complex => "complex type",
        }
    }
}

/// Why a type is part of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeOrigin {
    /// A page declares it.
    Declared,
    /// Pages name it as a type, and no page declares it.
    Referenced,
    /// Only examples show it (by `@odata.type`).
    Shown,
    /// Only paths show it, on their way to what pages document: no method is known to send or return it.
    Addressed,
}

/// An entity or complex type.
#[derive(Clone, Debug)]
pub struct StructuredType {
    /// Its name.
    pub name: QualifiedName,
    /// Entity or complex.
    pub kind: StructuredKind,
    /// Why it is here.
    pub origin: TypeOrigin,
    /// The base type.
    pub base: Option<Fact<QualifiedName>>,
    /// The key properties' names; empty where the base has them, or for complex types.
    pub keys: Vec<Fact<String>>,
    /// Cannot be instantiated.
    pub is_abstract: bool,
    /// Instances may have undeclared properties.
    pub is_open: bool,
    /// A media entity.
    pub is_media: bool,
    /// The description as Markdown without links to other pages.
    pub description: Option<Fact<String>>,
    /// The description's deprecation, or the page's.
    pub deprecated: Option<Span>,
    /// Own properties in documented order; inherited ones are the base's.
    pub properties: Vec<Property>,
    /// What its own pages say of inherited properties, whose names and types are the base's.
    pub inherited: Vec<Property>,
    /// What the *Methods* tables of its pages list, in documented order; inherited ones are the base's.
    pub methods: Vec<Method>,
    /// What requests are shown to bind to entities by `@odata.bind`, in the order seen; inherited ones are the base's.
    pub bindings: Vec<Binding>,
    /// The places that declare it; the first is the main one.
    pub places: Vec<Span>,
}

/// A row of a *Methods* table, as it stands there: what the method does is said by the [`Operation`](super::Operation) of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its name, the text of the link.
    pub name: Fact<String>,
    /// The page that the link leads to; no page where it leads to none that was read. None where there is no link.
    pub page: Option<Fact<Option<FileId>>>,
    /// The return type; no type where the cell says that nothing is returned. None where nothing is said.
    pub returns: Option<Fact<Option<TypeRef>>>,
    /// The description.
    pub description: Option<Fact<String>>,
    /// The rows that list it.
    pub places: Vec<Span>,
}

/// A navigation property that a request sets by the URLs of entities: `members@odata.bind`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The property's name.
    pub property: Fact<String>,
    /// Whether it takes a list of URLs.
    pub collection: bool,
}

/// An enumeration type.
#[derive(Clone, Debug)]
pub struct EnumType {
    /// Its name.
    pub name: QualifiedName,
    /// Why it is here.
    pub origin: TypeOrigin,
    /// The members in documented order, `unknownFutureValue` included.
    pub members: Vec<Member>,
    /// Members may be combined.
    pub is_flags: bool,
    /// `unknownFutureValue` is a member: the service may add members.
    pub is_evolvable: bool,
    /// The description.
    pub description: Option<Fact<String>>,
    /// Deprecated as a whole.
    pub deprecated: Option<Span>,
    /// The places that declare it.
    pub places: Vec<Span>,
}

/// A member of an enumeration.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: Fact<String>,
    /// Its numeric value, where a page gives one.
    pub value: Option<i64>,
    /// Its description.
    pub description: Option<String>,
    /// Marked deprecated.
    pub deprecated: bool,
}

/// What says that a type has a property, the plainest statement of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PropertySource {
    /// A table lists it.
    Table,
    /// The type's JSON representation shows it.
    Representation,
    /// Paths of operations lead through it.
    Path,
    /// Nothing but examples show it.
    Example,
}

/// Structural or navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PropertyKind {
    /// Part of the value.
    Structural,
    /// A relationship to an entity.
    Navigation,
}

/// The type of a property, parameter or body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The type of the value or of the elements.
    pub kind: TypeKind,
    /// Whether it is a collection.
    pub collection: bool,
}

/// The type of a single value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeKind {
    /// `Edm.*`.
    Primitive(Primitive),
    /// An enumeration of the version.
    Enum(QualifiedName),
    /// A structured type of the version.
    Structured(QualifiedName),
    /// A structured value whose type only its own `@odata.type` says (`Edm.ComplexType`).
    AnyStructured,
}

impl StructuredType {
    /// Whether clients are known to send or receive values of it.
    pub fn is_exchanged(&self) -> bool {
        self.origin != TypeOrigin::Addressed
    }
}

impl TypeRef {
    /// A single value.
    pub fn single(kind: TypeKind) -> Self {
        Self { kind, collection: false }
    }

    /// The same type as a collection.
    pub fn collection_of(kind: TypeKind) -> Self {
        Self { kind, collection: true }
    }
}

impl std::fmt::Display for TypeRef {
    /// Writes the name as CSDL does: `Edm.Int32`, `Collection(microsoft.graph.user)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.collection { write!(f, "Collection({})", self.kind) } else { write!(f, "{}", self.kind) }
    }
}

impl std::fmt::Display for TypeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Primitive(primitive) => write!(f, "Edm.{}", primitive.name()),
            Self::Enum(name) | Self::Structured(name) => write!(f, "{name}"),
            Self::AnyStructured => f.write_str("Edm.ComplexType"),
        }
    }
}

/// A property of a structured type.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name.
    pub name: Fact<String>,
    /// The name as its table writes it, where messages write it otherwise.
    pub written: Option<Fact<String>>,
    /// Its type.
    pub ty: Fact<TypeRef>,
    /// Structural or navigation.
    pub kind: PropertyKind,
    /// The description as Markdown without links to other pages.
    pub description: Option<Fact<String>>,
    /// Whether the value may be `null`; none where nothing says so.
    pub nullable: Option<Fact<bool>>,
    /// Read-only.
    pub read_only: Option<Fact<bool>>,
    /// Required when creating.
    pub required: Option<Fact<bool>>,
    /// Cannot be changed after creation.
    pub immutable: Option<Span>,
    /// Filter support.
    pub filter: Option<Fact<Filter>>,
    /// Supports `$orderby`.
    pub orderby: Option<Span>,
    /// Supports `$search`.
    pub search: Option<Span>,
    /// Supports `$expand`.
    pub expand: Option<Span>,
    /// Returned by default.
    pub returned_by_default: Option<Span>,
    /// Returned only on `$select`.
    pub returned_on_select: Option<Span>,
    /// Possible values of a property that is no enumeration (open values of a String).
    pub possible_values: Vec<Fact<String>>,
    /// The default value as written.
    pub default_value: Option<Fact<String>>,
    /// Deprecated.
    pub deprecated: Option<Span>,
    /// What says that it is one.
    pub source: PropertySource,
    /// Other pages that document the same property.
    pub places: Vec<Span>,
}

impl Property {
    /// Whether no table lists it.
    pub fn is_undocumented(&self) -> bool {
        self.source != PropertySource::Table
    }
}

/// Filter support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Operators in documented order; empty when supported without saying which.
    pub operators: Vec<String>,
    /// The properties below that it is limited to.
    pub on: Vec<String>,
}
