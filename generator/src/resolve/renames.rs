//! Types whose own page cuts their name short: its file has the whole name, and so have the links to it.
//!
//! Files and links often use a shorter name than the service, so they count only where they agree on a longer one.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::extract::facts::{PageFacts, TypeName};
use crate::model::QualifiedName;
use crate::source::SourceSet;

use super::catalog::{Catalog, TypeId, looks_like_identifier, page_namespace};
use super::primitives::primitive;

/// The whole names of such structured types, by their position in the catalog.
pub(super) fn renames<'a>(
    sources: &SourceSet,
    catalog: &Catalog<'_>,
    pages: &[&'a PageFacts],
) -> BTreeMap<usize, QualifiedName> {
    let of_page = |page: &&'a PageFacts| -> Vec<(usize, &'a str)> {
        type_names(page).filter_map(|written| cut_short(sources, catalog, page, written)).collect()
    };
    let mut found = BTreeMap::new();
    for (at, short) in pages.par_iter().flat_map_iter(of_page).collect::<Vec<_>>() {
        let namespace = catalog.name(TypeId::Structured(at)).namespace();
        found.entry(at).or_insert_with(|| QualifiedName::new(namespace, short));
    }
    found
}

/// The type that a link names in full and its own page does not, and the name.
fn cut_short<'a>(
    sources: &SourceSet,
    catalog: &Catalog<'_>,
    page: &PageFacts,
    written: &'a TypeName,
) -> Option<(usize, &'a str)> {
    let link = written.link.as_deref().filter(|link| !link.contains('#'))?;
    let is_known =
        || primitive(&written.name).is_some() || catalog.by_name(page_namespace(page), &written.name).is_some();
    if !looks_like_identifier(&written.name) || is_known() {
        return None;
    }
    let target = sources.resolve(page.file, link).file()?;
    let &[TypeId::Structured(at)] = catalog.declared_on(target) else { return None };
    let short = written.name.rsplit('.').next()?;
    let path = sources.file(target).path.to_lowercase();
    let stem = path.rsplit('/').next()?.split('.').next()?;
    let (whole, cut) = (short.to_lowercase(), catalog.name(TypeId::Structured(at)).name().to_lowercase());
    let is_longer = whole.len() > cut.len() && whole.ends_with(&cut);
    (is_longer && stem.rsplit('-').next()? == whole).then_some((at, short))
}

/// The names of types that a page writes in cells and prose.
fn type_names(page: &PageFacts) -> impl Iterator<Item = &TypeName> {
    let of_types = page.types.iter().flat_map(|ty| {
        let cells = ty.properties.iter().filter_map(|property| property.ty.as_ref()).flat_map(|cell| &cell.names);
        cells.chain(ty.bases.iter().map(|hint| &hint.base))
    });
    let of_methods =
        page.methods.iter().filter_map(|method| method.returns.as_ref()).flat_map(|returns| &returns.names);
    let of_operation = page.operation.iter().flat_map(|operation| {
        let body = operation.body.iter();
        let rows = body.clone().flat_map(|body| &body.properties).filter_map(|row| row.ty.as_ref());
        let answers = operation.responses.iter().filter_map(|response| response.ty.as_ref());
        rows.chain(answers).flat_map(|cell| &cell.names).chain(body.filter_map(|body| body.resource.as_ref()))
    });
    of_types.chain(of_methods).chain(of_operation)
}
