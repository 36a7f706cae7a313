//! Imports: the types of other modules are imported by name where that name is free, and written with their path where
//! it is not.

use std::collections::BTreeMap;

use super::data::{BodyPlan, ModulePlan, RustType};

/// Shortens the paths in a module and lists what it imports. `is_taken` tells the names that mean something else there.
pub(crate) fn import(module: &mut ModulePlan, is_taken: impl Fn(&str) -> bool) {
    let mut paths: BTreeMap<String, Option<String>> = BTreeMap::new();
    visit(module, &mut |path| {
        if path.starts_with("super::") || path.starts_with("self::") {
            paths.entry(path.clone()).or_default();
        }
    });
    let mut imported: Vec<String> = Vec::new();
    for (path, short) in &mut paths {
        let name = path.rsplit("::").next().unwrap_or(path);
        if !is_taken(name) && !imported.iter().any(|other| other == name) {
            imported.push(name.to_owned());
            *short = Some(name.to_owned());
            module.imports.push(path.clone());
        }
    }
    visit(module, &mut |path| {
        if let Some(Some(short)) = paths.get(path.as_str()) {
            path.clone_from(short);
        }
    });
}

/// Calls `f` with every path of an emitted type.
fn visit(module: &mut ModulePlan, f: &mut impl FnMut(&mut String)) {
    for structure in &mut module.structs {
        structure.fields.iter_mut().for_each(|field| visit_type(&mut field.ty, f));
        structure.bases.iter_mut().for_each(&mut *f);
    }
    for request in &mut module.requests {
        visit_type(&mut request.response, f);
        if let BodyPlan::Json(ty, _) = &mut request.body {
            visit_type(ty, f);
        }
    }
}

fn visit_type(ty: &mut RustType, f: &mut impl FnMut(&mut String)) {
    match ty {
        RustType::Item(path) => f(path),
        RustType::Boxed(inner) | RustType::List(inner) | RustType::Of(_, inner) => visit_type(inner, f),
        RustType::Language(_) | RustType::Support(_) => {}
    }
}
