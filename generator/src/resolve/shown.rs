//! What only examples and method pages show: properties that no resource page lists, types that only
//! `@odata.type` names.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::extract::facts::PageFacts;
use crate::model::{
    Binding, Fact, Operation, PropertySource, QualifiedName, RequestBody, ResponseBody, TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;

use super::bases::{Derived, derived_types};
use super::mentions::Names;
use super::properties::{adopt_description, blank, from_row, names_property};
use super::samples::join;
use super::sightings::Sightings;
use super::spellings::{Spellings, respell};
use super::stand_ins::StandIns;
use super::structured::{Types, shell};

/// The rows of request body tables: they document types without a page of their own, and what a
/// resource page left out.
pub(super) fn add_body_rows(
    names: &Names<'_>,
    page: &PageFacts,
    operations: &[Operation],
    derived: &Derived,
    types: &mut Types,
) {
    let Some(body) = page.operation.as_ref().and_then(|operation| operation.body.as_ref()) else { return };
    let resource = operations.iter().find_map(|operation| match &operation.body {
        RequestBody::Resource { ty: Fact { value: TypeRef { kind: TypeKind::Structured(name), .. }, .. }, .. } => {
            Some(name.clone())
        }
        _ => None,
    });
    let Some(name) = resource else { return };
    let mut inherited = inherited_names(types, &name);
    // A body for a base type may hold what the derived types declare.
    inherited.extend(derived_names(types, derived, &name));
    let Some(ty) = types.get_mut(&name) else { return };
    let mut keys: Vec<String> = ty.properties.iter().map(|property| property.name.value.to_lowercase()).collect();
    for row in &body.properties {
        let key = row.name.value.trim().to_lowercase();
        if inherited.contains(&key) {
            continue;
        }
        if let Some(at) = keys.iter().position(|known| *known == key) {
            let known = &mut ty.properties[at];
            if !known.is_undocumented() {
                known.places.push(row.span);
                adopt_description(known, &row.description);
                continue;
            }
            // A representation shows less than a row says.
            ty.properties.remove(at);
            keys.remove(at);
        }
        if names_property(row) {
            ty.properties.push(from_row(names, page, row, None));
            keys.push(key);
        }
    }
}

fn inherited_names(types: &Types, name: &QualifiedName) -> Vec<String> {
    super::bases::ancestors(types, name)
        .iter()
        .filter_map(|base| types.get(base))
        .flat_map(|base| base.properties.iter().map(|property| property.name.value.to_lowercase()))
        .collect()
}

/// The properties of the types that derive from one: examples show them under the base's name.
fn derived_names(types: &Types, derived: &Derived, name: &QualifiedName) -> Vec<String> {
    let below = derived.get(name).into_iter().flatten().filter_map(|name| types.get(name));
    below.flat_map(|ty| &ty.properties).map(|property| property.name.value.to_lowercase()).collect()
}

/// What examples show of all pages.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// By type and name, with the joined type of all their values.
    properties: BTreeMap<QualifiedName, IndexMap<String, Fact<TypeRef>>>,
    /// Types that only `@odata.type` names, with the declared type of the place where they stand.
    types: BTreeMap<QualifiedName, (Span, Option<QualifiedName>)>,
    /// Those of them that show a key, as only entities do.
    pub(super) entities: BTreeSet<QualifiedName>,
    /// What stands where another type is declared.
    pub(super) stand_ins: StandIns,
    /// How the properties of tables are spelt.
    spellings: Spellings,
    /// What is bound to entities, by the type that it is bound in.
    pub(super) bindings: Vec<(QualifiedName, Binding)>,
}

impl Shown {
    /// Nothing is shown yet but what stands in the place of other types.
    pub(super) fn new(stand_ins: StandIns) -> Self {
        Self { stand_ins, ..Self::default() }
    }

    /// Adds what the next page shows.
    pub(super) fn add(&mut self, seen: Sightings<'_>) {
        for (name, place, declared) in seen.types {
            self.types.entry(name).or_insert((place, declared));
        }
        self.entities.extend(seen.entities);
        self.spellings.extend(seen.spellings);
        self.bindings.extend(seen.bindings);
        for (stands, promised, place) in seen.stand_ins {
            self.stand_ins.note(&stands, &promised, place);
        }
        for (owner, name, ty) in seen.properties {
            let properties = self.properties.entry(owner).or_default();
            match properties.get_mut(name) {
                Some(known) => {
                    known.value.collection |= ty.value.collection;
                    known.value.kind = join(known.value.kind.clone(), ty.value.kind);
                }
                None => {
                    properties.insert(name.to_owned(), ty);
                }
            }
        }
    }

    /// Adds to the model what was seen and no page documents.
    pub(super) fn add_to(self, types: &mut Types) {
        for (name, (place, base)) in self.types {
            let ty = types.entry(name.clone()).or_insert_with(|| shell(&name, TypeOrigin::Shown, place));
            if let (None, Some(base)) = (&ty.base, base)
                && ty.origin == TypeOrigin::Shown
                && base != name
            {
                ty.base = Some(Fact::new(base, place));
            }
        }
        self.spellings.restore_capitals(types);
        let derived = derived_types(types);
        for (name, properties) in self.properties {
            let mut inherited = inherited_names(types, &name);
            inherited.extend(derived_names(types, &derived, &name));
            let Some(ty) = types.get_mut(&name) else { continue };
            for (property, seen) in properties {
                let lower = property.to_lowercase();
                let known = ty.properties.iter().any(|known| known.name.value.to_lowercase() == lower);
                if known || inherited.contains(&lower) {
                    continue;
                }
                if let Some(meant) = self.spellings.meant(&mut ty.properties, &property, &seen.value) {
                    respell(meant, Fact::new(property, seen.span));
                    continue;
                }
                let mut added = blank(Fact::new(property, seen.span), seen.clone(), seen.span);
                added.source = PropertySource::Example;
                ty.properties.push(added);
            }
        }
    }
}

/// Types that responses, bodies and parameters name and nothing else introduced.
pub(super) fn add_named_types(operations: &[Operation], types: &mut Types) {
    let mut add = |ty: &TypeRef, place: Span| {
        if let TypeKind::Structured(name) = &ty.kind {
            types.entry(name.clone()).or_insert_with(|| shell(name, TypeOrigin::Referenced, place));
        }
    };
    for operation in operations {
        for response in &operation.responses {
            if let ResponseBody::Value(ty) | ResponseBody::Page(ty) | ResponseBody::Wrapped(ty) = &response.body {
                add(ty, response.status.span);
            }
        }
        match &operation.body {
            RequestBody::Resource { ty, fields } => {
                add(&ty.value, ty.span);
                fields.iter().for_each(|field| add(&field.ty.value, field.ty.span));
            }
            RequestBody::Parameters(fields) => fields.iter().for_each(|field| add(&field.ty.value, field.ty.span)),
            _ => {}
        }
        for parameter in &operation.parameters {
            if let Some(ty) = &parameter.ty {
                add(&ty.value, ty.span);
            }
        }
        for message in operation.examples.iter().flat_map(|example| example.request.iter().chain(&example.responses)) {
            if let Some(ty) = &message.ty {
                add(ty, message.span);
            }
        }
    }
}
