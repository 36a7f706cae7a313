//! A method page has no permissions section, or one without a table of permissions.
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
use crate::markdown::BlockKind;

pub(super) const RULE: Rule = Rule {
    code: "missing-permissions",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_permissions.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = page.facts.operation.as_ref().filter(|_| page.facts.kind == PageKind::Method) else { return };
    match operation.permissions_section {
        _ if !operation.permissions.is_empty() => {}
        None => {
            findings.push(RULE.finding(title_span(page), "the page has no permissions section").help("add the section"));
        }
        // What an include that is missing says is not known.
        Some(_) if has_unresolved_include(page) => {}
        Some(place) => {
            let message = "this section has no table that tells the permissions of each account type";
            findings.push(RULE.finding(place, message).help("add a row for each account type"));
        }
    }
}

fn has_unresolved_include(page: &PageContext<'_>) -> bool {
    page.document.blocks.iter().any(|block| matches!(block.kind, BlockKind::UnresolvedInclude { .. }))
}
