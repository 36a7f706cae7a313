//! What is said of types, properties and members: descriptions, what clients may write, deprecation.

use std::borrow::Cow;

use crate::model::{EnumType, Member, Property, StructuredType, first_sentence};

use super::annotations::{Annotation, Value};

/// Of a structured type.
pub(super) fn structured(ty: &StructuredType) -> Vec<Annotation<'_>> {
    common(ty.description.as_ref().map(|text| text.value.as_str()), ty.deprecated.is_some())
}

/// Of an enumeration.
pub(super) fn enumeration(ty: &EnumType) -> Vec<Annotation<'_>> {
    common(ty.description.as_ref().map(|text| text.value.as_str()), ty.deprecated.is_some())
}

/// Of a member.
pub(super) fn member(member: &Member) -> Vec<Annotation<'_>> {
    common(member.description.as_deref(), member.deprecated)
}

/// Of a property.
pub(super) fn property(property: &Property) -> Vec<Annotation<'_>> {
    let description = property.description.as_ref().map(|text| text.value.as_str());
    let mut found = common(description, property.deprecated.is_some());
    if property.read_only.as_ref().is_some_and(|read_only| read_only.value) {
        found.push(Annotation::new("Core.Permissions", Value::Member("Core.Permission/Read")));
    }
    if property.immutable.is_some() {
        found.push(Annotation::new("Core.Immutable", Value::Bool(true)));
    }
    found
}

/// What can be said of anything: a description of one sentence, a longer one, and that it is deprecated.
pub(super) fn common(description: Option<&str>, is_deprecated: bool) -> Vec<Annotation<'_>> {
    let mut found = Vec::new();
    if let Some(text) = description.map(str::trim).filter(|text| !text.is_empty()) {
        let first = first_sentence(text);
        found.push(Annotation::new("Core.Description", Value::Text(Cow::Borrowed(first))));
        if first.len() < text.len() {
            found.push(Annotation::new("Core.LongDescription", Value::Text(Cow::Borrowed(text))));
        }
    }
    if is_deprecated {
        let revision = Value::Record(
            "Core.RevisionType",
            vec![
                ("Kind", Value::Member("Core.RevisionKind/Deprecated")),
                ("Description", Value::Text(Cow::Borrowed("The documentation says that this is deprecated."))),
            ],
        );
        found.push(Annotation::new("Core.Revisions", Value::List(vec![revision])));
    }
    found
}
