//! A method page has no permissions section.
//!
//! An app has to ask for a permission before it can call the method.
//!
//! ```markdown
//! ## Permissions
//!
//! |Permission type|Permissions (from least to most privileged)|
//! |:---|:---|
//! |Application|Thing.Read.All|
//! ```
//!
//! Add a section *Permissions* with a row for each account type.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageKind;
use crate::lint::markers::title_span;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-permissions",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_permissions.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = page.facts.operation.as_ref().filter(|_| page.facts.kind == PageKind::Method) else { return };
    if operation.permissions_section.is_none() && operation.permissions.is_empty() {
        findings.push(RULE.finding(title_span(page), "the page has no permissions section").help("add the section"));
    }
}
