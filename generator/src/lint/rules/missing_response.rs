//! A method page does not say what the method returns.
//!
//! The status code and the type of the body make the difference between a value, a page of values and
//! nothing.
//!
//! ```markdown
//! ## Response
//!
//! If successful, this method returns a `200 OK` response code and a [user](../resources/user.md) object
//! in the response body.
//! ```
//!
//! Add a section *Response* with such a sentence.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageKind;
use crate::lint::markers::title_span;
use crate::markdown::BlockKind;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-response",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_response.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(operation) = page.facts.operation.as_ref().filter(|_| page.facts.kind == PageKind::Method) else { return };
    if !operation.responses.is_empty() {
        return;
    }
    // On pages of an older shape the section stands below the example.
    let headings = page.document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) if heading.text.plain.trim().eq_ignore_ascii_case("response") => {
            Some(heading.text.span)
        }
        _ => None,
    });
    let Some(section) = operation.response_section.into_iter().chain(headings).next() else {
        let message = "the page does not say what the method returns";
        findings.push(RULE.finding(title_span(page), message).help("add a section *Response*"));
        return;
    };
    // The section may say it without naming the status, or by an example alone.
    let mut finding = RULE.finding(section, "this section does not name the status code of success");
    finding.severity = Severity::Info;
    findings.push(finding.help("say status and type in one sentence"));
}
