//! A complex type and its enumeration.
#![forbid(unsafe_code)]

use super::support;

/// The body of an item.
pub struct ItemBody {
    /// The text.
    pub content: support::Field<String>,
    /// The form of the text.
    pub content_type: support::Field<BodyType>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    ItemBody = "microsoft.graph.itemBody",
    bases: [],
    derived: [],
    {
        content = "content",
        content_type = "contentType",
    }
}

/// The form of a text.
pub enum BodyType {
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// A member that is not documented.
    Unrecognized(Box<str>),
}

support::enumeration_type! {
    BodyType = "microsoft.graph.bodyType" {
        Text = "text",
        Html = "html",
    }
}
