//! The trait of all requests, and what a request knows about its operation.
//!
//! Requests do no I/O: one becomes an [`http::Request`] that any client can send, and the [`http::Response`] that comes
//! back becomes the documented type. Emitted request structs are data (a [`Head`], a body, a static [`Metadata`]); every
//! step that costs something to compile is in `endpoint`, `path`, `query` and `response`, and is not generic.

use http::Method;

use super::body::Body;
use super::endpoint::{self, Endpoint, RequestError};
use super::page::Page;
use super::query::Head;
use super::response::{self, FromResponse, ResponseError};

/// An operation of the service, ready to be sent.
pub trait Request: Sized {
    /// What the page says about the operation.
    const METADATA: &'static Metadata;

    /// What a successful answer holds.
    type Response: FromResponse;

    /// Path, query options and headers.
    fn head(&self) -> &Head;

    /// Path, query options and headers, to change them.
    fn head_mut(&mut self) -> &mut Head;

    /// Gives the body away.
    fn into_body(self) -> Body {
        Body::default()
    }

    /// Sets a query option, replacing an earlier value of it. The value is encoded, but not checked.
    #[must_use]
    fn query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.head_mut().query.set(name, value);
        self
    }

    /// Sets a header, replacing an earlier value of it and the one that the request would set by itself.
    #[must_use]
    fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.head_mut().headers.set(name, value);
        self
    }

    /// Adds to a header that is a list, such as `Prefer`.
    #[must_use]
    fn add_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.head_mut().headers.add(name, value);
        self
    }

    /// The same request for a link that the service gave, such as the next link of a page.
    ///
    /// The headers stay, the query options go: the link holds them. A link is always followed by a `GET` without a body.
    #[must_use]
    fn at_link(mut self, url: impl Into<String>) -> Self {
        endpoint::follow_link(self.head_mut(), url.into());
        self
    }

    /// The HTTP request to send.
    ///
    /// # Errors
    ///
    /// When a path parameter, a header or the body cannot be written, or a link leads away from the endpoint.
    fn into_http_request(mut self, endpoint: &Endpoint) -> Result<http::Request<Vec<u8>>, RequestError> {
        let head = std::mem::take(self.head_mut());
        endpoint::http_request(endpoint, Self::METADATA, &head, self.into_body())
    }

    /// Reads the service's answer.
    ///
    /// # Errors
    ///
    /// When the service says that the request failed, or answers something else than what is documented.
    fn from_http_response<B: AsRef<[u8]>>(response: http::Response<B>) -> Result<Self::Response, ResponseError> {
        let (parts, body) = response.into_parts();
        let body = body.as_ref();
        response::check(&parts, body, Self::Response::accepts(parts.status))?;
        Self::Response::from_response(&parts, body)
    }
}

/// What the page says about an operation.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The HTTP method.
    pub method: Method,
    /// The documented paths, in the order of the page. A parameter is written `{name}`, one that takes several segments
    /// `{+name}`.
    pub paths: &'static [&'static str],
    /// The version of the service, `v1.0` or `beta`; the first segment of every URL.
    pub version: &'static str,
    /// The page.
    pub page: &'static str,
    /// Who may do it.
    pub permissions: Permissions,
    /// Whether the page says that the operation is deprecated.
    pub deprecated: bool,
    /// Whether the answer is a collection that comes in pages.
    pub paged: bool,
}

/// The permissions that an operation needs, by the kind of account that calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permissions {
    /// On behalf of a user with a work or school account.
    pub delegated_work: Permission,
    /// On behalf of a user with a personal Microsoft account.
    pub delegated_personal: Permission,
    /// As an application, without a user.
    pub application: Permission,
}

impl Permissions {
    /// For an operation whose page has no permissions table.
    pub const UNDOCUMENTED: Self = Self {
        delegated_work: Permission::Undocumented,
        delegated_personal: Permission::Undocumented,
        application: Permission::Undocumented,
    };
}

/// The permissions for one kind of account. Any one of them is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// The permissions, least privileged first.
    Documented(&'static [&'static str]),
    /// This kind of account cannot call the operation.
    NotSupported,
    /// The page leaves it open.
    Undocumented,
}

impl Permission {
    /// The permissions, least privileged first; empty when there are none or none are documented.
    pub fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Documented(scopes) => scopes,
            Self::NotSupported | Self::Undocumented => &[],
        }
    }
}

impl<T> Page<T> {
    /// The request for the next page, with the headers of the one that this page answers; `None` on the last page.
    pub fn next_request<R: Request<Response = Self> + Clone>(&self, request: &R) -> Option<R> {
        Some(request.clone().at_link(self.next_link.as_deref()?))
    }
}
