//! Structured types: the struct that users see, and the table that ties it to shared code.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{FieldPlan, StructPlan};

use super::EmitError;
use super::docs::Docs;
use super::tokens::{attributes, deprecated, ident, path, rust_type};

/// The struct.
pub(super) fn structure<'a>(
    plan: &'a StructPlan,
    has_docs: bool,
    docs: &mut Docs<'a>,
) -> Result<TokenStream, EmitError> {
    let (name, lines, old) = (ident(&plan.ident), docs.mark(&plan.docs), deprecated(plan.deprecated));
    let asked = attributes(&plan.attributes)?;
    let fields = plan.fields.iter().map(|plan| field(plan, docs)).collect::<Result<Vec<_>, _>>()?;
    let additional = has_docs.then(|| quote!(#[doc = " Annotations, and properties that are not documented."]));
    Ok(quote! {
        #lines
        #old
        #asked
        pub struct #name {
            #(#fields)*
            #additional
            pub additional: support::Additional,
        }
    })
}

fn field<'a>(plan: &'a FieldPlan, docs: &mut Docs<'a>) -> Result<TokenStream, EmitError> {
    let (name, lines, old) = (ident(&plan.ident), docs.mark(&plan.docs), deprecated(plan.deprecated));
    let (asked, ty) = (attributes(&plan.attributes)?, rust_type(&plan.ty));
    Ok(quote! {
        #lines
        #old
        #asked
        pub #name: support::Field<#ty>,
    })
}

/// The table: a macro call, laid out here because printers leave the inside of macros alone.
pub(super) fn table(plan: &StructPlan) -> String {
    let mut fields: Vec<&FieldPlan> = plan.fields.iter().collect();
    fields.sort_by(|a, b| a.property.cmp(&b.property));
    let bases: Vec<String> = plan.bases.iter().map(|base| path(base).to_string().replace(' ', "")).collect();
    let derived: Vec<String> = plan.derived.iter().map(|name| format!("{name:?}")).collect();
    let mut out = format!("support::structured_type! {{\n    {} = {:?},\n", plan.ident, plan.odata_name);
    push_list(&mut out, "bases", &bases);
    push_list(&mut out, "derived", &derived);
    if fields.is_empty() {
        out.push_str("    {}\n}\n");
        return out;
    }
    out.push_str("    {\n");
    for field in fields {
        out.push_str(&format!("        {} = {:?},\n", field.ident, field.property));
    }
    out.push_str("    }\n}\n");
    out
}

fn push_list(out: &mut String, name: &str, items: &[String]) {
    /// How long a list may be to stand on one line.
    const WIDTH: usize = 90;
    let line = items.join(", ");
    if line.len() <= WIDTH {
        out.push_str(&format!("    {name}: [{line}],\n"));
        return;
    }
    out.push_str(&format!("    {name}: [\n"));
    for item in items {
        out.push_str(&format!("        {item},\n"));
    }
    out.push_str("    ],\n");
}
