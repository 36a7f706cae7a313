//! A page lists the key among the properties that an update sets.
//!
//! The key says which resource is updated; it is part of the path and cannot be changed. A `PUT` that creates the resource may
//! be sent it.
//!
//! ```markdown
//! ## Request body
//!
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |id|String|The key.|
//! ```
//!
//! Take the row out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::HttpLine;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "id-on-update",
    family: Family::Http,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("id_on_update.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = &page.facts.operation else { return };
    let updates = |line: &HttpLine| matches!(line.method.value.as_str(), "PATCH" | "PUT") && line.target.value.trim_end().ends_with('}');
    if operation.http.is_empty() || !operation.http.iter().all(updates) {
        return;
    }
    let is_put = operation.http.iter().all(|line| line.method.value == "PUT");
    let creates = page.facts.title.as_ref().is_some_and(|title| title.value.to_lowercase().starts_with("create"));
    if is_put && creates {
        return;
    }
    let Some(body) = operation.body.as_ref().filter(|body| !body.are_parameters) else { return };
    for row in body.properties.iter().filter(|row| row.name.value == "id") {
        findings.push(RULE.finding(row.name.span, "`id` cannot be set by an update").help("take the row out"));
    }
}
