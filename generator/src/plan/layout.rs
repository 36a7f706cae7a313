//! Which module holds what, and what each item is called.
//!
//! Decided for a whole version, whatever is selected of it. Left to others: what the items look like (`types`,
//! `enums`, `requests`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{
    ApiModel, ApiVersion, BodyField, Operation, PathSegment, QualifiedName, RequestBody, StructuredType, TypeKind,
};
use crate::source::{SourceSet, Span, page_stem};

use super::duplicates::duplicates;
use super::naming::{Claimed, RESERVED_ITEMS, RESERVED_MODULES, Scope, operation, pascal, raw, snake};

/// The code of the diagnostic about names.
pub(crate) const NAME_COLLISION: &str = "name-collision";

/// The homes of all items of a version.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The paths of the modules, each without the version's module.
    pub(crate) modules: Vec<Vec<String>>,
    /// The homes of the structured types, by position.
    pub(crate) types: Vec<Home>,
    /// The homes of the enumerations, by position.
    pub(crate) enums: Vec<Home>,
    /// The homes of the request types, by the operation's position.
    pub(crate) operations: Vec<Home>,
    /// The homes of the parameters that an action takes in its body, by the operation's position.
    pub(crate) parameters: Vec<Option<String>>,
    /// The operations in the order in which they chose their names.
    pub(crate) order: Vec<usize>,
    /// The operation whose request an operation has, where pages document one request several times.
    pub(crate) same_as: Vec<Option<usize>>,
    /// The operations that have no request of their own, by that whose request is theirs, in order.
    pub(crate) others: HashMap<usize, Vec<usize>>,
    /// The names that are taken in each module.
    pub(crate) scopes: Vec<Scope>,
}

/// Where an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Home {
    /// The position of its module.
    pub(crate) module: usize,
    /// Its name.
    pub(crate) ident: String,
}

/// Lays out a version.
pub(crate) fn layout(
    version: &ApiVersion,
    root: &str,
    sources: &SourceSet,
    diagnostics: &mut Vec<Diagnostic>,
) -> Layout {
    let mut builder = Builder {
        version,
        root,
        sources,
        layout: Layout::default(),
        scopes: HashMap::default(),
        by_path: HashMap::default(),
        diagnostics,
    };
    let types: Vec<usize> = version.types.iter().map(|ty| builder.type_module(ty)).collect();
    let operations: Vec<usize> = version.operations.iter().map(|one| builder.operation_module(one, &types)).collect();
    let enums = builder.enum_modules(&types, &operations);
    builder.name_types(&types, &enums);
    builder.name_operations(&operations);
    builder.layout
}

impl Layout {
    /// The operation that stands for an operation's request.
    pub(crate) fn request_of(&self, at: usize) -> usize {
        self.same_as.get(at).copied().flatten().unwrap_or(at)
    }

    /// The operations that an operation's request stands for, itself first.
    pub(crate) fn documented_by(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::once(at).chain(self.others.get(&at).into_iter().flatten().copied())
    }
}

