//! The row of a property names no type.
//!
//! A generator can only offer it as untyped JSON.
//!
//! ```markdown
//! |displayName||The name shown to users.|
//! ```
//!
//! Write the type: a primitive such as `String`, or a link to the type's page.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-type",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_type.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let declared = page.facts.types.iter().flat_map(|ty| &ty.properties);
    let sent = page.facts.operation.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.properties);
    for property in declared.chain(sent) {
        if let Some(mention) = property.ty.as_ref().filter(|mention| mention.text.trim().is_empty()) {
            let message = format!("`{}` has no type", property.name.value);
            findings.push(RULE.finding(property.name.span.to(mention.span), message).help("write the type into the empty cell"));
        }
    }
}
