//! Which types list a method page in their *Methods* tables.

use foldhash::HashMap;

use crate::model::QualifiedName;
use crate::source::FileId;

use super::bases::ancestors;
use super::mentions::Names;
use super::methods::PageMethods;
use super::structured::Types;

/// The types that list a page, by the page.
#[derive(Debug, Default)]
pub(super) struct MethodTables {
    listing: HashMap<FileId, Vec<QualifiedName>>,
}

impl MethodTables {
    /// Reads the tables of the pages that document one type.
    pub(super) fn of(names: &Names<'_>, tables: &[PageMethods<'_>]) -> Self {
        let of_page = |table: &PageMethods<'_>| -> Option<(QualifiedName, Vec<FileId>)> {
            let [only] = table.page.types.as_slice() else { return None };
            let name = names.structured_named(table.page, &only.name.value)?;
            Some((name, table.methods().filter_map(|method| method.page.as_ref()?.value).collect()))
        };
        let mut found = Self::default();
        for (name, listed) in tables.iter().filter_map(of_page) {
            for file in listed {
                let listing = found.listing.entry(file).or_default();
                if !listing.contains(&name) {
                    listing.push(name.clone());
                }
            }
        }
        found
    }

    /// The one type that lists a page.
    pub(super) fn only(&self, page: FileId) -> Option<&QualifiedName> {
        match self.listing.get(&page)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The one type deriving from a base that lists a page.
    pub(super) fn derived_from(&self, base: &QualifiedName, page: FileId, types: &Types) -> Option<QualifiedName> {
        self.only(page).filter(|only| ancestors(types, only).contains(base)).cloned()
    }
}
