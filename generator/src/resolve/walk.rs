//! Walks a path through the model: where it ends, and on which type its call is bound.

use foldhash::{HashMap, HashSet};

use crate::model::{PathSegment, PathTemplate, QualifiedName, StructuredType, TypeKind, TypeRef};

use super::bases::ancestors;
use super::shapes::{push_shape, shape};
use super::structured::Types;

/// Paths whose type operations state, by their shape: keys as `{}`, letter case folded.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    votes: HashMap<String, Vec<(TypeRef, u32)>>,
    /// The collections of which an operation addresses one by its key.
    keyed: HashSet<String>,
}

impl Addresses {
    /// Says that a path addresses a type, with a weight. What a key ends is an element of the collection before it.
    pub(super) fn add(&mut self, path: &PathTemplate, ty: &TypeRef, weight: u32) {
        match path.segments.split_last() {
            Some((PathSegment::Key(_), collection)) if !collection.is_empty() => {
                let shape = shape(collection);
                self.keyed.insert(shape.clone());
                self.vote(shape, TypeRef::collection_of(ty.kind.clone()), weight);
            }
            _ => self.vote(shape(&path.segments), ty.clone(), weight),
        }
    }

    fn vote(&mut self, shape: String, ty: TypeRef, weight: u32) {
        let votes = self.votes.entry(shape).or_default();
        match votes.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, count)) => *count += weight,
            None => votes.push((ty, weight)),
        }
    }

    /// Where operations name several types that derive from one, the path addresses that one: each page tells of its own.
    pub(super) fn generalize(&mut self, types: &Types) {
        for votes in self.votes.values_mut().filter(|votes| votes.len() > 1) {
            let lineages: Option<Vec<Vec<QualifiedName>>> = votes.iter().map(|(ty, _)| lineage(types, ty)).collect();
            let Some(lineages) = lineages else { continue };
            let Some(longest) = lineages.iter().max_by_key(|lineage| lineage.len()) else { continue };
            // Of a type and its own bases the most frequent one is meant.
            if lineages.iter().all(|lineage| lineage.first().is_some_and(|own| longest.contains(own))) {
                continue;
            }
            let common = longest.iter().find(|name| lineages.iter().all(|lineage| lineage.contains(name)));
            if let Some(common) = common {
                let kind = TypeKind::Structured(common.clone());
                let (sum, collections) = votes.iter().fold((0, 0), |(sum, collections), (ty, count)| {
                    (sum + count, collections + if ty.collection { *count } else { 0 })
                });
                *votes = vec![(TypeRef { kind, collection: collections * 2 >= sum }, sum)];
            }
        }
    }

    /// The type that most statements name; a collection before a single value, the first before the others.
    pub(super) fn get(&self, shape: &str) -> Option<&TypeRef> {
        let votes = self.votes.get(shape)?;
        votes.iter().rev().max_by_key(|(ty, count)| (*count, ty.collection)).map(|(ty, _)| ty)
    }

    /// Whether several operations agree on a type, and hardly any names another.
    fn is_certain(&self, shape: &str, ty: &TypeRef) -> bool {
        let votes = self.votes.get(shape).map_or(&[] as &[_], Vec::as_slice);
        let weight = |is_counted: &dyn Fn(&TypeRef) -> bool| -> u32 {
            votes.iter().filter(|(one, _)| is_counted(one)).map(|(_, count)| *count).sum()
        };
        let (agreed, other) = (weight(&|one| one.kind == ty.kind), weight(&|one| one.kind != ty.kind));
        agreed > 3 && agreed >= 2 * other
    }
}

/// Where a path leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Walk {
    /// The type at the end, as far as the model knows it.
    pub(super) end: Option<TypeRef>,
    /// The type on which the last unknown segment would be bound.
    pub(super) bound: Option<TypeRef>,
    /// The last segment's name, when it is no known property, key, cast or suffix: a function, an action,
    /// or a property that no page declares.
    pub(super) call: Option<String>,
    /// What the last segment, when it is no key, is said of.
    pub(super) from: Option<TypeRef>,
    /// What the last segment but `$ref` and its like is said of.
    pub(super) holder: Option<TypeRef>,
    /// Whether the last segment is a property that its type declares, or one of its elements, or a cast.
    pub(super) is_property: bool,
    /// Whether a property or a cast says what the end is, or the statements of several operations.
    pub(super) is_declared: bool,
    /// Whether the end is a collection of which other paths have a key.
    pub(super) is_keyed: bool,
    /// Whether the path ends in a key.
    pub(super) ends_in_key: bool,
    /// `$value`, `$ref`, `$count`.
    pub(super) suffix: Option<String>,
}

/// A type and its bases, without the root that all entity types share.
fn lineage(types: &Types, ty: &TypeRef) -> Option<Vec<QualifiedName>> {
    let TypeKind::Structured(own) = &ty.kind else { return None };
    let bases = ancestors(types, own).into_iter().filter(|base| base.name() != "entity");
    Some(std::iter::once(own.clone()).chain(bases).collect())
}

/// Property types by owner and lower-cased name, with derived types' properties as a second choice.
#[derive(Debug)]
pub(super) struct Members<'a> {
    types: HashMap<&'a QualifiedName, &'a StructuredType>,
    derived: HashMap<&'a QualifiedName, Vec<&'a QualifiedName>>,
}

