//! What one page says, each fact with its place: the data that `extract` gives and `resolve` and `lint` read.
//!
//! Facts are as written: names may be short, wrongly cased or contradictory. Deciding between them is
//! the task of `resolve`.

mod annotation;
mod example;
mod operation;
mod phrases;
mod types;

pub use annotation::{Annotation, BlockType};
pub use example::{Body, Example, HeaderLine, HttpMessage, StartLine};
pub use operation::{
    AccountType, HeaderFacts, HttpLine, OperationFacts, ParameterFacts, ParameterLocation, PermissionRow,
    PermissionTable, RequestBodyFacts, ResponseFacts,
};
pub use phrases::{FilterSupport, PossibleValues, Traits};
pub use types::{
    BaseHint, BaseHintSource, EnumFacts, MemberFacts, MethodRow, PropertyFacts, Representation, TableRole, TypeFacts,
    TypeMention, TypeName,
};

use std::sync::Arc;

use crate::markdown::Text;
use crate::source::{FileId, Span, Spanned};

/// All facts of one page.
#[derive(Clone, Debug)]
pub struct PageFacts {
    /// The page.
    pub file: FileId,
    /// The API version (`v1.0`, `beta`, …) that the page tells, or the caller for those that do not.
    pub version: Option<String>,
    /// What kind of page it is.
    pub kind: PageKind,
    /// The H1, else the front matter's title.
    pub title: Option<Spanned<String>>,
    /// `Namespace: microsoft.graph`, without the label; the default namespace is not filled in.
    pub namespace: Option<Spanned<String>>,
    /// The prose between title and first section, its first paragraph.
    pub description: Option<Text>,
    /// The front matter's `author`.
    pub author: Option<Spanned<String>>,
    /// The front matter's `ms.prod` or `ms.subservice`.
    pub product: Option<Spanned<String>>,
    /// A deprecation note (callout, title mark, include) that covers the whole page.
    pub deprecated: Option<Span>,
    /// The structured types that the page declares (usually none or one).
    pub types: Vec<TypeFacts>,
    /// The enumerations that the page declares by members tables.
    pub enums: Vec<EnumFacts>,
    /// The rows of the *Methods* table.
    pub methods: Vec<MethodRow>,
    /// The operation that a method page documents.
    pub operation: Option<OperationFacts>,
    /// Request and response examples, paired.
    pub examples: Vec<Example>,
    /// All annotations of the page in order, the page annotation included.
    pub annotations: Vec<Arc<Annotation>>,
    /// JSON blocks that are neither a representation nor a request or response.
    pub other_json: Vec<Body>,
}

/// The kind of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// Documents a resource type.
    Resource,
    /// Documents a method.
    Method,
    /// Documents one or more enumerations.
    Enumeration,
    /// Overview or other prose.
    Conceptual,
}
