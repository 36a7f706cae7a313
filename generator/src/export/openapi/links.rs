//! Links to the pages that things are documented on: the published page, or the path of the file where it is not known.

use crate::model::ApiVersion;
use crate::source::{SourceSet, Span, page_path, page_url};

use super::document::ExternalDocs;

/// The link to the page of a place.
pub(super) fn page(sources: &SourceSet, version: &ApiVersion, place: Span) -> ExternalDocs {
    let path = page_path(sources, place);
    ExternalDocs { url: page_url(&path, &version.name).unwrap_or_else(|| encode(&path)) }
}

/// A relative path as a URI.
fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
