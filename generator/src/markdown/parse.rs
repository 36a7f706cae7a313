//! The entry into this stage: one page, its includes expanded, as a [`Document`].

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceSet};

use super::blocks::{Page, Walker};
use super::{Document, Origin, containers, front_matter, sections::sections};

/// Parses a Markdown page. Its includes are expanded from the set.
///
/// Never fails: what is broken is reported in `diagnostics`, and everything that can be read is in the
/// document. A diagnostic in an included file appears for every page that includes it.
pub fn parse(sources: &SourceSet, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let text = sources.file(file).original();
    let (front_matter, start) = front_matter::read(file, text, diagnostics);
    let mut page = Page::new(sources);
    Walker::new(&mut page, file, (0, 0)).run(start);
    let Page { mut blocks, tabs, includes, diagnostics: found, .. } = page;
    diagnostics.extend(found);
    containers::assign_tabs(&mut blocks, &tabs, diagnostics);
    includes.report_missing(&blocks, diagnostics);
    let sections = sections(&blocks);
    Document { file, origin: Origin::Markdown, front_matter, blocks, sections }
}