struct Builder<'a> {
    version: &'a ApiVersion,
    root: &'a str,
    sources: &'a SourceSet,
    layout: Layout,
    /// The module names taken below each parent.
    scopes: HashMap<Vec<String>, Scope>,
    by_path: HashMap<Vec<String>, usize>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    /// The module of a structured type; those without values are not emitted and share one that stays empty.
    fn type_module(&mut self, ty: &StructuredType) -> usize {
        if ty.is_exchanged() {
            return self.module(&ty.name, ty.places.first());
        }
        let nowhere = Vec::new();
        self.by_path.get(&nowhere).copied().unwrap_or_else(|| self.add(nowhere))
    }

    /// A new module for a type.
    fn module(&mut self, name: &QualifiedName, place: Option<&Span>) -> usize {
        let mut path = parents(name.namespace(), self.root);
        let own = snake(name.name());
        let owner = name.to_string();
        let scope =
            self.scopes.entry(path.clone()).or_insert_with(|| Scope::reserving(RESERVED_MODULES, "the emitted code"));
        let claimed = scope.claim([own.clone(), format!("{own}_type")], &owner);
        self.report(&claimed, &format!("module of `{owner}`"), place);
        path.push(raw(claimed.name));
        self.add(path)
    }

    fn add(&mut self, path: Vec<String>) -> usize {
        let at = self.layout.modules.len();
        self.by_path.insert(path.clone(), at);
        self.layout.modules.push(path);
        self.layout.scopes.push(Scope::reserving(RESERVED_ITEMS, "the emitted code"));
        at
    }

    /// The module of an operation's resource type, else that of what its path's first segment addresses, else one that is
    /// called after the segment.
    fn operation_module(&mut self, operation: &Operation, types: &[usize]) -> usize {
        if let Some(name) = &operation.resource
            && let Ok(at) = self.version.types.binary_search_by(|ty| ty.name.cmp(name))
        {
            return types[at];
        }
        let segments = operation.paths.first().map(|path| path.segments.as_slice()).unwrap_or_default();
        let literal = segments.iter().find_map(|segment| match segment {
            PathSegment::Literal(text) | PathSegment::Mixed(text) => text.split(['(', ':', '{']).next(),
            PathSegment::Key(_) => None,
        });
        let root = literal
            .and_then(|literal| self.version.roots.iter().find(|root| root.name.value.eq_ignore_ascii_case(literal)));
        if let Some(TypeKind::Structured(name)) = root.map(|root| &root.ty.kind)
            && let Ok(at) = self.version.types.binary_search_by(|ty| ty.name.cmp(name))
            && self.version.types[at].is_exchanged()
        {
            return types[at];
        }
        let mut name = snake(literal.unwrap_or("service"));
        if RESERVED_MODULES.contains(&name.as_str()) {
            name.push_str("_type");
        }
        let path = vec![raw(name.clone())];
        if let Some(at) = self.by_path.get(&path) {
            return *at;
        }
        let scope =
            self.scopes.entry(Vec::new()).or_insert_with(|| Scope::reserving(RESERVED_MODULES, "the emitted code"));
        scope.claim([name], "operations of a path");
        self.add(path)
    }

    /// The module of the one type (or action) that uses an enumeration, else a module of its own.
    fn enum_modules(&mut self, types: &[usize], operations: &[usize]) -> Vec<usize> {
        let version = self.version;
        let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); version.enums.len()];
        let mut note = |kind: &TypeKind, module: usize| {
            if let TypeKind::Enum(name) = kind
                && let Ok(at) = version.enums.binary_search_by(|ty| ty.name.cmp(name))
            {
                users[at].insert(module);
            }
        };
        for (ty, &module) in version.types.iter().zip(types) {
            ty.properties.iter().for_each(|property| note(&property.ty.value.kind, module));
        }
        for (operation, &module) in version.operations.iter().zip(operations) {
            parameter_fields(operation).iter().for_each(|field| note(&field.ty.value.kind, module));
        }
        let homes = users.into_iter().zip(&version.enums).map(|(users, ty)| match users.first() {
            Some(&only) if users.len() == 1 => only,
            _ => self.module(&ty.name, ty.places.first()),
        });
        homes.collect()
    }

    fn name_types(&mut self, types: &[usize], enums: &[usize]) {
        let version = self.version;
        for (ty, &module) in version.types.iter().zip(types) {
            let is_emitted = ty.is_exchanged();
            let ident = if is_emitted { self.item(module, &ty.name, ty.places.first()) } else { String::new() };
            self.layout.types.push(Home { module, ident });
        }
        for (ty, &module) in version.enums.iter().zip(enums) {
            let ident = self.item(module, &ty.name, ty.places.first());
            self.layout.enums.push(Home { module, ident });
        }
    }

    fn item(&mut self, module: usize, name: &QualifiedName, place: Option<&Span>) -> String {
        let ident = pascal(name.name());
        let owner = name.to_string();
        let claimed = self.layout.scopes[module].claim([ident.clone(), format!("{ident}Type")], &owner);
        self.report(&claimed, &format!("`{owner}`"), place);
        claimed.name
    }

    fn name_operations(&mut self, modules: &[usize]) {
        let operations = &self.version.operations;
        let mut order: Vec<usize> = (0..operations.len()).collect();
        let pages: Vec<String> = operations.par_iter().map(|one| page_stem(self.sources, one.place)).collect();
        order.par_sort_by_cached_key(|&at| operation::precedence(&operations[at], &pages[at]));
        let mut idents = vec![String::new(); operations.len()];
        let same_as = duplicates(operations, &order, modules);
        for &at in &order {
            if let Some(first) = same_as[at] {
                self.layout.others.entry(first).or_default().push(at);
                idents[at] = idents[first].clone();
                continue;
            }
            let operation = &operations[at];
            let path = operation.paths.first().map(|path| path.text.as_str()).unwrap_or_default();
            let owner = format!("{} {path}", operation.method.value.name());
            let claimed = self.layout.scopes[modules[at]].claim(operation::candidates(operation, &pages[at]), &owner);
            self.report(&claimed, &format!("`{owner}`"), Some(&operation.place));
            idents[at] = claimed.name;
        }
        self.layout.parameters = vec![None; operations.len()];
        for &at in &order {
            if same_as[at].is_none() && !parameter_fields(&operations[at]).is_empty() {
                let ident = &idents[at];
                let wanted = [format!("{ident}Parameters"), format!("{ident}Body")];
                self.layout.parameters[at] = Some(self.layout.scopes[modules[at]].claim(wanted, ident).name);
            }
        }
        self.layout.same_as = same_as;
        self.layout.order = order;
        self.layout.operations =
            idents.into_iter().zip(modules).map(|(ident, &module)| Home { module, ident }).collect();
    }

    fn report(&mut self, claimed: &Claimed, what: &str, place: Option<&Span>) {
        self.diagnostics.extend(place.and_then(|place| collision(claimed, what, *place)));
    }
}