impl<'a> Members<'a> {
    pub(super) fn new(types: &'a Types) -> Self {
        let mut derived: HashMap<&QualifiedName, Vec<&QualifiedName>> = HashMap::default();
        for ty in types.values() {
            if let Some(base) = &ty.base {
                derived.entry(&base.value).or_default().push(&ty.name);
            }
        }
        Self { types: types.iter().collect(), derived }
    }

    fn own_or_inherited(&self, owner: &QualifiedName, name: &str) -> Option<&'a TypeRef> {
        let mut at = Some(owner);
        let mut steps = 0;
        while let Some(ty) = at.and_then(|at| self.types.get(at)) {
            if let Some(property) = ty.properties.iter().find(|property| property.name.value.eq_ignore_ascii_case(name))
            {
                return Some(&property.ty.value);
            }
            steps += 1;
            at = ty.base.as_ref().map(|base| &base.value).filter(|_| steps < 32);
        }
        None
    }

    /// The type of a property of a type, its bases or the types that derive from it.
    pub(super) fn step(&self, owner: &QualifiedName, name: &str) -> Option<&'a TypeRef> {
        self.own_or_inherited(owner, name).or_else(|| {
            let derived = self.derived.get(owner)?;
            derived.iter().find_map(|ty| self.own_or_inherited(ty, name))
        })
    }

    /// Follows a path as far as the model and the stated addresses know it.
    pub(super) fn walk(&self, addresses: &Addresses, segments: &[PathSegment]) -> Walk {
        let mut walk = Walk::default();
        let mut shape = String::new();
        for segment in segments {
            push_shape(&mut shape, segment);
            walk.ends_in_key = false;
            walk.is_property = false;
            walk.from = None;
            walk.call = None;
            match segment {
                PathSegment::Key(_) => {
                    walk.ends_in_key = true;
                    if let Some(end) = &mut walk.end {
                        end.collection = false;
                    }
                }
                PathSegment::Literal(text) | PathSegment::Mixed(text) => {
                    self.literal(addresses, &shape, text, &mut walk);
                }
            }
        }
        walk.is_keyed = walk.end.as_ref().is_some_and(|end| end.collection) && addresses.keyed.contains(&shape);
        walk
    }

    fn literal(&self, addresses: &Addresses, shape: &str, text: &str, walk: &mut Walk) {
        let bare = text.split(['(', ':', '=']).next().unwrap_or(text);
        if matches!(bare, "$value" | "$ref" | "$count") {
            walk.suffix = Some(bare.to_owned());
            return;
        }
        if bare.is_empty() || text.ends_with(':') && text.contains('{') {
            return;
        }
        if let Some(cast) =
            QualifiedName::parse(bare).filter(|_| bare.contains('.')).filter(|name| self.types.contains_key(name))
        {
            let collection = walk.end.as_ref().is_some_and(|end| end.collection);
            walk.end = Some(TypeRef { kind: TypeKind::Structured(cast), collection });
            walk.is_declared = true;
            walk.is_property = true;
            return;
        }
        walk.from.clone_from(&walk.end);
        walk.holder.clone_from(&walk.end);
        let owner = match &walk.end {
            Some(TypeRef { kind: TypeKind::Structured(owner), .. }) => Some(owner),
            _ => None,
        };
        let is_one = walk.end.as_ref().is_some_and(|end| !end.collection);
        let declared = owner.filter(|_| is_one).and_then(|owner| self.own_or_inherited(owner, bare));
        let property = declared.or_else(|| owner.and_then(|owner| self.step(owner, bare)));
        let step = declared.or_else(|| addresses.get(shape)).or(property);
        if text.contains('(') && !self.is_keyed(text, property, addresses, shape) {
            // Parentheses behind a name that addresses nothing by itself: a function, whatever it returns.
            let returned = step.cloned();
            walk.bound = walk.end.take();
            walk.end = returned;
            walk.is_declared = false;
            walk.call = Some(bare.rsplit('.').next().unwrap_or(bare).to_owned());
            return;
        }
        if let Some(step) = step {
            walk.end = Some(step.clone());
            walk.is_property = property.is_some();
            walk.is_declared = declared.is_some() || addresses.is_certain(shape, step);
            if text.contains('(') {
                walk.ends_in_key = true;
                if let Some(end) = &mut walk.end {
                    end.collection = false;
                }
            }
            return;
        }
        walk.bound = walk.end.take();
        walk.is_declared = false;
        walk.call = Some(bare.rsplit('.').next().unwrap_or(bare).to_owned());
    }

    /// Whether the parentheses of a segment hold a key: a lone literal (`tables('{name}')`), or an alternate key of
    /// a collection of which others have a key, too, or whose elements have the property (`applications(appId='{appId}')`).
    fn is_keyed(&self, text: &str, property: Option<&TypeRef>, addresses: &Addresses, shape: &str) -> bool {
        let arguments = text.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
        if arguments.trim().is_empty() {
            return false;
        }
        let bare = shape.rfind('/').and_then(|slash| shape[slash..].find('(').map(|at| &shape[..slash + at]));
        let Some(collection) = bare.and_then(|bare| addresses.get(bare)).or(property) else { return false };
        match (arguments.split_once('='), &collection.kind) {
            (None, _) => true,
            (Some((key, _)), TypeKind::Structured(element)) if self.step(element, key.trim()).is_some() => true,
            _ => bare.is_some_and(|bare| addresses.keyed.contains(bare)),
        }
    }
}
