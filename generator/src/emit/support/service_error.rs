//! The error object that the service answers with, read from the shapes in which its parts write it.
//!
//! Nothing of it is ever lost: the whole body is kept beside what could be understood.

use std::fmt;

use http::StatusCode;
use http::header::HeaderMap;
use serde_json::{Map, Value};

use super::additional::Additional;
use super::body::RawBody;
use super::retry_after::RetryAfter;

/// The service says that a request failed, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceError {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What the service says.
    pub error: ErrorObject,
    /// The body as it came.
    pub body: RawBody,
}

impl ServiceError {
    /// The identifier of the request, to quote to the service's support.
    pub fn request_id(&self) -> Option<&str> {
        let inner = self.error.inner_errors().find_map(|inner| inner.request_id.as_deref());
        inner.or_else(|| self.headers.get("request-id")?.to_str().ok())
    }

    /// The identifier that the client gave to the request.
    pub fn client_request_id(&self) -> Option<&str> {
        let inner = self.error.inner_errors().find_map(|inner| inner.client_request_id.as_deref());
        inner.or_else(|| self.headers.get("client-request-id")?.to_str().ok())
    }

    /// When to try again, if the service says so.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        RetryAfter::from_headers(&self.headers)
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.error)?;
        match self.request_id() {
            Some(id) => write!(f, " (request {id})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ServiceError {}

/// What the service says about a failure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorObject {
    /// The code, to decide by, such as `Request_ResourceNotFound`.
    pub code: String,
    /// The message, for developers.
    pub message: String,
    /// What the error is about.
    pub target: Option<String>,
    /// Errors in detail.
    pub details: Vec<ErrorObject>,
    /// More about the error.
    pub inner_error: Option<Box<InnerError>>,
    /// Everything else.
    pub additional: Additional,
}

/// More about an error. Codes get more specific the further inside they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InnerError {
    /// A more specific code.
    pub code: Option<String>,
    /// A more specific message.
    pub message: Option<String>,
    /// The identifier of the request.
    pub request_id: Option<String>,
    /// The identifier that the client gave to the request.
    pub client_request_id: Option<String>,
    /// When it happened, as the service wrote it.
    pub date: Option<String>,
    /// Yet more about the error.
    pub inner_error: Option<Box<InnerError>>,
    /// Everything else.
    pub additional: Additional,
}

impl ErrorObject {
    /// The inner errors, from the outside in.
    pub fn inner_errors(&self) -> impl Iterator<Item = &InnerError> {
        std::iter::successors(self.inner_error.as_deref(), |inner| inner.inner_error.as_deref())
    }

    /// All codes, from the most general to the most specific.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.code.as_str()).chain(self.inner_errors().filter_map(|inner| inner.code.as_deref()))
    }

    /// Finds the error in a body: `{"error": {…}}`, `{"odata.error": {…}}`, `{"error": "code", "error_description": "…"}`, or
    /// an object that has a code or message itself.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let mut body: Map<String, Value> = serde_json::from_slice(body).ok()?;
        match take(&mut body, "error").or_else(|| take(&mut body, "odata.error")) {
            Some(Value::Object(error)) => Some(Self::from_map(error)),
            Some(Value::String(code)) => {
                let message = take_text(&mut body, "error_description").unwrap_or_default();
                Some(Self { code, message, additional: rest(body), ..Self::default() })
            }
            Some(_) => None,
            None => Some(Self::from_map(body)).filter(|error| !error.code.is_empty() || !error.message.is_empty()),
        }
    }

    fn from_map(mut map: Map<String, Value>) -> Self {
        let code = take_text(&mut map, "code").unwrap_or_default();
        let message = take_text(&mut map, "message").unwrap_or_default();
        let target = take_text(&mut map, "target");
        let details = match take(&mut map, "details") {
            Some(Value::Array(details)) if details.iter().all(Value::is_object) => {
                details.into_iter().filter_map(into_map).map(Self::from_map).collect()
            }
            Some(other) => {
                map.insert("details".to_owned(), other);
                Vec::new()
            }
            None => Vec::new(),
        };
        let inner_error = InnerError::take(&mut map);
        Self { code, message, target, details, inner_error, additional: rest(map) }
    }
}

impl fmt::Display for ErrorObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code.as_str(), self.message.as_str()) {
            ("", "") => f.write_str("an error without code and message"),
            (code, "") => f.write_str(code),
            ("", message) => f.write_str(message),
            (code, message) => write!(f, "{code}: {message}"),
        }
    }
}

impl InnerError {
    fn take(map: &mut Map<String, Value>) -> Option<Box<Self>> {
        let mut inner = match take(map, "innerError")? {
            Value::Object(inner) => inner,
            other => {
                map.insert("innerError".to_owned(), other);
                return None;
            }
        };
        Some(Box::new(Self {
            code: take_text(&mut inner, "code"),
            message: take_text(&mut inner, "message"),
            request_id: take_text(&mut inner, "request-id"),
            client_request_id: take_text(&mut inner, "client-request-id"),
            date: take_text(&mut inner, "date"),
            inner_error: Self::take(&mut inner),
            additional: rest(inner),
        }))
    }
}

/// What is left of an object when its known members have been taken out.
fn rest(map: Map<String, Value>) -> Additional {
    let mut additional = Additional::new();
    for (name, value) in map {
        additional.insert(name, value);
    }
    additional
}

fn into_map(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

/// Takes a value out, whatever the case of its name: `innererror` and `innerError` are both in use. `null` counts as absent.
fn take(map: &mut Map<String, Value>, name: &str) -> Option<Value> {
    let key = map.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
    map.remove(&key).filter(|value| !value.is_null())
}

/// Takes a text out: a string, a number, or `{"lang": "en", "value": "…"}`. Anything else stays where it is.
fn take_text(map: &mut Map<String, Value>, name: &str) -> Option<String> {
    match take(map, name)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(mut object) if object.get("value").is_some_and(Value::is_string) => {
            take_text(&mut object, "value")
        }
        other => {
            map.insert(name.to_owned(), other);
            None
        }
    }
}
