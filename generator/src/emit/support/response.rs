//! From a status, headers and bytes to the documented answer, or to an error that keeps all three.
//!
//! `page` holds the shapes that JSON answers share, `service_error` the service's own error object. Nothing here is
//! generic but one call into serde for each type of answer.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderMap, LOCATION};
use http::response::Parts;
use http::{HeaderName, StatusCode};
use serde::de::DeserializeOwned;

use super::body::{Bytes, RawBody};
use super::retry_after::RetryAfter;
use super::service_error::{ErrorObject, ServiceError};

/// An answer that an operation documents.
pub trait FromResponse: Sized {
    /// Whether a status can come with this answer.
    fn accepts(status: StatusCode) -> bool {
        status.is_success()
    }

    /// Reads the answer, whose status is one of those that it accepts.
    ///
    /// # Errors
    ///
    /// When the answer is not what is documented.
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError>;
}

/// Every type that serde reads is an answer in JSON.
impl<T: DeserializeOwned> FromResponse for T {
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        let json = content(parts, body)?;
        serde_json::from_slice(json).map_err(|error| ResponseError::json(error, parts, body))
    }
}

/// An answer without content, such as `204 No Content`, or `202 Accepted` with the place to look for the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoContent {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What the service sent although nothing is documented; mostly empty.
    pub body: RawBody,
}

impl NoContent {
    /// Where the outcome can be looked for: the header `Location`, or else `Operation-Location`.
    pub fn location(&self) -> Option<&str> {
        let other = HeaderName::from_static("operation-location");
        self.headers.get(LOCATION).or_else(|| self.headers.get(other))?.to_str().ok()
    }
}

impl FromResponse for NoContent {
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        Ok(Self { status: parts.status, headers: parts.headers.clone(), body: body.into() })
    }
}

impl FromResponse for Bytes {
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        Ok(Self { content_type: content_type.map(str::to_owned), data: body.to_vec() })
    }
}

/// The content of a file, or the place to fetch it from: pages document `302 Found` for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Download {
    /// The content itself, when the client followed the redirect or there was none.
    Content(Bytes),
    /// A short-lived URL to fetch the content from, without the token.
    Redirect(String),
}

impl FromResponse for Download {
    fn accepts(status: StatusCode) -> bool {
        status.is_success() || (status.is_redirection() && status != StatusCode::NOT_MODIFIED)
    }

    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        if parts.status.is_success() {
            return Bytes::from_response(parts, body).map(Self::Content);
        }
        match parts.headers.get(LOCATION).and_then(|value| value.to_str().ok()) {
            Some(url) => Ok(Self::Redirect(url.to_owned())),
            None => Err(ResponseError::unexpected(Unexpected::Status, parts, body)),
        }
    }
}

/// The number that `/$count` answers as plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

impl FromResponse for Count {
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        let text = std::str::from_utf8(content(parts, body)?).unwrap_or_default();
        match text.trim().parse() {
            Ok(count) => Ok(Self(count)),
            Err(_) => Err(ResponseError::unexpected(Unexpected::NotACount, parts, body)),
        }
    }
}

/// An answer that may come with or without content, where a page documents both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Optional<T> {
    /// The documented content.
    Content(T),
    /// No content.
    NoContent(NoContent),
}

impl<T> Optional<T> {
    /// The content, when there is one.
    pub fn content(self) -> Option<T> {
        match self {
            Self::Content(content) => Some(content),
            Self::NoContent(_) => None,
        }
    }
}

impl<T: FromResponse> FromResponse for Optional<T> {
    fn from_response(parts: &Parts, body: &[u8]) -> Result<Self, ResponseError> {
        if body.is_empty() {
            NoContent::from_response(parts, body).map(Self::NoContent)
        } else {
            T::from_response(parts, body).map(Self::Content)
        }
    }
}

/// An answer that is not the documented one.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service says what is wrong.
    Service(Box<ServiceError>),
    /// The answer is neither what is documented nor the service's error object.
    Unexpected(Box<UnexpectedResponse>),
}

/// An answer that could not be made sense of, whole.
#[derive(Debug)]
pub struct UnexpectedResponse {
    /// What is unexpected about it.
    pub reason: Unexpected,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: RawBody,
}

/// What is unexpected about an answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unexpected {
    /// The status is not one of success, and no error object explains it.
    Status,
    /// Content is documented, but there is none.
    Empty,
    /// The content is not the documented JSON.
    Json(serde_json::Error),
    /// The content is not a number.
    NotACount,
}

impl ResponseError {
    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Service(error) => error.status,
            Self::Unexpected(response) => response.status,
        }
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        match self {
            Self::Service(error) => &error.headers,
            Self::Unexpected(response) => &response.headers,
        }
    }

    /// The body as it came.
    pub fn body(&self) -> &[u8] {
        match self {
            Self::Service(error) => &error.body.0,
            Self::Unexpected(response) => &response.body.0,
        }
    }

    /// When to try again, if the service says so.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        RetryAfter::from_headers(self.headers())
    }

    #[cold]
    pub(super) fn unexpected(reason: Unexpected, parts: &Parts, body: &[u8]) -> Self {
        let (status, headers) = (parts.status, parts.headers.clone());
        Self::Unexpected(Box::new(UnexpectedResponse { reason, status, headers, body: body.into() }))
    }

    #[cold]
    pub(super) fn json(error: serde_json::Error, parts: &Parts, body: &[u8]) -> Self {
        Self::unexpected(Unexpected::Json(error), parts, body)
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Unexpected(response) => response.fmt(f),
        }
    }
}

impl std::error::Error for ResponseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unexpected(response) => match &response.reason {
                Unexpected::Json(error) => Some(error),
                _ => None,
            },
            Self::Service(_) => None,
        }
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status;
        match &self.reason {
            Unexpected::Status => write!(f, "the service answered {status} without an error object")?,
            Unexpected::Empty => write!(f, "the service answered {status} without the documented content")?,
            Unexpected::Json(error) => {
                write!(f, "the service answered {status} with other JSON than documented: {error}")?
            }
            Unexpected::NotACount => write!(f, "the service answered {status} with something else than a number")?,
        }
        write!(f, " ({} bytes)", self.body.0.len())
    }
}

/// The first look at an answer: is it one of success, or else an error, with or without the service's error object.
pub(super) fn check(parts: &Parts, body: &[u8], accepted: bool) -> Result<(), ResponseError> {
    if accepted {
        return Ok(());
    }
    match ErrorObject::read(without_bom(body)) {
        Some(error) => Err(ResponseError::Service(Box::new(ServiceError {
            status: parts.status,
            headers: parts.headers.clone(),
            error,
            body: body.into(),
        }))),
        None => Err(ResponseError::unexpected(Unexpected::Status, parts, body)),
    }
}

/// The content, which must not be empty.
pub(super) fn content<'a>(parts: &Parts, body: &'a [u8]) -> Result<&'a [u8], ResponseError> {
    let content = without_bom(body);
    if content.is_empty() { Err(ResponseError::unexpected(Unexpected::Empty, parts, body)) } else { Ok(content) }
}

fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}
