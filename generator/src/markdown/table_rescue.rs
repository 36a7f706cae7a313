//! Tables that CommonMark does not see because of a slip in their first two lines.
//!
//! A header and a line that looks like the one below a header must be there; a line of text with a pipe
//! in it is no table.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};

use super::blocks::Walker;
use super::table::cell_ranges;
use super::{BlockKind, Row, Table};

impl Walker<'_, '_> {
    /// Reads a paragraph or indented block as a table, if it holds one; the lines around it stay text.
    pub(super) fn rescue_table(&mut self, range: Range<usize>) -> bool {
        let source = self.text.get(range.clone()).unwrap_or_default();
        if memchr::memchr(b'|', source.as_bytes()).is_none() {
            return false;
        }
        let lines = lines(source, range.start);
        let text_of = |line: &Range<usize>| &self.text[line.clone()];
        if let Some(delimiter) = lines.iter().position(|line| is_delimiter(text_of(line))) {
            let header = match delimiter.checked_sub(1) {
                Some(above) => lines.get(above).cloned().filter(|line| has_cells(text_of(line))),
                None => self.take_header_above(),
            };
            let Some(header) = header else { return false };
            self.rebuild(&lines, delimiter, header);
            return true;
        }
        if lines.iter().all(|line| text_of(line).starts_with('|') && has_cells(text_of(line))) {
            return self.go_on_with_table(&lines);
        }
        false
    }

    /// The header that a blank line parts from the line below it, taken off the blocks.
    fn take_header_above(&mut self) -> Option<Range<usize>> {
        let block = self.page.blocks.last()?;
        let BlockKind::Paragraph(text) = &block.kind else { return None };
        let line = self.text.get(text.span.range()).filter(|_| text.span.file == self.file)?;
        if line.contains('\n') || !has_cells(line) {
            return None;
        }
        let range = text.span.range();
        self.page.blocks.pop();
        Some(range)
    }

    fn rebuild(&mut self, lines: &[Range<usize>], delimiter: usize, header: Range<usize>) {
        let above = delimiter.saturating_sub(1);
        if let Some(last) = above.checked_sub(1).and_then(|last| lines.get(last)) {
            self.push_text(lines[0].start..last.end);
        }
        let row_count =
            lines[delimiter + 1..].iter().take_while(|line| self.text[(*line).clone()].contains('|')).count();
        let rows = &lines[delimiter + 1..delimiter + 1 + row_count];
        let mark = lines[delimiter].clone();
        let whole = header.start..rows.last().unwrap_or(&mark).end;
        if let Some(message) = self.slip(&header, &mark, whole.start) {
            let help = "directly below the header, write one `---` a column, parted by `|`";
            let line = &self.text[mark.clone()];
            let (columns, marks) = (cell_ranges(&self.text[header.clone()], true).len(), cell_ranges(line, true));
            // With too many cells, those of the columns are right as they are.
            let right = marks.get(..columns).filter(|_| marks.len() > columns).map(|cells| {
                let cells: Vec<&str> = cells.iter().map(|cell| &line[cell.clone()]).collect();
                format!("|{}|", cells.join("|"))
            });
            let span = self.span(mark);
            let mut found = Diagnostic::new("table-malformed", Severity::Error, span, message).help(help);
            found.replacement = right;
            self.page.diagnostics.push(found.note("CommonMark shows it as plain text"));
        }
        let header = self.rescued_row(header);
        let rows = rows.iter().map(|line| self.rescued_row(line.clone())).collect();
        self.push(BlockKind::Table(Table { header, rows }), whole);
        let rest = &lines[delimiter + 1 + row_count..];
        if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
            self.push_text(first.start..last.end);
        }
    }

    /// What keeps the lines from being a table for CommonMark; nothing when it is only pulldown-cmark
    /// that does not see it (tabs between dashes).
    fn slip(&self, header: &Range<usize>, mark: &Range<usize>, start: usize) -> Option<String> {
        let (header_line, mark_line) = (&self.text[header.clone()], &self.text[mark.clone()]);
        let columns = cell_ranges(header_line, true).len();
        let marks = cell_ranges(mark_line, true);
        let is_mark = |cell: &Range<usize>| {
            let cell = &mark_line[cell.clone()];
            let cell = cell.strip_prefix(':').unwrap_or(cell);
            let cell = cell.strip_suffix(':').unwrap_or(cell);
            !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
        };
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        if self.text.get(header.end..mark.start).is_some_and(|between| between.matches('\n').count() > 1) {
            Some("a blank line parts this table's header from the line below it".to_owned())
        } else if columns != marks.len() {
            Some(format!("this table's header has {columns} columns, the line below it {}", marks.len()))
        } else if !marks.iter().all(is_mark) {
            Some("the line below this table's header is not as it must be".to_owned())
        } else if self.list_depth == 0 && self.text[line_start..start].len() > 3 && self.quote_depth == 0 {
            Some("this table is indented like code".to_owned())
        } else {
            None
        }
    }

    /// Rows that a blank line parts from their table.
    fn go_on_with_table(&mut self, lines: &[Range<usize>]) -> bool {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
        let span = self.span(first.start..last.end);
        let is_below = self.page.blocks.last().is_some_and(|block| {
            matches!(block.kind, BlockKind::Table(_))
                && block.span.file == self.file
                && self
                    .text
                    .get(block.span.range().end..first.start)
                    .is_some_and(|between| between.bytes().all(|byte| byte.is_ascii_whitespace() || byte == b'>'))
        });
        if !is_below {
            return false;
        }
        self.page.diagnostics.push(
            Diagnostic::new(
                "table-malformed",
                Severity::Warning,
                span,
                "a blank line parts these rows from their table",
            )
            .help("remove the blank line"),
        );
        let more: Vec<Row> = lines.iter().map(|line| self.rescued_row(line.clone())).collect();
        if let Some(block) = self.page.blocks.last_mut()
            && let BlockKind::Table(table) = &mut block.kind
        {
            block.span = block.span.to(span);
            table.rows.extend(more);
        }
        true
    }

    fn rescued_row(&mut self, line: Range<usize>) -> Row {
        let cells = cell_ranges(&self.text[line.clone()], true);
        let mut asides = Default::default();
        let cells = cells
            .into_iter()
            .map(|cell| self.text_of(line.start + cell.start..line.start + cell.end, &mut asides))
            .collect();
        Row { cells, span: self.span(line) }
    }

    fn push_text(&mut self, range: Range<usize>) {
        let mut asides = Default::default();
        let text = self.text_of(range, &mut asides);
        let place = text.span.range();
        self.push(BlockKind::Paragraph(text), place);
        self.push_after(asides.0, asides.1);
    }
}

/// The lines of a block with their places, container markers and blanks around them left out.
fn lines(source: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start;
    let mut lines = Vec::new();
    for line in source.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let from = at + line.len() - content.len();
        lines.push(from..from + content.trim_end().len());
        at += line.len();
    }
    lines
}

fn has_cells(line: &str) -> bool {
    line.contains('|') && !is_delimiter(line) && line.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a line looks like the one below a table's header: dashes of any kind, colons and pipes.
fn is_delimiter(line: &str) -> bool {
    line.contains('|')
        && line.contains(['-', '–', '—'])
        && line.chars().all(|c| matches!(c, '|' | '-' | '–' | '—' | ':' | ' ' | '\t' | '.' | '_' | '='))
}
