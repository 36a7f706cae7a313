//! From pulldown-cmark's events to blocks: the walk over one file.
//!
//! The walk knows headings, paragraphs, lists and quotes. Each other kind of block is read by the file
//! of its name. Where an author's slip makes CommonMark swallow what follows (a fence or a comment that
//! is never closed), the reader of that block says where the page goes on, and the walk starts anew
//! from there.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{BrokenLink, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, SourceSet, Span, include_target};

use super::containers::{OpenZone, TabMark};
use super::include::Includes;
use super::inline::{Scratch, TextBuilder};
use super::{Block, BlockKind, Callout, Comment, Heading, Text};

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
            blocks: Vec::new(),
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

    pub(super) fn next(&mut self) -> Option<(Event<'s>, Range<usize>)> {
        let (event, range) = self.inner.next()?;
        Some((event, range.start + self.base..range.end + self.base))
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
    pub(super) open: Option<OpenText<'s>>,
    pub(super) scratch: Scratch,
    pub(super) may_restart: bool,
}

impl<'p, 's> Walker<'p, 's> {
    pub(super) fn new(page: &'p mut Page<'s>, file: FileId, depths: (u32, u32)) -> Self {
        let text = page.sources.file(file).text.as_str();
        let (list_depth, quote_depth) = depths;
        Self { page, file, text, list_depth, quote_depth, open: None, scratch: Scratch::default(), may_restart: true }
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
        while let Some((event, range)) = events.next() {
            let next = self.event(event, range, events);
            if next.is_some() {
                self.flush();
                return next;
            }
        }
        self.flush();
        None
    }

