//! From type cells to type references.

use std::collections::BTreeMap;

use crate::extract::facts::{PageFacts, PropertyFacts, TypeMention, TypeName};
use crate::json::Node;
use crate::model::{Fact, Primitive, QualifiedName, TypeKind, TypeRef};
use crate::source::SourceSet;

use super::catalog::{Catalog, Meaning, TypeId};
use super::choices::{Choices, type_of_sample};
use super::samples::sample_type;

/// Decides what every written type name of a version means, undeclared names included.
pub(super) struct Names<'a> {
    pub(super) sources: &'a SourceSet,
    pub(super) catalog: Catalog<'a>,
    /// Undeclared names that are enumerations (by lower-cased qualified name).
    pub(super) undeclared_enums: BTreeMap<String, QualifiedName>,
    /// The enumerations by their members; empty until they are gathered.
    pub(super) choices: Choices,
}

impl Names<'_> {
    /// The kind of type that a written name means; none when it names no type.
    pub(super) fn kind(&self, page: &PageFacts, name: &TypeName) -> Option<TypeKind> {
        self.kind_of(page, &name.name, name.link.as_deref())
    }

    /// The same of a text, with the target of the link that it stands in.
    pub(super) fn kind_of(&self, page: &PageFacts, text: &str, link: Option<&str>) -> Option<TypeKind> {
        Some(match self.catalog.meaning_of(self.sources, page, text, link)? {
            Meaning::Primitive(primitive) => TypeKind::Primitive(primitive),
            Meaning::Declared(TypeId::Structured(at)) => TypeKind::Structured(self.catalog.structured[at].name.clone()),
            Meaning::Declared(TypeId::Enum(at)) => TypeKind::Enum(self.catalog.enums[at].name.clone()),
            Meaning::Unknown(name) => self.undeclared(name),
        })
    }

    fn undeclared(&self, name: QualifiedName) -> TypeKind {
        match self.undeclared_enums.get(&name.as_str().to_lowercase()) {
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
        match self.kind_of(page, text, None)? {
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

    /// The names of the structured types that a page declares.
    fn owners(&self, page: &PageFacts) -> impl Iterator<Item = &str> {
        let declared = self.catalog.declared_on(page.file).iter();
        declared.filter(|id| matches!(id, TypeId::Structured(_))).map(|id| self.catalog.name(*id).name())
    }

    /// The type of a property: as its cell says, but for texts that are enumerations. The sample is the value that the
    /// JSON representation shows.
    pub(super) fn property_type(&self, page: &PageFacts, row: &PropertyFacts, sample: Option<&Node>) -> Fact<TypeRef> {
        let Some(mention) = &row.ty else {
            let shown = sample.map(|sample| sample_type(self, page, sample));
            return Fact::new(shown.unwrap_or(TypeRef::single(TypeKind::Primitive(Primitive::Untyped))), row.span);
        };
        let mut ty = self.type_ref(page, mention);
        if Self::is_vague(mention, &ty)
            && let Some(shown) = sample.map(|sample| sample_type(self, page, sample))
            && matches!(shown.kind, TypeKind::Primitive(_))
        {
            ty = shown;
        }
        if ty.kind == TypeKind::Primitive(Primitive::String) && row.traits.possible_values.is_some() {
            let named = sample.and_then(type_of_sample).and_then(|name| self.kind_of(page, name, None));
            let shown = named.filter(|kind| matches!(kind, TypeKind::Enum(_)));
            let chosen = || self.choices.of(row, self.owners(page)).map(|name| TypeKind::Enum(name.clone()));
            ty.kind = shown.or_else(chosen).unwrap_or(ty.kind);
        }
        // What a slip of the table left open, the representation may show.
        let is_open = ty == TypeRef::single(TypeKind::Primitive(Primitive::Untyped)) && mention.names.is_empty();
        if let Some(sample) = sample.filter(|_| is_open) {
            ty = sample_type(self, page, sample);
        }
        Fact::new(ty, mention.span)
    }

    /// Whether a cell names no type but says something in words: "Cadeia de caracteres".
    fn is_vague(mention: &TypeMention, ty: &TypeRef) -> bool {
        ty.kind == TypeKind::Primitive(Primitive::Untyped) && (mention.names.is_empty() || !mention.text.is_ascii())
    }
}
