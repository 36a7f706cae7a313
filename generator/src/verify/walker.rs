//! Walks a path from the entity container along navigation properties, keys, casts, functions and actions.

use std::sync::LazyLock;

use foldhash::HashMap;
use regex::Regex;

use super::nearest;
use crate::csdl::{Csdl, Declaration, Operation, Property, StructuredType, TypeName};

/// Segments that say what is wanted of the resource before them, and lead nowhere.
const SUFFIXES: [&str; 5] = ["$value", "$ref", "$count", "$batch", "content"];

/// A key in parentheses, which is the same as a segment of its own.
static KEY_IN_PARENTHESES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\(\s*'?\{[^{}]*\}'?\s*\)").ok());

/// Why a path leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// The segment that nothing is found for, as the path has it.
    pub segment: String,
    /// What the path before it ends on; none at its start, and where it ends on no value.
    pub on: Option<TypeName>,
    /// A name that may have been meant.
    pub nearest: Option<String>,
    /// Nothing that the walk leaves aside explains the path: an action or function import, which it does not follow, or
    /// a key with a name, `(name='…')`, which it takes for the whole collection.
    pub is_certain: bool,
}

/// Where a path ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct End {
    /// The type there, none where it ends on no value.
    pub(super) ty: Option<TypeName>,
    /// The last segment says what is wanted of the resource before it: its bytes, its references, its number.
    pub(super) is_suffixed: bool,
    /// The path picks one of a collection by `(name='…')`.
    pub(super) after_named_key: bool,
}

