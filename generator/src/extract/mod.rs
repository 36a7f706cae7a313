//! From a document to facts: what one page says, as written, each fact with its place.
//!
//! This stage knows the anatomy of a Graph page (sections, tables, annotations, phrases) and no other
//! page; what names mean across pages is left to `resolve`.

mod annotation;
mod base_hints;
mod derived_types;
mod enumeration;
mod example;
pub mod facts;
mod methods_table;
mod operation;
mod page;
mod page_info;
mod phrases;
mod property_table;
mod resource;
mod section;
mod table_columns;
mod type_cell;
mod version;
mod words;

use crate::diagnostic::Diagnostic;
use crate::markdown::Document;
use crate::source::{SourceSet, Span};

use facts::PageFacts;
use page::Page;

/// What extraction is told from outside.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {
    /// The API version of pages that do not tell theirs.
    pub api_version: Option<String>,
}

/// Reads what a page says. What it says wrongly is kept as written, or left out with a diagnostic.
pub fn extract(
    sources: &SourceSet,
    document: &Document,
    options: &ExtractOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageFacts {
    let kinds = page::kinds_of(document);
    let page = Page {
        document,
        in_examples: page::examples_of(document, &kinds),
        kind: page_info::kind_of(document, &kinds),
        kinds,
        annotations: annotation::annotations(document, diagnostics),
    };
    let title = page_info::title(document);
    let deprecated = page_info::deprecated(&page, title.as_ref());
    let front_matter =
        |key: &str| document.front_matter.get(key).filter(|entry| !entry.value.trim().is_empty()).cloned();
    let types = resource::types(&page, deprecated);
    let represented: Vec<Span> = types
        .iter()
        .filter_map(|ty| ty.representation.as_ref())
        .map(|representation| representation.body.span)
        .collect();
    let (examples, other_json) = example::examples(&page, &represented);
    PageFacts {
        file: document.file,
        kind: page.kind,
        namespace: page_info::namespace(&page),
        description: page_info::description(&page),
        author: front_matter("author"),
        product: front_matter("ms.prod").or_else(|| front_matter("ms.subservice")),
        types,
        enums: enumeration::enumerations(&page),
        methods: methods_table::methods(&page),
        operation: operation::operation(&page),
        examples,
        other_json,
        title,
        deprecated,
        annotations: page.annotations.into_iter().map(|placed| placed.annotation).collect(),
        version: version::version_of(sources.file(document.file), document, options),
    }
}
