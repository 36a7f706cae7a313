//! Strings in quotation marks that JSON does not know: single ones, and those that word processors write.
//!
//! They end on their line. What is in double quotation marks is read by `string`.

use super::node::write_quoted;
use super::quote::{is_double_curly, is_single_curly};
use super::scanner::Scanner;
use super::string::{Draft, Role};
use super::{Range, RepairKind};

/// The marks that open such a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Single,
    DoubleCurly,
    SingleCurly,
}

impl Mark {
    const fn opened_by(char: char) -> Option<Self> {
        match char {
            '\'' | '`' => Some(Self::Single),
            _ if is_double_curly(char) => Some(Self::DoubleCurly),
            _ if is_single_curly(char) => Some(Self::SingleCurly),
            _ => None,
        }
    }

    /// Whether `char` can close what `open` opened; word processors mix them up.
    const fn is_closed_by(self, open: char, char: char) -> bool {
        match self {
            Self::Single => char == open,
            Self::DoubleCurly => is_double_curly(char) || char == '"',
            Self::SingleCurly => is_single_curly(char) || char == '\'',
        }
    }
}

impl Scanner<'_> {
    /// Whether a string in other quotation marks may begin at the position.
    pub(super) fn at_foreign_quote(&self) -> bool {
        matches!(self.peek(), Some(b'\'' | b'`' | 0x80..))
            && self.char_at(self.pos).is_some_and(|char| Mark::opened_by(char).is_some())
    }

    /// Reads such a string; `None` when there is none, or none that ends on its line.
    pub(super) fn foreign_string(&mut self, role: Role) -> Option<(String, Range)> {
        let start = self.pos;
        let open = self.char_at(start)?;
        let mark = Mark::opened_by(open)?;
        let body = start + open.len_utf8();
        let (end, close) = self.foreign_end(mark, open, body, role)?;
        let mut draft = Draft::default();
        let mut place = body;
        while place < end {
            if self.bytes[place] == b'\\' {
                place = self.escape(place, &mut draft).min(end);
            } else if let Some(char) = self.char_at(place) {
                draft.out.push(char);
                place += char.len_utf8();
            }
        }
        self.pos = end + close.len_utf8();
        let range = Range::new(start, self.pos);
        let kind = if mark == Mark::Single { RepairKind::SingleQuotes } else { RepairKind::SmartQuotes };
        let mut quoted = String::new();
        write_quoted(&draft.out, &mut quoted);
        self.repair(range, kind, Some(&quoted));
        Some((draft.out, range))
    }

    /// The mark that ends the string: an apostrophe within a word does not.
    fn foreign_end(&mut self, mark: Mark, open: char, body: usize, role: Role) -> Option<(usize, char)> {
        let slot = mark as usize;
        if body < self.no_closing_foreign_before[slot] {
            return None;
        }
        let mut escaped = false;
        let mut place = body;
        for char in self.text[body..].chars() {
            if matches!(char, '\n' | '\r') {
                break;
            }
            if !escaped && mark.is_closed_by(open, char) && self.may_follow(place + char.len_utf8(), role) {
                return Some((place, char));
            }
            escaped = char == '\\' && !escaped;
            place += char.len_utf8();
        }
        self.no_closing_foreign_before[slot] = place;
        None
    }
}
