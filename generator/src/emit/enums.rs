//! Enumerations: the enum that users see, and the names of its members.

use crate::plan::EnumPlan;

use super::layout::Writer;

/// The enum.
pub(super) fn enumeration(plan: &EnumPlan, has_docs: bool) -> String {
    let mut out = Writer::default();
    out.docs(0, &plan.docs);
    out.deprecated(0, plan.deprecated);
    plan.attributes.iter().for_each(|attribute| out.line(0, attribute));
    out.line(0, &format!("pub enum {} {{", plan.ident));
    for variant in &plan.variants {
        out.docs(1, &variant.docs);
        out.deprecated(1, variant.deprecated);
        out.line(1, &format!("{},", variant.ident));
    }
    if has_docs {
        out.line(1, "/// A member that is not documented.");
    }
    out.line(1, "Unrecognized(Box<str>),");
    out.line(0, "}");
    out.finish()
}

/// The names of the members: a macro call.
pub(super) fn members(plan: &EnumPlan) -> String {
    let mut out = format!("support::enumeration_type! {{\n    {} = {:?} {{\n", plan.ident, plan.odata_name);
    for variant in &plan.variants {
        out.push_str(&format!("        {} = {:?},\n", variant.ident, variant.member));
    }
    out.push_str("    }\n}\n");
    out
}
