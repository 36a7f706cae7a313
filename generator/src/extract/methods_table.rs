//! The *Methods* table of a resource page: links to method pages and what they return.

use crate::markdown::{BlockKind, Row, Table, Text};
use crate::source::Spanned;

use super::facts::MethodRow;
use super::page::Page;
use super::section::SectionKind;
use super::type_cell::type_mention;
use super::words::{spanned, trim};

/// The rows of all *Methods* tables, those under sub-headings included.
pub(super) fn methods(page: &Page<'_>) -> Vec<MethodRow> {
    let mut rows = Vec::new();
    let mut end = 0;
    for (index, _) in page.sections_of(SectionKind::Methods) {
        let extent = page.extent(index);
        if extent.start < end {
            continue;
        }
        end = extent.end;
        for (_, block) in page.blocks(extent) {
            if let BlockKind::Table(table) = &block.kind {
                rows.extend(table.rows.iter().filter_map(|row| method(table, row)));
            }
        }
    }
    rows
}

fn method(table: &Table, row: &Row) -> Option<MethodRow> {
    let name_cell = row.cells.first().filter(|cell| !cell.is_blank())?;
    // A group's heading: one cell with text, and no link.
    if row.cells.iter().skip(1).all(Text::is_blank) && name_cell.links().next().is_none() {
        return None;
    }
    let returns = column(table, &["return type", "returns", "type", "return", "response"], 1);
    let returns = returns.and_then(|at| row.cells.get(at));
    let description = column(table, &["description", "details"], 2).and_then(|at| row.cells.get(at));
    let link = name_cell.links().next().map(|(mark, target)| Spanned::new(target.to_owned(), mark.span));
    let returns_nothing = returns.is_some_and(|cell| returns_nothing(cell) || is_foreign_word(cell));
    let mut returns = returns.map(type_mention);
    if let Some(returns) = returns.as_mut().filter(|_| returns_nothing) {
        returns.names.clear();
    }
    Some(MethodRow {
        name: spanned(name_cell, trim(&name_cell.plain, 0..name_cell.plain.len())),
        link,
        returns,
        returns_nothing,
        description: description.cloned().unwrap_or_else(|| Text::empty(row.span)),
        span: row.span,
    })
}

/// The column of one of some names, else the usual one of a table whose heads are in another language.
fn column(table: &Table, names: &[&str], usual: usize) -> Option<usize> {
    let cells = &table.header.cells;
    let is_named = |cell: &Text| names.iter().any(|name| cell.plain.trim().eq_ignore_ascii_case(name));
    let is_foreign = || cells.len() == 3 && cells.iter().any(|cell| !cell.plain.is_ascii());
    cells.iter().position(is_named).or_else(|| is_foreign().then_some(usual))
}

/// A word of another script without any name: "none" in another language.
fn is_foreign_word(cell: &Text) -> bool {
    !cell.is_blank() && cell.links().next().is_none() && !cell.plain.contains(|c: char| c.is_ascii_alphanumeric())
}

fn returns_nothing(cell: &Text) -> bool {
    let text = cell.plain.trim().trim_end_matches('.').to_ascii_lowercase();
    matches!(text.as_str(), "none" | "no content" | "nothing" | "void" | "n/a" | "204 no content" | "-")
}
