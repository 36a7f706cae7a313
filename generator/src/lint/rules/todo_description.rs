//! A cell of a table is still to be written.
//!
//! Most of these are descriptions of properties: the reader learns the name and nothing else.
//!
//! ```markdown
//! |status|String|**TODO: Add Description**|
//! ```
//!
//! Describe the thing, or take the row out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::find;
use crate::markdown::BlockKind;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "todo-description",
    family: Family::Todo,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("todo_description.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let permissions: Vec<_> =
        page.facts.operation.iter().flat_map(|operation| &operation.permissions).map(|table| table.span).collect();
    for block in &page.document.blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        for row in &table.rows {
            let name = row.cells.first().map_or("", |cell| cell.plain.trim());
            for cell in row.cells.iter().filter(|cell| permissions.iter().all(|table| !table.contains(cell.span))) {
                if let Some(at) = find(&cell.plain) {
                    let message = format!("the row of `{name}` is still to be written");
                    findings.push(RULE.finding(cell.span_of(at), message).help("write what the cell is to say"));
                }
            }
        }
    }
}
