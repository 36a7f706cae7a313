//! The parsed page: a flat list of blocks, with the headings' sections laid over it.

use crate::source::{FileId, Span, Spanned};

use super::{OffsetMap, Text};

/// One page, includes expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The page's file. Blocks of includes carry spans of their own files.
    pub file: FileId,
    /// How the page was written.
    pub origin: Origin,
    /// The YAML front matter.
    pub front_matter: FrontMatter,
    /// All blocks in reading order, lists and quotes flattened.
    pub blocks: Vec<Block>,
    /// The sections by heading, in order. The first may have no heading: what stands above all headings.
    pub sections: Vec<Section>,
}

/// How a page was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// As Markdown.
    Markdown,
    /// As the text of a rendered page; tables and fences were rebuilt.
    RenderedText,
}

/// The front matter's entries in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The whole block with its `---` lines.
    pub span: Option<Span>,
    /// The entries; nested values are kept as their YAML text.
    pub entries: Vec<Entry>,
}

/// One `key: value` of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value as text, quotes taken off.
    pub value: Spanned<String>,
}

impl FrontMatter {
    /// The value of a key, letter case ignored.
    pub fn get(&self, key: &str) -> Option<&Spanned<String>> {
        self.entries.iter().find(|entry| entry.key.value.eq_ignore_ascii_case(key)).map(|entry| &entry.value)
    }
}

/// A heading and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's text and level, none for what stands above the first heading.
    pub heading: Option<Heading>,
    /// The index of the section that this one lies in.
    pub parent: Option<usize>,
    /// The blocks up to the next heading of any level, as indices of [`Document::blocks`], the heading not counted.
    pub blocks: std::ops::Range<usize>,
    /// One past the last section that lies in this one (so `index + 1..end` are its subsections).
    pub end: usize,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: Text,
    /// The name of an anchor before the text (`<a name="http-request"></a>`). Translated pages have one, made of the original.
    pub anchor: Option<Box<str>>,
}

/// One block and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its place, markup included.
    pub span: Span,
    /// Nesting in lists (0: none).
    pub list_depth: u8,
    /// Nesting in quotes and callouts (0: none).
    pub quote_depth: u8,
    /// The tab it stands in, as an index of the page's tabs in order of appearance.
    pub tab: Option<Tab>,
    /// The pivot or target of the `:::zone` it stands in.
    pub zone: Option<String>,
}

/// A tab: `# [HTTP](#tab/http)` up to the next tab or `---`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The tab's id, as in `#tab/http`: `http`.
    pub id: String,
    /// The number of the tab group on the page, from 0.
    pub group: u32,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading (also the start of a [`Section`]).
    Heading(Heading),
    /// A paragraph, or the text of a list item.
    Paragraph(Text),
    /// A pipe table.
    Table(Table),
    /// A fenced or indented code block.
    Code(CodeBlock),
    /// An HTML comment.
    Comment(Comment),
    /// Other HTML, as written.
    Html(String),
    /// The start of a callout; its text follows as blocks with a quote depth.
    Callout(Callout),
    /// An include whose blocks could not be put here; resolved ones leave their blocks instead.
    UnresolvedInclude {
        /// The target as written.
        target: String,
    },
    /// A thematic break.
    Rule,
}

/// The kind of a callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// `NOTE`, `IMPORTANT`, `TIP`, `WARNING`, `CAUTION`, as written, in upper case.
    pub kind: String,
}

/// A table with its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The header cells.
    pub header: Row,
    /// The body rows, as many cells as were written (pulldown-cmark pads and cuts; this does not).
    pub rows: Vec<Row>,
}

/// A table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells as written.
    pub cells: Vec<Cell>,
    /// The place of the line.
    pub span: Span,
}

/// A table cell.
pub type Cell = Text;

/// A code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The info string, trimmed, in lower case; empty for an indented block.
    pub info: Spanned<String>,
    /// The content, container indentation taken off.
    pub text: String,
    /// From offsets of `text` to offsets of the file.
    pub map: OffsetMap,
    /// Whether the fence was closed.
    pub closed: bool,
    /// Whether brackets or fences had to be rebuilt (rendered-text pages).
    pub recovered: bool,
}

/// An HTML comment, possibly spanning many lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What stands between `<!--` and `-->`.
    pub text: String,
    /// From offsets of `text` to offsets of the file.
    pub map: OffsetMap,
}

impl Document {
    /// The blocks of a section, its subsections' blocks not counted.
    pub fn blocks_of(&self, section: &Section) -> &[Block] {
        self.blocks.get(section.blocks.clone()).unwrap_or_default()
    }

    /// The sections that lie in the section of an index, at any depth.
    pub fn subsections(&self, index: usize) -> impl Iterator<Item = (usize, &Section)> {
        let end = self.sections.get(index).map_or(0, |section| section.end);
        (index + 1..end).filter_map(|at| self.sections.get(at).map(|section| (at, section)))
    }

    /// The first heading of level 1, the page's title.
    pub fn title(&self) -> Option<&Heading> {
        self.sections.iter().filter_map(|section| section.heading.as_ref()).find(|heading| heading.level == 1)
    }
}

impl Section {
    /// The heading's text, empty for the section above all headings.
    pub fn title(&self) -> &str {
        self.heading.as_ref().map_or("", |heading| heading.text.plain.as_str())
    }
}
