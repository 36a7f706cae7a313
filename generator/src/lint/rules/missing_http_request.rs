//! A method page has no *HTTP request* section.
//!
//! Without the path and verb the method cannot be called. Where an example shows a request, its path is
//! taken from there.
//!
//! ````markdown
//! ## HTTP request
//!
//! ```http
//! GET /things/{id}
//! ```
//! ````
//!
//! Add a section *HTTP request* with the path, parameters in braces.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageKind;
use crate::lint::markers::title_span;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-http-request",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_http_request.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = page.facts.operation.as_ref().filter(|_| page.facts.kind == PageKind::Method) else { return };
    if operation.http.is_empty() {
        findings.push(RULE.finding(title_span(page), "the page shows no HTTP request").help("add the section"));
    } else if operation.http_section.is_none() {
        let message = "the page shows its HTTP request outside a section *HTTP request*";
        let mut finding = RULE.finding(title_span(page), message).help("add the heading");
        finding.severity = Severity::Info;
        findings.push(finding);
    }
}
