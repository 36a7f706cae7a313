//! Prose carries a marker that something is still to be written.
//!
//! ```markdown
//! TODO: explain when the request fails.
//! ```
//!
//! Write it, or take the marker out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::find;
use crate::markdown::BlockKind;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "todo-prose",
    family: Family::Todo,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("todo_prose.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for block in &page.document.blocks {
        let text = match &block.kind {
            BlockKind::Paragraph(text) => text,
            BlockKind::Heading(heading) => &heading.text,
            _ => continue,
        };
        if let Some(at) = find(&text.plain) {
            let span = text.span_of(at);
            findings.push(RULE.finding(span, "this is still to be written").help("write it, or take the marker out"));
        }
    }
}
