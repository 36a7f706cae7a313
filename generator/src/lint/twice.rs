//! Properties that a method page documents beside the page of their type.

use crate::model::{ApiVersion, BodyField, Property, RequestBody, TypeKind};

/// The rows of request body tables with the properties of the resource that they repeat, as far as
/// another page declares those.
pub(super) fn documented_twice(version: &ApiVersion) -> Vec<(&BodyField, &Property)> {
    let mut found = Vec::new();
    for operation in &version.operations {
        let RequestBody::Resource { ty, fields } = &operation.body else { continue };
        let TypeKind::Structured(name) = &ty.value.kind else { continue };
        let Some(resource) = version.structured(name) else { continue };
        let properties = version.all_properties(resource);
        for field in fields {
            let property = properties.iter().find(|property| property.name.value == field.name.value);
            if let Some(property) = property.filter(|property| property.ty.span.file != field.ty.span.file) {
                found.push((field, *property));
            }
        }
    }
    found
}
