//! Which types list a method page in their *Methods* tables.

use std::collections::HashMap;

use crate::extract::facts::PageFacts;
use crate::model::QualifiedName;
use crate::source::FileId;

use super::bases::ancestors;
use super::mentions::Names;
use super::structured::Types;

/// The types that list a page, by the page.
#[derive(Debug, Default)]
pub(super) struct MethodTables {
    listing: HashMap<FileId, Vec<QualifiedName>>,
}

impl MethodTables {
    /// Reads the tables of the pages that document one type.
    pub(super) fn of(names: &Names<'_>, pages: &[&PageFacts]) -> Self {
        let mut tables = Self::default();
        for page in pages {
            let [only] = page.types.as_slice() else { continue };
            let Some(name) = names.structured_named(page, &only.name.value) else { continue };
            for link in page.methods.iter().filter_map(|row| row.link.as_ref()) {
                if let Some(file) = names.sources.resolve(page.file, &link.value).file() {
                    let listing = tables.listing.entry(file).or_default();
                    if !listing.contains(&name) {
                        listing.push(name.clone());
                    }
                }
            }
        }
        tables
    }

    /// The one type deriving from a base that lists a page.
    pub(super) fn derived_from(&self, base: &QualifiedName, page: FileId, types: &Types) -> Option<QualifiedName> {
        let listing = self.listing.get(&page)?;
        match listing.as_slice() {
            [only] if ancestors(types, only).contains(base) => Some(only.clone()),
            _ => None,
        }
    }
}
