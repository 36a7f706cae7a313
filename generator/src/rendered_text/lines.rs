//! The page as lines, and texts that know where their parts stand.
//!
//! Parts are sub-slices of the page's text, so a place is never carried beside the words: it is the
//! distance between two slices. What a line means is left to the other files of this folder.

use std::ops::Range;

use crate::markdown::{OffsetMap, Text};
use crate::source::{FileId, Span};

/// A page cut into lines.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The file that spans name.
    pub(super) file: FileId,
    text: &'a str,
    lines: Vec<&'a str>,
}

impl<'a> Page<'a> {
    /// Cuts a text at `\n`, `\r\n` and lone `\r`, none of which is part of a line.
    pub(super) fn new(file: FileId, text: &'a str) -> Self {
        let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).collect();
        Self { file, text, lines }
    }

    /// The line of an index as it stands, indentation and trailing blanks included.
    pub(super) fn raw(&self, at: usize) -> Option<&'a str> {
        self.lines.get(at).copied()
    }

    /// The line of an index without blanks around it, empty beyond the end.
    pub(super) fn line(&self, at: usize) -> &'a str {
        self.raw(at).unwrap_or_default().trim()
    }

    /// Whether the line of an index has nothing to read; true beyond the end.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.line(at).is_empty()
    }

    /// The index of the first line with something to read, from an index on.
    pub(super) fn next_content(&self, from: usize) -> Option<usize> {
        (from..self.lines.len()).find(|at| !self.is_blank(*at))
    }

    /// The byte range of a sub-slice of the page's text.
    fn range(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        start..start + part.len()
    }

    /// The place of a sub-slice of the page's text.
    pub(super) fn span(&self, part: &str) -> Span {
        Span::new(self.file, self.range(part))
    }

    /// The place from a sub-slice to another one further down.
    pub(super) fn span_over(&self, first: &str, last: &str) -> Span {
        self.span(first).to(self.span(last))
    }

    /// Whether a sub-slice that ends with its line is followed by a line end.
    pub(super) fn ends(&self, part: &str) -> bool {
        self.range(part).end < self.text.len()
    }

    /// The empty place before a sub-slice, for what the page lost and was put back.
    pub(super) fn span_before(&self, part: &str) -> Span {
        let start = self.range(part).start;
        Span::new(self.file, start..start)
    }

    /// A text made of one sub-slice.
    pub(super) fn text(&self, part: &'a str) -> Text {
        self.text_of(&[part])
    }

    /// A text made of sub-slices in reading order, joined by line breaks.
    pub(super) fn text_of(&self, parts: &[&'a str]) -> Text {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return Text::empty(Span::file_start(self.file));
        };
        let (plain, map) = self.joined(parts);
        Text { plain, marks: Vec::new(), span: self.span_over(first, last), map }
    }

    /// Sub-slices joined by line breaks, and where each of them stands.
    pub(super) fn joined(&self, parts: &[&'a str]) -> (String, OffsetMap) {
        let mut plain = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        let mut map = OffsetMap::default();
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                plain.push('\n');
            }
            map.push(plain.len(), self.range(part).start);
            plain.push_str(part);
        }
        (plain, map)
    }
}

/// The first word of a text and what follows it, both without blanks around them.
pub(super) fn split_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (!word.is_empty()).then(|| (word, rest.trim_start()))
}

/// The last word of a text and what stands before it, both without blanks around them.
pub(super) fn split_last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let start = text.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let (rest, word) = text.split_at(start);
    (!word.is_empty()).then(|| (rest.trim_end(), word))
}

/// What follows a prefix whose letter case does not matter.
pub(super) fn strip_prefix_ci<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}
