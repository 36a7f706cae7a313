//! Pages as documents: front matter, blocks and inline text, each with its place.
//!
//! This stage knows CommonMark with pipe tables and the site's own markup (callouts, tabs, zones,
//! includes, reference links, HTML comments). It knows nothing of Graph: what a table or a comment
//! means is left to `extract`. Rendered-text pages become the same [`Document`] in `rendered_text`.

mod blocks;
mod callouts;
mod comments;
mod containers;
mod document;
mod fences;
mod front_matter;
mod headings;
mod html;
mod include;
mod inline;
mod offset_map;
mod outline;
mod parse;
mod sections;
mod table;
mod table_rescue;
mod text;

pub use document::{
    Block, BlockKind, Callout, Cell, CodeBlock, Comment, Document, Entry, FrontMatter, Heading, Origin, Row, Section,
    Tab, Table,
};
pub use offset_map::OffsetMap;
pub use parse::parse;
pub use sections::sections;
pub use text::{Mark, MarkKind, Text};
