//! From offsets of a text that was taken out of a file back to the file.

use std::ops::Range;

use crate::source::{FileId, Span};

/// Maps offsets of a text to offsets of the file that it was taken from, piece by piece.
///
/// A piece either runs in step with the file (what is read is what stands there) or stands as a whole
/// for other bytes of the file (`&amp;` read as `&`, the text of an include).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    // Most texts have one piece: the first needs no allocation.
    first: Option<Piece>,
    rest: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where the piece starts in the text.
    text: u32,
    /// Where it starts in the file.
    file: u32,
    /// Where it ends in the file, for a piece that stands for other bytes.
    replaced_to: Option<u32>,
}

impl OffsetMap {
    /// A map of one piece that runs in step from its start.
    pub fn contiguous(file_offset: usize) -> Self {
        let mut map = Self::default();
        map.push(0, file_offset);
        map
    }

    /// Says that the text from `text_offset` on stands at `file_offset` in the file and runs in step
    /// with it. Pieces are pushed in the order of their text offsets.
    pub fn push(&mut self, text_offset: usize, file_offset: usize) {
        let piece = Piece { text: clamp(text_offset), file: clamp(file_offset), replaced_to: None };
        let goes_on = self.last().is_some_and(|last| {
            last.replaced_to.is_none() && piece.text.wrapping_sub(last.text) == piece.file.wrapping_sub(last.file)
        });
        if !goes_on {
            self.add(piece);
        }
    }

    /// Says that the text from `text_offset` on (up to the next piece) stands for a range of the file.
    pub fn push_replaced(&mut self, text_offset: usize, file_range: Range<usize>) {
        self.add(Piece {
            text: clamp(text_offset),
            file: clamp(file_range.start),
            replaced_to: Some(clamp(file_range.end)),
        });
    }

    fn add(&mut self, piece: Piece) {
        match self.last_mut() {
            Some(last) if last.text == piece.text => *last = piece,
            Some(_) => self.rest.push(piece),
            None => self.first = Some(piece),
        }
    }

    fn last(&self) -> Option<&Piece> {
        self.rest.last().or(self.first.as_ref())
    }

    fn last_mut(&mut self) -> Option<&mut Piece> {
        self.rest.last_mut().or(self.first.as_mut())
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.first.iter().chain(&self.rest)
    }

    fn piece_at(&self, text_offset: usize) -> Option<&Piece> {
        let at = self.rest.partition_point(|piece| piece.text as usize <= text_offset);
        match at.checked_sub(1) {
            Some(at) => self.rest.get(at),
            None => self.first.as_ref().filter(|piece| piece.text as usize <= text_offset),
        }
    }

    /// The offset in the file of a range of the text that runs in step with it from end to end.
    pub(crate) fn in_step(&self, range: Range<usize>) -> Option<usize> {
        let piece = self.piece_at(range.start).filter(|piece| piece.replaced_to.is_none())?;
        let is_whole = range.is_empty() || self.piece_at(range.end - 1) == Some(piece);
        is_whole.then(|| piece.file as usize + (range.start - piece.text as usize))
    }

    /// The offset in the file of an offset in the text.
    pub fn offset(&self, text_offset: usize) -> Option<usize> {
        self.piece_at(text_offset).map(|piece| match piece.replaced_to {
            Some(_) => piece.file as usize,
            None => piece.file as usize + (text_offset - piece.text as usize),
        })
    }

    /// The span in a file of a range of the text.
    pub fn span(&self, file: FileId, range: Range<usize>) -> Option<Span> {
        let start = self.offset(range.start)?;
        if range.end <= range.start {
            return Some(Span::new(file, start..start));
        }
        let last = self.piece_at(range.end - 1)?;
        let end = match last.replaced_to {
            Some(end) => end as usize,
            None => last.file as usize + (range.end - last.text as usize),
        };
        Some(Span::new(file, start..end.max(start)))
    }

    /// The map of a part of the text, with offsets from the start of that part.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut map = Self::default();
        if let Some(piece) = self.piece_at(range.start) {
            match piece.replaced_to {
                Some(end) => map.push_replaced(0, piece.file as usize..end as usize),
                None => map.push(0, piece.file as usize + (range.start - piece.text as usize)),
            }
        }
        for piece in self.pieces() {
            let text = piece.text as usize;
            if text > range.start && text < range.end {
                map.add(Piece { text: clamp(text - range.start), ..*piece });
            }
        }
        map
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_in_step_merge_and_replaced_ones_keep_their_ends() {
        let file = FileId::new(0);
        let mut map = OffsetMap::default();
        map.push(0, 10);
        map.push(3, 13);
        map.push_replaced(5, 15..20);
        map.push(6, 20);
        assert_eq!(map.rest.len(), 2);
        assert_eq!(map.span(file, 1..5), Some(Span::new(file, 11..15)));
        assert_eq!(map.span(file, 5..6), Some(Span::new(file, 15..20)));
        assert_eq!(map.span(file, 4..8), Some(Span::new(file, 14..22)));
        assert_eq!(map.span(file, 8..8), Some(Span::new(file, 22..22)));
        let part = map.slice(4..8);
        assert_eq!(part.span(file, 0..2), Some(Span::new(file, 14..20)));
        assert_eq!(part.offset(2), Some(20));
        assert_eq!(OffsetMap::default().offset(0), None);
    }
}
