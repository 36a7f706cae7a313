//! A page has no front matter, or an entry of it is empty.
//!
//! `author` and `ms.prod` (or `ms.subservice`) say whom to ask about a page, `title` and `description` what others see
//! of it.
//!
//! ```yaml
//! author: ""
//! ```
//!
//! Begin the page with its front matter between two lines `---`; fill in an empty entry, or take the line out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::markdown::Origin;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "missing-front-matter",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_front_matter.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = page.document;
    if document.front_matter.span.is_none() && document.origin != Origin::RenderedText {
        let help = "begin the page with `title` and `author` between two lines `---`";
        findings.push(RULE.finding(Span::file_start(page.facts.file), "the page has no front matter").help(help));
    }
    for entry in page.document.front_matter.entries.iter().filter(|entry| entry.value.value.trim().is_empty()) {
        let owner = ["author", "ms.prod", "ms.subservice", "title", "description", "doc_type"];
        if owner.contains(&entry.key.value.to_lowercase().as_str()) {
            findings.push(RULE.finding(entry.key.span, format!("`{}` is empty", entry.key.value)).help("fill it in"));
        }
    }
}
