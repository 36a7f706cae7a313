//! From the facts of all pages to one model: names found, contradictions decided, types merged.
//!
//! The order of the steps, each a file: which pages belong together (`page_versions`), what names mean (`catalog`, `namespaces`,
//! `renames`, `mentions`, `undeclared`,
//! `primitives`), enumerations (`enums`, `choices`), structured types (`structured`, `properties`, `bases`, `kinds`, `methods`),
//! operations (`drafts`, `paths`, `walk`, `operations`, `bodies`, `responses`, `answers`, `calls`), and what only examples
//! (`examples`, `sightings`, `shown`, `bindings`) or paths (`singletons`) show. Nothing here fails: what cannot be decided stays
//! undecided in the model, and `lint` says so.

mod alternatives;
mod answers;
mod bases;
mod bindings;
mod bodies;
mod calls;
mod catalog;
mod choices;
mod drafts;
mod enums;
mod examples;
mod form;
mod inherited;
mod kinds;
mod mentions;
mod method_tables;
mod methods;
mod namespaces;
mod operations;
mod page_versions;
mod pages;
mod path_properties;
mod paths;
mod primitives;
mod properties;
mod prose;
mod renames;
mod responses;
mod roots;
mod samples;
mod shapes;
mod shown;
mod sightings;
mod singletons;
mod spellings;
mod stand_ins;
mod structured;
mod undeclared;
mod walk;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub(crate) use examples::{Likeness, likeness};
pub use primitives::{is_standard_spelling, primitive};
pub(crate) use properties::{is_translated, names_property};

use crate::extract::facts::PageFacts;
use crate::model::{ApiModel, ApiVersion, Operation, TypeKind};
use crate::source::SourceSet;

use bases::{Derived, derived_types};
use calls::Calls;
use catalog::Catalog;
use choices::Choices;
use drafts::{Draft, addressed_types, agree, drafts};
use kinds::Evidence;
use mentions::Names;
use method_tables::MethodTables;
use methods::PageMethods;
use operations::{Known, complete};
use path_properties::PathProperties;
use paths::Agreement;
use responses::default_response;
use roots::roots;
use shown::{Shown, add_body_rows, add_named_types};
use sightings::Sightings;
use singletons::Singletons;
use stand_ins::StandIns;
use undeclared::Uses;
use walk::Members;

/// Builds the model of all pages, given in path order.
pub fn resolve(sources: &SourceSet, pages: &[PageFacts]) -> ApiModel {
    let otherwise = page_versions::shared(pages);
    let mut by_version: BTreeMap<&str, Vec<&PageFacts>> = BTreeMap::new();
    for page in pages {
        by_version.entry(page.version.as_deref().unwrap_or(otherwise)).or_default().push(page);
    }
    let by_version: Vec<(&str, Vec<&PageFacts>)> = by_version.into_iter().collect();
    let versions: Vec<ApiVersion> = by_version.par_iter().map(|(name, pages)| version(sources, name, pages)).collect();
    let pages = pages::summaries(pages, otherwise, &versions);
    let versions = versions.into_iter().filter(|version| !version.is_empty()).collect();
    ApiModel { versions, pages }
}

fn version(sources: &SourceSet, name: &str, pages: &[&PageFacts]) -> ApiVersion {
    let mut catalog = Catalog::new(pages);
    for (at, name) in renames::renames(sources, &catalog, pages) {
        catalog.rename(at, name);
    }
    let uses = Uses::collect(sources, &catalog, pages);
    let undeclared_enums = uses
        .by_name
        .iter()
        .filter(|(_, used)| used.is_enum())
        .map(|(key, used)| (key.clone(), used.name.clone()))
        .collect();
    let mut names = Names { sources, catalog, undeclared_enums, choices: Choices::default() };
    let enums = enums::enums(&names, &uses, pages);
    names.choices = Choices::new(&enums);
    let (mut types, (mut drafts, mut evidence)) = rayon::join(
        || structured::declare(&names, &uses),
        || rayon::join(|| drafts(&names, pages), || Evidence::collect(&names, pages)),
    );
    for addressed in addressed_types(&drafts) {
        evidence.addressed(&addressed);
    }
    let of_paths = || {
        let paths = || drafts.iter().flat_map(|draft| &draft.paths);
        let ((), agreement) =
            rayon::join(|| structured::settle(&mut types, &names, &evidence), || Agreement::of(paths()));
        let addresses = agree(&mut drafts, agreement, &types);
        let properties = || PathProperties::collect(&types, &addresses, &drafts);
        let (properties, calls) = rayon::join(properties, || Calls::of(&drafts));
        properties.add_to(&mut types);
        (addresses, calls)
    };
    let of_tables = || {
        let methods = PageMethods::read(&names, pages);
        let stand_ins = StandIns::of_methods_tables(&names, pages, &methods);
        (MethodTables::of(&names, &methods), stand_ins, methods)
    };
    let ((addresses, calls), (tables, stand_ins, methods)) = rayon::join(of_paths, of_tables);
    let derived = derived_types(&types);
    let by_page = operations_by_page(&names, &types, &derived, (&addresses, &calls, &tables), drafts);
    let mut singletons = Singletons::new(&names, &types, &addresses);
    by_page.iter().for_each(|of_page| singletons.read(of_page.page, &of_page.operations));
    let addressed = singletons.addressed();
    let all_operations = by_page.iter().flat_map(|of_page| &of_page.operations);
    let roots = roots(all_operations, &types, &addresses, &addressed.by_shape);
    for of_page in &by_page {
        add_named_types(&of_page.operations, &mut types);
        add_body_rows(&names, of_page.page, &of_page.operations, &derived, &mut types);
    }
    let mut shown = shown(&names, &by_page, pages, &types, stand_ins);
    shown.entities.iter().for_each(|name| evidence.addressed(name));
    shown.stand_ins.give_bases(&mut types);
    let bound = std::mem::take(&mut shown.bindings);
    shown.add_to(&mut types);
    let of_rows = by_page.iter().flat_map(|of_page| bindings::of_rows(of_page.page, &of_page.operations));
    bindings::add(of_rows.chain(bound), &mut types);
    add_property_types(&mut types);
    addressed.types.iter().for_each(|ty| evidence.addressed(&ty.name));
    addressed.add_to(&mut types);
    let ((), operations) =
        rayon::join(|| structured::settle(&mut types, &names, &evidence), || in_order_of_place(by_page));
    inherited::agree(&mut types);
    methods::add(&names, methods, &mut types);
    ApiVersion {
        name: name.to_owned(),
        types: types.into_values().collect(),
        enums: enums.into_values().collect(),
        operations,
        roots,
    }
}

