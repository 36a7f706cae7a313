//! A code block holds a placeholder instead of code.
//!
//! Readers choose the tab of their language and find nothing there.
//!
//! ````markdown
//! ```csharp
//! Snippet not available
//! ```
//! ````
//!
//! Put the snippet in, or take the tab out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::{find, find_phrase};
use crate::markdown::BlockKind;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "todo-snippet",
    family: Family::Todo,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("todo_snippet.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for block in &page.document.blocks {
        let BlockKind::Code(code) = &block.kind else { continue };
        let is_message = matches!(code.info.value.as_str(), "http" | "json" | "msgraph-interactive");
        let at = if is_message { find(&code.text) } else { find_phrase(&code.text) };
        if let Some(at) = at {
            let span = code.map.span(block.span.file, at).unwrap_or(block.span);
            findings.push(RULE.finding(span, "the snippet is still to be written").help("put the snippet in, or take it out"));
        }
    }
}
