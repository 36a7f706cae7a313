//! Base types: from annotations, prose and "Inherited from" rows; `entity` for keyed types without one.

use std::collections::BTreeMap;

use crate::extract::facts::{BaseHintSource, PageFacts, TypeFacts};
use crate::model::{Fact, QualifiedName, StructuredKind, StructuredType, TypeKind};

use super::mentions::Names;

/// The strongest base statement of a type's declarations.
pub(super) fn stated_base(
    names: &Names<'_>,
    own: &QualifiedName,
    declarations: &[(&PageFacts, &TypeFacts)],
) -> Option<Fact<QualifiedName>> {
    let mut hints: Vec<(BaseHintSource, Fact<QualifiedName>)> = Vec::new();
    for (page, facts) in declarations {
        for hint in &facts.bases {
            if let Some(TypeKind::Structured(name)) = names.kind(page, &hint.base)
                && name != *own
            {
                hints.push((hint.source, Fact::new(name, hint.base.span)));
            }
        }
    }
    hints.sort_by_key(|(source, _)| *source);
    let strongest = hints.first()?.0;
    if strongest != BaseHintSource::Row {
        return hints.into_iter().next().map(|(_, base)| base);
    }
    // Rows name the type that declares each property; the nearest of them derives from the others, and is
    // found by `nearest_base` when all stated bases are known. Until then the last one named stands.
    hints.into_iter().next_back().map(|(_, base)| base)
}

/// All types named by "Inherited from" rows.
pub(super) fn row_bases(
    names: &Names<'_>,
    own: &QualifiedName,
    declarations: &[(&PageFacts, &TypeFacts)],
) -> Vec<Fact<QualifiedName>> {
    let mut found: Vec<Fact<QualifiedName>> = Vec::new();
    for (page, facts) in declarations {
        for hint in facts.bases.iter().filter(|hint| hint.source == BaseHintSource::Row) {
            if let Some(TypeKind::Structured(name)) = names.kind(page, &hint.base)
                && name != *own
                && found.iter().all(|known| known.value != name)
            {
                found.push(Fact::new(name, hint.base.span));
            }
        }
    }
    found
}

/// Among several candidates the one that derives from all others; cycles are cut afterwards.
pub(super) fn nearest_base(
    types: &BTreeMap<QualifiedName, StructuredType>,
    candidates: &[Fact<QualifiedName>],
) -> Option<Fact<QualifiedName>> {
    let depth = |name: &QualifiedName| ancestors(types, name).len();
    candidates.iter().max_by_key(|candidate| depth(&candidate.value)).cloned()
}

/// The ancestors of a type, nearest first; stops where a cycle would begin.
pub(super) fn ancestors(types: &BTreeMap<QualifiedName, StructuredType>, name: &QualifiedName) -> Vec<QualifiedName> {
    let mut found: Vec<QualifiedName> = Vec::new();
    let mut next = types.get(name).and_then(|ty| ty.base.as_ref());
    while let Some(base) = next {
        if base.value == *name || found.contains(&base.value) {
            break;
        }
        found.push(base.value.clone());
        next = types.get(&base.value).and_then(|ty| ty.base.as_ref());
    }
    found
}

/// Takes the base from every type that would be its own ancestor.
pub(super) fn cut_cycles(types: &mut BTreeMap<QualifiedName, StructuredType>) {
    let names: Vec<QualifiedName> = types.keys().cloned().collect();
    for name in names {
        let mut seen = vec![name.clone()];
        let mut at = name.clone();
        while let Some(base) = types.get(&at).and_then(|ty| ty.base.as_ref()).map(|base| base.value.clone()) {
            if seen.contains(&base) {
                if let Some(ty) = types.get_mut(&at) {
                    ty.base = None;
                }
                break;
            }
            seen.push(base.clone());
            at = base;
        }
    }
}

/// Gives every entity without a base, whose key is `id`, the base `entity`, which declares that key.
pub(super) fn root_entities(types: &mut BTreeMap<QualifiedName, StructuredType>, entity: &QualifiedName) {
    for ty in types.values_mut() {
        if ty.kind != StructuredKind::Entity || ty.base.is_some() || ty.name == *entity {
            continue;
        }
        let keyed_by_id = ty.keys.is_empty() || ty.keys.iter().all(|key| key.value == "id");
        let place =
            ty.properties.iter().find(|property| property.name.value == "id").map(|property| property.name.span);
        if let (true, Some(span)) = (keyed_by_id, place.or(ty.places.first().copied())) {
            ty.base = Some(Fact::new(entity.clone(), span));
        }
    }
}
