//! HTML blocks: comments become blocks of their own, other HTML is kept as written.
//!
//! An annotation that is never closed would swallow the page up to the next comment's end; the walk
//! starts anew where the annotation ends by the look of it.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use pulldown_cmark::{Event, TagEnd};

use crate::diagnostic::{Diagnostic, Severity};

use super::blocks::{Events, Walker};
use super::inline::stands_in;
use super::{BlockKind, Comment, OffsetMap};

static OPENING: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<!--"));
static CLOSING: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("-->"));

/// The content of a block, container markers taken off.
#[derive(Default)]
pub(super) struct Extracted {
    pub(super) text: String,
    pub(super) map: OffsetMap,
}

impl Extracted {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), map: OffsetMap::default() }
    }

    /// A stretch of the source, each line end read as `\n`.
    pub(super) fn raw(source: &str, range: Range<usize>) -> Self {
        let mut extracted = Self::default();
        let mut at = range.start;
        for line in source.get(range).unwrap_or_default().split_inclusive('\n') {
            let end = at + line.len();
            match line.strip_suffix("\r\n") {
                Some(content) => {
                    extracted.add(source, content, at..at + content.len());
                    extracted.add(source, "\n", end - 1..end);
                }
                None => extracted.add(source, line, at..end),
            }
            at = end;
        }
        extracted
    }

    pub(super) fn add(&mut self, source: &str, piece: &str, range: Range<usize>) {
        if stands_in(source, range.clone(), piece) {
            self.map.push(self.text.len(), range.start);
        } else {
            self.map.push_replaced(self.text.len(), range);
        }
        self.text.push_str(piece);
    }
}

