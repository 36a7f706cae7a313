//! Lays the headings' sections over the blocks.

use super::{Block, BlockKind, Section};

/// The sections of a page's blocks, in order; each knows what it lies in.
pub fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut start = 0;
    let mut heading = None;
    let starts = blocks.iter().enumerate().filter_map(|(at, block)| match &block.kind {
        BlockKind::Heading(heading) => Some((at, Some(heading.clone()))),
        _ => None,
    });
    for (at, next) in starts.chain([(blocks.len(), None)]) {
        if heading.is_some() || at > start {
            add(&mut sections, &mut open, Section { heading: heading.take(), parent: None, blocks: start..at, end: 0 });
        }
        heading = next;
        start = at + 1;
    }
    let end = sections.len();
    for index in open {
        sections[index].end = end;
    }
    sections
}

fn add(sections: &mut Vec<Section>, open: &mut Vec<usize>, mut section: Section) {
    let level = |section: &Section| section.heading.as_ref().map_or(u8::MAX, |heading| heading.level);
    let index = sections.len();
    while let Some(last) = open.last().copied().filter(|last| level(&sections[*last]) >= level(&section)) {
        sections[last].end = index;
        open.pop();
    }
    section.parent = open.last().copied();
    open.push(index);
    sections.push(section);
}
