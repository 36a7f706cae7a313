//! Pipe tables with the cells as they are written.
//!
//! CommonMark readers pad short rows and cut long ones, which hides exactly the slips that matter. So
//! the pipes of each line are counted here, and what was cut is read after all.

use std::ops::Range;

use foldhash::HashMap;
use pulldown_cmark::{Event, TagEnd};

use crate::source::Span;

use super::blocks::{Events, TextKind, Walker};
use super::{Block, BlockKind, Cell, Comment, Row, Table};

/// What stands in cells but is no part of their text.
type Asides = (Vec<(Comment, Span)>, Vec<Block>);

impl<'s> Walker<'_, 's> {
    /// Reads a table up to its end.
    pub(super) fn table(&mut self, range: Range<usize>, events: &mut Events<'s>) {
        let mut asides = Asides::default();
        let mut header = Row { cells: Vec::new(), span: self.span(range.start..range.start) };
        let mut rows = Vec::new();
        let mut directives = Vec::new();
        let mut cells = Vec::new();
        let mut columns = 0;
        while let Some((event, range)) = &events.next() {
            let range = events.place(range);
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(pulldown_cmark::Tag::TableCell) => self.open_text(TextKind::Cell, range.start),
                Event::End(TagEnd::TableCell) => cells.extend(self.end_cell(&mut asides)),
                Event::Start(pulldown_cmark::Tag::TableHead | pulldown_cmark::Tag::TableRow) => {}
                Event::End(TagEnd::TableHead) => {
                    columns = cells.len();
                    header = self.row(std::mem::take(&mut cells), range, &mut asides);
                }
                Event::End(TagEnd::TableRow) => {
                    let cells = std::mem::replace(&mut cells, Vec::with_capacity(columns));
                    if is_directive(&self.text[range.clone()]) {
                        directives.push(range);
                    } else {
                        rows.push(self.row(cells, range, &mut asides));
                    }
                }
                inline => self.inline(inline, range),
            }
        }
        let end = directives.first().map_or(range.end, |line: &Range<usize>| line.start.max(range.start));
        self.push(BlockKind::Table(Table { header, rows }), range.start..end);
        self.push_after(asides.0, asides.1);
        for line in directives {
            self.line_after_table(line);
        }
    }

    fn end_cell(&mut self, asides: &mut Asides) -> Option<Cell> {
        let open = self.open.take()?;
        let (text, comments, after) = self.close_text(open);
        asides.0.extend(comments);
        asides.1.extend(after);
        Some(text)
    }

    /// Makes a row of the cells that pulldown-cmark saw and the line that they stand on.
    fn row(&mut self, mut cells: Vec<Cell>, range: Range<usize>, asides: &mut Asides) -> Row {
        let line = self.text[range.clone()].trim_end();
        let written = count_cells(line);
        if written < cells.len() {
            cells.truncate(written);
        } else if written > cells.len() {
            // Pipes within code part cells, unless the row is too long with them.
            let ranges = cell_ranges(line, true);
            if ranges.len() != written {
                cells.clear();
            }
            for cell in ranges.into_iter().skip(cells.len()) {
                cells.push(self.text_of(range.start + cell.start..range.start + cell.end, asides));
            }
        }
        Row { cells, span: self.span(range.start..range.start + line.len()) }
    }

    /// Reads a stretch of the file as the text of a cell.
    pub(super) fn text_of(&mut self, range: Range<usize>, asides: &mut Asides) -> Cell {
        // The text is read behind two bytes that keep it from being a list, a heading or code.
        const SHIELD: &str = "x ";
        let shielded = format!("{SHIELD}{}", &self.text[range.clone()]);
        let events: Vec<_> = pulldown_cmark::Parser::new_ext(&shielded, pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
            .into_offset_iter()
            .map(|(event, range)| (event.into_static(), range))
            .collect();
        let outer = self.open.take();
        self.open_text(TextKind::Cell, range.start);
        for (event, at) in events {
            if matches!(event, Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(TagEnd::Paragraph)) {
                continue;
            }
            let (event, at) = match event {
                Event::Text(text) if at.start < SHIELD.len() => {
                    let cut = SHIELD.len() - at.start;
                    let rest = text.get(cut..).unwrap_or_default().to_owned();
                    (Event::Text(rest.into()), SHIELD.len()..at.end)
                }
                Event::Code(code) => (Event::Code(code.replace("\\|", "|").into()), at),
                event => (event, at),
            };
            if matches!(&event, Event::Text(text) if text.is_empty()) {
                continue;
            }
            let shift = |offset: usize| range.start + offset.saturating_sub(SHIELD.len());
            self.inline(&event, shift(at.start)..shift(at.end));
        }
        let cell = self.end_cell(asides).unwrap_or_else(|| Cell::empty(self.span(range.start..range.start)));
        self.open = outer;
        cell
    }

    /// Reads a line of the site's markup that stands directly below a table.
    fn line_after_table(&mut self, line: Range<usize>) {
        let text = self.text[line.clone()].trim_end();
        let range = line.start..line.start + text.len();
        if text.starts_with(":::") {
            self.colon_line(range);
        } else {
            let mut asides = Asides::default();
            self.begin(TextKind::Paragraph, range.start);
            let text = self.text_of(range, &mut asides);
            if !text.plain.is_empty() {
                let span = text.span.range();
                self.push(BlockKind::Paragraph(text), span);
            }
            self.push_after(asides.0, asides.1);
        }
    }
}

