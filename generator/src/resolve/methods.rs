//! The *Methods* tables of resource pages: each row is read once for all who ask, and given to the type that the page is about.

use foldhash::HashMap;
use rayon::prelude::*;

use crate::extract::facts::{MethodRow, PageFacts, PageKind, TypeFacts};
use crate::model::{Fact, Method, Primitive, QualifiedName, TypeKind, TypeRef};
use crate::source::FileId;

use super::mentions::Names;
use super::prose::describe;
use super::structured::Types;

/// What the *Methods* tables of a page say.
#[derive(Debug)]
pub(super) struct PageMethods<'a> {
    pub(super) page: &'a PageFacts,
    rows: Vec<Row<'a>>,
}

#[derive(Debug)]
struct Row<'a> {
    method: Method,
    /// The link's target as written.
    link: Option<&'a str>,
    /// The link of its return type as written.
    returned: Option<&'a str>,
}

impl<'a> PageMethods<'a> {
    /// Reads the tables of all pages that have one, in the order of the pages.
    pub(super) fn read(names: &Names<'_>, pages: &[&'a PageFacts]) -> Vec<Self> {
        let of_page = |page: &&'a PageFacts| Self {
            page,
            rows: page.methods.iter().map(|facts| row(names, page, facts)).collect(),
        };
        pages.par_iter().filter(|page| !page.methods.is_empty()).map(of_page).collect()
    }

    /// The methods in the order of the tables.
    pub(super) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.rows.iter().map(|row| &row.method)
    }
}

fn row<'a>(names: &Names<'_>, page: &PageFacts, facts: &'a MethodRow) -> Row<'a> {
    let link = facts.link.as_ref().map(|link| link.value.as_str());
    let returned = facts.returns.as_ref().and_then(|cell| cell.names.first()?.link.as_deref());
    Row { method: method(names, page, facts), link, returned }
}

fn method(names: &Names<'_>, page: &PageFacts, row: &MethodRow) -> Method {
    let returns = row.returns.as_ref().filter(|cell| !cell.text.is_empty()).map(|cell| {
        let ty = (!row.returns_nothing).then(|| names.type_ref(page, cell));
        Fact::new(ty, cell.span)
    });
    let target = row.link.as_ref();
    Method {
        name: row.name.clone(),
        page: target.map(|link| Fact::new(names.sources.resolve(page.file, &link.value).file(), link.span)),
        returns,
        description: describe(&row.description),
        places: vec![row.span],
    }
}

/// Gives each type the methods of the pages that are about it, the main declaration's first. What several rows list
/// under one name and link is one method, as with properties.
pub(super) fn add(names: &Names<'_>, tables: Vec<PageMethods<'_>>, types: &mut Types) {
    let mut by_file: HashMap<FileId, Vec<Row<'_>>> =
        tables.into_iter().map(|table| (table.page.file, table.rows)).collect();
    for declared in &names.catalog.structured {
        let mut rows = Vec::new();
        for (page, _) in declared.facts.iter().filter(|(page, facts)| is_about(page, facts)) {
            let mut of_page = by_file.remove(&page.file).unwrap_or_default();
            of_page.iter_mut().for_each(|row| settle_return(names, page, &declared.name, types, row));
            rows.append(&mut of_page);
        }
        if let Some(ty) = types.get_mut(&declared.name) {
            ty.methods = merged(rows);
        }
    }
}

/// What a return cell alone names is no type: it means the page's own where its link leads there, else nobody knows.
fn settle_return(names: &Names<'_>, page: &PageFacts, own: &QualifiedName, types: &Types, row: &mut Row<'_>) {
    let returns = row.method.returns.as_mut().and_then(|returns| returns.value.as_mut());
    let Some(TypeRef { kind, .. }) = returns else { return };
    if let TypeKind::Structured(name) = kind
        && !types.contains_key(name)
    {
        let leads_here = |link| names.sources.resolve(page.file, link).file() == Some(page.file);
        *kind = match row.returned {
            Some(link) if leads_here(link) => TypeKind::Structured(own.clone()),
            _ => TypeKind::Primitive(Primitive::Untyped),
        };
    }
}

/// Whether a page is about a type, and does not only mention it beside its own.
fn is_about(page: &PageFacts, facts: &TypeFacts) -> bool {
    page.kind != PageKind::Method && page.types.first().is_some_and(|own| std::ptr::eq(own, facts))
}

fn merged(rows: Vec<Row<'_>>) -> Vec<Method> {
    let mut kept: Vec<Row<'_>> = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(known) = kept.iter_mut().find(|known| is_same(known, &row)) else {
            kept.push(row);
            continue;
        };
        known.method.places.extend(row.method.places);
        if known.method.description.is_none() {
            known.method.description = row.method.description;
        }
    }
    kept.into_iter().map(|row| row.method).collect()
}

/// Whether two rows have one name and lead to one page; where they lead nowhere, their links are compared as written.
fn is_same(known: &Row<'_>, row: &Row<'_>) -> bool {
    let target = |row: &Row<'_>| row.method.page.as_ref().and_then(|page| page.value);
    let (at, other) = (target(known), target(row));
    at == other
        && (at.is_some() || known.link == row.link)
        && known.method.name.value.eq_ignore_ascii_case(&row.method.name.value)
}