    /// Takes one event; says where to start anew when the block swallowed more than is its own.
    fn event(&mut self, event: Event<'s>, range: Range<usize>, events: &mut Events<'s>) -> Option<usize> {
        match event {
            Event::Start(Tag::Paragraph) => self.begin(TextKind::Paragraph, range.start),
            Event::Start(Tag::Heading { level, .. }) => self.begin(TextKind::Heading(level as u8), range.start),
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
                return self.code_block(&kind, range, events);
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
            inline => self.inline(&inline, range),
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
        let builder = TextBuilder::new(self.file, self.text, std::mem::take(&mut self.scratch));
        self.open = Some(OpenText { kind, builder, start, after: Vec::new() });
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

    /// Reads the site's markup that starts with `[!`, if that is what stands at an offset.
    fn bracket(&mut self, start: usize) -> bool {
        let Some(open) = &mut self.open else { return false };
        if open.builder.has_read(start) || !self.text[start..].starts_with("[!") {
            return false;
        }
        if let Some(include) = include_target::include_at(self.text, start) {
            self.include(include);
            return true;
        }
        let Some(kind) = callout_kind(&self.text[start..]).filter(|_| open.builder.is_at_start()) else { return false };
        if open.kind != TextKind::Paragraph {
            return false;
        }
        let range = start..start + kind.len() + 3;
        if self.quote_depth > 0 {
            open.builder.skip_to(range.start, range.end);
            open.builder.forget();
            let callout = Callout { kind: kind.to_ascii_uppercase() };
            self.push(BlockKind::Callout(callout), range);
            return true;
        }
        if ["note", "tip", "important", "warning", "caution"].iter().any(|known| kind.eq_ignore_ascii_case(known)) {
            let message = format!("the callout `[!{kind}]` has no `>` before it and shows as plain text");
            let span = self.span(range);
            self.page.diagnostics.push(
                Diagnostic::new("callout-unquoted", Severity::Warning, span, message)
                    .help("start each of its lines with `> `"),
            );
        }
        false
    }

    /// Ends the text that is being read and adds its block.
    pub(super) fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (text, comments) = open.builder.finish(open.start, &mut self.scratch);
        if !text.plain.is_empty() || !text.marks.is_empty() {
            let range = text.span.range();
            if text.plain.starts_with('#') && self.text[range.clone()].starts_with('#') {
                self.push_close_heading(text);
            } else if !self.rescue_table(range.clone()) {
                self.push(BlockKind::Paragraph(text), range);
            }
        }
        self.push_after(comments, open.after);
    }

    /// A line like `##Heading` is no heading for want of a blank; it was meant as one.
    fn push_close_heading(&mut self, mut text: Text) {
        let range = text.span.range();
        let level = text.plain.len() - text.plain.trim_start_matches('#').len();
        let is_heading = (2..=6).contains(&level)
            && text.plain[level..].starts_with(|c: char| c.is_alphabetic())
            && !self.text[range.clone()].contains('\n');
        if !is_heading {
            return self.push(BlockKind::Paragraph(text), range);
        }
        let hashes = self.span(range.start..range.start + level);
        self.page.diagnostics.push(
            Diagnostic::new("heading-malformed", Severity::Warning, hashes, "this line does not show as a heading")
                .help("leave a blank after the `#`")
                .replacement(format!("{} ", "#".repeat(level))),
        );
        text.cut_start(level);
        text.span = self.span(range.start + level..range.end);
        self.page.in_tab = false;
        self.push(BlockKind::Heading(Heading { level: u8::try_from(level).unwrap_or(6), text }), range);
    }

    pub(super) fn push_after(&mut self, comments: Vec<(Comment, Span)>, after: Vec<Block>) {
        for (comment, span) in comments {
            let block = self.block(BlockKind::Comment(comment), span);
            self.page.blocks.push(block);
        }
        self.page.blocks.extend(after);
    }

    fn finish_heading(&mut self, range: Range<usize>) {
        let Some(open) = self.open.take() else { return };
        let TextKind::Heading(level) = open.kind else {
            // An include split the heading: what is left of it is text.
            self.open = Some(open);
            self.flush();
            return;
        };
        let (text, comments) = open.builder.finish(open.start, &mut self.scratch);
        let is_underlined = !self.text[range.start..].starts_with('#');
        let is_rule =
            is_underlined && level == 2 && (self.page.in_tab || (text.plain.is_empty() && !open.after.is_empty()));
        if is_rule {
            return self.split_underlined(text, comments, open.after, range);
        }
        if let Some(id) = super::containers::tab_id(&text) {
            let at = self.page.blocks.len();
            let span = self.span(range.start..text.span.range().end);
            self.page.tabs.push(TabMark { at, id: id.to_owned(), span });
            self.page.in_tab = true;
        } else {
            self.page.in_tab = false;
            self.push(BlockKind::Heading(Heading { level, text }), range);
        }
        self.push_after(comments, open.after);
    }

    /// Text directly above the `---` that ends a tab is not meant as a heading.
    fn split_underlined(&mut self, text: Text, comments: Vec<(Comment, Span)>, after: Vec<Block>, range: Range<usize>) {
        let source = self.text[range.clone()].trim_end();
        let rule = range.start + source.rfind('\n').map_or(0, |at| at + 1);
        let end = range.start + source.len();
        if !text.plain.is_empty() {
            let span = text.span.range();
            self.push(BlockKind::Paragraph(text), span);
        }
        self.push_after(comments, after);
        self.page.in_tab = false;
        self.push(BlockKind::Rule, rule..end);
    }
}

/// The word of `[!WORD]`, if a text starts with one.
fn callout_kind(text: &str) -> Option<&str> {
    let word = text.strip_prefix("[!")?;
    let end = word.bytes().take(24).position(|byte| !byte.is_ascii_alphabetic())?;
    (end > 0 && word[end..].starts_with(']')).then(|| &word[..end])
}

fn link_targets<'s>(definitions: Rc<HashMap<String, String>>) -> LinkTargets<'s> {
    Box::new(move |link| {
        let target = definitions.get(&link.reference.to_lowercase())?;
        Some((CowStr::from(target.clone()), CowStr::Borrowed("")))
    })
}
