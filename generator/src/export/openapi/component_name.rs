//! Names of components: the qualified names of types, in the characters that OpenAPI allows.

use std::fmt::Write;

use crate::model::{Primitive, QualifiedName, TypeKind};

/// The name of a type's schema.
pub(super) fn of_type(name: &QualifiedName) -> String {
    allowed([name.namespace(), ".", name.name()].concat())
}

/// The name of the schema of a page of a collection.
pub(super) fn of_collection(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Enum(name) | TypeKind::Structured(name) => format!("{}CollectionResponse", of_type(name)),
        TypeKind::Primitive(Primitive::Untyped) | TypeKind::AnyStructured => "CollectionResponse".to_owned(),
        TypeKind::Primitive(primitive) => format!("{}CollectionResponse", primitive.name()),
    }
}

/// A text with every character that may not be in a component's name written as its number.
fn allowed(text: String) -> String {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if text.chars().all(is_allowed) {
        return text;
    }
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if is_allowed(c) {
            out.push(c);
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "_{:x}_", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of_type;
    use crate::model::QualifiedName;

    #[test]
    fn names_hold_what_openapi_allows() {
        for (namespace, name, expected) in [
            ("microsoft.graph", "user", "microsoft.graph.user"),
            ("microsoft.graph.x", "a-b_c", "microsoft.graph.x.a-b_c"),
            ("microsoft.graph", "größe", "microsoft.graph.gr_f6__df_e"),
        ] {
            assert_eq!(of_type(&QualifiedName::new(namespace, name)), expected);
        }
    }
}
