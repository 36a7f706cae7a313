//! Entity or complex: told by key, base, methods and use.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::extract::facts::{PageFacts, TableRole, TypeFacts};
use crate::model::{PropertyKind, QualifiedName, StructuredKind, StructuredType, TypeKind};

use super::bases::ancestors;
use super::mentions::Names;

/// What the pages say for and against a type being an entity.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    votes: HashMap<QualifiedName, i32>,
}

impl Evidence {
    /// Weighs the declarations of types and the roles in which they are used.
    pub(super) fn collect(names: &Names<'_>, pages: &[&PageFacts]) -> Self {
        let mut evidence = Self::default();
        for declared in &names.catalog.structured {
            for (page, facts) in &declared.facts {
                evidence.add(&declared.name, declaration_votes(page, facts));
            }
        }
        for page in pages {
            let rows = page.types.iter().flat_map(|ty| &ty.properties);
            for row in rows {
                let Some(mention) = &row.ty else { continue };
                let TypeKind::Structured(name) = names.type_ref(page, mention).kind else { continue };
                evidence.add(&name, if row.role == TableRole::Relationships { 6 } else { -2 });
            }
        }
        evidence
    }

    fn add(&mut self, name: &QualifiedName, vote: i32) {
        let sum = self.votes.entry(name.clone()).or_default();
        *sum = sum.saturating_add(vote);
    }

    /// Says that an operation addresses a type by its own path.
    pub(super) fn addressed(&mut self, name: &QualifiedName) {
        self.add(name, 4);
    }

    fn of(&self, name: &QualifiedName) -> i32 {
        self.votes.get(name).copied().unwrap_or_default()
    }
}

fn declaration_votes(page: &PageFacts, facts: &TypeFacts) -> i32 {
    let mut votes = 0;
    if let Some(annotation) = &facts.annotation {
        votes += if annotation.key_property.is_some() { 40 } else { -4 };
    }
    let title = page.title.as_ref().map_or("", |title| title.value.as_str()).to_lowercase();
    if title.contains("complex type") {
        votes -= 30;
    }
    let has_id = facts.properties.iter().any(|row| row.name.value == "id");
    votes += if has_id { 6 } else { -6 };
    if !page.methods.is_empty() && page.types.len() == 1 {
        votes += 8;
    }
    if facts.properties.iter().any(|row| row.role == TableRole::Relationships) {
        votes += 8;
    }
    votes
}

/// Sets the kind of every type: a hierarchy is of one kind, decided by the sum of what is said of its members.
pub(super) fn decide(types: &mut BTreeMap<QualifiedName, StructuredType>, evidence: &Evidence, entity: &QualifiedName) {
    let mut roots: HashMap<QualifiedName, QualifiedName> = HashMap::new();
    let mut sums: HashMap<QualifiedName, i32> = HashMap::new();
    for name in types.keys() {
        let chain = ancestors(types, name);
        let root = chain.last().unwrap_or(name).clone();
        *sums.entry(root.clone()).or_default() += evidence.of(name).clamp(-60, 60);
        roots.insert(name.clone(), root);
    }
    for (name, ty) in types.iter_mut() {
        let root = roots.get(name).unwrap_or(name);
        let is_entity = root == entity || !ty.keys.is_empty() || sums.get(root).copied().unwrap_or_default() > 0;
        ty.kind = if is_entity { StructuredKind::Entity } else { StructuredKind::Complex };
    }
}

/// Properties of an entity type are navigation properties, all others structural.
pub(super) fn relate(types: &mut BTreeMap<QualifiedName, StructuredType>) {
    let entities: HashSet<QualifiedName> =
        types.values().filter(|ty| ty.kind == StructuredKind::Entity).map(|ty| ty.name.clone()).collect();
    for property in types.values_mut().flat_map(|ty| &mut ty.properties) {
        let to_entity = matches!(&property.ty.value.kind, TypeKind::Structured(name) if entities.contains(name));
        property.kind = if to_entity { PropertyKind::Navigation } else { PropertyKind::Structural };
    }
}
