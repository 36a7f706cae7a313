//! Entity or complex: told by key, base, methods and use.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use crate::extract::facts::{PageFacts, TableRole, TypeFacts};
use crate::model::{PropertyKind, QualifiedName, StructuredKind, StructuredType, TypeKind};

use super::bases::ancestors;
use super::mentions::Names;
use super::undeclared::representation_sample;

/// What the pages say for and against a type being an entity.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    votes: HashMap<QualifiedName, i32>,
}

/// Some *Relationships* table names the type.
const RELATED: i32 = 24;
/// Some *Properties* table names the type: most entities never stand there, however many values do.
const PART_OF_A_VALUE: i32 = -22;
/// An operation addresses the type by its own path.
const ADDRESSED: i32 = 4;

impl Evidence {
    /// Weighs the declarations of types and the roles in which they are used.
    pub(super) fn collect(names: &Names<'_>, pages: &[&PageFacts]) -> Self {
        let mut evidence = Self::default();
        for declared in &names.catalog.structured {
            for (page, facts) in &declared.facts {
                evidence.add(&declared.name, declaration_votes(page, facts));
            }
        }
        let mut uses: HashSet<(QualifiedName, bool)> = HashSet::default();
        for (page, row) in pages
            .iter()
            .flat_map(|page| page.types.iter().map(move |ty| (page, ty)))
            .flat_map(|(page, ty)| ty.properties.iter().map(move |row| (page, row)))
        {
            let Some(mention) = &row.ty else { continue };
            if let TypeKind::Structured(name) = names.type_ref(page, mention).kind {
                uses.insert((name, row.role == TableRole::Relationships));
            }
        }
        for (name, related) in &uses {
            evidence.add(name, if *related { RELATED } else { PART_OF_A_VALUE });
        }
        evidence
    }

    fn add(&mut self, name: &QualifiedName, vote: i32) {
        let sum = self.votes.entry(name.clone()).or_default();
        *sum = sum.saturating_add(vote);
    }

    /// Says that an operation addresses a type by its own path.
    pub(super) fn addressed(&mut self, name: &QualifiedName) {
        self.add(name, ADDRESSED);
    }

    fn of(&self, name: &QualifiedName) -> i32 {
        self.votes.get(name).copied().unwrap_or_default()
    }
}

fn declaration_votes(page: &PageFacts, facts: &TypeFacts) -> i32 {
    let mut votes = 0;
    let shows = |name: &str| {
        facts.properties.iter().any(|row| row.name.value.eq_ignore_ascii_case(name))
            || representation_sample(facts, name).is_some()
    };
    if let Some(annotation) = &facts.annotation {
        // Annotations are copied from page to page: a key that the page does not show says nothing, and
        // another key than `id` was written with thought.
        votes += match &annotation.key_property {
            Some(key) if !shows(&key.value) => 0,
            Some(key) => {
                if key.value == "id" {
                    16
                } else {
                    40
                }
            }
            None => -4,
        };
    }
    let title = page.title.as_ref().map_or("", |title| title.value.as_str()).to_lowercase();
    if title.contains("complex type") {
        votes -= 30;
    }
    let has_id = shows("id");
    votes += if has_id { 6 } else { -6 };
    if !page.methods.is_empty() && page.types.len() == 1 {
        votes += if has_id { 18 } else { 12 };
    }
    if facts.properties.iter().any(|row| row.role == TableRole::Relationships) {
        votes += 8;
    }
    votes
}

/// Sets the kind of every type: a hierarchy is of one kind, decided by the sum of what is said of its members.
pub(super) fn decide(types: &mut BTreeMap<QualifiedName, StructuredType>, evidence: &Evidence, entity: &QualifiedName) {
    let mut roots: HashMap<QualifiedName, QualifiedName> = HashMap::default();
    let mut sums: HashMap<QualifiedName, i32> = HashMap::default();
    for name in types.keys() {
        let chain = ancestors(types, name);
        let root = chain.last().unwrap_or(name).clone();
        *sums.entry(root.clone()).or_default() += evidence.of(name).clamp(-60, 60);
        roots.insert(name.clone(), root);
    }
    for (name, ty) in types.iter_mut() {
        let root = roots.get(name).unwrap_or(name);
        let is_entity = root == entity || sums.get(root).copied().unwrap_or_default() > 0;
        ty.kind = if is_entity { StructuredKind::Entity } else { StructuredKind::Complex };
        if ty.kind == StructuredKind::Complex {
            ty.keys.clear();
        }
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
