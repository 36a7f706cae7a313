//! Which types and operations are wanted, closed over what they reference.
//!
//! [`retain`] reduces a model to them, for what prints a model; [`select`] tells only which they are, because `plan` names
//! everything before it takes what is wanted.
//!
//! A type that a pattern names brings its operations along; a type that is only referenced does not. A complex type
//! brings the types that extend it, because its values say of which type they are; an entity type does not, or
//! `directoryObject` would bring half of the service. Methods bring nothing: they are rows of a table, no part of a value.

mod pattern;
mod unmatched;

use foldhash::{HashMap, HashSet};

use crate::model::{
    ApiModel, ApiVersion, BodyField, Operation, PathSegment, QualifiedName, RequestBody, ResponseBody, StructuredKind,
    TypeKind, TypeRef,
};
use crate::source::{FileId, Span};

pub use pattern::Pattern;
pub use unmatched::Unmatched;

/// What a user includes and excludes.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Patterns of what to take; none means everything.
    pub include: Vec<Pattern>,
    /// Patterns of what to leave out, whatever is included.
    pub exclude: Vec<Pattern>,
}

impl Selection {
    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Whether a type of this qualified name is wanted by itself, whatever refers to it.
    pub fn names_type(&self, qualified: &str) -> bool {
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches_type(qualified));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }

    /// Whether an operation is wanted by itself: by its method and paths, or by the type it belongs to.
    pub fn names_operation(&self, operation: &Operation) -> bool {
        let resource = operation.resource.as_ref();
        let any = |patterns: &[Pattern]| {
            patterns.iter().any(|pattern| pattern.matches_operation(operation))
                || resource.is_some_and(|name| any_type(patterns, name))
        };
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }

    /// The pages that document what is wanted by itself.
    pub fn pages(&self, model: &ApiModel) -> HashSet<FileId> {
        let mut pages = HashSet::default();
        for version in &model.versions {
            let types = version.types.iter().filter(|ty| self.names_type(&ty.name.to_string()));
            let enums = version.enums.iter().filter(|ty| self.names_type(&ty.name.to_string()));
            pages
                .extend(types.flat_map(|ty| &ty.places).chain(enums.flat_map(|ty| &ty.places)).map(|place| place.file));
            let operations = version.operations.iter().filter(|operation| self.names_operation(operation));
            pages.extend(operations.map(|operation| operation.place.file));
        }
        pages
    }
}

/// What is wanted of one version, by the positions in its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    types: Vec<bool>,
    enums: Vec<bool>,
    operations: Vec<bool>,
}

impl Selected {
    /// Whether the structured type at a position is wanted.
    pub fn has_type(&self, at: usize) -> bool {
        self.types.get(at).copied().unwrap_or_default()
    }

    /// Whether the enumeration at a position is wanted.
    pub fn has_enum(&self, at: usize) -> bool {
        self.enums.get(at).copied().unwrap_or_default()
    }

    /// Whether the operation at a position is wanted.
    pub fn has_operation(&self, at: usize) -> bool {
        self.operations.get(at).copied().unwrap_or_default()
    }
}

/// Keeps of a model what is wanted, and the pages that say it. References to what was excluded stay as they are.
pub fn retain(model: &mut ApiModel, selection: &Selection) {
    if selection.is_everything() {
        return;
    }
    for version in &mut model.versions {
        let selected = select(version, selection);
        keep(&mut version.types, &selected.types);
        keep(&mut version.enums, &selected.enums);
        keep(&mut version.operations, &selected.operations);
        retain_roots(version);
    }
    let spans = |version: &ApiVersion| -> Vec<Span> {
        let types = version.types.iter().flat_map(|ty| &ty.places);
        let enums = version.enums.iter().flat_map(|ty| &ty.places);
        types.chain(enums).copied().chain(version.operations.iter().map(|operation| operation.place)).collect()
    };
    let files: HashSet<FileId> = model.versions.iter().flat_map(spans).map(|span| span.file).collect();
    model.pages.retain(|page| files.contains(&page.file));
}

/// Keeps the entity sets and singletons at which a path begins.
fn retain_roots(version: &mut ApiVersion) {
    let paths = version.operations.iter().flat_map(|operation| &operation.paths);
    let firsts = paths.filter_map(|path| match path.segments.first()? {
        PathSegment::Literal(text) | PathSegment::Mixed(text) => text.split(['(', ':', '=']).next(),
        PathSegment::Key(_) => None,
    });
    let begun: HashSet<String> = firsts.map(str::to_lowercase).collect();
    version.roots.retain(|root| begun.contains(&root.name.value.to_lowercase()));
}

fn keep<T>(items: &mut Vec<T>, wanted: &[bool]) {
    let mut wanted = wanted.iter();
    items.retain(|_| wanted.next().copied().unwrap_or_default());
}

