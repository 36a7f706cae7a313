//! The JSON in HTML comments.

use crate::json::{Node, Repair};
use crate::source::{Span, Spanned};

/// An HTML comment that holds JSON and annotates the block after it.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The whole comment's text.
    pub span: Span,
    /// `blockType`, when given and known.
    pub block_type: Option<Spanned<BlockType>>,
    /// Whether it is the page's own annotation (`"type": "#page.annotation"`).
    pub is_page: bool,
    /// The JSON object as parsed, with ranges relative to the comment's text.
    pub root: Node,
    /// What had to be mended to read it (comments after the JSON are customary and not repairs).
    pub repairs: Vec<Spanned<Repair>>,
    /// `name`: text or list.
    pub names: Vec<Spanned<String>>,
    /// `@odata.type` or `@type`, without `#` and without `Collection( )`.
    pub odata_type: Option<Spanned<String>>,
    /// `isCollection`, or `Collection( )` around the type.
    pub is_collection: bool,
    /// `@type.aka`: another name that pages call the type by.
    pub also_known_as: Option<Spanned<String>>,
    /// `baseType`, without `#`.
    pub base_type: Option<Spanned<String>>,
    /// `keyProperty`.
    pub key_property: Option<Spanned<String>>,
    /// `abstract`.
    pub is_abstract: Option<Spanned<bool>>,
    /// `openType`.
    pub is_open: Option<Spanned<bool>>,
    /// `isMediaEntity`.
    pub is_media: Option<Spanned<bool>>,
    /// `truncated`.
    pub truncated: bool,
    /// `expectError`.
    pub expect_error: bool,
    /// `isEmpty`.
    pub is_empty: bool,
    /// `optionalProperties`.
    pub optional_properties: Vec<Spanned<String>>,
    /// `nullableProperties`.
    pub nullable_properties: Vec<Spanned<String>>,
}

/// The known values of `blockType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockType {
    /// A type's JSON representation.
    Resource,
    /// An example request.
    Request,
    /// The response to the request before.
    Response,
    /// A block that says nothing to tools.
    Ignored,
    /// An example value of a type.
    Example,
    /// Code samples.
    Samples,
    /// A response that a mock service gives.
    SimulatedResponse,
    /// The permissions table below.
    Permissions,
}
