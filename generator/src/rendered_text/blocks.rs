//! The document while it is rebuilt: blocks, and the headings over them, lost ones put back.
//!
//! Levels are those of Markdown pages: sections 2, an example's request and response 3, or 4 below the
//! heading of one of several examples.

use crate::markdown::{Block, BlockKind, Callout, Heading, Text};
use crate::source::Span;

use super::lines::Page;
use super::vocabulary::Part;

/// What was rebuilt, for the diagnostic.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Headings that stand in the page.
    pub(super) headings: usize,
    /// Headings that the page lost.
    pub(super) lost_headings: usize,
    /// Tables.
    pub(super) tables: usize,
    /// Code blocks.
    pub(super) code_blocks: usize,
}

/// The blocks so far and the place in the page's plan.
#[derive(Debug)]
pub(super) struct Blocks<'a> {
    page: &'a Page<'a>,
    /// The blocks in reading order.
    pub(super) list: Vec<Block>,
    /// The part that the next block belongs to.
    pub(super) part: Part,
    /// The parts whose headings stand in the page.
    standing: Vec<Part>,
    /// The parts that were put back.
    put_back: Vec<Part>,
    /// The part furthest down the page's usual order so far.
    reached: u8,
    in_example: bool,
    named_example: bool,
    /// What was rebuilt.
    pub(super) counts: Counts,
}

impl<'a> Blocks<'a> {
    /// An empty document.
    pub(super) fn new(page: &'a Page<'a>, standing: Vec<Part>) -> Self {
        let counts = Counts::default();
        Self {
            page,
            list: Vec::new(),
            part: Part::Introduction,
            standing,
            put_back: Vec::new(),
            reached: 0,
            in_example: false,
            named_example: false,
            counts,
        }
    }

    /// Whether an example is open.
    pub(super) fn in_example(&self) -> bool {
        self.in_example
    }

    /// Whether a part has no heading in the page and may begin here: the parts of a method page have their order, those
    /// of a resource page come once.
    pub(super) fn is_lost(&self, part: Part) -> bool {
        let free = match part {
            Part::Methods | Part::Properties | Part::Relationships | Part::Members | Part::JsonRepresentation => true,
            _ => rank(part) > self.reached,
        };
        free && !self.in_example && !self.standing.contains(&part) && !self.put_back.contains(&part)
    }

    /// Whether a request here would be an example: not above the documented paths, not among the query options.
    pub(super) fn may_show_request(&self) -> bool {
        let early = matches!(self.part, Part::Introduction | Part::Permissions | Part::Parameters);
        self.in_example || !early && self.reached >= rank(Part::HttpRequest)
    }

    /// Whether the last block is a heading.
    pub(super) fn is_below_heading(&self) -> bool {
        matches!(self.list.last(), Some(Block { kind: BlockKind::Heading(_), .. }))
    }

    /// Whether the last block is code.
    pub(super) fn is_below_code(&self) -> bool {
        matches!(self.list.last(), Some(Block { kind: BlockKind::Code(_), .. }))
    }

    /// The page's title.
    pub(super) fn title(&mut self, line: &'a str) {
        self.counts.headings += 1;
        self.push_heading(1, self.page.text(line));
    }

    /// A known heading that stands in the page.
    pub(super) fn heading(&mut self, part: Part, line: &'a str) {
        if part == Part::Request && !self.in_example {
            self.lost(Part::Example, line);
        }
        self.counts.headings += 1;
        let level = self.enter(part);
        self.push_heading(level, self.page.text(line));
    }

    /// The heading of one of several examples.
    pub(super) fn named_example(&mut self, line: &'a str) {
        if !self.in_example {
            self.lost(Part::Example, line);
        }
        self.named_example = true;
        self.part = Part::Example;
        self.counts.headings += 1;
        self.push_heading(3, self.page.text(line));
    }

    /// A heading that is not known, below the section at hand.
    pub(super) fn other_heading(&mut self, line: &'a str) {
        if self.in_example {
            return self.named_example(line);
        }
        self.counts.headings += 1;
        self.push_heading(3, self.page.text(line));
    }

    /// Puts back a heading that should stand before a line. An example's request and response open the example, too.
    pub(super) fn lost(&mut self, part: Part, before: &'a str) {
        self.lost_at(part, self.page.span(before));
    }

    /// Puts back a heading that should stand at the start of a place.
    pub(super) fn lost_at(&mut self, part: Part, before: Span) {
        self.counts.lost_headings += 1;
        self.put_back.push(part);
        let level = self.enter(part);
        let span = before.slice(0..0);
        self.push_heading(level, Text { plain: part.title().to_owned(), ..Text::empty(span) });
    }

    /// Puts back the heading of one half of an example, unless it is open.
    pub(super) fn lost_half(&mut self, half: Part, before: &'a str) {
        if self.is_lost(Part::Example) {
            self.lost(Part::Example, before);
        }
        if self.in_example && self.part != half && !self.standing.contains(&half) {
            self.lost(half, before);
        }
    }

    /// A paragraph; `list` and `quote` are its depths.
    pub(super) fn paragraph(&mut self, line: &'a str, list: u8, quote: u8) {
        let text = self.page.text(line);
        let span = text.span;
        self.list.push(Block { list_depth: list, quote_depth: quote, ..block(BlockKind::Paragraph(text), span) });
    }

    /// The start of a callout; its words are the caller's.
    pub(super) fn callout(&mut self, kind: &str, word: &'a str) {
        let callout = BlockKind::Callout(Callout { kind: kind.to_owned() });
        self.list.push(Block { quote_depth: 1, ..block(callout, self.page.span(word)) });
    }

    /// Notes that a part begins and gives the level of its heading.
    fn enter(&mut self, part: Part) -> u8 {
        self.part = part;
        if self.in_example && matches!(part, Part::Request | Part::Response) {
            return 3 + u8::from(self.named_example);
        }
        self.in_example = part == Part::Example;
        self.named_example = false;
        self.reached = self.reached.max(rank(part));
        2
    }

    fn push_heading(&mut self, level: u8, text: Text) {
        let span = text.span;
        self.list.push(block(BlockKind::Heading(Heading { level, text, anchor: None }), span));
    }
}

/// The usual order of the parts of a method page.
fn rank(part: Part) -> u8 {
    match part {
        Part::Permissions => 1,
        Part::HttpRequest => 2,
        Part::Parameters => 3,
        Part::RequestHeaders => 4,
        Part::RequestBody => 5,
        Part::Response => 6,
        Part::Example | Part::Request => 7,
        _ => 0,
    }
}

/// A block outside of lists, quotes, tabs and zones.
pub(super) fn block(kind: BlockKind, span: Span) -> Block {
    Block { kind, span, list_depth: 0, quote_depth: 0, tab: None, zone: None }
}
