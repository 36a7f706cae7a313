//! Inline text: what a reader sees, with the markup kept beside it.

use std::ops::Range;

use crate::source::Span;

use super::OffsetMap;

/// The text of a paragraph, heading or cell without its markup, and the markup as marks over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What a reader sees; line breaks within a paragraph are single spaces, `<br>` is `\n`.
    pub plain: String,
    /// Links, code, emphasis, in the order of their starts.
    pub marks: Vec<Mark>,
    /// The place of the whole text, markup included.
    pub span: Span,
    /// From offsets of `plain` to offsets of the file.
    pub map: OffsetMap,
}

/// A stretch of [`Text`] with a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The meaning.
    pub kind: MarkKind,
    /// The stretch, as byte offsets of `plain`.
    pub range: Range<u32>,
    /// The place in the file, markup included.
    pub span: Span,
}

/// What a stretch of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A link (inline or by reference) and its target as written.
    Link(String),
    /// An image and its target as written.
    Image(String),
    /// Inline code.
    Code,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Struck through.
    Strikethrough,
}

impl Text {
    /// An empty text at a place.
    pub fn empty(span: Span) -> Self {
        Self { plain: String::new(), marks: Vec::new(), span, map: OffsetMap::default() }
    }

    /// Whether nothing is there to read.
    pub fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// Takes the first bytes off.
    pub(super) fn cut_start(&mut self, length: usize) {
        self.map = self.map.slice(length..self.plain.len());
        self.plain = self.plain.get(length..).unwrap_or_default().to_owned();
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        for mark in &mut self.marks {
            mark.range = mark.range.start.saturating_sub(length)..mark.range.end.saturating_sub(length);
        }
    }

    /// The place in the file of a stretch of `plain`.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        self.map.span(self.span.file, range).unwrap_or(self.span)
    }

    /// The text of a mark.
    pub fn marked(&self, mark: &Mark) -> &str {
        self.plain.get(mark.range.start as usize..mark.range.end as usize).unwrap_or_default()
    }

    /// The links with their targets, in order.
    pub fn links(&self) -> impl Iterator<Item = (&Mark, &str)> {
        self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) => Some((mark, target.as_str())),
            _ => None,
        })
    }

    /// The stretches of inline code, in order.
    pub fn codes(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|mark| mark.kind == MarkKind::Code)
    }
}
