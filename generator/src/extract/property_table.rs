//! Property tables: rows to properties, whatever the order and headers of the columns.
//!
//! Which tables are property tables of which type is decided by the readers of pages.

use crate::markdown::{Cell, MarkKind, Row, Table, Text};
use crate::source::Spanned;

use super::facts::{PropertyFacts, TableRole, Traits, TypeMention};
use super::phrases::{add_traits, traits_of};
use super::table_columns::{Columns, cell, is_group_heading, yes_or_no};
use super::type_cell::type_mention;
use super::words::{spanned, trim};

/// The rows of a table of properties or parameters; none when the table is no such table.
pub(crate) fn property_rows(table: &Table, role: TableRole) -> Option<(Columns, Vec<PropertyFacts>)> {
    let columns = Columns::of(table).filter(Columns::describe_properties)?;
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        read_row(row, &columns, role, &mut rows);
    }
    Some((columns, rows))
}

fn read_row(row: &Row, columns: &Columns, role: TableRole, rows: &mut Vec<PropertyFacts>) {
    let Some(name_cell) = row.cells.get(columns.name) else { return };
    let is_cut = row.cells.len() < 2 && columns.count > 1;
    if is_cut || name_cell.is_blank() || is_group_heading(row, columns.name) {
        return;
    }
    let ty = cell(row, columns.ty).map(type_mention);
    let description = cell(row, columns.description).cloned().unwrap_or_else(|| Text::empty(row.span));
    let mut traits = traits_of(&description);
    add_column_traits(row, columns, ty.as_ref(), &mut traits);
    if marks_deprecated(name_cell) || ty.as_ref().is_some_and(|ty| ty.deprecated) {
        traits.deprecated.get_or_insert(name_cell.span);
    }
    let facts = |name: Spanned<String>, ty, description, traits| {
        let is_annotation = name.value.starts_with('@') || name.value.starts_with("odata.");
        let role = if is_annotation { TableRole::InstanceAttributes } else { role };
        PropertyFacts { name, ty, description, traits, role, span: row.span }
    };
    let mut names = names(name_cell);
    let Some(last) = names.pop() else { return };
    rows.extend(names.into_iter().map(|name| facts(name, ty.clone(), description.clone(), traits.clone())));
    rows.push(facts(last, ty, description, traits));
}

/// What other columns say: *Required*, *Default value*, `String (optional)`.
fn add_column_traits(row: &Row, columns: &Columns, ty: Option<&TypeMention>, traits: &mut Traits) {
    let said = |column, wanted: bool| {
        let cell = cell(row, column)?;
        yes_or_no(cell).map(|yes| Spanned::new(yes == wanted, cell.span))
    };
    let required = said(columns.required, true).or_else(|| said(columns.optional, false));
    traits.required = required.or(traits.required.take());
    if let Some(access) = cell(row, columns.access) {
        add_traits(access, traits);
        if let (None, Some(yes)) = (&traits.read_only, yes_or_no(access)) {
            traits.read_only = Some(Spanned::new(yes, access.span));
        }
    }
    if let Some(default) = cell(row, columns.default).filter(|cell| !cell.is_blank()) {
        traits.default_value.get_or_insert_with(|| spanned(default, trim(&default.plain, 0..default.plain.len())));
    }
    if let Some(ty) = ty.filter(|ty| ty.text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("nullable "))) {
        traits.nullable.get_or_insert_with(|| Spanned::new(true, ty.span));
    }
    if ty.is_some_and(|ty| ty.text.contains('('))
        && let Some(remark) = cell(row, columns.ty)
    {
        add_traits(remark, traits);
    }
}

/// Whether a name is marked: `(deprecated)` behind it, or struck through.
fn marks_deprecated(name: &Cell) -> bool {
    let struck = name.marks.iter().any(|mark| mark.kind == MarkKind::Strikethrough);
    struck || name.plain.contains("eprecated") || name.plain.contains("DEPRECATED")
}

/// The names in a cell: usually one; `startDate, endDate` and names on lines of their own are several.
pub(crate) fn names(cell: &Cell) -> Vec<Spanned<String>> {
    let plain = &cell.plain;
    let all = trim(plain, 0..plain.len());
    if is_plain_name(&plain[all.clone()]) {
        return vec![spanned(cell, all)];
    }
    let mut found = Vec::new();
    let mut at = all.start;
    let several = plain[all.clone()].contains([',', '\n'])
        && plain[all.clone()].split([',', '\n']).all(|part| is_name(strip_remark(part)));
    for part in plain[all.clone()].split(|c| several && matches!(c, ',' | '\n')) {
        let whole = trim(plain, at..at + part.len());
        let name = strip_remark(&plain[whole.clone()]);
        let start = whole.start + plain[whole.clone()].find(name).unwrap_or_default();
        if !name.is_empty() {
            found.push(spanned(cell, start..start + name.len()));
        }
        at += part.len() + 1;
    }
    found
}

/// The name without `(deprecated)`, footnote marks and what follows it.
fn strip_remark(part: &str) -> &str {
    let text = part.trim().trim_start_matches(['*', '`', '[', '"']);
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | '*' | '`' | ']' | '"' | '†' | '¹' | '²'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let name = name.trim_end_matches([':', ',', ';', '.']);
    let remark = rest.trim_start();
    let is_remark = remark.is_empty()
        || remark.starts_with(['(', '*', '[', ']', '-', '–', ':', '`', '"', '†', '¹', '²', '\n'])
        || ["deprecated", "optional", "required", "beta", "preview", "read-only", "property"]
            .iter()
            .any(|word| remark.to_ascii_lowercase().starts_with(word));
    if is_remark { name } else { text }
}

/// Whether a cell holds nothing but a name, as nearly all do.
fn is_plain_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_name(part: &str) -> bool {
    !part.is_empty()
        && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '@' | '.' | '-' | '/' | '$' | '#'))
}
