//! What became of each page, so that none is lost silently.

use foldhash::HashMap;

use crate::extract::facts::PageFacts;
use crate::model::{ApiVersion, PageSummary};
use crate::source::{FileId, Span};

/// One summary a page, in path order; pages that tell no version have the one that is given.
pub(super) fn summaries(pages: &[PageFacts], otherwise: &str, versions: &[ApiVersion]) -> Vec<PageSummary> {
    let mut types: HashMap<FileId, Vec<String>> = HashMap::default();
    let mut operations: HashMap<FileId, Vec<String>> = HashMap::default();
    for version in versions {
        for ty in &version.types {
            ty.places.iter().for_each(|place| types.entry(place.file).or_default().push(ty.name.to_string()));
        }
        for ty in &version.enums {
            ty.places.iter().for_each(|place| types.entry(place.file).or_default().push(ty.name.to_string()));
        }
        for operation in &version.operations {
            let described =
                operation.paths.iter().map(|path| format!("{} {}", operation.method.value.name(), path.text));
            operations.entry(operation.place.file).or_default().extend(described);
        }
    }
    pages
        .iter()
        .map(|page| {
            let mut own_types = types.remove(&page.file).unwrap_or_default();
            own_types.sort();
            own_types.dedup();
            let operations = operations.remove(&page.file).unwrap_or_default();
            let nothing =
                (own_types.is_empty() && operations.is_empty()).then(|| (Span::file_start(page.file), reason(page)));
            PageSummary {
                file: page.file,
                version: page.version.clone().unwrap_or_else(|| otherwise.to_owned()),
                kind: page.kind,
                title: page.title.as_ref().map(|title| title.value.clone()),
                types: own_types,
                operations,
                nothing,
            }
        })
        .collect()
}

fn reason(page: &PageFacts) -> String {
    use crate::extract::facts::PageKind;
    match page.kind {
        PageKind::Resource => "no type is declared: neither an annotation nor the title names one",
        PageKind::Method => "no request line was found",
        PageKind::Enumeration => "no members were found",
        PageKind::Conceptual => "the page documents no type and no method",
    }
    .to_owned()
}
