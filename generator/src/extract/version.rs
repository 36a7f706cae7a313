//! The API version that a page belongs to, as far as the page tells it.
//!
//! The folder knows best; pages of other layouts tell it by the URLs of their examples and requests. What pages that tell
//! none belong to is left to `resolve`.

use crate::markdown::{BlockKind, Document};
use crate::source::SourceFile;

use super::ExtractOptions;
use super::operation::request_line::request_lines;
use super::operation::service_url::split_version;

/// The folder's version, else the one that most of the page's URLs name, else that of most of its request lines, else that of
/// a disclaimer, else that of the options.
pub(super) fn version_of(file: &SourceFile, document: &Document, options: &ExtractOptions) -> Option<String> {
    if file.folder_version.is_some() {
        return file.folder_version.clone();
    }
    let texts = || {
        document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Code(code) => Some(&*code.text),
            _ => None,
        })
    };
    let told = majority(texts().flat_map(versions_in)).or_else(|| majority(texts().flat_map(requested_versions)));
    told.or_else(|| disclaimed(document)).map(str::to_owned).or_else(|| options.api_version.clone())
}

/// The version of a note such as "APIs under the `/beta` version … are subject to change".
fn disclaimed(document: &Document) -> Option<&str> {
    document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => {
            let name = text.plain.split_once("APIs under the /")?.1.split_once(" version")?.0;
            looks_like_version(name).then_some(name)
        }
        _ => None,
    })
}

/// What is named most often; of equals, the first.
fn majority<'a>(versions: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for version in versions {
        match counts.iter_mut().find(|(known, _)| *known == version) {
            Some((_, count)) => *count += 1,
            None => counts.push((version, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(version, _)| *version)
}

/// The versions that request lines start with, behind a host or not.
fn requested_versions(text: &str) -> impl Iterator<Item = &str> {
    let requests = text.lines().flat_map(|line| request_lines(line).into_iter().map(|found| &line[found.target]));
    requests.filter_map(|target| split_version(target).0)
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
