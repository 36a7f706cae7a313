//! Paths of requests: a documented template with the values of its parameters, or a link that the service gave.
//!
//! How values are put into a template is the business of `template`.
//! Query options that callers add are the business of `query`, base URL and version that of `endpoint`.

use super::template::{self, PathError};

/// Where a request goes: a documented path template with a value for each parameter, or a link that the service gave.
///
/// ```text
/// Path::new("/users/{id}/messages/{message-id}", ["me@contoso.com".into(), "AAMk=".into()])
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(Target);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Template { template: &'static str, values: Vec<String> },
    Link(String),
}

impl Path {
    /// The path that a template names, with the values of its parameters in the order of the template.
    ///
    /// A parameter is written `{name}`; `{+name}` takes several segments, separated by `/`. Values are taken as they are,
    /// not encoded. Whether they fit is only looked at when the request is turned into an HTTP request.
    pub fn new(template: &'static str, values: impl Into<Vec<String>>) -> Self {
        Self(Target::Template { template, values: values.into() })
    }

    /// An absolute URL that the service handed out, such as a next link. It is followed as it is.
    pub fn link(url: impl Into<String>) -> Self {
        Self(Target::Link(url.into()))
    }

    /// The URL when this is a link, `None` when it is a template.
    pub fn as_link(&self) -> Option<&str> {
        match &self.0 {
            Target::Template { .. } => None,
            Target::Link(url) => Some(url),
        }
    }

    /// The documented template, `None` when this is a link.
    pub fn template(&self) -> Option<&'static str> {
        match &self.0 {
            Target::Template { template, .. } => Some(template),
            Target::Link(_) => None,
        }
    }

    /// The values of the parameters, in the order of the template; empty for a link.
    pub fn values(&self) -> &[String] {
        match &self.0 {
            Target::Template { values, .. } => values,
            Target::Link(_) => &[],
        }
    }

    /// The encoded path (and documented query) below the version, such as `/users/a%2Fb/messages`.
    ///
    /// # Errors
    ///
    /// When a value cannot stand where its parameter stands: it is empty, a dot segment, not a literal, or would end its
    /// place.
    pub fn render(&self) -> Result<String, PathError> {
        match &self.0 {
            Target::Template { template, values } => template::render(template, values),
            Target::Link(url) => Ok(url.clone()),
        }
    }
}

impl Default for Path {
    /// The root of the service.
    fn default() -> Self {
        Self::new("/", [])
    }
}

/// Writes text as an OData string literal: in quotes, with the quotes inside doubled.
///
/// For parameters that stand unquoted in the documented path, such as `range(address={address})`, and for filters.
///
/// ```text
/// string_literal("O'Neil") == "'O''Neil'"
/// ```
pub fn string_literal(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}
