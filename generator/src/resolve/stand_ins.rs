//! Base types that no page states and two clues give away: pages put one type where they promise another, and
//! the one repeats every row of the other.
//!
//! What pages state is left to `bases`. One clue alone is none: many types have the same few rows, and a page
//! that names another type may just be wrong.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::extract::facts::{PageFacts, TypeMention};
use crate::model::{Fact, QualifiedName, StructuredType, TypeKind, TypeRef};
use crate::source::{FileId, Span};

use super::bases::{ancestors, is_root};
use super::mentions::Names;
use super::methods::PageMethods;
use super::structured::Types;

/// The types that pages put in the place of others: what stands there, and what is promised.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    seen: BTreeMap<(QualifiedName, QualifiedName), Span>,
}

impl StandIns {
    /// Says that one type stands where another is promised.
    pub(super) fn note(&mut self, stands: &QualifiedName, promised: &QualifiedName, place: Span) {
        if stands != promised {
            self.seen.entry((stands.clone(), promised.clone())).or_insert(place);
        }
    }

    /// Methods tables promise a type, and the method's own page says which one it gives.
    pub(super) fn of_methods_tables(names: &Names<'_>, pages: &[&PageFacts], tables: &[PageMethods<'_>]) -> Self {
        let by_file: HashMap<FileId, &PageFacts> = pages.iter().map(|page| (page.file, *page)).collect();
        let of_table = |table: &PageMethods<'_>| of_methods_table(names, table, &by_file);
        let mut found = Self::default();
        for (stands, promised, place) in tables.par_iter().flat_map_iter(of_table).collect::<Vec<_>>() {
            found.note(&stands, &promised, place);
        }
        found
    }

    /// Makes the promised type the base of what stands in its place, where nothing else is known of its base and
    /// it repeats the promised type's rows; then that of its siblings, which share the last word of their names with
    /// both, and repeat the rows as well.
    pub(super) fn give_bases(&self, types: &mut Types) {
        let mut families: BTreeMap<QualifiedName, Span> = BTreeMap::new();
        for ((stands, promised), place) in &self.seen {
            if repeats(types, stands, promised, 2) && set_base(types, stands, promised, *place) {
                families.insert(promised.clone(), *place);
            }
        }
        for (base, place) in families {
            let siblings: Vec<QualifiedName> = types
                .values()
                .filter(|ty| last_word(ty.name.name()) == last_word(base.name()) && repeats(types, &ty.name, &base, 3))
                .map(|ty| ty.name.clone())
                .collect();
            for sibling in siblings {
                set_base(types, &sibling, &base, place);
            }
        }
    }
}

/// What the methods of a page give, what its table promises, and the row.
fn of_methods_table(
    names: &Names<'_>,
    table: &PageMethods<'_>,
    by_file: &HashMap<FileId, &PageFacts>,
) -> Vec<(QualifiedName, QualifiedName, Span)> {
    let mut found = Vec::new();
    for row in table.methods() {
        let returns = row.returns.as_ref().and_then(|returns| returns.value.as_ref());
        let Some(TypeRef { kind: TypeKind::Structured(promised), .. }) = returns else { continue };
        let (Some(Fact { value: Some(file), .. }), Some(place)) = (&row.page, row.places.first()) else { continue };
        let target = by_file.get(file);
        let Some((method, operation)) = target.and_then(|page| Some((page, page.operation.as_ref()?))) else {
            continue;
        };
        let given = operation.responses.iter().filter_map(|response| response.ty.as_ref());
        let given = given.filter_map(|mention| structured(names, method, mention));
        found.extend(given.map(|given| (given, promised.clone(), *place)));
    }
    found
}

fn structured(names: &Names<'_>, page: &PageFacts, mention: &TypeMention) -> Option<QualifiedName> {
    match names.type_ref(page, mention).kind {
        TypeKind::Structured(name) => Some(name),
        _ => None,
    }
}

/// Whether a type without a base of its own has every property of another, of the same type, and how many at least.
fn repeats(types: &Types, derived: &QualifiedName, base: &QualifiedName, at_least: usize) -> bool {
    let (Some(own), Some(above)) = (types.get(derived), types.get(base)) else { return false };
    let is_free = own.base.as_ref().is_none_or(|known| is_root(&known.value));
    if !is_free || derived == base || ancestors(types, base).contains(derived) || own.kind != above.kind {
        return false;
    }
    let rows = documented(types, base);
    rows.len() >= at_least && documented(types, derived).is_superset(&rows)
}

/// The documented properties of a type and its ancestors, by name and type.
fn documented(types: &Types, name: &QualifiedName) -> BTreeSet<(String, String)> {
    let chain = std::iter::once(name.clone()).chain(ancestors(types, name));
    let rows = |ty: &StructuredType| -> Vec<(String, String)> {
        let documented = ty.properties.iter().filter(|property| !property.is_undocumented());
        documented.map(|property| (property.name.value.to_lowercase(), property.ty.value.to_string())).collect()
    };
    chain.filter(|name| !is_root(name)).filter_map(|name| types.get(&name)).flat_map(rows).collect()
}

fn set_base(types: &mut Types, derived: &QualifiedName, base: &QualifiedName, place: Span) -> bool {
    let Some(ty) = types.get_mut(derived) else { return false };
    if ty.base.as_ref().is_some_and(|known| !is_root(&known.value)) {
        return false;
    }
    ty.base = Some(Fact::new(base.clone(), place));
    true
}

/// The last word of a name in camel case: `Operation` of `commsOperation`.
fn last_word(name: &str) -> String {
    let start = name.rfind(|c: char| c.is_ascii_uppercase()).unwrap_or(0);
    name.get(start..).unwrap_or(name).to_ascii_lowercase()
}
