//! A page has no title.
//!
//! The first heading of level 1 names the type or the method that a page documents; without it, links and lists have
//! nothing to call the page by.
//!
//! ```markdown
//! ## Properties
//! ```
//!
//! Begin the page with a heading of level 1.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "missing-title",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_title.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let has_title = page.document.title().is_some_and(|title| !title.text.plain.trim().is_empty());
    if !has_title {
        let place = page.document.sections.iter().find_map(|section| section.heading.as_ref());
        let place = place.map_or(Span::file_start(page.facts.file), |heading| heading.text.span);
        findings.push(RULE.finding(place, "the page has no title").help("begin with a heading `# …`"));
    }
}
