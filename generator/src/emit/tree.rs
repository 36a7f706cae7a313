//! From the flat list of planned modules to files: which modules hold which, and where each file lies.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{ModulePlan, VersionPlan};

/// One file of a version.
#[derive(Debug, Hash)]
pub(super) struct ModuleFile<'a> {
    /// The path below the version's folder: `mod.rs`, `user.rs`, `call_records/mod.rs`.
    pub(super) path: String,
    /// What the module holds; none for a module that only holds others.
    pub(super) plan: Option<&'a ModulePlan>,
    /// The declarations of the modules below it, sorted.
    pub(super) children: Vec<String>,
    /// How many modules it is below the version's.
    pub(super) depth: usize,
}

/// All files of a version, sorted by module.
pub(super) fn files(version: &VersionPlan) -> Vec<ModuleFile<'_>> {
    let mut children: BTreeMap<&[String], BTreeSet<&str>> = BTreeMap::new();
    children.entry(&[]).or_default();
    let mut plans: BTreeMap<&[String], &ModulePlan> = BTreeMap::new();
    for plan in &version.modules {
        plans.insert(&plan.path, plan);
        for (at, name) in plan.path.iter().enumerate() {
            children.entry(&plan.path[..at]).or_default().insert(name);
        }
    }
    let modules: BTreeSet<&[String]> = children.keys().chain(plans.keys()).copied().collect();
    let file = |path: &[String]| {
        let is_folder = |name: &str| {
            let is_it = |key: &&[String]| key.split_last().is_some_and(|(last, above)| last == name && above == path);
            !name.is_ascii() && children.keys().any(is_it)
        };
        let declared: Vec<String> =
            children.get(path).into_iter().flatten().map(|name| declaration(name, is_folder(name))).collect();
        let mut folders: Vec<&str> = path.iter().map(|name| name.trim_start_matches("r#")).collect();
        if path.is_empty() || !declared.is_empty() {
            folders.push("mod");
        }
        let file = format!("{}.rs", folders.join("/"));
        ModuleFile { path: file, plan: plans.get(path).copied(), children: declared, depth: path.len() }
    };
    modules.into_iter().map(file).collect()
}

/// Declares a module. Rust looks for the file of one whose name is not ASCII only where it is told to.
pub(super) fn declaration(name: &str, is_folder: bool) -> String {
    let declared = format!("pub mod {name};\n");
    if name.is_ascii() {
        return declared;
    }
    let file = if is_folder { "/mod.rs" } else { ".rs" };
    format!("#[path = \"{name}{file}\"]\n{declared}")
}
