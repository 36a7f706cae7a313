//! The page as the readers of `extract` share it: sections by kind, annotations by block, version.
//!
//! Reading a section's content is left to one module a concept.

use std::ops::Range;
use std::sync::Arc;

use crate::markdown::{Block, BlockKind, Document, Section};

use super::facts::{Annotation, BlockType, PageKind};
use super::section::SectionKind;

/// A page in the making of its facts.
pub(crate) struct Page<'a> {
    /// The page's blocks.
    pub(crate) document: &'a Document,
    /// The kind of each section of the document, by its index.
    pub(crate) kinds: Vec<SectionKind>,
    /// Whether a section lies in (or is) an examples section, by its index.
    pub(crate) in_examples: Vec<bool>,
    /// The annotations in order.
    pub(crate) annotations: Vec<PlacedAnnotation>,
    /// The kind of the page.
    pub(crate) kind: PageKind,
}

/// An annotation and the blocks it belongs to.
pub(crate) struct PlacedAnnotation {
    /// The annotation.
    pub(crate) annotation: Arc<Annotation>,
    /// The index of the comment's block.
    pub(crate) comment: usize,
    /// The index of the block that it annotates: the next code block or table of its section.
    pub(crate) target: Option<usize>,
}

impl<'a> Page<'a> {
    /// The sections of a kind, with their indices.
    pub(crate) fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = (usize, &'a Section)> {
        let sections = &self.document.sections;
        let matching = self.kinds.iter().enumerate().filter(move |(_, each)| **each == kind);
        matching.filter_map(move |(index, _)| sections.get(index).map(|section| (index, section)))
    }

    /// The first section of a kind that is not part of an example.
    pub(crate) fn first_section(&self, kind: SectionKind) -> Option<(usize, &'a Section)> {
        self.sections_of(kind).find(|(index, _)| !self.is_in_examples(*index))
    }

    /// Whether a section lies in (or is) an examples section.
    pub(crate) fn is_in_examples(&self, index: usize) -> bool {
        self.in_examples.get(index).copied().unwrap_or_default()
    }

    /// The kind of a section.
    pub(crate) fn kind_of(&self, index: usize) -> &SectionKind {
        self.kinds.get(index).unwrap_or(&SectionKind::Other)
    }

    /// The blocks of a section and of all its subsections, headings included, as indices of the document's blocks.
    pub(crate) fn extent(&self, index: usize) -> Range<usize> {
        let sections = &self.document.sections;
        let Some(section) = sections.get(index) else { return 0..0 };
        let last = sections.get(section.end.max(index + 1) - 1).unwrap_or(section);
        section.blocks.start..last.blocks.end.max(section.blocks.start)
    }

    /// Blocks with their indices.
    pub(crate) fn blocks(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &'a Block)> {
        let start = range.start;
        let blocks: &'a [Block] = self.document.blocks.get(range).unwrap_or_default();
        blocks.iter().enumerate().map(move |(at, block)| (start + at, block))
    }

    /// The annotation of a block.
    pub(crate) fn annotation_of(&self, block: usize) -> Option<&Arc<Annotation>> {
        self.annotations.iter().find(|placed| placed.target == Some(block)).map(|placed| &placed.annotation)
    }

    /// The annotation of a block, when it has this `blockType`.
    pub(crate) fn annotated(&self, block: usize, block_type: BlockType) -> Option<&Arc<Annotation>> {
        self.annotation_of(block).filter(|annotation| annotation.is(block_type))
    }
}

impl Annotation {
    /// Whether its `blockType` is this one.
    pub fn is(&self, block_type: BlockType) -> bool {
        self.block_type.as_ref().is_some_and(|given| given.value == block_type)
    }
}

/// The kinds of a document's sections.
pub(super) fn kinds_of(document: &Document) -> Vec<SectionKind> {
    let mut seen_title = false;
    let kind = |section: &Section| match &section.heading {
        None => SectionKind::Preamble,
        Some(heading) if heading.level == 1 && !std::mem::replace(&mut seen_title, true) => SectionKind::Title,
        Some(heading) => SectionKind::of_heading(heading),
    };
    document.sections.iter().map(kind).collect()
}

/// Whether each section lies in (or is) an examples section.
///
/// Pages nest carelessly: a *Request* or *Response* that follows an examples heading on the same level
/// belongs to it, so the state lasts until a section that no example can hold.
pub(super) fn examples_of(document: &Document, kinds: &[SectionKind]) -> Vec<bool> {
    let mut inside = false;
    let mut outer_level = 6;
    let mut flags = Vec::with_capacity(kinds.len());
    for (section, kind) in document.sections.iter().zip(kinds) {
        let level = section.heading.as_ref().map_or(0, |heading| heading.level);
        if *kind == SectionKind::Examples {
            outer_level = if inside { outer_level.min(level) } else { level };
            inside = true;
        } else if inside && level <= outer_level {
            inside = matches!(kind, SectionKind::Request | SectionKind::Response);
        }
        flags.push(inside);
    }
    flags
}

/// The block that a comment annotates: the next code block or table below it, before the next heading or
/// annotation.
pub(super) fn target_of(document: &Document, comment: usize, is_annotation: impl Fn(usize) -> bool) -> Option<usize> {
    for (at, block) in document.blocks.iter().enumerate().skip(comment + 1) {
        match &block.kind {
            BlockKind::Code(_) | BlockKind::Table(_) => return Some(at),
            BlockKind::Heading(_) => return None,
            BlockKind::Comment(_) if is_annotation(at) => return None,
            _ => {}
        }
    }
    None
}
