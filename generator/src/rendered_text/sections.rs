//! Sections: the blocks between the headings, and which section lies in which.

use crate::markdown::{Block, BlockKind, Section};

/// Lays the sections over the blocks.
pub(super) fn lay(blocks: &[Block]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<(usize, u8)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading(heading) = &block.kind {
            close(&mut sections, at);
            while let Some((index, _)) = open.pop_if(|(_, level)| *level >= heading.level) {
                sections[index].end = sections.len();
            }
            let parent = open.last().map(|(index, _)| *index);
            open.push((sections.len(), heading.level));
            sections.push(Section { heading: Some(heading.clone()), parent, blocks: at + 1..at + 1, end: 0 });
        } else if sections.is_empty() {
            sections.push(Section { heading: None, parent: None, blocks: at..at, end: 1 });
        }
    }
    close(&mut sections, blocks.len());
    for (index, _) in open {
        sections[index].end = sections.len();
    }
    sections
}

/// Ends the blocks of the last section.
fn close(sections: &mut [Section], at: usize) {
    if let Some(last) = sections.last_mut() {
        last.blocks.end = at;
    }
}
