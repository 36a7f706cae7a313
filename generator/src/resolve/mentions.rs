//! From type cells to type references.

use std::collections::BTreeMap;

use crate::extract::facts::{PageFacts, TypeMention, TypeName};
use crate::model::{Primitive, QualifiedName, TypeKind, TypeRef};
use crate::source::SourceSet;

use super::catalog::{Catalog, Meaning, TypeId};

/// Decides what every written type name of a version means, undeclared names included.
pub(super) struct Names<'a> {
    pub(super) sources: &'a SourceSet,
    pub(super) catalog: Catalog<'a>,
    /// Undeclared names that are enumerations (by lower-cased qualified name).
    pub(super) undeclared_enums: BTreeMap<String, QualifiedName>,
}

impl Names<'_> {
    /// The kind of type that a written name means; none when it names no type.
    pub(super) fn kind(&self, page: &PageFacts, name: &TypeName) -> Option<TypeKind> {
        Some(match self.catalog.meaning(self.sources, page, name)? {
            Meaning::Primitive(primitive) => TypeKind::Primitive(primitive),
            Meaning::Declared(TypeId::Structured(at)) => TypeKind::Structured(self.catalog.structured[at].name.clone()),
            Meaning::Declared(TypeId::Enum(at)) => TypeKind::Enum(self.catalog.enums[at].name.clone()),
            Meaning::Unknown(name) => self.undeclared(name),
        })
    }

    fn undeclared(&self, name: QualifiedName) -> TypeKind {
        match self.undeclared_enums.get(&name.to_string().to_lowercase()) {
            Some(known) => TypeKind::Enum(known.clone()),
            None => TypeKind::Structured(name),
        }
    }

    /// Whether a page declares a type; primitives need none.
    pub(super) fn is_declared(&self, kind: &TypeKind) -> bool {
        match kind {
            TypeKind::Structured(name) | TypeKind::Enum(name) => self.catalog.declares(name),
            TypeKind::Primitive(_) | TypeKind::AnyStructured => true,
        }
    }

    /// The structured type that a qualified or short text names, as `@odata.type` does.
    pub(super) fn structured_named(&self, page: &PageFacts, text: &str) -> Option<QualifiedName> {
        let text = text.trim_start_matches('#');
        let text = text.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
        let name = TypeName { name: text.to_owned(), link: None, span: crate::source::Span::file_start(page.file) };
        match self.kind(page, &name)? {
            TypeKind::Structured(name) => Some(name),
            _ => None,
        }
    }

    /// The type that a cell names; `Edm.Untyped` when it names none.
    pub(super) fn type_ref(&self, page: &PageFacts, mention: &TypeMention) -> TypeRef {
        let mut kinds: Vec<TypeKind> = Vec::new();
        for name in &mention.names {
            if let Some(kind) = self.kind(page, name)
                && !kinds.contains(&kind)
            {
                kinds.push(kind);
            }
        }
        let all_structured = kinds.iter().all(|kind| matches!(kind, TypeKind::Structured(_)));
        let kind = match kinds.len() {
            0 => TypeKind::Primitive(Primitive::Untyped),
            1 => kinds.swap_remove(0),
            _ if all_structured => TypeKind::AnyStructured,
            _ => kinds.swap_remove(0),
        };
        TypeRef { kind, collection: mention.collection }
    }
}
