//! Which types list a method page in their *Methods* tables.

use foldhash::HashMap;
use rayon::prelude::*;

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
        let of_page = |page: &&PageFacts| -> Option<(QualifiedName, Vec<FileId>)> {
            let [only] = page.types.as_slice() else { return None };
            let name = names.structured_named(page, &only.name.value)?;
            let links = page.methods.iter().filter_map(|row| row.link.as_ref());
            let listed = links.filter_map(|link| names.sources.resolve(page.file, &link.value).file());
            Some((name, listed.collect()))
        };
        let mut tables = Self::default();
        for (name, listed) in pages.par_iter().filter_map(of_page).collect::<Vec<_>>() {
            for file in listed {
                let listing = tables.listing.entry(file).or_default();
                if !listing.contains(&name) {
                    listing.push(name.clone());
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
