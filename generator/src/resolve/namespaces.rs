//! The namespace of a type that no page declares, told by the file that its name links to: pages of a namespace below the
//! default one begin with its last part, as `security-alert.md` does.

use foldhash::HashMap;

use crate::extract::facts::PageFacts;
use crate::source::SourceSet;

use super::catalog::{DEFAULT_NAMESPACE, page_namespace, stem};

/// The namespaces of the pages of a version.
#[derive(Debug, Default)]
pub(super) struct Namespaces<'a> {
    /// By their last part in lower case.
    by_last_part: HashMap<String, &'a str>,
}

impl<'a> Namespaces<'a> {
    pub(super) fn of(pages: &[&'a PageFacts]) -> Self {
        let named = pages.iter().filter_map(|page| Some(page.namespace.as_ref()?.value.as_str()));
        let others = named.filter(|name| *name != DEFAULT_NAMESPACE);
        Self { by_last_part: others.map(|name| (last_part(name), name)).collect() }
    }

    /// The namespace of a short name (in lower case) that links to a file; none where the file does not tell.
    pub(super) fn of_link(&self, sources: &SourceSet, page: &PageFacts, link: &str, short: &str) -> Option<&'a str> {
        let target = stem(link)?.to_lowercase();
        let before = target.strip_suffix(short)?;
        if let Some(last_part) = before.strip_suffix('-') {
            return self.by_last_part.get(last_part).copied();
        }
        let own = page_namespace(page);
        let is_below = own.starts_with(DEFAULT_NAMESPACE) && own != DEFAULT_NAMESPACE;
        // A page that does not begin so itself says nothing by a link to another one that does not.
        let tells = || file_name(sources, page).starts_with(&format!("{}-", last_part(own)));
        (before.is_empty() && is_below && tells()).then_some(DEFAULT_NAMESPACE)
    }
}

fn last_part(namespace: &str) -> String {
    namespace.rsplit('.').next().unwrap_or(namespace).to_lowercase()
}

/// The name of a page's file, in lower case.
fn file_name(sources: &SourceSet, page: &PageFacts) -> String {
    let path = sources.file(page.file).path.as_str();
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase()
}
