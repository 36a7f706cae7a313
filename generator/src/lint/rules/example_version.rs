//! The URL of an example request is of another API version than the page.
//!
//! A client that copies it talks to another service than the page describes: fields, permissions and paths may differ.
//!
//! ```http
//! GET https://graph.microsoft.com/beta/users
//! ```
//!
//! Write the version of the page.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::StartLine;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "example-version",
    family: Family::Http,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("example_version.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    // A page outside of a version's folder is of the version that most of its URLs tell.
    let Some(of_page) = &page.facts.version else { return };
    for request in page.facts.examples.iter().filter_map(|example| example.request.as_ref()) {
        let Some(StartLine::Request { url, .. }) = &request.start else { continue };
        let Some(range) = version_in(&url.value) else { continue };
        let written = &url.value[range.clone()];
        if !written.eq_ignore_ascii_case(of_page) {
            let message = format!("the page is of `{of_page}`, the example of `{written}`");
            let finding = RULE.finding(url.span.slice(range), message).help(format!("write `{of_page}`"));
            findings.push(finding.replacement(of_page.clone()));
        }
    }
}

/// The place of the version in a full URL: its first segment, where that looks like one.
fn version_in(url: &str) -> Option<std::ops::Range<usize>> {
    let host = url.find("://")? + "://".len();
    let start = host + url.get(host..)?.find('/')? + 1;
    let rest = url.get(start..)?;
    let end = start + rest.find(['/', '?', '$']).unwrap_or(rest.len());
    crate::source::looks_like_version(url.get(start..end)?).then_some(start..end)
}
