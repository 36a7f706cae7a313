//! A request as an example shows it, on its way into an emitted request type.
//!
//! Left to others: the URL (`url`), and the comparison of what comes out with the example.

use graph_api::support::{Bytes, Endpoint, Reference, Request};
use graphdoc::model::ExampleMessage;
use serde::de::DeserializeOwned;

use super::url::{Url, values};

/// A request of an example, taken apart.
pub(crate) struct Shown<'a> {
    /// The constructor whose path the URL is an instance of.
    pub(crate) at: usize,
    /// The values of the path's parameters.
    pub(crate) values: Vec<String>,
    pub(crate) url: &'a Url,
    pub(crate) message: &'a ExampleMessage,
}

impl Shown<'_> {
    pub(crate) fn text(&self, at: usize) -> Result<&str, String> {
        self.values.get(at).map(String::as_str).ok_or_else(|| format!("has no value for parameter {at}"))
    }

    #[allow(dead_code, reason = "only functions with numbers among their parameters need it")]
    pub(crate) fn scalar<T: std::str::FromStr>(&self, at: usize) -> Result<T, String> {
        let text = self.text(at)?;
        text.parse().map_err(|_| format!("has the value `{text}` for parameter {at}"))
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, String> {
        let json = self.message.json.as_ref().ok_or("shows no JSON body")?;
        serde_json::from_str(&json.to_string()).map_err(|error| format!("has a body that does not decode: {error}"))
    }

    /// The body that may be left out.
    pub(crate) fn optional_json<T: DeserializeOwned>(&self) -> Result<Option<T>, String> {
        self.message.json.as_ref().map(|_| self.json()).transpose()
    }

    pub(crate) fn bytes(&self) -> Result<Bytes, String> {
        let text = self.message.text.as_deref().ok_or("shows no body")?;
        let content_type = self.header("Content-Type").unwrap_or("application/octet-stream");
        Ok(Bytes::new(content_type, text))
    }

    #[allow(dead_code, reason = "only references whose target no page tells need it")]
    pub(crate) fn reference(&self) -> Result<Reference, String> {
        self.link().map(Reference::link)
    }

    /// The id in the link of a reference, by the path that the link is documented to have.
    pub(crate) fn reference_id(&self, template: &str) -> Result<String, String> {
        let link = Url::parse(self.link()?)?;
        let values = values(template, &link).ok_or_else(|| format!("refers to something else than `{template}`"))?;
        values.into_iter().next().ok_or_else(|| "refers to nothing".into())
    }

    fn link(&self) -> Result<&str, String> {
        let json = self.message.json.as_ref().ok_or("shows no JSON body")?;
        json.get("@odata.id").and_then(|id| id.as_str()).ok_or_else(|| "has no `@odata.id`".into())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let headers = &self.message.headers;
        headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The HTTP request, with the query options and headers that the example adds to what the type knows by itself.
    pub(crate) fn send<R: Request>(&self, mut request: R) -> Result<http::Request<Vec<u8>>, String> {
        let path = R::METADATA.paths[self.at];
        let documented = path.split_once('?').map_or("", |(_, query)| query);
        for (name, value) in &self.url.options {
            let is_documented = documented.split('&').any(|option| option.split('=').next() == Some(name));
            if !is_documented {
                request = request.query(name, value.as_str());
            }
        }
        for (name, value) in &self.message.headers {
            if !own_header(name) {
                request = request.header(name, value);
            }
        }
        let endpoint = Endpoint::new(Endpoint::GLOBAL).map_err(|error| error.to_string())?;
        request.into_http_request(&endpoint).map_err(|error| format!("cannot be sent: {error}"))
    }
}

/// Whether a request sets a header by itself, or leaves it to the client that sends it.
pub(crate) fn own_header(name: &str) -> bool {
    ["content-type", "content-length", "authorization", "host"].iter().any(|own| own.eq_ignore_ascii_case(name))
}
