//! An example answers with a status code that the page's *Response* section does not name.
//!
//! Clients are written against the codes that a page promises; one of the two is wrong.
//!
//! ```markdown
//! ## Response
//!
//! If successful, this method returns a `201 Created` response code.
//!
//! ## Example
//!
//! …
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! Write the code that the service sends in both places.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::{Example, OperationFacts, StartLine};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::source::Spanned;

pub(super) const RULE: Rule = Rule {
    code: "example-status",
    family: Family::Http,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("example_status.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = &page.facts.operation else { return };
    let stated: Vec<&Spanned<u16>> = operation.responses.iter().filter_map(|one| one.status.as_ref()).collect();
    let is_success = |code: u16| (200..300).contains(&code);
    // A sentence that promises something without a code may promise any.
    if stated.len() < operation.responses.len() {
        return;
    }
    // What answers behind a redirection, or when work goes on, is no answer to the request.
    let goes_on = stated.iter().any(|code| (300..400).contains(&code.value) || code.value == 202);
    let Some(first) = stated.iter().find(|code| is_success(code.value)).filter(|_| !goes_on) else { return };
    for example in page.facts.examples.iter().filter(|example| is_of(operation, example)) {
        let Some(StartLine::Status { code, .. }) = example.responses.first().and_then(|one| one.start.as_ref()) else {
            continue;
        };
        if is_success(code.value) && stated.iter().all(|known| known.value != code.value) {
            let message = format!("the page promises {}, the example answers {}", first.value, code.value);
            findings.push(RULE.finding(code.span, message).related(first.span, "promised here"));
        }
    }
}

/// Whether an example's request has a method of the page.
fn is_of(operation: &OperationFacts, example: &Example) -> bool {
    let start = example.request.as_ref().and_then(|request| request.start.as_ref());
    match start {
        Some(StartLine::Request { method, .. }) => operation.http.iter().any(|line| line.method.value == method.value),
        _ => false,
    }
}
