//! From pulldown-cmark's events to blocks: the walk over one file.
//!
//! The walk knows headings, paragraphs, lists and quotes. Each other kind of block is read by the file
//! of its name. Where an author's slip makes CommonMark swallow what follows (a fence or a comment that
//! is never closed), the reader of that block says where the page goes on, and the walk starts anew
//! from there.

use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;
use pulldown_cmark::{BrokenLink, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, SourceSet, Span};

use super::containers::{OpenZone, TabMark};
use super::include::Includes;
use super::inline::TextBuilder;
use super::{Block, BlockKind, Comment, Text};

/// How often a walk may start anew; a page with more slips is read as CommonMark says.
const MAX_RESTARTS: u32 = 64;

/// What is gathered of one page, over all files that it includes.
pub(super) struct Page<'s> {
    pub(super) sources: &'s SourceSet,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) blocks: Vec<Block>,
    pub(super) tabs: Vec<TabMark>,
    pub(super) zones: Vec<OpenZone>,
    pub(super) in_tab: bool,
    pub(super) includes: Includes,
}

impl<'s> Page<'s> {
    pub(super) fn new(sources: &'s SourceSet) -> Self {
        Self {
            sources,
            diagnostics: Vec::new(),
            blocks: Vec::with_capacity(64),
            tabs: Vec::new(),
            zones: Vec::new(),
            in_tab: false,
            includes: Includes::default(),
        }
    }

    pub(super) fn report(&mut self, code: &'static str, severity: Severity, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, severity, span, message));
    }
}

type LinkTargets<'s> = Box<dyn FnMut(BrokenLink<'s>) -> Option<(CowStr<'s>, CowStr<'s>)> + 's>;

/// pulldown-cmark's events with offsets of the whole file.
pub(super) struct Events<'s> {
    inner: OffsetIter<'s, LinkTargets<'s>>,
    base: usize,
}

impl<'s> Events<'s> {
    pub(super) fn new(text: &'s str, base: usize, targets: Option<LinkTargets<'s>>) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        Self { inner: Parser::new_with_broken_link_callback(text, options, targets).into_offset_iter(), base }
    }

    /// The next event with its place within what is parsed. Looked at where it is: events are large and many.
    pub(super) fn next(&mut self) -> Option<(Event<'s>, Range<usize>)> {
        self.inner.next()
    }

    /// The place in the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.base..range.end + self.base
    }
}

/// What the text that is being read will be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Paragraph,
    Heading(u8),
    Cell,
}

/// A text that is being read, with the blocks that are to follow it.
pub(super) struct OpenText<'s> {
    pub(super) kind: TextKind,
    pub(super) builder: TextBuilder<'s>,
    pub(super) start: usize,
    pub(super) after: Vec<Block>,
}

/// The walk over one file.
pub(super) struct Walker<'p, 's> {
    pub(super) page: &'p mut Page<'s>,
    pub(super) file: FileId,
    pub(super) text: &'s str,
    pub(super) list_depth: u32,
    pub(super) quote_depth: u32,
    pub(super) open: Option<Box<OpenText<'s>>>,
    /// The last text that was read: the next one is read with its buffers.
    spare: Option<Box<OpenText<'s>>>,
    pub(super) may_restart: bool,
    /// Up to where no fence was found that closes a block.
    pub(super) fenceless_until: usize,
}

impl<'p, 's> Walker<'p, 's> {
    pub(super) fn new(page: &'p mut Page<'s>, file: FileId, depths: (u32, u32)) -> Self {
        let text = page.sources.file(file).original();
        let (list_depth, quote_depth) = depths;
        Self {
            page,
            file,
            text,
            list_depth,
            quote_depth,
            open: None,
            spare: None,
            may_restart: true,
            fenceless_until: 0,
        }
    }

    /// Reads the file from an offset to its end.
    pub(super) fn run(mut self, start: usize) {
        let depths = (self.list_depth, self.quote_depth);
        let zones = self.page.zones.len();
        let mut definitions: Option<Rc<HashMap<String, String>>> = None;
        let mut at = start;
        for restart in 0..=MAX_RESTARTS {
            self.may_restart = restart < MAX_RESTARTS;
            let targets = definitions.clone().map(link_targets);
            let mut events = Events::new(self.text.get(at..).unwrap_or_default(), at, targets);
            let next = self.pass(&mut events);
            (self.list_depth, self.quote_depth) = depths;
            let Some(next) = next.filter(|next| *next > at && *next < self.text.len()) else { break };
            at = next;
            definitions.get_or_insert_with(|| {
                let known = events.inner.reference_definitions();
                Rc::new(known.iter().map(|(label, link)| (label.to_lowercase(), link.dest.to_string())).collect())
            });
        }
        self.close_zones(zones);
    }

    fn pass(&mut self, events: &mut Events<'s>) -> Option<usize> {
        while let Some((event, range)) = &events.next() {
            let next = self.event(event, events.place(range), events);
            if next.is_some() {
                self.flush();
                return next;
            }
        }
        self.flush();
        None
    }

