//! From a document to facts: what one page says, as written, each fact with its place.
//!
//! This stage knows the anatomy of a Graph page (sections, tables, annotations, phrases) and no other
//! page; what names mean across pages is left to `resolve`.

pub mod facts;
