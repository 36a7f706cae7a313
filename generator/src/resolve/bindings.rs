//! Navigation properties that requests set by the URLs of entities: `"members@odata.bind": ["https://…"]`.
//!
//! Rows of body tables and the JSON of examples show them. The type that they stand in gets them, or the nearest of its base types
//! that declares the property.

use crate::extract::facts::PageFacts;
use crate::model::{Binding, Fact, Operation, QualifiedName, RequestBody, TypeKind};

use super::bases::lineage;
use super::catalog::looks_like_identifier;
use super::structured::Types;

/// The property that a name of JSON binds: `members` of `members@odata.bind`.
pub(super) fn bound_property(name: &str) -> Option<&str> {
    let property = name.strip_suffix("@odata.bind")?;
    (looks_like_identifier(property) && !property.contains('.')).then_some(property)
}

/// What the rows of a page's body table bind in the resource that is sent.
pub(super) fn of_rows(page: &PageFacts, operations: &[Operation]) -> Vec<(QualifiedName, Binding)> {
    let Some(body) = page.operation.as_ref().and_then(|operation| operation.body.as_ref()) else { return Vec::new() };
    let resource = operations.iter().find_map(|operation| match &operation.body {
        RequestBody::Resource { ty, .. } => match &ty.value.kind {
            TypeKind::Structured(name) => Some(name),
            _ => None,
        },
        _ => None,
    });
    let Some(resource) = resource else { return Vec::new() };
    let bound = body.properties.iter().filter_map(|row| {
        let property = bound_property(row.name.value.trim())?.to_owned();
        let collection = row.ty.as_ref().is_some_and(|ty| ty.collection);
        Some((resource.clone(), Binding { property: Fact::new(property, row.name.span), collection }))
    });
    bound.collect()
}

/// Adds bindings to the types that they are for, each once.
pub(super) fn add(bindings: impl Iterator<Item = (QualifiedName, Binding)>, types: &mut Types) {
    for (owner, mut binding) in bindings {
        let lineage = lineage(types, &owner);
        let name = &binding.property.value;
        if lineage.iter().flat_map(|ty| &ty.bindings).any(|known| known.property.value.eq_ignore_ascii_case(name)) {
            continue;
        }
        let declared = lineage.iter().find_map(|ty| {
            let property = ty.properties.iter().find(|property| property.name.value.eq_ignore_ascii_case(name))?;
            Some((ty.name.clone(), property.ty.value.collection))
        });
        let (holder, collection) = declared.unwrap_or((owner, binding.collection));
        binding.collection = collection;
        if let Some(ty) = types.get_mut(&holder) {
            ty.bindings.push(binding);
        }
    }
}
