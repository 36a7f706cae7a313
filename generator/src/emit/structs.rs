//! Structured types: the struct that users see, and the table that ties it to shared code.

use crate::plan::{FieldPlan, StructPlan};

use super::layout::{Code, Writer};
use super::types::rust_type;

/// The struct.
pub(super) fn structure(plan: &StructPlan, has_docs: bool) -> String {
    let mut out = Writer::default();
    out.docs(0, &plan.docs);
    out.deprecated(0, plan.deprecated);
    plan.attributes.iter().for_each(|attribute| out.line(0, attribute));
    out.line(0, &format!("pub struct {} {{", plan.ident));
    for field in &plan.fields {
        out.docs(1, &field.docs);
        out.deprecated(1, field.deprecated);
        field.attributes.iter().for_each(|attribute| out.line(1, attribute));
        let ty = Code::list(format!("pub {}: support::Field<", field.ident), vec![rust_type(&field.ty)], ">");
        out.code(1, &ty, ",");
    }
    if has_docs {
        out.line(1, "/// Annotations, and properties that are not documented.");
    }
    out.line(1, "pub additional: support::Additional,");
    out.line(0, "}");
    out.finish()
}

/// The attributes of the user in a struct.
pub(super) fn attributes(plan: &StructPlan) -> impl Iterator<Item = &String> {
    plan.attributes.iter().chain(plan.fields.iter().flat_map(|field| &field.attributes))
}

/// The table: a macro call.
pub(super) fn table(plan: &StructPlan) -> String {
    let mut fields: Vec<&FieldPlan> = plan.fields.iter().collect();
    fields.sort_by(|a, b| a.property.cmp(&b.property));
    let derived: Vec<String> = plan.derived.iter().map(|name| format!("{name:?}")).collect();
    let mut out = format!("support::structured_type! {{\n    {} = {:?},\n", plan.ident, plan.odata_name);
    push_list(&mut out, "bases", &plan.bases);
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