fn in_order_of_place(by_page: Vec<PageOperations<'_>>) -> Vec<Operation> {
    let mut operations = Vec::with_capacity(by_page.iter().map(|of_page| of_page.operations.len()).sum());
    operations.extend(by_page.into_iter().flat_map(|of_page| of_page.operations));
    operations.sort_by_key(|operation: &Operation| (operation.place, operation.method.value));
    operations
}

/// The operations of a page, and which of them each example of the page belongs to.
struct PageOperations<'a> {
    page: &'a PageFacts,
    operations: Vec<Operation>,
    owners: Vec<usize>,
}

fn operations_by_page<'a>(
    names: &Names<'_>,
    types: &structured::Types,
    derived: &Derived,
    (addresses, calls, tables): (&walk::Addresses, &Calls, &MethodTables),
    drafts: Vec<Draft<'a>>,
) -> Vec<PageOperations<'a>> {
    let members = Members::new(types);
    let known = Known { names, types, members: &members, addresses, calls, tables };
    let mut by_page: Vec<(&PageFacts, Vec<Draft<'a>>)> = Vec::new();
    for draft in drafts {
        match by_page.last_mut() {
            Some((last, of_page)) if last.file == draft.page.file => of_page.push(draft),
            _ => by_page.push((draft.page, vec![draft])),
        }
    }
    let completed = by_page.into_par_iter().map(|(page, drafts)| {
        let complete = |draft| complete(&known, draft);
        let mut operations: Vec<Operation> = drafts.into_iter().flat_map(complete).collect();
        for operation in operations.iter_mut().filter(|operation| operation.responses.is_empty()) {
            operation.responses.push(default_response(operation.method.value, operation.method.span));
        }
        bodies::tell_from_resources(types, derived, &mut operations);
        bodies::recognize_resources(types, derived, &mut operations);
        let owners = examples::attach(names, page, &mut operations);
        PageOperations { page, operations, owners }
    });
    completed.collect()
}

/// What the JSON of all pages shows, read in parallel and put together in the order of the pages.
fn shown(
    names: &Names<'_>,
    by_page: &[PageOperations<'_>],
    pages: &[&PageFacts],
    types: &structured::Types,
    stand_ins: StandIns,
) -> Shown {
    let of_examples = by_page.par_iter().map(|PageOperations { page, operations, owners }| {
        Sightings::of_examples(names, page, operations, owners, types)
    });
    let beside = pages.par_iter().map(|page| Sightings::beside(names, page, types));
    let mut shown = Shown::new(stand_ins);
    of_examples.chain(beside).collect::<Vec<_>>().into_iter().for_each(|seen| shown.add(seen));
    shown
}

/// Every structured type that a property names is in the model, if only by its name.
fn add_property_types(types: &mut structured::Types) {
    let named: Vec<_> = types
        .values()
        .flat_map(|ty| &ty.properties)
        .filter_map(|property| match &property.ty.value.kind {
            TypeKind::Structured(name) => Some((name.clone(), property.ty.span)),
            _ => None,
        })
        .collect();
    for (name, place) in named {
        types
            .entry(name.clone())
            .or_insert_with(|| structured::shell(&name, crate::model::TypeOrigin::Referenced, place));
    }
}
