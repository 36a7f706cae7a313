//! Every decision about the emitted Rust: modules, names, types of fields, requests, documentation.
//!
//! [`plan()`] takes the model and gives a [`RustPlan`], plain data in the order of the output. `naming` is the one home of
//! names, `docs` of documentation; what is wanted is told by [`select`](crate::select). `emit` quotes the plan and decides nothing; nothing here
//! knows files or tokens.

mod data;
mod docs;
mod duplicates;
mod enums;
mod imports;
mod layout;
mod naming;
mod options;
mod reference_target;
mod references;
mod requests;
mod setters;
mod template;
mod types;
mod unused;

use std::collections::HashSet;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{ApiModel, ApiVersion, QualifiedName};
use crate::select::{Selected, select};
use crate::source::{SourceSet, Span, page_path};

pub use data::{
    BodyPlan, ConstructorPlan, EnumPlan, FieldPlan, ModulePlan, ParameterPlan, PermissionPlan, RequestPlan, RustPlan,
    RustType, SetterPlan, SetterTarget, StructPlan, VariantPlan, VersionPlan,
};
pub use options::{DocsLevel, PlanOptions, View};
pub use unused::{UnusedPath, unused_paths};

use docs::Docs;
use layout::{Layout, layout, root_namespace};
use naming::{RESERVED_MODULES, untaken, version_names};

/// What planning one version needs to know.
pub(crate) struct Context<'a> {
    version: &'a ApiVersion,
    layout: &'a Layout,
    selected: Selected,
    options: &'a PlanOptions,
    docs: Docs<'a>,
    root: &'a str,
    /// The types that extend a type directly.
    derived_from: HashMap<&'a QualifiedName, Vec<&'a QualifiedName>>,
}

/// Plans the Rust of a model.
///
/// # Errors
///
/// None: what cannot be as wanted (names that collide) is decided and reported in the diagnostics.
pub fn plan(model: &ApiModel, sources: &SourceSet, options: &PlanOptions) -> (RustPlan, Vec<Diagnostic>) {
    let root = root_namespace(model);
    let planned: Vec<(VersionPlan, Vec<Diagnostic>)> =
        model.versions.par_iter().map(|version| plan_version(version, &root, sources, options)).collect();
    let mut plan = RustPlan {
        versions: Vec::with_capacity(planned.len()),
        support_path: options.support_path.clone(),
        extern_paths: options.extern_paths.iter().map(|(_, rust)| rust.clone()).collect(),
        views: options.views.clone().map(|mut views| {
            views.sort_unstable();
            views.dedup();
            views
        }),
        types_only: options.types_only,
    };
    let mut diagnostics = Vec::new();
    for (version, found) in planned {
        if !version.modules.is_empty() {
            plan.versions.push(version);
        }
        diagnostics.extend(found);
    }
    tell_apart(&mut plan.versions);
    (plan, diagnostics)
}

/// Modules and features of versions are named once each (`v1` and `v1.0` would both be `v1`), and as nothing else in a crate.
fn tell_apart(versions: &mut [VersionPlan]) {
    let mut modules: HashSet<String> = RESERVED_MODULES.iter().map(|&name| name.to_owned()).collect();
    let views = View::ALL.iter().map(|view| view.name());
    let mut features: HashSet<String> = views.chain(["default"]).map(str::to_owned).collect();
    for version in versions {
        version.module = untaken(&version.module, '_', &mut modules);
        version.feature = untaken(&version.feature, '-', &mut features);
    }
}

