//! What pages say of the paths below an entity set or singleton: `/users/{id}/messages` can be read, inserted into, and by whom.
//!
//! A record of the term `NavigationRestrictions` for each path of navigation properties that operations address. Paths
//! through casts, functions or what the document does not declare have none.

use std::collections::BTreeMap;

use crate::model::{
    ApiVersion, Operation, PathSegment, PathTemplate, Property, PropertySource, QualifiedName, TypeKind,
};

use super::annotations::{Annotation, Value};
use super::capabilities::{Reach, leading_first, of_navigation};
use super::names::Declared;
use super::types::is_navigation;

/// The operations below one entity set or singleton, by the path of properties that leads to what they address.
#[derive(Debug, Default)]
pub(super) struct Below<'a> {
    by_path: BTreeMap<String, Addressed<'a>>,
}

/// What a path of properties leads to, and the operations on it.
#[derive(Debug)]
struct Addressed<'a> {
    is_collection: bool,
    operations: Vec<(&'a Operation, Reach)>,
}

impl<'a> Below<'a> {
    /// Notes an operation with where one of its paths leads.
    pub(super) fn add(&mut self, operation: &'a Operation, lead: Lead) {
        let Lead { path, is_collection, reach } = lead;
        let empty = || Addressed { is_collection, operations: Vec::new() };
        let known = &mut self.by_path.entry(path).or_insert_with(empty).operations;
        if known.iter().all(|(one, at)| !std::ptr::eq(*one, operation) || *at != reach) {
            known.push((operation, reach));
        }
    }

    /// The term; none where no page says anything.
    pub(super) fn restrictions(self) -> Option<Annotation<'a>> {
        let records: Vec<Value<'a>> =
            self.by_path.into_iter().filter_map(|(path, addressed)| record(path, addressed)).collect();
        (!records.is_empty()).then(|| {
            let restricted = vec![("RestrictedProperties", Value::List(records))];
            let record = Value::Record("Capabilities.NavigationRestrictionsType", restricted);
            Annotation::new("Capabilities.NavigationRestrictions", record)
        })
    }
}

fn record<'a>(path: String, mut addressed: Addressed<'a>) -> Option<Value<'a>> {
    leading_first(&mut addressed.operations);
    let found = of_navigation(addressed.is_collection, &addressed.operations);
    let said = found.into_iter().filter_map(|annotation| {
        let property = annotation.term.strip_prefix("Capabilities.")?;
        Some((property, annotation.value))
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| {
        let own = std::iter::once(("NavigationProperty", Value::Navigation(path)));
        Value::Record("Capabilities.NavigationPropertyRestriction", own.chain(said).collect())
    })
}

/// Where a path leads from its first segment.
pub(super) struct Lead {
    /// The properties that it goes through.
    path: String,
    is_collection: bool,
    reach: Reach,
}

impl Lead {
    /// Follows a path, which starts at an entity set or a singleton of a type.
    pub(super) fn of<'a>(
        version: &'a ApiVersion,
        declared: &Declared<'a>,
        (root, is_set): (&'a QualifiedName, bool),
        path: &'a PathTemplate,
    ) -> Option<Self> {
        let mut name = String::new();
        let (mut at, mut is_collection, mut reach) = (root, is_set, Reach::Whole);
        let mut ends_in_navigation = false;
        for segment in path.segments.get(1..)? {
            match segment {
                PathSegment::Key(_) if is_collection && reach == Reach::Whole => reach = Reach::Element,
                PathSegment::Literal(text) if !is_collection || reach == Reach::Element => {
                    let property = property(version, at, text)?;
                    let TypeKind::Structured(target) = &property.ty.value.kind else { return None };
                    if !name.is_empty() {
                        name.push('/');
                    }
                    name.push_str(&property.name.value);
                    (at, is_collection, reach) = (target, property.ty.value.collection, Reach::Whole);
                    ends_in_navigation = is_navigation(declared, property);
                }
                _ => return None,
            }
        }
        ends_in_navigation.then_some(Self { path: name, is_collection, reach })
    }
}

/// The property that a type or one of its bases declares.
fn property<'a>(version: &'a ApiVersion, ty: &'a QualifiedName, name: &str) -> Option<&'a Property> {
    let mut next = version.structured(ty);
    let mut steps = 0;
    while let Some(ty) = next.filter(|_| steps < 32) {
        let mut own = ty.properties.iter().filter(|property| property.source != PropertySource::Example);
        if let Some(found) = own.find(|property| property.name.value.eq_ignore_ascii_case(name)) {
            return Some(found);
        }
        next = ty.base.as_ref().and_then(|base| version.structured(&base.value));
        steps += 1;
    }
    None
}
