//! The service that requests go to, and the one place where an HTTP request is put together.

use std::fmt;

use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Uri};

use super::body::{Body, Content};
use super::path::Path;
use super::percent;
use super::query::Head;
use super::request::Metadata;
use super::template::PathError;

/// Where the service is, and the token to call it with.
#[derive(Clone)]
pub struct Endpoint {
    base: String,
    token: Option<String>,
}

impl Endpoint {
    /// The service of the global cloud.
    pub const GLOBAL: &'static str = "https://graph.microsoft.com";

    /// A service by its URL without the version, such as `https://graph.microsoft.us`.
    ///
    /// # Errors
    ///
    /// When it is not an absolute URL or has a query.
    pub fn new(base: impl Into<String>) -> Result<Self, RequestError> {
        let base: String = base.into();
        let is_base = |uri: Uri| uri.scheme().is_some() && uri.authority().is_some() && uri.query().is_none();
        if base.contains('#') || !base.parse().is_ok_and(is_base) {
            return Err(RequestError::Endpoint(base));
        }
        Ok(Self { base: base.trim_end_matches('/').to_owned(), token: None })
    }

    /// The same service, called with an access token.
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The URL of the service, without the version.
    pub fn base(&self) -> &str {
        &self.base
    }
}

impl Default for Endpoint {
    /// The service of the global cloud, without a token.
    fn default() -> Self {
        Self { base: Self::GLOBAL.to_owned(), token: None }
    }
}

/// The token is not shown.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("base", &self.base).field("token", &self.token.as_ref().map(|_| "…")).finish()
    }
}

/// A request that cannot be sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The value of a path parameter does not fit.
    Path(PathError),
    /// The name or value of a header, given here by its name, cannot be sent.
    Header(String),
    /// The body cannot be written as JSON.
    Body(serde_json::Error),
    /// The endpoint is not an absolute URL without a query.
    Endpoint(String),
    /// The link leads to another service than the endpoint, which must not see the token.
    ForeignLink(String),
    /// The whole is not a URL, mostly because it is too long.
    Url(http::Error),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Header(name) => write!(f, "the header `{name}` has a name or value that HTTP does not allow"),
            Self::Body(error) => write!(f, "the body cannot be written as JSON: {error}"),
            Self::Endpoint(base) => write!(f, "the endpoint `{base}` is not an absolute URL without a query"),
            Self::ForeignLink(url) => write!(f, "the link `{url}` leads away from the endpoint"),
            Self::Url(error) => write!(f, "the request has no valid URL: {error}"),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Path(error) => Some(error),
            Self::Body(error) => Some(error),
            Self::Url(error) => Some(error),
            Self::Header(_) | Self::Endpoint(_) | Self::ForeignLink(_) => None,
        }
    }
}

impl From<PathError> for RequestError {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}

/// Points a request at a link: its headers stay, its query options are in the link.
pub(super) fn follow_link(head: &mut Head, url: String) {
    head.path = Path::link(url);
    head.query.clear();
}

/// Puts the HTTP request together. A link is followed by a `GET` without a body.
pub(super) fn http_request(
    endpoint: &Endpoint,
    metadata: &Metadata,
    head: &Head,
    body: Body,
) -> Result<http::Request<Vec<u8>>, RequestError> {
    let (method, content) = match head.path.as_link() {
        Some(_) => (Method::GET, Content::None),
        None => (metadata.method.clone(), body.0),
    };
    let mut url = absolute_url(endpoint, metadata, &head.path)?;
    head.query.append_to(&mut url);
    let (content_type, body) = encode(endpoint, metadata, content)?;
    let mut request = http::Request::builder().method(method).uri(url).body(body).map_err(RequestError::Url)?;
    set_headers(request.headers_mut(), endpoint, head, content_type)?;
    Ok(request)
}

fn absolute_url(endpoint: &Endpoint, metadata: &Metadata, path: &Path) -> Result<String, RequestError> {
    let Some(link) = path.as_link() else {
        return Ok(format!("{}/{}{}", endpoint.base, metadata.version, path.render()?));
    };
    let link = link.split('#').next().unwrap_or(link);
    let mut url = String::with_capacity(link.len());
    percent::push_documented(&mut url, link);
    if origin(&url).is_some() && origin(&url) == origin(&endpoint.base) {
        Ok(url)
    } else {
        Err(RequestError::ForeignLink(url))
    }
}

/// Scheme, host and port; user information is part of the host here, so that it cannot fake one.
fn origin(url: &str) -> Option<(String, String)> {
    let uri: Uri = url.parse().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let authority = uri.authority()?.as_str().to_ascii_lowercase();
    let default_port = if scheme == "https" { ":443" } else { ":80" };
    let authority = authority.strip_suffix(default_port).unwrap_or(&authority).to_owned();
    Some((scheme, authority))
}

/// The body's bytes, and its media type when it has one.
fn encode(
    endpoint: &Endpoint,
    metadata: &Metadata,
    content: Content,
) -> Result<(Option<String>, Vec<u8>), RequestError> {
    const JSON: &str = "application/json";
    match content {
        Content::None => Ok((None, Vec::new())),
        Content::Json(json) => Ok((Some(JSON.to_owned()), json.map_err(RequestError::Body)?)),
        Content::Bytes(bytes) => {
            let content_type = bytes.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
            Ok((Some(content_type), bytes.data))
        }
        Content::Reference(reference) => {
            let url = match reference.0.as_link() {
                Some(url) => url.to_owned(),
                None => absolute_url(endpoint, metadata, &reference.0)?,
            };
            let json = serde_json::json!({ "@odata.id": url });
            Ok((Some(JSON.to_owned()), json.to_string().into_bytes()))
        }
    }
}

fn set_headers(
    headers: &mut HeaderMap,
    endpoint: &Endpoint,
    head: &Head,
    content_type: Option<String>,
) -> Result<(), RequestError> {
    let value =
        |name: &str, value: &str| HeaderValue::from_str(value).map_err(|_| RequestError::Header(name.to_owned()));
    if let Some(content_type) = content_type {
        headers.insert(CONTENT_TYPE, value(CONTENT_TYPE.as_str(), &content_type)?);
    }
    if let Some(token) = &endpoint.token {
        let mut bearer = value(AUTHORIZATION.as_str(), &format!("Bearer {token}"))?;
        bearer.set_sensitive(true);
        headers.insert(AUTHORIZATION, bearer);
    }
    for (name, text) in head.headers.iter() {
        let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::Header(name.to_owned()))?;
        let mut value = value(name, text)?;
        value.set_sensitive(header == AUTHORIZATION);
        headers.insert(header, value);
    }
    Ok(())
}
