//! The commas between elements, one rule for objects and arrays.
//!
//! What an element is, is left to the parser.

use super::scanner::Scanner;
use super::{Range, RepairKind};

/// What came last within the brackets.
#[derive(Clone, Copy)]
pub(super) enum Last {
    /// The opening bracket.
    Nothing,
    /// An element, with its end.
    Element(usize),
    /// A comma after an element, with its place.
    Comma(usize),
    /// Something that is no element: commas around it mean nothing.
    Gap,
}

impl Last {
    /// Reads a comma; a semicolon counts as one that is misspelt.
    pub(super) fn comma(&mut self, scanner: &mut Scanner<'_>) {
        let place = scanner.pos;
        scanner.pos += 1;
        match self {
            Self::Nothing | Self::Comma(_) => {
                scanner.repair(Range::new(place, place + 1), RepairKind::ExtraComma, Some(""));
            }
            Self::Element(_) => *self = Self::Comma(place),
            Self::Gap => {}
        }
    }

    /// Says that an element begins here.
    pub(super) fn element(self, scanner: &mut Scanner<'_>) {
        match self {
            Self::Element(end) => scanner.repair(Range::at(end), RepairKind::MissingComma, Some(",")),
            Self::Comma(place) if scanner.bytes[place] == b';' => {
                scanner.repair(Range::new(place, place + 1), RepairKind::MissingComma, Some(","));
            }
            Self::Nothing | Self::Comma(_) | Self::Gap => {}
        }
    }

    /// Says that the brackets close here.
    pub(super) fn close(self, scanner: &mut Scanner<'_>) {
        if let Self::Comma(place) = self {
            scanner.repair(Range::new(place, place + 1), RepairKind::TrailingComma, Some(""));
        }
    }
}
