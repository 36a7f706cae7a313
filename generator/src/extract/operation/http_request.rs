//! The request lines of *HTTP request* sections, or of what stands in for one.
//!
//! Taking a path apart into segments and parameters is left to `resolve`.

use std::ops::Range;

use crate::markdown::{Block, BlockKind, CodeBlock};
use crate::source::{FileId, Span, Spanned};

use super::super::facts::{BlockType, HttpLine};
use super::super::page::Page;
use super::super::section::SectionKind;
use super::folded_line::FoldedLine;
use super::request_line::{is_remark, mended, request_lines};
use super::service_url::split_version;
use super::{Sections, is_http_tab};

/// All request lines of a page in order: of its *HTTP request* sections, else of blocks outside of the
/// examples, else of the example requests.
pub(super) fn http_lines(sections: &Sections<'_>) -> Vec<HttpLine> {
    let page = sections.page;
    let in_section = collect(page, |section, _| *sections.topic(section) == SectionKind::HttpRequest);
    if !in_section.is_empty() {
        return in_section;
    }
    let before_examples = collect(page, |section, at| {
        let is_message = matches!(sections.topic(section), SectionKind::Request | SectionKind::Response);
        !page.is_in_examples(section) && !is_message && page.annotated(at, BlockType::Request).is_none()
    });
    if !before_examples.is_empty() {
        return before_examples;
    }
    collect(page, |_, _| true)
}

/// The place of the first *HTTP request* heading.
pub(super) fn http_section(page: &Page<'_>) -> Option<Span> {
    let (_, section) = page.sections_of(SectionKind::HttpRequest).next()?;
    section.heading.as_ref().map(|heading| heading.text.span)
}

/// The request lines of the code blocks that a filter of section and block lets through.
fn collect(page: &Page<'_>, is_wanted: impl Fn(usize, usize) -> bool) -> Vec<HttpLine> {
    let mut lines = Vec::new();
    let mut number = 0;
    for (index, section) in page.document.sections.iter().enumerate() {
        for (at, block) in page.blocks(section.blocks.clone()) {
            let Some(code) = request_code(block) else { continue };
            if page.annotated(at, BlockType::Response).is_some() || !is_wanted(index, at) {
                continue;
            }
            let before = lines.len();
            let heading = heading_of(page, index);
            BlockReader { code, file: block.span.file, block: number, heading, last_method: None }.read(&mut lines);
            number += u32::from(lines.len() > before);
        }
    }
    lines
}

/// A code block that may hold request lines.
fn request_code(block: &Block) -> Option<&CodeBlock> {
    let BlockKind::Code(code) = &block.kind else { return None };
    let is_http =
        matches!(code.info.value.as_str(), "" | "http" | "https" | "msgraph-interactive" | "text" | "rest" | "url");
    (is_http && is_http_tab(block)).then_some(code)
}

/// The heading that tells one block of request lines from another.
fn heading_of(page: &Page<'_>, section: usize) -> Option<String> {
    let at = page.document.sections.get(section)?;
    let is_parent_telling = |parent: &usize| {
        !matches!(page.kind_of(*parent), SectionKind::Title | SectionKind::Preamble | SectionKind::HttpRequest)
    };
    if *page.kind_of(section) == SectionKind::HttpRequest {
        let title = at.title().trim();
        if title.len() > "http requests".len() {
            return Some(title.to_owned());
        }
        let parent = at.parent.filter(is_parent_telling)?;
        return Some(page.document.sections.get(parent)?.title().to_owned());
    }
    let is_telling = *page.kind_of(section) == SectionKind::Other;
    is_telling.then(|| at.title().to_owned()).filter(|title| !title.is_empty())
}

/// Reads the request lines of one block.
struct BlockReader<'a> {
    code: &'a CodeBlock,
    file: FileId,
    block: u32,
    heading: Option<String>,
    last_method: Option<Spanned<String>>,
}

impl BlockReader<'_> {
    fn read(mut self, lines: &mut Vec<HttpLine>) {
        let text = self.code.text.as_str();
        let mut at = 0;
        while let Some(mut line) = FoldedLine::at(text, at) {
            line.fold(text);
            at = line.next;
            let requests = request_lines(&line.text);
            for request in &requests {
                let method = line.text[request.method.clone()].to_ascii_uppercase();
                self.last_method = Some(Spanned::new(method, self.span(&line, &request.method)));
                lines.extend(self.line(&line, &request.target));
            }
            // A path alone goes with the method above it.
            let bare = line.text.trim_end();
            if requests.is_empty() && bare.starts_with('/') && !is_remark(bare) && !bare.contains(' ') {
                lines.extend(self.line(&line, &(0..bare.len())));
            }
        }
    }

    /// The fact of a target, with the method that was read last.
    fn line(&self, line: &FoldedLine<'_>, target: &Range<usize>) -> Option<HttpLine> {
        let (version, path) = split_version(&line.text[target.clone()]);
        let range = target.start + path..target.end;
        if range.is_empty() {
            return None;
        }
        let value = mended(&line.text[range.clone()]);
        Some(HttpLine {
            method: self.last_method.clone()?,
            target: Spanned::new(value, self.span(line, &range)),
            version: version.map(str::to_owned),
            block: self.block,
            heading: self.heading.clone(),
        })
    }

    fn span(&self, line: &FoldedLine<'_>, range: &Range<usize>) -> Span {
        self.code.map.span(self.file, line.place(range)).unwrap_or(self.code.info.span)
    }
}