fn plan_version(
    version: &ApiVersion,
    root: &str,
    sources: &SourceSet,
    options: &PlanOptions,
) -> (VersionPlan, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let layout = layout(version, root, sources, &mut diagnostics);
    let mut derived_from: HashMap<&QualifiedName, Vec<&QualifiedName>> = HashMap::default();
    for ty in version.types.iter().filter(|ty| ty.is_exchanged()) {
        if let Some(base) = &ty.base {
            derived_from.entry(&base.value).or_default().push(&ty.name);
        }
    }
    let context = Context {
        version,
        layout: &layout,
        selected: select(version, &options.selection),
        options,
        docs: Docs { sources, version: &version.name, level: options.docs },
        root,
        derived_from,
    };
    let contents = context.contents();
    let planned: Vec<(ModulePlan, Vec<Diagnostic>)> =
        contents.par_iter().enumerate().map(|(at, content)| context.module(at, content)).collect();
    let mut modules = Vec::with_capacity(planned.len());
    for (module, found) in planned {
        diagnostics.extend(found);
        if !(module.structs.is_empty() && module.enums.is_empty() && module.requests.is_empty()) {
            modules.push(module);
        }
    }
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    let (module, feature) = version_names(&version.name);
    (VersionPlan { name: version.name.clone(), module, feature, modules }, diagnostics)
}

/// The positions of the items of a module.
#[derive(Clone, Debug, Default)]
struct Content {
    types: Vec<usize>,
    enums: Vec<usize>,
    operations: Vec<usize>,
}

impl Context<'_> {
    /// What each module holds of what is selected and does not exist elsewhere.
    fn contents(&self) -> Vec<Content> {
        let mut contents = vec![Content::default(); self.layout.modules.len()];
        for (at, home) in self.layout.types.iter().enumerate() {
            let ty = &self.version.types[at];
            if self.selected.has_type(at) && ty.is_exchanged() && !self.is_extern(&ty.name) {
                contents[home.module].types.push(at);
            }
        }
        for (at, home) in self.layout.enums.iter().enumerate() {
            if self.selected.has_enum(at) && !self.is_extern(&self.version.enums[at].name) {
                contents[home.module].enums.push(at);
            }
        }
        for &at in &self.layout.order {
            if self.selected.has_operation(at) && !self.options.types_only {
                let request = self.layout.request_of(at);
                let operations = &mut contents[self.layout.operations[request].module].operations;
                if !operations.contains(&request) {
                    operations.push(request);
                }
            }
        }
        contents
    }

    fn module(&self, at: usize, content: &Content) -> (ModulePlan, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut places: Vec<Span> = Vec::new();
        let mut module = ModulePlan { path: self.layout.modules[at].clone(), ..ModulePlan::default() };
        for &ty in &content.types {
            module.structs.push(self.structure(ty, &mut diagnostics));
            places.extend(&self.version.types[ty].places);
        }
        for &ty in &content.enums {
            module.enums.push(self.enumeration(ty, &mut diagnostics));
            places.extend(&self.version.enums[ty].places);
        }
        for &operation in &content.operations {
            let (request, parameters) = self.request(operation);
            module.structs.extend(parameters);
            module.requests.push(request);
            places.extend(self.layout.documented_by(operation).map(|one| self.version.operations[one].place));
        }
        module.docs = self.module_docs(content);
        module.pages = places.into_iter().map(|place| page_path(self.docs.sources, place)).collect();
        module.pages.sort();
        module.pages.dedup();
        imports::import(&mut module, |name| self.layout.scopes[at].has(name));
        (module, diagnostics)
    }

    fn module_docs(&self, content: &Content) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some(&at) = content.types.first() {
            parts.push(format!("`{}`", self.version.types[at].name));
        }
        match content.enums.as_slice() {
            [] => {}
            [only] if parts.is_empty() => parts.push(format!("`{}`", self.version.enums[*only].name)),
            _ => parts.push("its enumerations".to_owned()),
        }
        if !content.operations.is_empty() {
            parts.push(if parts.is_empty() { "Requests".to_owned() } else { "its requests".to_owned() });
        }
        let text = match parts.as_slice() {
            [a, b, c] => format!("{a}, {b} and {c}."),
            parts => format!("{}.", parts.join(" and ")),
        };
        self.docs.words(&text)
    }
}
