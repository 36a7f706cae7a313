//! An example calls the page's method by a path that the *HTTP request* section does not list.
//!
//! Readers cannot tell whether the path is a slip or another way that works. What calls something else (a cast, a count, the
//! next step of a task) is no finding.
//!
//! ```markdown
//! ## HTTP request
//!
//! GET /users/{id}/registeredDevices
//!
//! ## Example
//!
//! GET https://graph.microsoft.com/v1.0/me/registeredDevices
//! ```
//!
//! Correct the example, or add the path to the section.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::StartLine;
use crate::lint::{Check, Family, PageContext, Rule};
use crate::resolve::{Likeness, likeness};

pub(super) const RULE: Rule = Rule {
    code: "example-path",
    family: Family::Http,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("example_path.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = page.facts.operation.as_ref().filter(|operation| operation.http_section.is_some()) else { return };
    for request in page.facts.examples.iter().filter_map(|example| example.request.as_ref()) {
        let Some(StartLine::Request { method, url }) = &request.start else { continue };
        if !url.value.contains("://") {
            continue;
        }
        let lines = operation.http.iter().filter(|line| line.method.value == method.value);
        let like: Vec<_> = lines.map(|line| (line, likeness(&line.target.value, &url.value))).collect();
        if like.iter().any(|(_, like)| *like == Likeness::Same) {
            continue;
        }
        if let Some((line, _)) = like.iter().find(|(_, like)| *like == Likeness::SameEnd) {
            let finding = RULE.finding(url.span, "the *HTTP request* section does not list this path");
            findings.push(finding.related(line.target.span, "it lists this one").help("correct it, or list it"));
        }
    }
}
