//! Pages as documents: front matter, blocks and inline text, each with its place.
//!
//! This stage knows CommonMark with pipe tables and the site's own markup (callouts, tabs, zones,
//! includes, reference links, HTML comments). It knows nothing of Graph: what a table or a comment
//! means is left to `extract`. Rendered-text pages become the same [`Document`] in `rendered_text`.

mod document;
mod text;

pub use document::{
    Block, BlockKind, Callout, Cell, CodeBlock, Comment, Document, Entry, FrontMatter, Heading, Origin, Row, Section,
    Tab, Table,
};
pub use text::{Mark, MarkKind, OffsetMap, Text};