/// Selects of one version.
pub fn select(version: &ApiVersion, selection: &Selection) -> Selected {
    if selection.is_everything() {
        return Selected {
            types: vec![true; version.types.len()],
            enums: vec![true; version.enums.len()],
            operations: vec![true; version.operations.len()],
        };
    }
    Closure::new(version, selection).run()
}

struct Closure<'a> {
    version: &'a ApiVersion,
    selection: &'a Selection,
    excluded_types: Vec<bool>,
    selected: Selected,
    /// The types that extend a type directly.
    derived: HashMap<&'a QualifiedName, Vec<usize>>,
    /// Types whose references have not been followed yet.
    pending: Vec<usize>,
}

impl<'a> Closure<'a> {
    fn new(version: &'a ApiVersion, selection: &'a Selection) -> Self {
        let mut derived: HashMap<&QualifiedName, Vec<usize>> = HashMap::default();
        for (at, ty) in version.types.iter().enumerate() {
            if let Some(base) = &ty.base {
                derived.entry(&base.value).or_default().push(at);
            }
        }
        let excluded = |name: &QualifiedName| any_type(&selection.exclude, name);
        Self {
            version,
            selection,
            excluded_types: version.types.iter().map(|ty| excluded(&ty.name)).collect(),
            selected: Selected {
                types: vec![false; version.types.len()],
                enums: vec![false; version.enums.len()],
                operations: vec![false; version.operations.len()],
            },
            derived,
            pending: Vec::new(),
        }
    }

    fn run(mut self) -> Selected {
        let everything = self.selection.include.is_empty();
        for at in 0..self.version.types.len() {
            if everything || any_type(&self.selection.include, &self.version.types[at].name) {
                self.add_type(at);
            }
        }
        for at in 0..self.version.enums.len() {
            let name = &self.version.enums[at].name;
            if everything || any_type(&self.selection.include, name) {
                self.add_enum(name);
            }
        }
        for at in 0..self.version.operations.len() {
            self.select_operation(at);
        }
        while let Some(at) = self.pending.pop() {
            self.follow_type(at);
        }
        self.selected
    }

    fn select_operation(&mut self, at: usize) {
        let operation = &self.version.operations[at];
        if !self.selection.names_operation(operation) {
            return;
        }
        self.selected.operations[at] = true;
        for reference in operation_references(operation) {
            self.add(&reference.kind);
        }
    }

    fn follow_type(&mut self, at: usize) {
        let ty = &self.version.types[at];
        if let Some(base) = &ty.base {
            self.add_named(&base.value);
        }
        for property in &ty.properties {
            self.add(&property.ty.value.kind);
        }
        if ty.kind == StructuredKind::Complex {
            for derived in self.derived.get(&ty.name).cloned().unwrap_or_default() {
                self.add_type(derived);
            }
        }
    }

    fn add(&mut self, kind: &TypeKind) {
        match kind {
            TypeKind::Structured(name) => self.add_named(name),
            TypeKind::Enum(name) => self.add_enum(name),
            TypeKind::Primitive(_) | TypeKind::AnyStructured => {}
        }
    }

    fn add_named(&mut self, name: &QualifiedName) {
        if let Ok(at) = self.version.types.binary_search_by(|ty| ty.name.cmp(name)) {
            self.add_type(at);
        }
    }

    fn add_type(&mut self, at: usize) {
        if !self.excluded_types[at] && !self.selected.types[at] {
            self.selected.types[at] = true;
            self.pending.push(at);
        }
    }

    fn add_enum(&mut self, name: &QualifiedName) {
        if let Ok(at) = self.version.enums.binary_search_by(|ty| ty.name.cmp(name))
            && !any_type(&self.selection.exclude, name)
        {
            self.selected.enums[at] = true;
        }
    }
}

fn any_type(patterns: &[Pattern], name: &QualifiedName) -> bool {
    if patterns.is_empty() {
        return false;
    }
    let name = name.to_string();
    patterns.iter().any(|pattern| pattern.matches_type(&name))
}

/// The types that an operation sends, receives and takes as parameters.
pub(crate) fn operation_references(operation: &Operation) -> impl Iterator<Item = &TypeRef> {
    let fields: &[BodyField] = match &operation.body {
        RequestBody::Resource { fields, .. } | RequestBody::Parameters(fields) => fields,
        _ => &[],
    };
    let resource = match &operation.body {
        RequestBody::Resource { ty, .. } => Some(&ty.value),
        _ => None,
    };
    let answers = operation.responses.iter().filter_map(|response| match &response.body {
        ResponseBody::Value(ty) | ResponseBody::Page(ty) | ResponseBody::Wrapped(ty) => Some(ty),
        ResponseBody::None | ResponseBody::Raw | ResponseBody::Untyped => None,
    });
    let parameters = operation.parameters.iter().filter_map(|parameter| parameter.ty.as_ref()).map(|ty| &ty.value);
    fields.iter().map(|field| &field.ty.value).chain(resource).chain(answers).chain(parameters)
}
