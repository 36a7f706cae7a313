//! A property, parameter or member is not described.
//!
//! The name alone seldom tells units, limits, or who sets the value.
//!
//! ```markdown
//! |canExtend|Boolean||
//! ```
//!
//! Say what the value means; for a member of an enumeration, when it applies.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-description",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_description.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let declared = page.facts.types.iter().flat_map(|ty| &ty.properties);
    let sent = page.facts.operation.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.properties);
    for property in declared.chain(sent).filter(|property| property.description.is_blank()) {
        let message = format!("`{}` is not described", property.name.value);
        findings.push(RULE.finding(property.name.span, message).help("say what the value means"));
    }
    let parameters = page.facts.operation.iter().flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|parameter| parameter.description.is_blank()) {
        let message = format!("parameter `{}` is not described", parameter.name.value);
        findings.push(RULE.finding(parameter.name.span, message).help("say what the value means"));
    }
}
