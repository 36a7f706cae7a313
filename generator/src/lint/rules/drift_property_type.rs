//! A method page and the resource page give a property different types.
//!
//! One of them is wrong, or the property differs between them by intent, which no reader can know.
//!
//! Correct the page that is wrong.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::twice::documented_twice;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "drift-property-type",
    family: Family::Drift,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("drift_property_type.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for version in &context.model.versions {
        for (field, property) in documented_twice(version) {
            if field.ty.value != property.ty.value {
                let message = format!("`{}` is {} here", field.name.value, field.ty.value);
                let other = format!("documented as {} here", property.ty.value);
                findings.push(RULE.finding(field.ty.span, message).related(property.ty.span, other));
            }
        }
    }
}
