//! Example requests and responses.

use std::sync::Arc;

use crate::json::Parsed;
use crate::markdown::OffsetMap;
use crate::source::{FileId, Span, Spanned};

use super::Annotation;

/// A request and the response that belongs to it; either may be missing.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name: from the `### Example 1: …` heading, else the annotation's name.
    pub name: Option<Spanned<String>>,
    /// The request.
    pub request: Option<HttpMessage>,
    /// The responses; more than one when a page shows alternatives.
    pub responses: Vec<HttpMessage>,
}

/// An HTTP message in a code block.
#[derive(Clone, Debug)]
pub struct HttpMessage {
    /// The annotation above it.
    pub annotation: Option<Arc<Annotation>>,
    /// Its first line.
    pub start: Option<StartLine>,
    /// The headers.
    pub headers: Vec<HeaderLine>,
    /// What follows the blank line, when something does.
    pub body: Option<Body>,
    /// The place of the whole block's content.
    pub span: Span,
}

/// The first line of an HTTP message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartLine {
    /// `GET https://…`
    Request {
        /// The method in upper case.
        method: Spanned<String>,
        /// The URL as written.
        url: Spanned<String>,
    },
    /// `HTTP/1.1 200 OK`
    Status {
        /// The code.
        code: Spanned<u16>,
        /// The reason phrase.
        reason: String,
    },
}

/// A header of an HTTP message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderLine {
    /// The name as written.
    pub name: Spanned<String>,
    /// The value, trimmed.
    pub value: Spanned<String>,
}

/// The body of a message, or a JSON block.
#[derive(Clone, Debug)]
pub struct Body {
    /// The text as written.
    pub text: String,
    /// From offsets of `text` to offsets of the file.
    pub map: OffsetMap,
    /// The file.
    pub file: FileId,
    /// The JSON; no values when the text is no JSON.
    pub json: Parsed,
    /// Whether JSON is due: the fence or the content type says so, or it begins like JSON.
    pub json_due: bool,
    /// Whether the JSON was rebuilt from indentation (rendered-text pages).
    pub recovered: bool,
    /// The place of the whole body.
    pub span: Span,
}
