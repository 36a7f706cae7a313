//! Code blocks. A fence that is never closed, or closed by the next block's fence, ends by its look.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Spanned;

use super::blocks::{Events, Walker};
use super::comments::Extracted;
use super::{BlockKind, CodeBlock};

impl<'s> Walker<'_, 's> {
    /// Reads a code block up to its end; says where to start anew when it swallowed what follows.
    pub(super) fn code_block(
        &mut self,
        kind: &CodeBlockKind<'s>,
        range: Range<usize>,
        events: &mut Events<'s>,
    ) -> Option<usize> {
        let mut code = Extracted::with_capacity(range.len());
        while let Some((event, range)) = &events.next() {
            match event {
                Event::Text(piece) => code.add(self.text, piece, events.place(range)),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        match kind {
            CodeBlockKind::Fenced(_) => self.fenced(code, range),
            CodeBlockKind::Indented => {
                if !self.rescue_table(range.clone()) {
                    let info = Spanned::new(String::new(), self.span(range.start..range.start));
                    self.push_code(info, code, true, range);
                }
                None
            }
        }
    }

    fn push_code(&mut self, info: Spanned<String>, code: Extracted, closed: bool, range: Range<usize>) {
        let Extracted { text, map } = code;
        self.push(BlockKind::Code(CodeBlock { info, text, map, closed, recovered: false }), range);
    }

    fn fenced(&mut self, code: Extracted, range: Range<usize>) -> Option<usize> {
        let source = &self.text[range.clone()];
        let opening = source.lines().next().unwrap_or_default();
        let Some(fence) = Fence::at(opening) else {
            let info = Spanned::new(String::new(), self.span(range.start..range.start));
            self.push_code(info, code, true, range);
            return None;
        };
        let raw_info = &opening[fence.indent + fence.length..];
        let info = raw_info.trim();
        let start = range.start + opening.len() - raw_info.trim_start().len();
        let info = Spanned::new(info.to_lowercase(), self.span(start..start + info.len()));
        let closed = closes(source, opening.len(), &fence);
        let slip = slip(&code.text, closed, &fence);
        if slip.is_none() && closed {
            self.push_code(info, code, true, range);
            return None;
        }
        let opening = range.start..range.start + opening.len();
        self.page.diagnostics.push(
            Diagnostic::new(
                "fence-unclosed",
                Severity::Error,
                self.span(opening.clone()),
                "this code block is never closed",
            )
            .help(format!("end it with a line `{}`", fence.as_text())),
        );
        if !self.may_restart {
            self.push_code(info, code, false, range);
            return None;
        }
        if let Some(Slip { end, next }) = slip {
            let restart = code.map.offset(next).unwrap_or(range.end);
            let code = Extracted { text: code.text[..end].to_owned(), map: code.map.slice(0..end) };
            self.push_code(info, code, false, range.start..restart);
            return Some(restart);
        }
        match self.end_outside_list(&fence, range.end) {
            Some(end) => {
                let line_end = self.text[opening.end..].find('\n').map_or(end.start, |at| opening.end + at + 1);
                let code = Extracted::raw(self.text, line_end.min(end.start)..end.start);
                self.push_code(info, code, true, range.start..end.end);
                Some(end.end)
            }
            None => {
                self.push_code(info, code, false, range);
                None
            }
        }
    }

    /// The closing line of a fence whose content left the list item that the fence stands in.
    fn end_outside_list(&mut self, fence: &Fence, block_end: usize) -> Option<Range<usize>> {
        if self.list_depth == 0 || self.quote_depth > 0 {
            return None;
        }
        // What an earlier search went over in vain is not gone over again.
        let mut at = block_end.max(self.fenceless_until);
        for line in self.text.get(at..)?.split_inclusive('\n') {
            match Fence::at(line.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+. ".contains(c))) {
                Some(found) if found.is_bare && found.mark == fence.mark && found.length >= fence.length => {
                    return Some(at..at + line.len());
                }
                Some(_) => break,
                None if is_heading(line) => break,
                None => at += line.len(),
            }
        }
        self.fenceless_until = at;
        None
    }
}

/// The marks that open or close a code block.
struct Fence {
    mark: char,
    length: usize,
    indent: usize,
    /// Whether nothing else stands on the line.
    is_bare: bool,
}

impl Fence {
    fn at(line: &str) -> Option<Self> {
        let rest = line.trim_start_matches([' ', '\t', '>']);
        let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = rest.len() - rest.trim_start_matches(mark).len();
        let info = rest[length..].trim();
        (length >= 3 && !info.contains('`')).then(|| Self {
            mark,
            length,
            indent: line.len() - rest.len(),
            is_bare: info.is_empty(),
        })
    }

    fn as_text(&self) -> String {
        self.mark.to_string().repeat(self.length)
    }
}

/// Whether the last line of a code block's source, its first line apart, closes it.
fn closes(source: &str, opening: usize, fence: &Fence) -> bool {
    let body = source.get(opening..).unwrap_or_default().trim_end();
    let last = &body[body.rfind('\n').map_or(0, |at| at + 1)..];
    Fence::at(last).is_some_and(|found| found.mark == fence.mark && found.length >= fence.length && found.is_bare)
}

fn is_heading(line: &str) -> bool {
    let hashes = line.len() - line.trim_start_matches('#').len();
    (2..=6).contains(&hashes) && line[hashes..].starts_with(' ')
}

/// Where a code block ends in truth: the end of its content, and where the page goes on.
struct Slip {
    end: usize,
    next: usize,
}

/// Finds where a block ends that no line closes, or that the fence of the next block closed: the sign of
/// that is a line within it that opens a block by an info string.
fn slip(code: &str, closed: bool, fence: &Fence) -> Option<Slip> {
    let opens = |line: &str| {
        Fence::at(line).is_some_and(|found| found.mark == fence.mark && found.length >= fence.length && !found.is_bare)
    };
    if closed && !(memchr::memchr(fence.mark as u8, code.as_bytes()).is_some() && code.lines().any(opens)) {
        return None;
    }
    let marks = &fence.as_text()[..3];
    let mut at = 0;
    let mut balance = 0_i64;
    let mut blank_before = false;
    for line in code.split_inclusive('\n') {
        let trimmed = line.trim();
        let is_over = is_heading(line) && (blank_before || balance <= 0);
        let annotates =
            trimmed.strip_prefix("<!--").is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with('{'));
        if is_over || annotates || opens(line) {
            return Some(Slip { end: at, next: at });
        }
        if let Some(content) = trimmed.strip_suffix(marks).filter(|content| !content.contains(fence.mark)) {
            let end = at + (line.len() - line.trim_start().len()) + content.trim_end().len();
            return Some(Slip { end, next: at + line.len() });
        }
        balance += line
            .bytes()
            .map(|byte| i64::from(matches!(byte, b'{' | b'[')) - i64::from(matches!(byte, b'}' | b']')))
            .sum::<i64>();
        blank_before = trimmed.is_empty();
        at += line.len();
    }
    None
}
