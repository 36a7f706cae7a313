//! Options that name what the pages do not have: attributes and extern paths that would come to nothing without a word.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{ApiModel, ApiVersion, TypeKind, TypeRef};
use crate::nearest::{did_you_mean, offered};
use crate::select::operation_references;

use super::data::RustPlan;
use super::options::{PlanOptions, extern_path, path_matches};

/// An option that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedPath {
    /// What the option gives: `an attribute for types`.
    pub option: &'static str,
    /// The path, as it was given.
    pub path: String,
    /// Paths that mean something and differ in few letters, nearest first.
    pub nearest: Vec<String>,
}

impl fmt::Display for UnusedPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { option, path, nearest } = self;
        write!(f, "{option} means nothing: the pages have no `{path}`{}", did_you_mean(nearest))
    }
}

/// The options that mean nothing in the model. A type that is documented and not selected has a meaning: options may be
/// shared by several selections.
pub fn unused_paths(options: &PlanOptions, model: &ApiModel, plan: &RustPlan) -> Vec<UnusedPath> {
    let mut unused = Vec::new();
    if !options.type_attributes.is_empty() {
        let names = emitted(model, plan);
        let paths = options.type_attributes.iter().map(|(path, _)| path);
        unused.extend(unused_of("an attribute for types", paths, &names, path_matches));
    }
    if !options.field_attributes.is_empty() {
        let paths = options.field_attributes.iter().map(|(path, _)| path);
        unused.extend(unused_of("an attribute for fields", paths, &fields(model), path_matches));
    }
    if !options.extern_paths.is_empty() {
        let means = |path: &str, name: &str| extern_path(&[(path.to_owned(), String::new())], name).is_some();
        let paths = options.extern_paths.iter().map(|(path, _)| path);
        unused.extend(unused_of("an extern path", paths, &referenced(model), means));
    }
    unused
}

fn unused_of<'a>(
    option: &'static str,
    paths: impl Iterator<Item = &'a String>,
    names: &BTreeSet<String>,
    means: impl Fn(&str, &str) -> bool,
) -> Vec<UnusedPath> {
    let unused = paths.filter(|path| !names.iter().any(|name| means(path, name)));
    let nearest = |path: &str| nearest(path, names, option == "an extern path");
    unused.map(|path| UnusedPath { option, path: path.clone(), nearest: nearest(path) }).collect()
}

/// Paths near one, compared by as many last parts as it has; a name that somebody forgot the namespace of is near, too.
fn nearest(path: &str, names: &BTreeSet<String>, is_rooted: bool) -> Vec<String> {
    let written = path.trim_start_matches('.');
    let parts = written.split('.').count();
    let tail = |name: &str| {
        let start = name.rmatch_indices('.').nth(parts - 1).map_or(0, |(at, _)| at + 1);
        name[start..].to_owned()
    };
    let tails: BTreeSet<String> = names.iter().map(|name| tail(name)).collect();
    let near = offered(written, tails.iter().map(String::as_str));
    if !is_rooted && !path.starts_with('.') {
        return near.into_iter().map(str::to_owned).collect();
    }
    let whole = near.into_iter().flat_map(|near| names.iter().filter(move |name| tail(name) == near));
    whole.map(|name| format!(".{name}")).take(3).collect()
}

/// The names of all types, and of what else becomes a struct.
fn emitted(model: &ApiModel, plan: &RustPlan) -> BTreeSet<String> {
    let modules = plan.versions.iter().flat_map(|version| &version.modules);
    let structs = modules.flat_map(|module| &module.structs).map(|one| one.odata_name.clone());
    documented(model).chain(structs).collect()
}

fn documented(model: &ApiModel) -> impl Iterator<Item = String> {
    let names = |version: &ApiVersion| -> Vec<String> {
        let types = version.types.iter().map(|ty| ty.name.to_string());
        types.chain(version.enums.iter().map(|ty| ty.name.to_string())).collect()
    };
    model.versions.iter().flat_map(names)
}

fn fields(model: &ApiModel) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for version in &model.versions {
        for ty in &version.types {
            names.extend(version.all_properties(ty).iter().map(|one| format!("{}.{}", ty.name, one.name.value)));
        }
    }
    names
}

/// The names of all types, and of those that pages name and none describes.
fn referenced(model: &ApiModel) -> BTreeSet<String> {
    let name = |ty: &TypeRef| match &ty.kind {
        TypeKind::Structured(name) | TypeKind::Enum(name) => Some(name.to_string()),
        TypeKind::Primitive(_) | TypeKind::AnyStructured => None,
    };
    let mut names: BTreeSet<String> = documented(model).collect();
    for version in &model.versions {
        let properties = version.types.iter().flat_map(|ty| &ty.properties);
        names.extend(properties.filter_map(|property| name(&property.ty.value)));
        names.extend(version.types.iter().filter_map(|ty| Some(ty.base.as_ref()?.value.to_string())));
        names.extend(version.operations.iter().flat_map(operation_references).filter_map(name));
    }
    names
}