    /// Takes one event; says where to start anew when the block swallowed more than is its own.
    fn event(&mut self, event: &Event<'s>, range: Range<usize>, events: &mut Events<'s>) -> Option<usize> {
        match event {
            Event::Start(Tag::Paragraph) => self.begin(TextKind::Paragraph, range.start),
            Event::Start(Tag::Heading { level, .. }) => self.begin(TextKind::Heading(*level as u8), range.start),
            Event::End(TagEnd::Heading(_)) => self.finish_heading(range),
            Event::End(TagEnd::Paragraph | TagEnd::Item) | Event::Start(Tag::Item) => self.flush(),
            Event::Start(Tag::List(_)) => {
                self.flush();
                self.list_depth += 1;
            }
            Event::End(TagEnd::List(_)) => self.list_depth = self.list_depth.saturating_sub(1),
            Event::Start(Tag::BlockQuote(_)) => {
                self.flush();
                self.quote_depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                self.flush();
                self.quote_depth = self.quote_depth.saturating_sub(1);
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.flush();
                return self.code_block(kind, range, events);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.flush();
                return self.html_block(range, events);
            }
            Event::Start(Tag::Table(_)) => {
                self.flush();
                self.table(range, events);
            }
            Event::Rule => {
                self.flush();
                self.page.in_tab = false;
                self.push(BlockKind::Rule, range);
            }
            inline => self.inline(inline, range),
        }
        None
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    pub(super) fn report(&mut self, code: &'static str, severity: Severity, range: Range<usize>, message: &str) {
        let span = self.span(range);
        self.page.report(code, severity, span, message);
    }

    /// Adds a block at a range; line ends after it are not part of it.
    pub(super) fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + source.trim_end().len();
        let block = self.block(kind, self.span(range.start..end));
        self.page.blocks.push(block);
    }

    pub(super) fn block(&self, kind: BlockKind, span: Span) -> Block {
        Block {
            kind,
            span,
            list_depth: u8::try_from(self.list_depth).unwrap_or(u8::MAX),
            quote_depth: u8::try_from(self.quote_depth).unwrap_or(u8::MAX),
            tab: None,
            zone: self.page.zones.last().and_then(|zone| zone.label.clone()),
        }
    }

    pub(super) fn begin(&mut self, kind: TextKind, start: usize) {
        self.flush();
        self.open_text(kind, start);
    }

    pub(super) fn open_text(&mut self, kind: TextKind, start: usize) {
        self.open = Some(match self.spare.take() {
            Some(mut open) => {
                (open.kind, open.start) = (kind, start);
                open
            }
            None => {
                let builder = TextBuilder::new(self.file, self.text);
                Box::new(OpenText { kind, builder, start, after: Vec::new() })
            }
        });
    }

    /// Ends an open text: what it says, and the blocks that are to follow it.
    pub(super) fn close_text(&mut self, mut open: Box<OpenText<'s>>) -> (Text, Vec<(Comment, Span)>, Vec<Block>) {
        let (text, comments) = open.builder.finish(open.start);
        let after = std::mem::take(&mut open.after);
        self.spare = Some(open);
        (text, comments, after)
    }

    /// Takes an inline event. In a tight list there is no paragraph around it: one is begun.
    pub(super) fn inline(&mut self, event: &Event<'s>, range: Range<usize>) {
        if self.open.is_none() {
            if matches!(event, Event::End(_)) {
                return;
            }
            self.begin(TextKind::Paragraph, range.start);
        }
        if let Event::Text(text) = event
            && ((text.starts_with('[') && self.bracket(range.start))
                || (text.starts_with(":::") && self.colons(range.start)))
        {
            return;
        }
        if let Some(open) = &mut self.open {
            open.builder.event(event, range);
        }
    }

    /// Ends the text that is being read and adds its block.
    pub(super) fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (text, comments, after) = self.close_text(open);
        if !text.plain.is_empty() || !text.marks.is_empty() {
            let range = text.span.range();
            if text.plain.starts_with('#') && self.text[range.clone()].starts_with('#') {
                self.push_close_heading(text);
            } else if !self.rescue_table(range.clone()) {
                self.push(BlockKind::Paragraph(text), range);
            }
        }
        self.push_after(comments, after);
    }

    pub(super) fn push_after(&mut self, comments: Vec<(Comment, Span)>, after: Vec<Block>) {
        for (comment, span) in comments {
            let block = self.block(BlockKind::Comment(comment), span);
            self.page.blocks.push(block);
        }
        self.page.blocks.extend(after);
    }
}

fn link_targets<'s>(definitions: Rc<HashMap<String, String>>) -> LinkTargets<'s> {
    Box::new(move |link| {
        let target = definitions.get(&link.reference.to_lowercase())?;
        Some((CowStr::from(target.clone()), CowStr::Borrowed("")))
    })
}
