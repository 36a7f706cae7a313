//! A method page has no example request.
//!
//! Readers copy the example first; a test can hold the page against it.
//!
//! ````markdown
//! ## Examples
//!
//! ### Request
//!
//! ```http
//! GET https://graph.microsoft.com/v1.0/things/1
//! ```
//! ````
//!
//! Add a section *Examples* with a request and its response.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageKind;
use crate::lint::markers::title_span;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-example",
    family: Family::Missing,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("missing_example.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let shows_request = page.facts.examples.iter().any(|example| example.request.is_some());
    if page.facts.kind == PageKind::Method && page.facts.operation.is_some() && !shows_request {
        findings.push(RULE.finding(title_span(page), "the page has no example request").help("add a request and its response"));
    }
}
