//! A table writes a property's name otherwise than every example does.
//!
//! Requests and responses never show what the table writes, but a name that differs from it by a slip: a letter too much,
//! a capital lost, the singular, an abbreviation. The model and what is made of it take the examples' name; readers of the table
//! ask for a property that the service does not know.
//!
//! ```markdown
//! |appliedPolicy|[policy](policy.md) collection|…|
//! ```
//! ```json
//! { "appliedPolicies": [] }
//! ```
//!
//! Write the name as the service does.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "misspelt-property",
    family: Family::Type,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("misspelt_property.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in context.model.versions.iter().flat_map(|version| &version.types) {
        for property in &ty.properties {
            let (Some(written), shown) = (&property.written, &property.name) else { continue };
            let message = format!("examples spell `{}` of `{}` `{}`", written.value, ty.name, shown.value);
            let finding = RULE.finding(written.span, message).related(shown.span, "shown here");
            let is_plain = context.sources.text(written.span) == written.value;
            findings.push(if is_plain { finding.replacement(shown.value.clone()) } else { finding });
        }
    }
}