/// Whether a line below a table is the site's markup, which CommonMark takes for one more row.
fn is_directive(line: &str) -> bool {
    super::containers::is_known_line(line) || line.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("[!include"))
}

/// The number of cells on a line.
fn count_cells(line: &str) -> usize {
    let bytes = line.as_bytes();
    let pipes = memchr::memchr_iter(b'|', bytes).filter(|at| !is_escaped(bytes, *at)).count();
    let leads = usize::from(line.trim_start().starts_with('|'));
    let trails = usize::from(ends_with_pipe(line));
    (pipes + 1).saturating_sub(leads + trails)
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1] == b'\\'
}

fn ends_with_pipe(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('|') && !is_escaped(line.as_bytes(), line.len() - 1) && line.trim_start().len() > 1
}

/// The cells of a line without the blanks around them; pipes within code may not part cells.
pub(super) fn cell_ranges(line: &str, code_holds_pipes: bool) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut start = line.len() - line.trim_start().len();
    start += usize::from(bytes.get(start) == Some(&b'|'));
    let end = if ends_with_pipe(line) { line.trim_end().len() - 1 } else { line.trim_end().len() };
    let mut cells = Vec::new();
    let mut at = start;
    let runs = if code_holds_pipes { last_runs(&bytes[..end]) } else { HashMap::default() };
    while at < end {
        match bytes[at] {
            b'`' if code_holds_pipes => at = code_end(&bytes[..end], at, &runs),
            b'|' if !is_escaped(bytes, at) => {
                cells.push(trimmed(line, start..at));
                at += 1;
                start = at;
            }
            _ => at += 1,
        }
    }
    if start <= end {
        cells.push(trimmed(line, start..end));
    }
    cells
}

fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| **byte == b'`').count()
}

/// Where the last run of backticks of each length starts.
fn last_runs(bytes: &[u8]) -> HashMap<usize, usize> {
    let mut runs = HashMap::default();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'`', &bytes[at..]) {
        let length = run(bytes, at + found);
        runs.insert(length, at + found);
        at += found + length;
    }
    runs
}

/// Where a code span that starts at an offset ends; the end of its opening marks when it does not.
fn code_end(bytes: &[u8], start: usize, runs: &HashMap<usize, usize>) -> usize {
    let length = run(bytes, start);
    let mut at = start + length;
    if runs.get(&length).is_none_or(|last| *last <= start) {
        return at;
    }
    while let Some(found) = memchr::memchr(b'`', &bytes[at..]) {
        let closing = run(bytes, at + found);
        at += found + closing;
        if closing == length {
            return at;
        }
    }
    start + length
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let raw = &line[range.clone()];
    let start = range.start + (raw.len() - raw.trim_start().len());
    start.min(range.end)..(start + raw.trim().len()).max(start.min(range.end))
}
