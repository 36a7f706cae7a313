//! Tables: a header line and the lines below it.
//!
//! A line that cannot be a row is what a line break or a list within a cell left, and goes on with the
//! last cell above it. How one line is cut is left to `row`.

use crate::markdown::Text;
use crate::markdown::{Cell, Row, Table};

use super::columns::{Column, Header};
use super::lines::Page;
use super::{boundary, row, type_cell};

/// A row while it grows: the parts of each cell.
type Parts<'a> = Vec<Vec<&'a str>>;

/// How many rows tell how the names of a table are written.
const ROWS_COMPARED: usize = 50;

/// A table and the line after it.
#[derive(Debug)]
pub(super) struct Found {
    /// The table.
    pub(super) table: Table,
    /// The index of the first line that is not part of it.
    pub(super) next: usize,
}

/// Reads the table whose header stands on a line.
pub(super) fn read<'a>(page: &Page<'a>, at: usize, header: &Header<'a>, subject: &str) -> Found {
    let mut rows: Vec<(Parts<'a>, Vec<&'a str>)> = Vec::new();
    let single = header.columns.len() == 1;
    let mut next = at + 1;
    while let Some(line_at) = row_line(page, next, header) {
        let line = page.line(line_at);
        if !single && boundary::ends_table(line) {
            break;
        }
        // Leading and trailing tabs are cells.
        let raw = page.raw(line_at).unwrap_or_default();
        let line = if raw.contains('\t') && header.cells.len() > 1 { tabbed(raw, header) } else { line };
        match row::split(line, header, subject).filter(|cells| belongs(cells, header, &rows)) {
            Some(cells) => rows.push((cells.into_iter().map(|cell| vec![cell]).collect(), vec![line])),
            None => match rows.last_mut() {
                Some((cells, lines)) => {
                    lines.push(line);
                    go_on(cells, line);
                }
                None => rows.push((alone(line, header), vec![line])),
            },
        }
        next = line_at + 1;
    }
    let table = Table {
        header: header_row(page, at, header),
        rows: rows.into_iter().map(|(cells, lines)| finish(page, &cells, &lines)).collect(),
    };
    Found { table, next }
}

fn header_row<'a>(page: &Page<'a>, at: usize, header: &Header<'a>) -> Row {
    let cells: Vec<Text> = header.cells.iter().map(|cell| page.text(cell)).collect();
    let span = cells.iter().fold(page.span(page.line(at)), |span, cell| span.to(cell.span));
    Row { cells, span }
}

/// The next line of a table: the very next one, or one past blank lines when it has as many tabs as the header, or
/// when a row that leaves no doubt follows (line breaks within a cell leave blank lines).
fn row_line(page: &Page<'_>, from: usize, header: &Header<'_>) -> Option<usize> {
    const LINES_OF_A_CELL: usize = 8;
    const SENTENCES: &[&str] = &["Returned only on", "Returned by default", "Supports $"];
    let at = page.next_content(from)?;
    let tabs = || page.raw(at).unwrap_or_default().matches('\t').count();
    let goes_on = || SENTENCES.iter().any(|words| page.line(at).starts_with(words));
    if at == from && !boundary::is_note(page.line(at))
        || goes_on()
        || header.is_tabbed && tabs() + 1 == header.columns.len()
    {
        return Some(at);
    }
    let mut next = at;
    for _ in 0..LINES_OF_A_CELL {
        let line = page.line(next);
        if boundary::ends_table(line) {
            return None;
        }
        let raw = page.raw(next).unwrap_or_default();
        if if header.is_tabbed {
            raw.matches('\t').count() + 1 == header.columns.len()
        } else {
            row::is_sure(line, header)
        } {
            return Some(at);
        }
        next = page.next_content(next + 1)?;
    }
    None
}

/// A line with its tabs, those at its ends included when they stand for empty cells.
fn tabbed<'a>(raw: &'a str, header: &Header<'_>) -> &'a str {
    let line = raw.trim_matches(' ');
    let fits = line.matches('\t').count() + 1 == header.columns.len();
    if fits || line.trim().contains('\t') { line } else { line.trim() }
}

/// Whether cells are a row of their own, given the rows above: names of one table are written alike.
fn belongs(cells: &[&str], header: &Header<'_>, above: &[(Parts<'_>, Vec<&str>)]) -> bool {
    if !matches!(header.first(), Column::Name | Column::Member) || above.is_empty() || header.columns.len() == 1 {
        return true;
    }
    let is_capital = |name: &str| name.starts_with(char::is_uppercase);
    let name = cells.first().copied().unwrap_or_default();
    let first_name = |row: &Parts<'_>| row.first().and_then(|cell| cell.first()).is_some_and(|name| is_capital(name));
    let type_at = header.position(Column::Type);
    if type_at.is_none() && header.first() == Column::Name {
        return true;
    }
    if is_capital(name) && !above.iter().take(ROWS_COMPARED).any(|(cells, _)| first_name(cells)) {
        return false;
    }
    let missing_type = type_at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.is_empty());
    let prose = header.position(Column::Prose).and_then(|at| cells.get(at)).copied().unwrap_or_default();
    !missing_type || prose.is_empty() || is_capital(prose) && !type_cell::is_sentence_word(name)
}

/// Adds a line to the last cell that has something to read.
fn go_on<'a>(cells: &mut Parts<'a>, line: &'a str) {
    let at = cells.iter().rposition(|cell| cell.first().is_some_and(|part| !part.is_empty())).unwrap_or(0);
    let at = if at == 0 { cells.len().saturating_sub(1) } else { at };
    if let Some(cell) = cells.get_mut(at) {
        if cell.last().is_some_and(|part| part.is_empty()) {
            cell.pop();
        }
        cell.push(line.trim());
    }
}

/// A row that is one cell and empty ones.
fn alone<'a>(line: &'a str, header: &Header<'_>) -> Parts<'a> {
    let mut cells = vec![vec![line]];
    cells.extend((1..header.columns.len()).map(|_| vec![&line[line.len()..]]));
    cells
}

fn finish<'a>(page: &Page<'a>, cells: &Parts<'a>, lines: &[&'a str]) -> Row {
    let span = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => page.span_over(first, last),
        _ => crate::source::Span::file_start(page.file),
    };
    Row { cells: cells.iter().map(|parts| cell(page, parts)).collect(), span }
}

fn cell<'a>(page: &Page<'a>, parts: &[&'a str]) -> Cell {
    match parts {
        [only] if only.is_empty() => Text::empty(page.span(only)),
        parts => page.text_of(parts),
    }
}
