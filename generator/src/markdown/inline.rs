//! From inline events to [`Text`]: what a reader sees, with marks and places.
//!
//! The builder knows text, marks, line breaks and HTML tags. Markup that can end a paragraph (includes,
//! `:::` lines, callouts) is seen by `blocks`, which tells the builder what to skip.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::source::{FileId, Span};

use super::html;
use super::{Comment, Mark, MarkKind, OffsetMap, Text};

/// Gathers the inline events of one paragraph, heading or cell, then of the next one in the same buffers, so that
/// what is kept of each is allocated once, in its size.
pub(super) struct TextBuilder<'t> {
    file: FileId,
    source: &'t str,
    plain: String,
    marks: Vec<Mark>,
    open: Vec<Option<usize>>,
    map: OffsetMap,
    place: Option<Range<usize>>,
    /// Events that start before this offset belong to markup that was read already.
    skip_until: usize,
    at_line_start: bool,
    /// Comments within the text, which are blocks of their own.
    comments: Vec<(Comment, Span)>,
}

impl<'t> TextBuilder<'t> {
    pub(super) fn new(file: FileId, source: &'t str) -> Self {
        Self {
            file,
            source,
            plain: String::new(),
            marks: Vec::new(),
            open: Vec::new(),
            map: OffsetMap::default(),
            place: None,
            skip_until: 0,
            at_line_start: true,
            comments: Vec::new(),
        }
    }