/// Where paths can go.
pub(super) struct Walker<'a> {
    csdl: &'a Csdl,
    /// The types that derive from a type, at any depth, in declared order.
    derived: HashMap<&'a str, Vec<&'a StructuredType>>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(csdl: &'a Csdl) -> Self {
        let mut derived: HashMap<&str, Vec<&StructuredType>> = HashMap::default();
        for declaration in csdl.types() {
            let Declaration::Structured(ty) = declaration else { continue };
            for ancestor in csdl.lineage(ty).into_iter().skip(1) {
                derived.entry(&ancestor.name.value).or_default().push(ty);
            }
        }
        for types in derived.values_mut() {
            types.sort_by_key(|ty| ty.name.span);
        }
        Self { csdl, derived }
    }

    /// Walks a path to its end.
    pub(super) fn walk(&self, path: &str) -> Result<End, Unresolved> {
        let path = path.split('?').next().unwrap_or_default();
        let path = KEY_IN_PARENTHESES.as_ref().map_or(path.into(), |key| key.replace_all(path, "/{key}"));
        let mut segments = segments(&path).into_iter();
        let Some(first) = segments.next() else { return Ok(End::default()) };
        let name = without_arguments(first.trim_end_matches(':'));
        let Some(root) = self.csdl.root(name) else {
            let nearest = nearest(name, self.csdl.root_names()).map(str::to_owned);
            let is_certain = !self.csdl.has_import(name);
            return Err(Unresolved { segment: first.to_owned(), on: None, nearest, is_certain });
        };
        let mut end =
            End { ty: Some(root.ty.clone()), is_suffixed: false, after_named_key: is_named_key(first, &root.ty) };
        let mut before = first;
        for segment in segments {
            let bare = segment.trim_end_matches(':');
            let name = without_arguments(bare);
            end.is_suffixed = SUFFIXES.iter().any(|suffix| name.eq_ignore_ascii_case(suffix));
            if !bare.is_empty() && !end.is_suffixed {
                self.follow(&mut end, before, segment, bare, name)?;
            }
            before = segment;
        }
        Ok(end)
    }

    /// Goes on by one segment.
    fn follow(&self, end: &mut End, before: &str, segment: &str, bare: &str, name: &str) -> Result<(), Unresolved> {
        let unresolved =
            |on, nearest| Unresolved { segment: segment.to_owned(), on, nearest, is_certain: !end.after_named_key };
        let Some(current) = &end.ty else { return Err(unresolved(None, None)) };
        match self.step(current, bare, name) {
            Some(next) => {
                end.after_named_key |= next.as_ref().is_some_and(|next| is_named_key(bare, next));
                end.ty = next;
                Ok(())
            }
            // The path syntax of files: `root:/{path}:/children`.
            None if segment.contains(':') || is_key(bare) && before.ends_with(':') => Ok(()),
            None => Err(unresolved(Some(current.clone()), self.nearest(current, name))),
        }
    }

    /// What a segment leads to.
    fn step(&self, current: &TypeName, segment: &str, name: &str) -> Option<Option<TypeName>> {
        if is_key(segment) && current.collection {
            return Some(Some(TypeName { name: current.name.clone(), collection: false }));
        }
        if let Some(property) = self.property(&current.name, name) {
            return Some(Some(property.ty.value.clone()));
        }
        let short = name.rsplit('.').next().unwrap_or(name);
        if let Some(operation) = self.bound(current, short) {
            return Some(operation.returns.clone());
        }
        let cast = self.csdl.get(name).filter(|_| name.contains('.'))?;
        Some(Some(TypeName { name: cast.name().value.clone(), collection: current.collection }))
    }

    /// The property of a type, of its base types or of a type that derives from it; letter case does not matter.
    fn property(&self, of: &str, name: &str) -> Option<&'a Property> {
        let ty = self.csdl.structured(of)?;
        let derived = self.derived.get(ty.name.value.as_str()).into_iter().flatten().copied();
        let lineages = std::iter::once(ty).chain(derived).flat_map(|ty| self.csdl.lineage(ty));
        lineages.flat_map(|ty| &ty.properties).find(|property| property.name.value.eq_ignore_ascii_case(name))
    }

    /// The action or function of a name that is bound to a type, to a base type or to a type that derives from it.
    fn bound(&self, to: &TypeName, name: &str) -> Option<&'a Operation> {
        self.csdl.operations(name).iter().find(|operation| {
            operation.binding.as_ref().is_some_and(|binding| {
                binding.collection == to.collection
                    && (binding.name.eq_ignore_ascii_case(&to.name)
                        || self.derives(&to.name, &binding.name)
                        || self.derives(&binding.name, &to.name))
            })
        })
    }

    fn derives(&self, ty: &str, from: &str) -> bool {
        let lineage = self.csdl.structured(ty).map(|ty| self.csdl.lineage(ty)).unwrap_or_default();
        lineage.iter().any(|ancestor| ancestor.name.value.eq_ignore_ascii_case(from))
    }

    /// The property of a type whose name is nearly that of a segment.
    fn nearest(&self, on: &TypeName, name: &str) -> Option<String> {
        let lineage = self.csdl.structured(&on.name).map(|ty| self.csdl.lineage(ty)).unwrap_or_default();
        let names = lineage.iter().flat_map(|ty| &ty.properties).map(|property| property.name.value.as_str());
        nearest(name, names).map(str::to_owned)
    }
}

/// Whether a segment picks one of a collection by `(name='…')`. A function with parameters looks the same, so that what
/// follows one that returns a collection is not judged either.
fn is_named_key(segment: &str, leads_to: &TypeName) -> bool {
    leads_to.collection && segment.ends_with(')') && segment.contains('=')
}

fn is_key(segment: &str) -> bool {
    let inner = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.contains(['{', '}']))
}

/// The pieces between slashes that do not stand in parentheses; empty ones are left out.
fn segments(path: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in path.match_indices('/') {
        let is_inside = path[at..].find(['(', ')']).is_some_and(|next| path[at + next..].starts_with(')'));
        if !is_inside {
            found.push(&path[start..at]);
            start = at + 1;
        }
    }
    found.push(&path[start..]);
    found.retain(|segment| !segment.is_empty());
    found
}

/// A segment without what stands in parentheses at its end.
fn without_arguments(segment: &str) -> &str {
    match segment.split_once('(') {
        Some((name, _)) if segment.ends_with(')') => name,
        _ => segment,
    }
}
