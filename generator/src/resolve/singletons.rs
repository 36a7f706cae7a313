//! Resources that only paths show: `/communications/calls` has something between the service and its calls, which no
//! page documents.
//!
//! It is an entity type with the navigation properties that paths follow from it. Its name is that of the segment, but
//! for pages that say what they are about: in their titles (`cloudCommunications: getPresencesByUserId`), or in
//! the names of their files (`identitycontainer-list-b2xuserflows.md`).

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use crate::extract::facts::PageFacts;
use crate::model::{
    Fact, Operation, OperationKind, PathSegment, PathTemplate, Property, QualifiedName, StructuredKind, StructuredType,
    TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;

use super::bases::{ancestors, is_root};
use super::catalog::{DEFAULT_NAMESPACE, looks_like_identifier, page_namespace};
use super::mentions::Names;
use super::path_properties::{is_plural, navigation};
use super::shapes::{Shapes, shape};
use super::structured::{Types, shell};
use super::walk::{Addresses, Members};

/// A segment that addresses something without a page.
struct Singleton {
    segment: String,
    above: Above,
    place: Span,
    /// What follows the segment, by its name in lower case: as written, and where it leads.
    children: BTreeMap<String, (Fact<String>, Child)>,
    /// The names that pages give, with the number of pages.
    names: BTreeMap<String, u32>,
    /// The namespaces of the pages whose paths lead through the segment.
    namespaces: BTreeSet<String>,
}

/// Where a segment stands.
enum Above {
    /// At the root, or below singletons from there.
    Service,
    /// Below a value of a documented type.
    Value(QualifiedName),
    /// Below a singleton that a type declares, or that itself stands below a value.
    Singleton,
}

/// What the singletons of all paths give.
pub(super) struct Addressed {
    /// The types that only paths show.
    pub(super) types: Vec<StructuredType>,
    /// Which type, one of them or a documented one, each shape of a path means.
    pub(super) by_shape: HashMap<String, TypeRef>,
    /// The properties by which paths come to singletons from values of documented types.
    pub(super) properties: Vec<(QualifiedName, Property)>,
}

impl Addressed {
    /// Adds to the model what it does not know.
    pub(super) fn add_to(self, types: &mut Types) {
        for (owner, property) in self.properties {
            let is_new = Members::new(types).step(&owner, &property.name.value).is_none();
            if let Some(ty) = types.get_mut(&owner).filter(|_| is_new) {
                ty.properties.push(property);
            }
        }
        for ty in self.types {
            types.entry(ty.name.clone()).or_insert(ty);
        }
    }
}

#[derive(Clone)]
enum Child {
    /// To a documented type.
    Known(TypeRef),
    /// To a singleton of this shape.
    Singleton(String),
}

/// The singletons of all paths, found by the shapes of the paths that lead to them.
pub(super) struct Singletons<'a> {
    names: &'a Names<'a>,
    types: &'a Types,
    members: Members<'a>,
    addresses: &'a Addresses,
    /// None where a path leads to something known, or to nothing at all.
    by_shape: HashMap<String, Option<Singleton>>,
}

impl<'a> Singletons<'a> {
    pub(super) fn new(names: &'a Names<'a>, types: &'a Types, addresses: &'a Addresses) -> Self {
        Self { names, types, members: Members::new(types), addresses, by_shape: HashMap::default() }
    }

    /// Reads the paths of a page's operations.
    pub(super) fn read(&mut self, page: &PageFacts, operations: &[Operation]) {
        for operation in operations {
            let is_call = matches!(operation.kind, OperationKind::Action(_) | OperationKind::Function(_));
            for path in &operation.paths {
                let shapes = Shapes::of(&path.segments);
                for at in 1..path.segments.len() {
                    self.step(page, path, &shapes, (at, is_call));
                }
            }
        }
    }

