//! From a document to facts: what one page says, as written, each fact with its place.
//!
//! This stage knows the anatomy of a Graph page (sections, tables, annotations, phrases) and no other
//! page; what names mean across pages is left to `resolve`.

mod annotation;
pub mod facts;
mod page;
mod section;
mod type_cell;
mod version;
mod words;

/// What extraction is told from outside.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {
    /// The API version of pages that do not tell theirs.
    pub api_version: Option<String>,
}
