//! Inline text: what a reader sees, with the markup kept beside it.

use std::ops::Range;

use crate::source::{FileId, Span};

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

/// Maps offsets of a text that was taken out of a file back to the file: pairs of (offset in the text,
/// offset in the file), sorted; between two pairs both run in step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pairs: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// A map of one piece that runs in step from its start.
    pub fn contiguous(file_offset: usize) -> Self {
        let mut map = Self::default();
        map.push(0, file_offset);
        map
    }

    /// Says that the text from `text_offset` on stands at `file_offset` in the file.
    pub fn push(&mut self, text_offset: usize, file_offset: usize) {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let pair = (clamp(text_offset), clamp(file_offset));
        match self.pairs.last_mut() {
            Some(last) if pair.0.wrapping_sub(last.0) == pair.1.wrapping_sub(last.1) => {}
            Some(last) if last.0 == pair.0 => *last = pair,
            _ => self.pairs.push(pair),
        }
    }

    /// The offset in the file of an offset in the text.
    pub fn offset(&self, text_offset: usize) -> Option<usize> {
        let at = self.pairs.partition_point(|pair| pair.0 as usize <= text_offset).checked_sub(1)?;
        let (text, file) = self.pairs[at];
        Some(file as usize + (text_offset - text as usize))
    }

    /// The span in a file of a range of the text.
    pub fn span(&self, file: FileId, range: Range<usize>) -> Option<Span> {
        let start = self.offset(range.start)?;
        let end = if range.end > range.start { self.offset(range.end - 1)? + 1 } else { start };
        Some(Span::new(file, start..end.max(start)))
    }
}
