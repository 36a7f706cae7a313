//! The API version that a page belongs to.
//!
//! The folder knows best; pages of other layouts tell it by the URLs of their examples.

use crate::markdown::{BlockKind, Document};
use crate::source::SourceFile;

use super::ExtractOptions;

/// The folder's version, else the version most of the page's URLs name, else the folder's name where a
/// URL uses it, else that of the options, else `v1.0`.
pub(super) fn version_of(file: &SourceFile, document: &Document, options: &ExtractOptions) -> String {
    if let Some(version) = &file.folder_version {
        return version.clone();
    }
    let in_urls = majority(document);
    let given = in_urls.or_else(|| options.api_version.clone());
    given.unwrap_or_else(|| "v1.0".to_owned())
}

/// The version that most URLs of the code blocks name; of equals, the first.
fn majority(document: &Document) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for block in &document.blocks {
        let BlockKind::Code(code) = &block.kind else { continue };
        for version in versions_in(&code.text) {
            match counts.iter_mut().find(|(known, _)| *known == version) {
                Some((_, count)) => *count += 1,
                None => counts.push((version, 1)),
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(version, _)| (*version).to_owned())
}

/// The first path segments of the URLs in a text, as far as they look like a version.
fn versions_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("https://graph.").filter_map(|(at, _)| {
        let path = text[at + "https://".len()..].split_once('/')?.1;
        let end = path.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')))?;
        let segment = &path[..end];
        (looks_like_version(segment) && path[end..].starts_with(['/', '$'])).then_some(segment)
    })
}

/// `v1.0`, `v2`, `beta`, `stagingBeta`, `preview`.
fn looks_like_version(segment: &str) -> bool {
    let numbered = segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let lower = segment.to_ascii_lowercase();
    numbered || lower.ends_with("beta") || lower.ends_with("preview") || lower.ends_with("alpha")
}