impl<'s> Walker<'_, 's> {
    /// Reads an HTML block up to its end; says where to start anew when it holds more than HTML.
    pub(super) fn html_block(&mut self, range: Range<usize>, events: &mut Events<'s>) -> Option<usize> {
        let mut html = Extracted::with_capacity(range.len());
        while let Some((event, range)) = &events.next() {
            match event {
                Event::Html(piece) | Event::Text(piece) => html.add(self.text, piece, events.place(range)),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        let mut at = 0;
        while let Some(found) = OPENING.find(&html.text.as_bytes()[at..]) {
            let start = at + found;
            if let Some(restart) = self.other_html(&html, at..start) {
                return Some(restart);
            }
            match comment_end(&html.text, start) {
                End::Closed { inner, end } => {
                    self.push_comment(&html, inner, start..end);
                    at = end;
                }
                End::Swallows { inner } => {
                    let restart = html.map.offset(inner.end).filter(|_| self.may_restart);
                    self.unclosed(&html, start);
                    self.push_comment(&html, inner.clone(), start..inner.end);
                    if restart.is_some() {
                        return restart;
                    }
                    at = inner.end.max(start + 4);
                }
                End::Missing => return self.beyond_block(&html, start, range.end),
            }
        }
        self.other_html(&html, at..html.text.len())
    }

    fn push_comment(&mut self, html: &Extracted, inner: Range<usize>, whole: Range<usize>) {
        let comment = Comment { text: html.text[inner.clone()].to_owned(), map: html.map.slice(inner) };
        let span = html.map.span(self.file, whole).unwrap_or_else(|| self.span(0..0));
        self.push(BlockKind::Comment(comment), span.range());
    }

    fn unclosed(&mut self, html: &Extracted, start: usize) {
        if let Some(span) = html.map.span(self.file, start..start + 4) {
            self.page.diagnostics.push(
                Diagnostic::new("comment-unclosed", Severity::Error, span, "this comment is never closed")
                    .help("end it with `-->`; without it, what follows is hidden from readers"),
            );
        }
    }

    /// A comment whose end is not in its block: a blank line in other HTML or a line that left its list
    /// ended the block before, or there is no end at all.
    fn beyond_block(&mut self, html: &Extracted, start: usize, block_end: usize) -> Option<usize> {
        let source_start = html.map.offset(start)?;
        if !self.may_restart {
            self.unclosed(html, start);
            self.push_comment(html, start + 4..html.text.len(), start..html.text.len());
            return None;
        }
        let inner = source_start + 4;
        let rest = self.text.get(block_end..).unwrap_or_default().as_bytes();
        let end = CLOSING.find(rest).filter(|end| OPENING.find(&rest[..*end]).is_none());
        if let Some(end) = end.map(|end| block_end + end) {
            self.raw_comment(source_start, inner..end, end + 3);
            return Some(end + 3);
        }
        self.unclosed(html, start);
        let content = self.text.get(inner..).unwrap_or_default();
        let length = looks_over(content).unwrap_or(content.len());
        self.raw_comment(source_start, inner..inner + length, inner + length);
        Some(inner + length)
    }

    fn raw_comment(&mut self, start: usize, inner: Range<usize>, end: usize) {
        let Extracted { text, map } = Extracted::raw(self.text, inner);
        let comment = Comment { text, map };
        self.push(BlockKind::Comment(comment), start..end);
    }

    /// HTML between comments. Markdown directly after it is what the author meant to be read.
    fn other_html(&mut self, html: &Extracted, range: Range<usize>) -> Option<usize> {
        let text = &html.text[range.clone()];
        if text.trim().is_empty() {
            return None;
        }
        let start = range.start + (text.len() - text.trim_start().len());
        let text = &html.text[start..range.end];
        let markdown = if text.starts_with('<') { swallowed_markdown(text) } else { Some(0) };
        let length = markdown.filter(|_| self.may_restart).unwrap_or(text.len());
        let kept = text[..length].trim_end();
        if let Some(span) = html.map.span(self.file, start..start + kept.len()).filter(|_| !kept.is_empty()) {
            self.push(BlockKind::Html(kept.to_owned()), span.range());
        }
        if length == text.len() {
            return None;
        }
        let restart = html.map.offset(start + length)?;
        if length > 0 {
            self.report(
                "html-swallows",
                Severity::Warning,
                restart..restart + 1,
                "without a blank line before it, this is part of the HTML above and shows as it is written",
            );
        }
        Some(restart)
    }
}

enum End {
    Closed {
        inner: Range<usize>,
        end: usize,
    },
    /// It ends with a later comment's end, and what lies between was not meant as a comment.
    Swallows {
        inner: Range<usize>,
    },
    Missing,
}

fn comment_end(html: &str, start: usize) -> End {
    let inner = start + 4;
    let Some(end) = CLOSING.find(&html.as_bytes()[start + 2..]).map(|at| start + 2 + at) else {
        return End::Missing;
    };
    let closed = |end: usize| End::Closed { inner: inner..end.max(inner), end: end + 3 };
    let content = html.get(inner..end).unwrap_or_default();
    let Some(nested) = OPENING.find(content.as_bytes()) else {
        return closed(end);
    };
    let after = &html[end + 3..];
    if after.trim_start().starts_with("-->") {
        return closed(end + 3 + (after.len() - after.trim_start().len()));
    }
    let at_line_start = content[..nested].trim_end_matches([' ', '\t']).ends_with('\n');
    if !at_line_start || !content.trim_start().starts_with('{') {
        return closed(end);
    }
    let length = looks_over(&content[..nested]).unwrap_or(nested);
    End::Swallows { inner: inner..inner + length }
}

/// Where an unclosed comment ends by the look of it: before a blank line, a fence, a heading or another
/// comment.
fn looks_over(content: &str) -> Option<usize> {
    let mut at = content.find('\n')? + 1;
    for line in content[at..].split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() || is_markdown(trimmed) || trimmed.starts_with("<!--") {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Where a line of an HTML block starts that is Markdown by its look.
fn swallowed_markdown(html: &str) -> Option<usize> {
    let mut at = html.find('\n')? + 1;
    for line in html[at..].split_inclusive('\n') {
        if is_markdown(line.trim()) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn is_markdown(line: &str) -> bool {
    let after_hashes = line.trim_start_matches('#');
    let hashes = line.len() - after_hashes.len();
    line.starts_with("```")
        || line.starts_with("~~~")
        || ((1..=6).contains(&hashes) && after_hashes.starts_with(' '))
        || (line.starts_with('|') && line.ends_with('|') && line.len() > 2)
        || line.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("[!include"))
}
