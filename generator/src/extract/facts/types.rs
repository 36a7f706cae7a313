//! Structured types, enumerations and their rows, as a page writes them.

use std::sync::Arc;

use crate::markdown::Text;
use crate::source::{Span, Spanned};

use super::{Annotation, Body, Traits};

/// A type's name as written in a cell, an annotation or prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeName {
    /// The name as written, link markup and code ticks taken off: `user`, `microsoft.graph.user`, `Edm.Int32`.
    pub name: String,
    /// The link target as written, when the name is a link.
    pub link: Option<String>,
    /// The place of the name.
    pub span: Span,
}

/// A type cell: ``x`(link) collection`, `Collection(x)`, `x[]`, `[a] or [b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeMention {
    /// The cell as a reader sees it.
    pub text: String,
    /// The alternatives, usually one; empty when no type is named.
    pub names: Vec<TypeName>,
    /// Whether it is a collection.
    pub collection: bool,
    /// Whether the cell marks it deprecated.
    pub deprecated: bool,
    /// The place of the cell.
    pub span: Span,
}

/// What a table of properties says they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableRole {
    /// Rows of a *Properties* section.
    Properties,
    /// Rows of a *Relationships* section.
    Relationships,
    /// Rows of a request body table on a method page.
    RequestBody,
    /// Instance attributes: `@`-annotations such as `@microsoft.graph.downloadUrl`, not properties.
    InstanceAttributes,
}

/// A row of a property table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyFacts {
    /// The name, emphasis and deprecation marks taken off.
    pub name: Spanned<String>,
    /// The type cell, none where the table has no such column.
    pub ty: Option<TypeMention>,
    /// The description cell.
    pub description: Text,
    /// What the description and further columns say about the property.
    pub traits: Traits,
    /// The table it stands in.
    pub role: TableRole,
    /// The whole row.
    pub span: Span,
}

/// A structured type as one page declares it.
#[derive(Clone, Debug)]
pub struct TypeFacts {
    /// The name: from the annotation, else from the title; qualified when the page qualifies it.
    pub name: Spanned<String>,
    /// The resource annotation, where the page has one.
    pub annotation: Option<Arc<Annotation>>,
    /// What the page says of the base type, strongest first.
    pub bases: Vec<BaseHint>,
    /// The types that the page says derive from this one.
    pub derived: Vec<TypeName>,
    /// The description: first paragraph of the page, or of the section that declares the type.
    pub description: Option<Text>,
    /// Rows of the *Properties* and *Relationships* tables.
    pub properties: Vec<PropertyFacts>,
    /// The JSON representation.
    pub representation: Option<Representation>,
    /// Whether prose says that it is abstract.
    pub is_abstract: Option<Span>,
    /// Whether prose says that it is an open type.
    pub is_open: Option<Span>,
    /// A *Properties* section is there (it may say "None").
    pub has_properties_section: bool,
    /// A *Relationships* section is there.
    pub has_relationships_section: bool,
    /// Deprecated as a whole.
    pub deprecated: Option<Span>,
    /// The place that declares it (title or heading).
    pub span: Span,
}

/// A JSON representation block.
#[derive(Clone, Debug)]
pub struct Representation {
    /// The JSON, whose values are type samples (`"String (timestamp)"`, `1024`).
    pub body: Body,
}

/// A statement about a base type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseHint {
    /// The named base.
    pub base: TypeName,
    /// Where it comes from.
    pub source: BaseHintSource,
}

/// The origin of a base statement, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseHintSource {
    /// `baseType` of the resource annotation.
    Annotation,
    /// "Inherits from `x`", "derived from `x`" in the page's prose.
    Prose,
    /// "Inherited from `x`" in a property's description.
    Row,
    /// The base's own page lists the type among those that derive from it.
    BasePage,
}

/// An enumeration as one page declares it by a members table (or list).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumFacts {
    /// The name: from the heading (`### chatType values`), else from the title.
    pub name: Spanned<String>,
    /// The description, when there is one.
    pub description: Option<Text>,
    /// The members in order.
    pub members: Vec<MemberFacts>,
    /// "flags", "multi-valued": members may be combined.
    pub flags: Option<Span>,
    /// The place that declares it.
    pub span: Span,
}

/// A member of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFacts {
    /// The name.
    pub name: Spanned<String>,
    /// The numeric value as written.
    pub value: Option<Spanned<String>>,
    /// The description.
    pub description: Option<Text>,
    /// Marked deprecated.
    pub deprecated: bool,
}

/// A row of a *Methods* table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodRow {
    /// The method's name as written.
    pub name: Spanned<String>,
    /// The link target as written.
    pub link: Option<Spanned<String>>,
    /// The return type cell.
    pub returns: Option<TypeMention>,
    /// Whether the return cell says "None" or "No content".
    pub returns_nothing: bool,
    /// The description.
    pub description: Text,
    /// The whole row.
    pub span: Span,
}
