//! A row of a table has more or fewer cells than the table's header.
//!
//! What goes beyond the header is not shown, mostly because a `|` in a text was taken for the end of a cell. Where cells
//! are missing, the row was cut, or is text that stands directly below the table.
//!
//! ```markdown
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |mode|String|Either on | off.|
//! |id|String
//! ```
//!
//! Give the row the cells of the header, write `\|` for a `|` that belongs to a text, and put an empty line below a table.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::markdown::{BlockKind, Origin, Row, Table};

pub(super) const RULE: Rule = Rule {
    code: "table-row-cells",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("table_row_cells.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    if page.document.origin == Origin::RenderedText {
        return;
    }
    for block in &page.document.blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        findings.extend(table.rows.iter().filter_map(|row| finding(table, row)));
    }
}

fn finding(table: &Table, row: &Row) -> Option<Diagnostic> {
    let columns = table.header.cells.len();
    let count = row.cells.len();
    let beyond = row.cells.get(columns..).unwrap_or_default().iter().any(|cell| !cell.plain.trim().is_empty());
    if count >= columns && !beyond {
        return None;
    }
    let cells = if count == 1 { "cell" } else { "cells" };
    let message = format!("this row has {count} {cells}, its table {columns} columns");
    let help = if beyond {
        r"write a `|` that belongs to a text as `\|`"
    } else if count == 1 {
        "write all cells, or an empty line above what is no row"
    } else {
        "write all cells, those without content, too"
    };
    Some(RULE.finding(row.span, message).help(help))
}
