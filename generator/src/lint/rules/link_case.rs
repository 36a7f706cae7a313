//! The target of a link differs from the file's name in letter case.
//!
//! It leads there on a site that ignores case, and nowhere in an editor, on a code host, or where case counts.
//!
//! ```markdown
//! |owner|[thingOwner](thingOwner.md)|The owner, documented in `thingowner.md`.|
//! ```
//!
//! Write the target as the file is named.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::markdown::{BlockKind, Mark, MarkKind, Text};
use crate::source::{Lookup, without_fragment};

pub(super) const RULE: Rule = Rule {
    code: "link-case",
    family: Family::Markup,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("link_case.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for block in &page.document.blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => check_text(page, text, findings),
            BlockKind::Heading(heading) => check_text(page, &heading.text, findings),
            BlockKind::Table(table) => {
                let cells = table.rows.iter().chain([&table.header]).flat_map(|row| &row.cells);
                cells.for_each(|cell| check_text(page, cell, findings));
            }
            _ => {}
        }
    }
}

fn check_text(page: &PageContext<'_>, text: &Text, findings: &mut Vec<Diagnostic>) {
    for mark in &text.marks {
        let MarkKind::Link(target) = &mark.kind else { continue };
        let path = without_fragment(target);
        if !path.ends_with(".md") || path.contains(':') {
            continue;
        }
        if let Lookup::OtherCase(file) = page.sources.resolve(mark.span.file, path) {
            findings.push(finding(page, mark, path, &page.sources.file(file).path));
        }
    }
}

fn finding(page: &PageContext<'_>, mark: &Mark, path: &str, file: &str) -> Diagnostic {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let written = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let message = format!("`{path}` differs from the file's name in letter case");
    // A link by reference has its target elsewhere.
    let at = page.sources.text(mark.span).rfind(path);
    let Some(at) = at else { return RULE.finding(mark.span, message).note(format!("the file is {file}")) };
    if written == name {
        let span = mark.span.slice(at..at + path.len());
        return RULE.finding(span, message).note(format!("the file is {file}"));
    }
    let end = at + path.len();
    let span = mark.span.slice(end - written.len()..end);
    RULE.finding(span, message).help("write it as the file is named").replacement(name)
}