    /// Looks at what a path, which may end in a call, has before and behind the slash at a position.
    fn step(&mut self, page: &PageFacts, path: &PathTemplate, shapes: &Shapes, (at, is_call): (usize, bool)) {
        let (before, [next, rest @ ..]) = path.segments.split_at(at) else { return };
        let (Some(PathSegment::Literal(segment)), PathSegment::Literal(next) | PathSegment::Mixed(next)) =
            (before.last(), next)
        else {
            return;
        };
        let own = shapes.first(at);
        if !self.by_shape.contains_key(own) {
            let found = self.above(before, segment).map(|above| Singleton {
                segment: segment.clone(),
                above,
                place: path.span,
                children: BTreeMap::new(),
                names: BTreeMap::new(),
                namespaces: BTreeSet::new(),
            });
            self.by_shape.insert(own.to_owned(), found);
        }
        if !matches!(self.by_shape.get(own), Some(Some(_))) {
            return;
        }
        // What is called is nothing that the singleton has.
        let mut child = self.child(&path.segments[..=at], next).filter(|_| !is_call || !rest.is_empty());
        if let (Some(Child::Known(ty)), Some(PathSegment::Key(_))) = (&mut child, rest.first()) {
            ty.collection = true;
        }
        let Some(Some(singleton)) = self.by_shape.get_mut(own) else { return };
        singleton.namespaces.insert(page_namespace(page).to_owned());
        if let Some(child) = child {
            let name = Fact::new(next.clone(), path.span);
            let known = singleton.children.entry(next.to_lowercase()).or_insert((name, child.clone()));
            if let (Child::Known(known), Child::Known(ty)) = (&mut known.1, child) {
                known.collection |= ty.collection;
            }
        }
        if rest.iter().all(|segment| matches!(segment, PathSegment::Key(_)))
            && let Some(name) = named_by(self.names, page, &singleton.segment, next)
        {
            *singleton.names.entry(name).or_default() += 1;
        }
    }

    /// Where a segment that is no known resource stands; none where that is nowhere known, or the resource is.
    fn above(&self, segments: &[PathSegment], segment: &str) -> Option<Above> {
        let walk = self.members.walk(self.addresses, segments);
        let is_unknown = walk.end.is_none() && walk.call.is_some();
        if !is_unknown || !looks_like_identifier(segment) || segment.contains('.') {
            return None;
        }
        match walk.bound {
            Some(TypeRef { kind: TypeKind::Structured(owner), collection: false }) => return Some(Above::Value(owner)),
            Some(_) => return None,
            None => {}
        }
        let above = &segments[..segments.len().saturating_sub(1)];
        if above.is_empty() {
            return Some(Above::Service);
        }
        let above = self.by_shape.get(&shape(above))?.as_ref()?;
        let is_declared = self.names.catalog.by_name(DEFAULT_NAMESPACE, &above.segment).is_some();
        Some(if above.is_below_value() || is_declared { Above::Singleton } else { Above::Service })
    }

    /// Where the last segment of a path leads, from a singleton.
    fn child(&self, segments: &[PathSegment], name: &str) -> Option<Child> {
        if !looks_like_identifier(name) || name.contains('.') {
            return None;
        }
        match self.members.walk(self.addresses, segments).end {
            Some(TypeRef { kind: TypeKind::Structured(target), collection }) => {
                let collection = collection || is_plural(name, &target);
                Some(Child::Known(TypeRef { kind: TypeKind::Structured(target), collection }))
            }
            Some(_) => None,
            None => Some(Child::Singleton(shape(segments))),
        }
    }

    /// What the singletons give from which paths lead to something known.
    pub(super) fn addressed(&self) -> Addressed {
        let mut shapes: Vec<(&String, &Singleton)> =
            self.by_shape.iter().filter_map(|(shape, found)| Some((shape, found.as_ref()?))).collect();
        // The innermost first, since the outer ones refer to them.
        shapes.sort_by_key(|(shape, _)| (std::cmp::Reverse(shape.matches('/').count()), *shape));
        let mut named: HashMap<String, TypeRef> = HashMap::default();
        let mut found: BTreeMap<QualifiedName, StructuredType> = BTreeMap::new();
        let mut properties = Vec::new();
        for (shape, singleton) in shapes {
            let children: Vec<(&Fact<String>, TypeRef)> =
                singleton.children.values().filter_map(|(name, child)| Some((name, type_of(child, &named)?))).collect();
            let known = self.named_like_its_owner(singleton);
            // Below a value one way says little: it may belong to a property that is misspelt.
            if children.len() <= usize::from(known.is_none() && singleton.is_below_value()) {
                continue;
            }
            let known = known.or_else(|| self.collection(&children)).or_else(|| self.documented(singleton, &children));
            let is_known = known.is_some();
            let name = singleton.name();
            let target = known.unwrap_or_else(|| TypeRef::single(TypeKind::Structured(name.clone())));
            if let Above::Value(owner) = &singleton.above {
                let segment = Fact::new(singleton.segment.clone(), singleton.place);
                properties.push((owner.clone(), navigation(segment, target.clone())));
            }
            named.insert(shape.clone(), target);
            if is_known {
                continue;
            }
            let ty = found.entry(name).or_insert_with_key(|name| StructuredType {
                kind: StructuredKind::Entity,
                ..shell(name, TypeOrigin::Addressed, singleton.place)
            });
            for (name, target) in children {
                if ty.properties.iter().all(|known| !known.name.value.eq_ignore_ascii_case(&name.value)) {
                    ty.properties.push(navigation(name.clone(), target));
                }
            }
        }
        Addressed { types: found.into_values().collect(), by_shape: named, properties }
    }