    /// Whether no event was read yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.place.is_none()
    }

    /// Whether what stands at an offset was read already, as part of other markup.
    pub(super) fn has_read(&self, offset: usize) -> bool {
        offset < self.skip_until
    }

    /// Whether the next event stands at the start of a line of the source.
    pub(super) fn at_line_start(&self) -> bool {
        self.at_line_start
    }

    /// Says that everything up to an offset was read already.
    pub(super) fn skip_to(&mut self, start: usize, end: usize) {
        self.touch(&(start..end));
        self.skip_until = end;
    }

    /// Says that what was read so far is no part of the text.
    pub(super) fn forget(&mut self) {
        self.place = None;
        self.at_line_start = true;
    }

    fn touch(&mut self, range: &Range<usize>) {
        match &mut self.place {
            Some(place) => {
                place.start = place.start.min(range.start);
                place.end = place.end.max(range.end);
            }
            None => self.place = Some(range.clone()),
        }
    }

    /// Takes one inline event with its place.
    pub(super) fn event(&mut self, event: &Event<'t>, range: Range<usize>) {
        if range.start < self.skip_until {
            if let Event::Text(text) = event
                && range.end > self.skip_until
                && text.len() == range.len()
            {
                let rest = text.get(self.skip_until - range.start..).unwrap_or_default();
                self.text(rest, self.skip_until..range.end);
            }
            return;
        }
        self.at_line_start = matches!(event, Event::SoftBreak | Event::HardBreak);
        match event {
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => self.code(code, range),
            Event::SoftBreak | Event::HardBreak => self.line_break(' ', range),
            Event::InlineHtml(tag) => self.html(tag, range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.touch(&range);
        if self.plain.is_empty() || self.plain.ends_with('\n') {
            let kept = text.trim_start_matches([' ', '\t']);
            if kept.len() < text.len() {
                if kept.is_empty() {
                    return;
                }
                let cut = (text.len() - kept.len()).min(range.len());
                self.push(kept, range.start + cut..range.end);
                return;
            }
        }
        self.push(text, range);
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if stands_in(self.source, range.clone(), text) {
            self.map.push(self.plain.len(), range.start);
        } else {
            self.map.push_replaced(self.plain.len(), range);
        }
        self.plain.push_str(text);
    }

    fn line_break(&mut self, as_char: char, range: Range<usize>) {
        self.plain.truncate(self.plain.trim_end_matches([' ', '\t']).len());
        let starts_line = self.plain.is_empty() || (as_char == ' ' && self.plain.ends_with('\n'));
        if !starts_line {
            self.map.push_replaced(self.plain.len(), range);
            self.plain.push(as_char);
        }
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        self.touch(&range);
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let ticks = raw.len() - raw.trim_start_matches('`').len();
        let inner = raw.get(ticks..raw.len().saturating_sub(ticks)).unwrap_or_default();
        let start = self.plain.len();
        if let Some(at) = (0..=1).find(|at| inner.get(*at..).is_some_and(|inner| inner.starts_with(code))) {
            self.map.push(start, range.start + ticks + at);
            self.plain.push_str(code);
        } else {
            self.code_in_pieces(code, inner, range.start + ticks, &range);
        }
        self.mark(MarkKind::Code, start, range);
    }

    /// Code whose text differs from the source: escaped pipes of tables, line breaks, quote markers.
    fn code_in_pieces(&mut self, code: &str, inner: &str, inner_start: usize, range: &Range<usize>) {
        let mut source = inner.char_indices().peekable();
        for wanted in code.chars() {
            let found = source.by_ref().find(|(_, c)| *c == wanted || (wanted == ' ' && matches!(c, '\r' | '\n')));
            match found {
                // A line end of two characters is one blank.
                Some((_, '\r')) => continue,
                Some((at, _)) => self.map.push(self.plain.len(), inner_start + at),
                None => self.map.push_replaced(self.plain.len(), range.clone()),
            }
            self.plain.push(wanted);
        }
    }

    fn html(&mut self, tag: &str, range: Range<usize>) {
        self.touch(&range);
        if let Some(inner) = tag.strip_prefix("<!--") {
            let text = inner.strip_suffix("-->").unwrap_or(inner).to_owned();
            let comment = Comment { text, map: OffsetMap::contiguous(range.start + 4) };
            self.comments.push((comment, Span::new(self.file, range)));
            return;
        }
        match html::effect(tag) {
            html::Effect::Break => self.line_break('\n', range),
            html::Effect::Separator if self.plain.ends_with('\n') => {}
            html::Effect::Separator => self.line_break('\n', range),
            html::Effect::Nothing => {}
            html::Effect::NoTag => self.push(tag, range),
        }
    }

    fn start(&mut self, tag: &Tag<'t>, range: Range<usize>) {
        self.touch(&range);
        let kind = match tag {
            Tag::Link { dest_url, .. } => MarkKind::Link(dest_url.as_ref().to_owned()),
            Tag::Image { dest_url, .. } => MarkKind::Image(dest_url.as_ref().to_owned()),
            Tag::Strong => MarkKind::Strong,
            Tag::Emphasis => MarkKind::Emphasis,
            Tag::Strikethrough => MarkKind::Strikethrough,
            _ => {
                self.open.push(None);
                return;
            }
        };
        self.open.push(Some(self.marks.len()));
        self.mark(kind, self.plain.len(), range);
    }

    fn end(&mut self) {
        if let Some(Some(mark)) = self.open.pop().map(|at| at.and_then(|at| self.marks.get_mut(at))) {
            mark.range.end = clamp(self.plain.len());
        }
    }

    fn mark(&mut self, kind: MarkKind, start: usize, range: Range<usize>) {
        let span = Span::new(self.file, range);
        self.marks.push(Mark { kind, range: clamp(start)..clamp(self.plain.len()), span });
    }

    /// Puts the text of an include here, as standing for the include's markup.
    pub(super) fn insert(&mut self, text: &Text, range: Range<usize>, parted: bool) {
        if parted {
            self.line_break(' ', range.clone());
        }
        let start = self.plain.len();
        self.map.push_replaced(start, range);
        self.plain.push_str(&text.plain);
        let shift = clamp(start);
        self.marks.extend(text.marks.iter().map(|mark| Mark {
            range: mark.range.start.saturating_add(shift)..mark.range.end.saturating_add(shift),
            ..mark.clone()
        }));
    }

    /// Ends the text, an empty one standing at `fallback`, and is ready for the next one.
    pub(super) fn finish(&mut self, fallback: usize) -> (Text, Vec<(Comment, Span)>) {
        self.plain.truncate(self.plain.trim_end().len());
        let end = clamp(self.plain.len());
        for open in self.open.drain(..).flatten() {
            if let Some(mark) = self.marks.get_mut(open) {
                mark.range.end = end;
            }
        }
        for mark in &mut self.marks {
            mark.range.start = mark.range.start.min(end);
            mark.range.end = mark.range.end.clamp(mark.range.start, end);
        }
        let place = self.place.take().unwrap_or(fallback..fallback);
        let text = Text {
            plain: self.plain.as_str().to_owned(),
            marks: if self.marks.is_empty() { Vec::new() } else { self.marks.drain(..).collect() },
            span: Span::new(self.file, trimmed(self.source, place)),
            map: std::mem::take(&mut self.map),
        };
        self.plain.clear();
        self.skip_until = 0;
        self.at_line_start = true;
        (text, std::mem::take(&mut self.comments))
    }
}

/// Whether a text is what stands at a range of its source. Nearly always it is a part of the source itself.
pub(super) fn stands_in(source: &str, range: Range<usize>, text: &str) -> bool {
    source.get(range).is_some_and(|there| std::ptr::eq(there, text) || there == text)
}

fn trimmed(source: &str, range: Range<usize>) -> Range<usize> {
    let raw = source.get(range.clone()).unwrap_or_default();
    let kept = raw.trim_start();
    let start = range.start + (raw.len() - kept.len());
    if kept.is_empty() { range.start..range.start } else { start..start + kept.trim_end().len() }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
