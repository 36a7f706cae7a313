//! What a request carries: nothing, JSON, bytes, or a reference to an entity.
//!
//! JSON is written as soon as a request gives its body away, so that everything after that is free of type parameters
//! and is compiled once.

use std::fmt;

use super::path::Path;

/// A request's body on its way into an HTTP request.
#[derive(Debug, Default)]
pub struct Body(pub(super) Content);

#[derive(Debug, Default)]
pub(super) enum Content {
    #[default]
    None,
    Json(Result<Vec<u8>, serde_json::Error>),
    Bytes(Bytes),
    Reference(Reference),
}

impl Body {
    /// A JSON value: the resource, the documented properties, or the parameters of an action.
    pub fn json<T: serde::Serialize + ?Sized>(value: &T) -> Self {
        Self(Content::Json(serde_json::to_vec(value)))
    }

    /// Bytes with their media type.
    pub fn bytes(bytes: Bytes) -> Self {
        Self(Content::Bytes(bytes))
    }

    /// A reference to an entity, as `/$ref` takes it.
    pub fn reference(reference: Reference) -> Self {
        Self(Content::Reference(reference))
    }
}

/// Bytes with their media type: the content of a file, a photo, a report.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bytes {
    /// The media type as in `Content-Type`; `None` is sent as `application/octet-stream`.
    pub content_type: Option<String>,
    /// The content.
    pub data: Vec<u8>,
}

impl Bytes {
    /// Bytes of a given media type, such as `image/jpeg`.
    pub fn new(content_type: impl Into<String>, data: impl Into<Vec<u8>>) -> Self {
        Self { content_type: Some(content_type.into()), data: data.into() }
    }
}

/// The content is shown as far as it is text.
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bytes").field("content_type", &self.content_type).field("data", &Shown(&self.data)).finish()
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(data: Vec<u8>) -> Self {
        Self { content_type: None, data }
    }
}

impl From<&[u8]> for Bytes {
    fn from(data: &[u8]) -> Self {
        data.to_vec().into()
    }
}

/// The body of an answer as it came, kept for whoever has to look into it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawBody(pub Vec<u8>);

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&self.0).fmt(f)
    }
}

impl From<&[u8]> for RawBody {
    fn from(body: &[u8]) -> Self {
        Self(body.to_vec())
    }
}

/// Shows text as text, and the length of anything else: what a message or a log can use.
struct Shown<'a>(&'a [u8]);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 2000;
        match std::str::from_utf8(self.0) {
            Ok(text) if text.len() <= SHOWN => text.fmt(f),
            _ => write!(f, "{} bytes", self.0.len()),
        }
    }
}

/// A reference to an entity: `{"@odata.id": "https://…/v1.0/directoryObjects/…"}`.
///
/// A path becomes an absolute URL with the endpoint and the version of the request that carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(pub(super) Path);

impl Reference {
    /// The entity at a documented path, such as `/directoryObjects/{id}`, see [`Path::new`].
    pub fn new(template: &'static str, values: impl Into<Vec<String>>) -> Self {
        Self(Path::new(template, values))
    }

    /// The entity that an absolute URL names.
    pub fn link(url: impl Into<String>) -> Self {
        Self(Path::link(url))
    }
}
