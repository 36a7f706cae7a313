//! One module as the text of its file.

use crate::plan::ModulePlan;

use super::attributes::laid_out;
use super::{EmitError, enums, header, requests, structs};

/// The file of a module with items; `children` are the modules below it.
pub(super) fn module(plan: &ModulePlan, children: &[String], has_docs: bool) -> Result<String, EmitError> {
    let mut out = header(&plan.pages);
    push_docs(&mut out, &plan.docs);
    push_children(&mut out, children);
    out.push_str(if plan.requests.is_empty() {
        "use super::support;\n"
    } else {
        "use super::support::{self, Request as _};\n"
    });
    for import in &plan.imports {
        out.push_str(&format!("use {import};\n"));
    }
    for structure in &plan.structs {
        let item = structs::structure(structure, has_docs);
        push_text(&mut out, &laid_out(item, structs::attributes(structure), &plan.path)?);
        push_text(&mut out, &structs::table(structure));
    }
    for enumeration in &plan.enums {
        let item = enums::enumeration(enumeration, has_docs);
        push_text(&mut out, &laid_out(item, enumeration.attributes.iter(), &plan.path)?);
        push_text(&mut out, &enums::members(enumeration));
    }
    for request in &plan.requests {
        requests::request(request, has_docs).iter().for_each(|item| push_text(&mut out, item));
    }
    Ok(out)
}

/// The file of a module that only holds other modules.
pub(super) fn parent(docs: &[String], children: &[String]) -> String {
    let mut out = header(&[]);
    push_docs(&mut out, docs);
    push_children(&mut out, children);
    out.push_str("use super::support;\n");
    out
}

fn push_docs(out: &mut String, docs: &[String]) {
    for line in docs {
        out.push_str(if line.is_empty() { "//!" } else { "//! " });
        out.push_str(line);
        out.push('\n');
    }
    if !docs.is_empty() {
        out.push('\n');
    }
}

fn push_children(out: &mut String, children: &[String]) {
    for child in children {
        out.push_str(&format!("pub mod {child};\n"));
    }
    if !children.is_empty() {
        out.push('\n');
    }
}

/// Adds an item below an empty line.
fn push_text(out: &mut String, text: &str) {
    out.push('\n');
    out.push_str(text);
}
