//! Where a page is published, told from its file.

use super::{SourceSet, Span};

/// The page of a place: the end of its path (folder, folder, file), so that it is the same wherever the pages lie.
pub(crate) fn page_path(sources: &SourceSet, place: Span) -> String {
    let parts: Vec<&str> = sources.file(place.file).path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// The name of a page's file without its ending.
pub(crate) fn page_stem(sources: &SourceSet, place: Span) -> String {
    let path = &sources.file(place.file).path;
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

/// The address of a page of Microsoft Graph's reference; for a page of another layout or version, none.
pub(crate) fn page_url(path: &str, version: &str) -> Option<String> {
    let (folders, file) = path.rsplit_once('/')?;
    let folder = match folders.rsplit('/').next()? {
        "api" => "",
        "resources" => "resources/",
        _ => return None,
    };
    let view = match version {
        "v1.0" => "1.0",
        "beta" => "beta",
        _ => return None,
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_plain = !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    is_plain.then(|| format!("https://learn.microsoft.com/graph/api/{folder}{stem}?view=graph-rest-{view}"))
}

#[cfg(test)]
mod tests {
    use super::page_url;

    #[test]
    fn pages_of_the_reference_have_an_address() {
        let url = |path, version| page_url(path, version).unwrap_or_default();
        assert_eq!(
            url("v1.0/api/user-get.md", "v1.0"),
            "https://learn.microsoft.com/graph/api/user-get?view=graph-rest-1.0"
        );
        assert_eq!(
            url("beta/resources/user.md", "beta"),
            "https://learn.microsoft.com/graph/api/resources/user?view=graph-rest-beta"
        );
        assert_eq!(url("pages/user.md", "beta"), "");
        assert_eq!(url("v2/api/user.md", "v2"), "");
    }
}