/// The finding about a name that was taken.
pub(crate) fn collision(claimed: &Claimed, what: &str, place: Span) -> Option<Diagnostic> {
    let holder = claimed.lost_to.as_ref()?;
    let message = format!("{what} is called `{}` in Rust, because `{holder}` has the name it would have", claimed.name);
    Some(Diagnostic::new(NAME_COLLISION, Severity::Info, place, message))
}

/// The parameters that an operation takes in its body.
pub(crate) fn parameter_fields(operation: &Operation) -> &[BodyField] {
    match &operation.body {
        RequestBody::Parameters(fields) => fields,
        _ => &[],
    }
}

/// The modules above a type of a namespace: what its namespace adds to the root, or all of it.
fn parents(namespace: &str, root: &str) -> Vec<String> {
    let below = namespace.strip_prefix(root).filter(|rest| rest.is_empty() || rest.starts_with('.'));
    let segments = below.unwrap_or(namespace).split('.').filter(|segment| !segment.is_empty());
    segments.map(|segment| raw(snake(segment))).collect()
}

/// The namespace that the types of a model share as their own: the one that most of them are in or below.
pub(crate) fn root_namespace(model: &ApiModel) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for version in &model.versions {
        let names = version.types.iter().map(|ty| &ty.name).chain(version.enums.iter().map(|ty| &ty.name));
        names.for_each(|name| *counts.entry(name.namespace()).or_default() += 1);
    }
    let is_below = |name: &str, root: &str| name.strip_prefix(root).is_some_and(|rest| rest.starts_with('.'));
    let below =
        |root: &str| counts.iter().filter(|(name, _)| is_below(name, root)).map(|(_, count)| count).sum::<usize>();
    let most = counts.iter().max_by_key(|&(name, count)| (count + below(name), Reverse(name)));
    most.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}