    /// The collection whose elements well-known keys address: what follows are single values that derive from one type.
    fn collection(&self, children: &[(&Fact<String>, TypeRef)]) -> Option<TypeRef> {
        let lineage = |ty: &TypeRef| match &ty.kind {
            TypeKind::Structured(name) if !ty.collection => ancestors(self.types, name),
            _ => Vec::new(),
        };
        let (_, first) = children.first().filter(|_| children.len() > 1)?;
        let common = lineage(first)
            .into_iter()
            .find(|base| !is_root(base) && children.iter().all(|(_, target)| lineage(target).contains(base)));
        common.map(|base| TypeRef::collection_of(TypeKind::Structured(base)))
    }

    /// The documented type that bears the names of a singleton and of what it belongs to: `userTeamwork`.
    fn named_like_its_owner(&self, singleton: &Singleton) -> Option<TypeRef> {
        let Above::Value(owner) = &singleton.above else { return None };
        let name =
            QualifiedName::new(owner.namespace(), format!("{}{}", owner.name(), capitalized(&singleton.segment)));
        self.types.contains_key(&name).then(|| TypeRef::single(TypeKind::Structured(name)))
    }

    /// The documented type that a singleton is of: the one of its name, or the only one that has all that follows.
    fn documented(&self, singleton: &Singleton, children: &[(&Fact<String>, TypeRef)]) -> Option<TypeRef> {
        let own = singleton.name();
        let name = own.name();
        let wanted = [name.to_owned(), format!("{name}Root"), format!("{}Root", name.trim_end_matches('s'))];
        let is_wanted = |known: &&QualifiedName| {
            known.namespace() == own.namespace() && wanted.iter().any(|name| known.name().eq_ignore_ascii_case(name))
        };
        let has_all = |ty: &&StructuredType| {
            children.iter().all(|(child, target)| {
                ty.properties.iter().any(|property| {
                    property.name.value.eq_ignore_ascii_case(&child.value) && property.ty.value.kind == target.kind
                })
            })
        };
        let known = self.types.keys().find(is_wanted).or_else(|| {
            let mut having = self.types.values().filter(has_all);
            having.next().filter(|_| having.next().is_none()).map(|only| &only.name)
        });
        known.map(|name| TypeRef::single(TypeKind::Structured(name.clone())))
    }
}

impl Singleton {
    fn is_below_value(&self) -> bool {
        !matches!(self.above, Above::Service)
    }

    /// The name that most pages give, else the segment's.
    fn name(&self) -> QualifiedName {
        let most = self.names.iter().rev().max_by_key(|(_, count)| **count).map(|(name, _)| name);
        // A namespace that is called like the segment is that of what lies below.
        let is_below =
            |namespace: &str| namespace.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(&self.segment));
        let namespace = match self.namespaces.first() {
            Some(only) if self.namespaces.len() == 1 && !is_below(only) => only,
            _ => DEFAULT_NAMESPACE,
        };
        QualifiedName::new(namespace, most.unwrap_or(&self.segment).as_str())
    }
}

fn type_of(child: &Child, named: &HashMap<String, TypeRef>) -> Option<TypeRef> {
    match child {
        Child::Known(ty) => Some(ty.clone()),
        Child::Singleton(shape) => named.get(shape.as_str()).cloned(),
    }
}

/// The name that a page about what follows a segment gives to the segment's type. It holds the segment's name, and
/// what follows is named behind it.
fn named_by(names: &Names<'_>, page: &PageFacts, segment: &str, next: &str) -> Option<String> {
    let segment_lower = segment.to_lowercase();
    let is_name = |name: &str| {
        looks_like_identifier(name)
            && name.to_lowercase().contains(&segment_lower)
            && names.catalog.by_name(DEFAULT_NAMESPACE, name).is_none()
    };
    if let Some((name, called)) = page.title.as_ref().and_then(|title| title.value.split_once(':'))
        && called.trim().eq_ignore_ascii_case(next)
        && is_name(name.trim())
    {
        return Some(name.trim().to_owned());
    }
    let path = names.sources.file(page.file).path.to_lowercase();
    let stem = path.rsplit('/').next()?.split('.').next()?;
    let parts: Vec<&str> = stem.split('-').collect();
    let behind = parts.iter().rposition(|part| part.eq_ignore_ascii_case(next))?;
    let part = parts.get(..behind)?.iter().rfind(|part| is_name(part))?;
    // Files are in lower case: the segment tells where its words begin.
    let (lead, tail) = part.split_once(segment_lower.as_str())?;
    let own = if lead.is_empty() { segment.to_owned() } else { capitalized(segment) };
    Some(format!("{lead}{own}{}", capitalized(tail)))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
