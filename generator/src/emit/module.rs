//! One module as the text of its file.

use proc_macro2::TokenStream;

use crate::plan::ModulePlan;

use super::docs::Docs;
use super::{EmitError, enums, header, requests, structs};

/// The file of a module with items; `children` declare the modules below it.
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
    let failed = |error: syn::Error| EmitError::Item { module: plan.path.join("::"), why: error.to_string() };
    let mut docs = Docs::default();
    for structure in &plan.structs {
        let item = structs::structure(structure, has_docs, &mut docs)?;
        push_item(&mut out, item, &mut docs).map_err(failed)?;
        push_text(&mut out, &structs::table(structure));
    }
    for enumeration in &plan.enums {
        let item = enums::enumeration(enumeration, has_docs, &mut docs)?;
        push_item(&mut out, item, &mut docs).map_err(failed)?;
        push_text(&mut out, &enums::members(enumeration));
    }
    for request in &plan.requests {
        for item in requests::request(request, has_docs, &mut docs) {
            push_item(&mut out, item, &mut docs).map_err(failed)?;
        }
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
    out.extend(children.iter().map(String::as_str));
    if !children.is_empty() {
        out.push('\n');
    }
}

/// Prints one item; the printer puts no empty lines between items, so each is printed by itself.
fn push_item(out: &mut String, tokens: TokenStream, docs: &mut Docs<'_>) -> Result<(), syn::Error> {
    let item: syn::Item = syn::parse2(tokens)?;
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    out.push('\n');
    docs.fill(&prettyplease::unparse(&file), out);
    Ok(())
}

fn push_text(out: &mut String, text: &str) {
    out.push('\n');
    out.push_str(text);
}
