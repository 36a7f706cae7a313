//! The position in the text, and what stands between the tokens: white space and remarks.
//!
//! The tokens themselves are read by `string` and `scalar`, the structure by `parser`.

use super::{Range, Repair, RepairKind};

/// A text, a position in it and the repairs so far.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) pos: usize,
    pub(super) repairs: Vec<Repair>,
    /// How many objects and arrays are open around the position.
    pub(super) open_objects: usize,
    pub(super) open_arrays: usize,
    /// No quotation mark from here to this offset can end a string; keeps repeated look-ahead linear.
    pub(super) no_closing_quote_before: usize,
    /// The same for single, typographic double and typographic single marks.
    pub(super) no_closing_foreign_before: [usize; 3],
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            pos: 0,
            repairs: Vec::new(),
            open_objects: 0,
            open_arrays: 0,
            no_closing_quote_before: 0,
            no_closing_foreign_before: [0; 3],
        }
    }

    /// Notes a deviation.
    pub(super) fn repair(&mut self, range: Range, kind: RepairKind, replacement: Option<&str>) {
        self.repairs.push(Repair { range, kind, replacement: replacement.map(Into::into) });
    }

    /// The byte at the position.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    /// The character at `place`, which must be a character boundary.
    pub(super) fn char_at(&self, place: usize) -> Option<char> {
        self.text.get(place..)?.chars().next()
    }

    /// Whether `prefix` stands at `place`.
    pub(super) fn starts_with(&self, place: usize, prefix: &str) -> bool {
        self.bytes.get(place..).is_some_and(|rest| rest.starts_with(prefix.as_bytes()))
    }

    /// The length of an ellipsis at `place`, 0 when there is none.
    pub(super) fn ellipsis_len(&self, place: usize) -> usize {
        if self.starts_with(place, "…") {
            return "…".len();
        }
        let dots = self.bytes[place.min(self.bytes.len())..].iter().take_while(|byte| **byte == b'.').count();
        if dots >= 2 { dots } else { 0 }
    }

    /// The offset of the line break that ends the line of `place`, or of the end of the text.
    pub(super) fn line_end(&self, place: usize) -> usize {
        let rest = &self.bytes[place.min(self.bytes.len())..];
        rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(self.bytes.len(), |index| place + index)
    }

    /// The first offset from `place` on that is neither a space nor a tab.
    pub(super) fn after_blanks(&self, mut place: usize) -> usize {
        while matches!(self.bytes.get(place), Some(b' ' | b'\t')) {
            place += 1;
        }
        place
    }

    /// The first offset from `place` on that is not white space of JSON.
    pub(super) fn after_space(&self, place: usize) -> usize {
        let rest = self.bytes.get(place..).unwrap_or_default();
        let space = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        place + space.unwrap_or(rest.len())
    }

    /// Whether a remark begins at `place`.
    pub(super) fn is_comment(&self, place: usize) -> bool {
        match self.bytes.get(place) {
            Some(b'/') => matches!(self.bytes.get(place + 1), Some(b'/' | b'*')),
            Some(b'<') => self.starts_with(place, "<!--"),
            _ => false,
        }
    }

    /// Goes to the next token, past white space and remarks.
    pub(super) fn skip_space(&mut self) {
        loop {
            self.pos = self.after_space(self.pos);
            let Some(byte) = self.peek() else { break };
            match byte {
                b'/' | b'<' if self.is_comment(self.pos) => self.comment(),
                0..0x20 | 0x7f => self.foreign_space(RepairKind::ControlCharacter),
                0x80.. if self.char_at(self.pos).is_some_and(is_foreign_space) => {
                    self.foreign_space(RepairKind::NonBreakingSpace);
                }
                _ => break,
            }
        }
    }

    /// Reads a run of characters that are white space to a reader, but not to JSON.
    fn foreign_space(&mut self, kind: RepairKind) {
        let start = self.pos;
        while let Some(char) = self.char_at(self.pos) {
            let same = match kind {
                RepairKind::NonBreakingSpace => is_foreign_space(char),
                _ => char.is_ascii_control() && !matches!(char, '\t' | '\n' | '\r'),
            };
            if !same {
                break;
            }
            self.pos += char.len_utf8();
        }
        let plain = if kind == RepairKind::NonBreakingSpace { " " } else { "" };
        self.repair(Range::new(start, self.pos), kind, Some(plain));
    }

    /// Reads a remark. A closed one ends with its mark, a `//` remark with its line.
    fn comment(&mut self) {
        let start = self.pos;
        let closing = match &self.bytes[start..] {
            [b'/', b'/', ..] => None,
            [b'/', ..] => Some("*/"),
            _ => Some("-->"),
        };
        let end = match closing {
            Some(mark) => {
                let body = &self.text[start + 2..];
                body.find(mark).map_or(self.bytes.len(), |index| start + 2 + index + mark.len())
            }
            None => self.line_comment_end(start),
        };
        self.pos = end;
        self.repair(Range::new(start, end), RepairKind::Comment, Some(""));
    }

    /// Where a `//` remark ends. When it is the last thing in the text, the brackets that it would swallow belong to
    /// the JSON: `{ "name": "x" // remark }`.
    fn line_comment_end(&self, start: usize) -> usize {
        let line_end = self.line_end(start);
        let mut end = self.text[..line_end].trim_end().len();
        let open = self.open_objects + self.open_arrays;
        if open == 0 || self.after_space(line_end) < self.bytes.len() {
            return end;
        }
        let trimmed = end;
        let mut place = end;
        let mut closed = 0;
        while place > start + 2 && closed < open {
            match self.bytes[place - 1] {
                b'}' | b']' => {
                    closed += 1;
                    end = place - 1;
                }
                b' ' | b'\t' => {}
                _ => break,
            }
            place -= 1;
        }
        // A pair within the remark is the remark's own.
        if self.bytes[start..end].iter().any(|byte| matches!(byte, b'{' | b'[')) { trimmed } else { end }
    }
}

/// Whether readers see white space (or nothing) where JSON sees a foreign character.
pub(super) fn is_foreign_space(char: char) -> bool {
    !char.is_ascii() && (char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'))
}
