//! Base types: from annotations, prose, "Inherited from" rows and the bases' own pages; `entity` for keyed types
//! without one.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::extract::facts::BaseHintSource;
use crate::model::{Fact, QualifiedName, StructuredKind, StructuredType, TypeKind};

use super::catalog::DEFAULT_NAMESPACE;
use super::mentions::Names;

/// What all pages say of the bases of one version's types.
pub(super) struct Statements {
    /// For each type, the named bases, the strongest statement first, each base once.
    by_type: BTreeMap<QualifiedName, Vec<(BaseHintSource, Fact<QualifiedName>)>>,
}

impl Statements {
    /// Collects what the pages of types say of their bases, and what the pages of bases say of the types that
    /// derive from them.
    pub(super) fn collect(names: &Names<'_>) -> Self {
        let mut by_type: BTreeMap<QualifiedName, Vec<(BaseHintSource, Fact<QualifiedName>)>> = BTreeMap::new();
        for declared in &names.catalog.structured {
            for (page, facts) in &declared.facts {
                for hint in &facts.bases {
                    if let Some(TypeKind::Structured(base)) = names.kind(page, &hint.base) {
                        let base = Fact::new(base, hint.base.span);
                        by_type.entry(declared.name.clone()).or_default().push((hint.source, base));
                    }
                }
                for derived in &facts.derived {
                    if let Some(TypeKind::Structured(name)) = names.kind(page, derived) {
                        let base = Fact::new(declared.name.clone(), derived.span);
                        by_type.entry(name).or_default().push((BaseHintSource::BasePage, base));
                    }
                }
            }
        }
        for (name, statements) in &mut by_type {
            statements.sort_by_key(|(source, _)| *source);
            let mut seen: Vec<QualifiedName> = vec![name.clone()];
            statements.retain(|(_, base)| {
                let is_new = !seen.contains(&base.value);
                seen.push(base.value.clone());
                is_new
            });
        }
        Self { by_type }
    }

    /// Gives every type the base that its statements name; of several the nearest that derives from the
    /// strongest one, or from all that rows name.
    pub(super) fn apply(&self, types: &mut BTreeMap<QualifiedName, StructuredType>) {
        for (name, statements) in &self.by_type {
            if let (Some(ty), Some((_, base))) = (types.get_mut(name), statements.first()) {
                ty.base = Some(base.clone());
            }
        }
        cut_cycles(types);
        for (name, statements) in self.by_type.iter().filter(|(_, statements)| statements.len() > 1) {
            let nearest = nearest(types, statements).cloned();
            if let (Some(ty), Some(nearest)) = (types.get_mut(name).filter(|ty| ty.base.is_some()), nearest) {
                ty.base = Some(nearest);
            }
        }
        cut_cycles(types);
    }
}

/// Among several stated bases the one that derives from the strongest, and from most others.
fn nearest<'a>(
    types: &BTreeMap<QualifiedName, StructuredType>,
    statements: &'a [(BaseHintSource, Fact<QualifiedName>)],
) -> Option<&'a Fact<QualifiedName>> {
    let (source, strongest) = statements.first()?;
    // Every entity derives from `entity`, and a row names the type that declares one property: both say little.
    let any = *source == BaseHintSource::Row || is_root(&strongest.value);
    let candidates = statements.iter().map(|(_, base)| base).filter(|base| {
        base.value == strongest.value || any || ancestors(types, &base.value).contains(&strongest.value)
    });
    let depth = |base: &QualifiedName| if is_root(base) { 0 } else { 1 + ancestors(types, base).len() };
    // Of equals the first.
    candidates.rev().max_by_key(|base| depth(&base.value))
}

/// The type from which all entities derive.
pub(super) fn is_root(name: &QualifiedName) -> bool {
    name.namespace() == DEFAULT_NAMESPACE && name.name() == "entity"
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

/// A type and its ancestors, nearest first, as far as the model knows them.
pub(super) fn lineage<'a>(
    types: &'a BTreeMap<QualifiedName, StructuredType>,
    name: &QualifiedName,
) -> Vec<&'a StructuredType> {
    let mut found: Vec<&StructuredType> = Vec::new();
    let mut next = types.get(name);
    while let Some(ty) = next
        && found.iter().all(|known| known.name != ty.name)
    {
        found.push(ty);
        next = ty.base.as_ref().and_then(|base| types.get(&base.value));
    }
    found
}

/// The types that derive from each type, at any distance.
pub(super) type Derived = HashMap<QualifiedName, Vec<QualifiedName>>;

/// Finds the types that derive from each type.
pub(super) fn derived_types(types: &BTreeMap<QualifiedName, StructuredType>) -> Derived {
    let mut derived = Derived::default();
    for name in types.keys() {
        for base in ancestors(types, name) {
            derived.entry(base).or_default().push(name.clone());
        }
    }
    derived
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

/// Gives every entity without a base, whose key is `id`, the base `entity`, which declares that key. It is the root of
/// its own namespace and of those below: other services have roots of their own, or none.
pub(super) fn root_entities(types: &mut BTreeMap<QualifiedName, StructuredType>, entity: &QualifiedName) {
    for ty in types.values_mut() {
        let is_below = is_within(ty.name.namespace(), entity.namespace());
        if !is_below || ty.kind != StructuredKind::Entity || ty.base.is_some() || ty.name == *entity {
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

/// Whether a namespace is another one or lies below it, in any letter case.
fn is_within(namespace: &str, above: &str) -> bool {
    let (head, tail) = namespace.split_at_checked(above.len()).unwrap_or((namespace, ""));
    head.eq_ignore_ascii_case(above) && (tail.is_empty() || tail.starts_with('.'))
}
